//! `/zdroje`: how the feeds fare.

use hlaska_kernel::{Lang, Timestamp};
use hlaska_web::{LiveCx, ui};
use maud::{Markup, html};

use crate::gauges::{FEED, Gauges, State};
use crate::level::STALE_AFTER_MINUTES;
use crate::words::words;

pub fn page(live: &LiveCx) -> Markup {
    let words = words(live.lang());
    html! {
        h1 { (words.feeds()) }
        p.lead { (words.feeds_lead()) }
        (content(live))
    }
}

/// The live part, id `zdroje`.
pub fn content(live: &LiveCx) -> Markup {
    let gauges = live.portal.service::<Gauges>();
    let (state, now, lang) = (gauges.state(), live.now(), live.lang());
    let body = html! {
        (super::list::silence(&state, now, lang))
        (facts(&state, now, lang))
        h3 { (words(lang).problems()) }
        (problems(&state, lang))
        p.muted { (gauges.config.base_url) " · " (words(lang).source()) }
    };
    html! { div id="zdroje" { (ui::panel(FEED, words(lang).feed(), &html! {}, &body)) } }
}

fn facts(state: &State, now: Timestamp, lang: Lang) -> Markup {
    let (text, health) = (words(lang), &state.health);
    let limit = jiff::SignedDuration::from_mins(STALE_AFTER_MINUTES);
    let when = |at: Option<Timestamp>| {
        at.map_or_else(
            || html! { (text.never()) },
            |at| ui::age(at, now, STALE_AFTER_MINUTES * 60, lang),
        )
    };
    let (known, stale) = counts(state, now);
    let counts = &health.counts;
    ui::facts(&[
        (text.state(), html! { b { (text.feed_state(health.state(now, limit))) } }),
        (text.last_success(), when(health.last_success)),
        (text.last_attempt(), when(health.last_attempt)),
        (text.next_due(), when(health.next_due)),
        (
            text.last_round(),
            html! { (text.files(counts.fetched, counts.not_modified, counts.failed)) ", " (text.values_new(counts.values_new)) },
        ),
        (text.stations_followed(), html! { (known) }),
        (text.stations_stale(), html! { (stale) }),
    ])
}

/// Gauges of the region, and those of them whose newest value is old.
pub fn counts(state: &State, now: Timestamp) -> (usize, usize) {
    let own = || state.all().filter(|gauge| gauge.place.is_some());
    (own().count(), own().filter(|gauge| gauge.is_stale(now)).count())
}

/// More than this is a fault of the whole feed, not of stations; the rest is counted.
const SHOWN: usize = 200;

/// The gauge's name where the station is one of the region, otherwise what the feed calls it.
fn subject(state: &State, subject: &str) -> Markup {
    let gauge = state.all().find(|gauge| gauge.station.id.as_str() == subject);
    html! {
        @if let Some(gauge) = gauge {
            a href={ "/stavy/" (subject) } { (gauge.station.stream) " – " (gauge.station.name) }
        } @else { (subject) }
    }
}

fn problems(state: &State, lang: Lang) -> Markup {
    let text = words(lang);
    let columns = [ui::Column::text(text.subject()), ui::Column::text(text.problem())];
    let rows = state.health.problems.iter().take(SHOWN).map(|problem| {
        let cells = vec![subject(state, &problem.subject), html! { (problem.message.get(lang)) }];
        ui::Row::new("", cells)
    });
    let (what, meaning) = text.no_problems();
    let table = ui::Table {
        id: "problemy",
        caption: text.problems(),
        caption_hidden: true,
        columns: &columns,
        rows: rows.collect(),
        empty: ui::empty(what, meaning),
    };
    html! { (table) }
}
