//! What the module shows.

mod correct;
mod ending;
mod entry;
mod entry_form;
mod facts_form;
mod facts_pages;
mod handling;
mod head;
mod incident;
mod invited;
mod join;
mod lines;
mod list;
mod log;
mod log_filter;
mod overview;
mod row;
mod signal_panel;

pub(crate) use correct::{correct_page, correct_with_errors};
pub(crate) use ending::{Ending, close_page, ending_with_errors, reopen_page};
pub(crate) use entry::{entry_page, entry_paper, note_incident};
pub(crate) use entry_form::{Said as EntrySaid, fragment as entry_fragment};
pub(crate) use facts_pages::{
    asked_incident, asked_signal, edit_page, edit_with_errors, is_surely_exercise, new_page,
    new_with_errors,
};
pub(crate) use incident::{incident_page, incident_parts, incident_with_errors};
pub(crate) use invited::{invited_page, invited_with_errors};
pub use list::may_open;
pub(crate) use list::{list_page, list_parts};
pub use overview::open_incidents_fragment;
pub(crate) use signal_panel::{signal_buttons, signal_topics};

use hlaska_access::Accounts;
use hlaska_journal::Author;
use hlaska_kernel::{Lang, Place};
use hlaska_territory::Gazetteer;
use hlaska_web::ui;
use hlaska_web::{Cx, LiveCx};
use maud::{Markup, html};

use crate::incident::Incident;
use crate::places;
use crate::text::text;

pub(crate) const LIST: &str = "/udalosti";
/// Other modules show here what they know of an incident; the key is its id.
pub(crate) const SLOT: &str = "incident";

fn name_of(live: &LiveCx, author: &Author) -> String {
    live.world().view::<Accounts>().name_of(author, live.lang())
}

fn places_line(live: &LiveCx, places: &[Place]) -> String {
    places::line(places, &live.portal.service::<Gazetteer>(), live.lang())
}

/// Marking, exercise and state, the things that must not be overlooked.
fn marks(incident: &Incident, lang: Lang) -> Markup {
    let words = text(lang);
    html! {
        (ui::marking(incident.facts.handling.marking, lang)) " "
        @if incident.exercise { (ui::exercise(lang)) " " }
        @if !incident.is_open { span.badge { (words.closed()) } }
    }
}

/// A fresh key for a form.
fn key(cx: &Cx) -> String {
    cx.portal.env().uuid().to_string()
}
