//! The open incidents in short, for the overview page.

use hlaska_web::LiveCx;
use hlaska_web::ui::{self, age, moment};
use maud::{Markup, html};

use super::{LIST, marks, places_line};
use crate::catalogue::kind_name;
use crate::command::address;
use crate::incident::Incident;
use crate::text::text;
use crate::view::Incidents;

const SHORT: usize = 6;
const SILENT_SECONDS: i64 = 6 * 3600;

/// The page puts it under a heading of its own. Its element has the id `udalosti`; it depends on
/// the topic `incident`.
pub fn open_incidents_fragment(live: &LiveCx) -> Markup {
    let words = text(live.lang());
    let world = live.world();
    let open = world.view::<Incidents>().open(&live.viewer);
    let shown: Vec<_> = open.iter().take(SHORT).map(|incident| line(live, incident)).collect();
    html! {
        div #udalosti {
            @if shown.is_empty() {
                (ui::empty(words.no_open(), words.no_open_means()))
            } @else {
                (ui::inbox("udalosti-seznam", &shown))
            }
            @if open.len() > SHORT { p { a href=(LIST) { (words.more(open.len() - SHORT)) } } }
        }
    }
}

fn line(live: &LiveCx, incident: &Incident) -> ui::Signal {
    let (lang, words, facts) = (live.lang(), text(live.lang()), &incident.facts);
    let touched = incident.last_touch(&live.viewer);
    ui::Signal {
        id: format!("udalost-{}", incident.id),
        seq: touched.seq,
        mark: marks(incident, lang),
        what: facts.title.clone(),
        href: address(incident.id),
        meta: vec![
            html! { (kind_name(&facts.kind, lang)) },
            html! { (places_line(live, &facts.places)) },
            html! { (words.began()) " " (moment(facts.occurred_at, lang)) },
            html! { (words.last_written()) " " (age(touched.at, live.now(), SILENT_SECONDS, lang)) },
        ],
        actions: html! {},
    }
}
