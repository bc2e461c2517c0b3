//! One line of the inbox.

use hlaska_kernel::policy;
use hlaska_territory::Gazetteer;
use hlaska_web::LiveCx;
use hlaska_web::ui::{self, age, hidden_key, moment};
use maud::{Markup, html};

use super::{ACTIONS, address, urgency_mark};
use crate::command::{Acknowledge, Dismiss};
use crate::signal::{Signal, State};
use crate::text::text;

/// A reading this old is said aloud.
const OLD_SECONDS: i64 = 3 * 3600;

/// `back` is the page to return to after a button.
pub(super) fn row(live: &LiveCx, signal: &Signal, back: &str) -> ui::Signal {
    let lang = live.lang();
    ui::Signal {
        id: format!("podnet-{}", signal.id),
        seq: signal.seq,
        mark: marks(live, signal),
        what: signal.latest.title.get(lang).to_owned(),
        href: address(signal.id),
        meta: meta(live, signal),
        actions: html! {
            @if signal.is_open() { (acknowledge_button(live, signal, back)) }
            (panels(live, signal))
            @if signal.is_open() && policy::would_permit::<Dismiss>(&live.viewer, signal.place) {
                a.btn.quiet href={ (address(signal.id)) "#odlozit" } { (text(lang).dismiss()) }
            }
        },
    }
}

pub(super) fn marks(live: &LiveCx, signal: &Signal) -> Markup {
    html! {
        @if signal.exercise { (ui::exercise(live.lang())) " " }
        (urgency_mark(&signal.latest, live.lang()))
    }
}

fn meta(live: &LiveCx, signal: &Signal) -> Vec<Markup> {
    let (lang, words) = (live.lang(), text(live.lang()));
    let place = live.portal.service::<Gazetteer>().name_of(signal.place, lang);
    let observed = signal.latest.observed_at;
    let mut meta = vec![
        html! { (signal.latest.detail.get(lang)) },
        html! { (place) },
        html! { (words.observed()) " " (moment(observed, lang)) " (" (age(observed, live.now(), OLD_SECONDS, lang)) ")" },
    ];
    if signal.since() < observed {
        meta.push(html! { (words.lasts_since()) " " (moment(signal.since(), lang)) });
    }
    if signal.state() != State::New {
        meta.push(html! { (words.state(signal.state())) });
    }
    meta
}

/// The key names the state the button was made for, so that every reader gets the same bytes and
/// pressing twice is one act.
pub(super) fn acknowledge_button(live: &LiveCx, signal: &Signal, back: &str) -> Markup {
    let may = policy::would_permit::<Acknowledge>(&live.viewer, signal.place);
    html! {
        @if may && signal.state() == State::New {
            form method="post" action={ (address(signal.id)) "/prevzit" } {
                (hidden_key(&format!("{}.{}", signal.id, signal.called_seq)))
                input type="hidden" name="zpet" value=(back);
                button.btn.primary type="submit" { (text(live.lang()).acknowledge()) }
            }
        }
    }
}

pub(super) fn panels(live: &LiveCx, signal: &Signal) -> Markup {
    let key = signal.id.to_string();
    html! { @for panel in live.portal.panels(ACTIONS) { ((panel.render)(live, &key)) } }
}
