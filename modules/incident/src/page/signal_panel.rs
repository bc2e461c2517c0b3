//! What an incident can do with a signal: a button on each line of the duty inbox.

use hlaska_kernel::policy;
use hlaska_signals::{SignalId, Signals};
use hlaska_web::LiveCx;
use maud::{Markup, html};

use crate::command::{Open, address};
use crate::text::text;
use crate::view::Incidents;

pub(crate) fn signal_topics(_key: &str) -> Vec<String> {
    vec!["incident".to_owned()]
}

/// A link to what has grown out of the signal, else the way to open an event from it.
pub(crate) fn signal_buttons(live: &LiveCx, key: &str) -> Markup {
    let Ok(id) = key.parse::<SignalId>() else { return html! {} };
    let (world, words) = (live.world(), text(live.lang()));
    let Some(signal) = world.view::<Signals>().get(&live.viewer, id) else { return html! {} };
    let incidents = world.view::<Incidents>();
    let grown = incidents.out_of(&live.viewer, id);
    html! {
        @for incident in &grown {
            a href=(address(incident.id)) { (words.event()) ": " (incident.facts.title) }
        }
        @if grown.is_empty() && incidents.has_grown(&live.viewer, id) {
            span.muted { (words.already_grown_unseen()) }
        }
        @if !incidents.has_grown(&live.viewer, id) && signal.is_open() && policy::would_permit::<Open>(&live.viewer, signal.place) {
            a.btn href={ "/udalosti/nova?podnet=" (id) } { (words.open_new()) }
        }
    }
}
