//! One incident in the table of incidents.

use hlaska_web::LiveCx;
use hlaska_web::ui::{Column, Row, age, moment};
use maud::{Markup, html};

use super::{marks, places_line};
use crate::catalogue::kind_name;
use crate::command::address;
use crate::incident::Incident;
use crate::text::{Text, text};

/// An open event nobody has written about for this long asks for a look.
const SILENT_SECONDS: i64 = 6 * 3600;

pub(super) fn columns(words: &dyn Text) -> [Column<'static>; 6] {
    [
        words.event(),
        words.kind(),
        words.places(),
        words.began(),
        words.last_written(),
        words.directs(),
    ]
    .map(Column::text)
}

pub(super) fn row(live: &LiveCx, incident: &Incident) -> Row {
    let (lang, facts) = (live.lang(), &incident.facts);
    let cells = vec![
        html! { a href=(address(incident.id)) { (facts.title) } " " (marks(incident, lang)) },
        html! { (kind_name(&facts.kind, lang)) },
        html! { (places_line(live, &facts.places)) },
        moment(facts.occurred_at, lang),
        last_written(live, incident),
        html! { (text(lang).level(facts.level)) },
    ];
    Row::new(format!("udalost-{}", incident.id), cells).seq(incident.last_touch(&live.viewer).seq)
}

fn last_written(live: &LiveCx, incident: &Incident) -> Markup {
    let (at, lang) = (incident.last_touch(&live.viewer).at, live.lang());
    let limit = if incident.is_open { SILENT_SECONDS } else { i64::MAX };
    html! { span { (moment(at, lang)) " (" (age(at, live.now(), limit, lang)) ")" } }
}
