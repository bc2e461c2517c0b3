//! Open incidents the signal may belong to: a flood wakes many gauges, and it is one event.

use hlaska_signals::Signal;
use hlaska_web::Cx;
use hlaska_web::ui::{self, hidden_key, moment};
use maud::{Markup, html};

use super::key;
use crate::command::{AttachSignal, address};
use crate::incident::Incident;
use crate::permits::would_touching;
use crate::text::text;
use crate::view::Incidents;

pub(super) fn join_section(cx: &Cx, signal: &Signal) -> Markup {
    let viewer = cx.viewer();
    let world = cx.world();
    let fits = |incident: &&Incident| {
        incident.exercise == signal.exercise
            && !incident.signals.contains(&signal.id)
            && would_touching::<AttachSignal>(&viewer, &incident.guards())
    };
    let open: Vec<_> = world.view::<Incidents>().open(&viewer).into_iter().filter(fits).collect();
    if open.is_empty() {
        return html! {};
    }
    let list: Vec<_> = open.into_iter().map(|incident| line(cx, signal, incident)).collect();
    ui::panel(
        "pripojit",
        text(cx.lang()).may_join(),
        &html! {},
        &ui::inbox("pripojit-seznam", &list),
    )
}

fn line(cx: &Cx, signal: &Signal, incident: &Incident) -> ui::Signal {
    let (lang, words) = (cx.lang(), text(cx.lang()));
    let (live, viewer) = (cx.live(), cx.viewer());
    ui::Signal {
        id: format!("udalost-{}", incident.id),
        seq: incident.last_touch(&viewer).seq,
        mark: super::marks(incident, lang),
        what: incident.facts.title.clone(),
        href: address(incident.id),
        meta: vec![
            html! { (super::places_line(&live, &incident.facts.places)) },
            html! { (words.began()) " " (moment(incident.facts.occurred_at, lang)) },
        ],
        actions: html! {
            form method="post" action={ (address(incident.id)) "/podnety" } {
                (hidden_key(&key(cx)))
                input type="hidden" name="podnet" value=(signal.id);
                button.btn type="submit" { (words.join()) span.hush { " " (incident.facts.title) } }
            }
        },
    }
}
