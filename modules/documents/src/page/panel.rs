//! Files on an event's page.

use hlaska_incident::{IncidentId, Incidents};
use hlaska_journal::World;
use hlaska_kernel::Place;
use hlaska_kernel::policy;
use hlaska_web::LiveCx;
use hlaska_web::ui;
use maud::{Markup, html};

use super::{fate, kind_and_size, name_of, spill, title};
use crate::command::{Attach, DestroySpill};
use crate::document::Document;
use crate::handling::would_touching;
use crate::text::{self, text};
use crate::view::Documents;

pub(crate) fn panel(live: &LiveCx, key: &str) -> Markup {
    let (lang, world) = (live.lang(), live.world());
    let Ok(id) = key.parse::<IncidentId>() else { return html! {} };
    let Some(incident) = world.view::<Incidents>().get(&live.viewer, id) else { return html! {} };
    let words = text(lang);
    let documents = world.view::<Documents>().of(&live.viewer, incident);
    let lines: Vec<_> = documents.map(|document| line(document, live, &world)).collect();
    let content = html! {
        @if lines.is_empty() { (ui::empty(words.none(), words.none_means())) }
        @else { ul.plain { @for line in &lines { (line) } } }
        @if would_touching::<Attach>(&live.viewer, incident) {
            p.actions { a.btn href={ "/udalosti/" (id) "/soubory" } { (words.attach()) } }
        }
    };
    ui::panel("soubory-udalosti", words.files(), &html! {}, &content)
}

fn line(document: &Document, live: &LiveCx, world: &World) -> Markup {
    let (lang, words) = (live.lang(), text(live.lang()));
    html! {
        li id={ "soubor-" (document.number) } data-seq=(document.number) {
            @if document.is_open() { a href={ "/soubory/" (document.id) } { (title(document, lang)) } }
            @else { (title(document, lang)) }
            " " (ui::marking(document.handling.marking, lang))
            @if document.is_open() && !document.note.is_empty() { p { (document.note) } }
            p.small {
                (kind_and_size(document, lang)) ", " (text::number(document.number, lang))
                @if document.image_only { ", " (words.image_only()) }
                br; (name_of(world, &document.author(), lang)) ", " (ui::moment(document.at, lang))
                @if document.destroyed.is_none() { br; (way_out(document, live)) }
            }
            (fate(document, world, lang))
        }
    }
}

/// Destroying for those who may, reporting for everybody else.
fn way_out(document: &Document, live: &LiveCx) -> Markup {
    let words = text(live.lang());
    html! {
        @if policy::would_permit::<DestroySpill>(&live.viewer, Place::Region) {
            a href={ (spill::PATH) "?soubor=" (document.number) } { (words.spill()) }
        } @else if document.is_open() {
            a href={ "/soubory/" (document.id) "/ohlasit" } { (words.report()) }
        }
    }
}
