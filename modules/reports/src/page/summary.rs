//! The figures above the board.

use hlaska_kernel::number::whole;
use hlaska_web::LiveCx;
use hlaska_web::ui::{self, Mood, Tile};
use maud::{Markup, html};

use super::Sight;
use super::query::{Query, Wanted};
use crate::statement::Utility;
use crate::view::Reports;
use crate::view::totals::Totals;

pub const ID: &str = "hlaseni-souhrn";

/// Key figures of the board; what a filter hides is still counted.
pub fn fragment(live: &LiveCx, query: &Query) -> Markup {
    let sight = Sight::of(live);
    let world = live.world();
    let rows = world.view::<Reports>().rows(&sight.viewer, &query.scope, sight.now);
    let totals = Totals::of(rows.values());
    html! { div id=(ID) { (ui::tiles(&tiles(&totals, query, &sight))) } }
}

fn tiles(totals: &Totals, query: &Query, sight: &Sight) -> Vec<Tile> {
    answers(totals, query, sight).into_iter().chain(consequences(totals, query, sight)).collect()
}

/// How far the answers are.
fn answers(totals: &Totals, query: &Query, sight: &Sight) -> [Tile; 3] {
    let t = sight.text();
    let figure = |count, label, mood, wanted| figure(count, label, mood, query, wanted, sight);
    let answered = figure(totals.answered, t.answered(), Mood::Calm, None);
    [
        Tile {
            unit: format!("/ {}", totals.asked),
            mood: Mood::Calm,
            href: Some(query.only(None)),
            ..answered
        },
        figure(totals.overdue, t.overdue(), Mood::Warn, Some(Wanted::Overdue)),
        figure(totals.no_contact, t.no_contact(), Mood::Alarm, Some(Wanted::NoContact)),
    ]
}

/// What happened to people and places.
fn consequences(totals: &Totals, query: &Query, sight: &Sight) -> [Tile; 3] {
    let t = sight.text();
    let figure = |count, label, mood, wanted| figure(count, label, mood, query, wanted, sight);
    let critical = figure(totals.by_level[4], t.critical(), Mood::Alarm, Some(Wanted::Affected));
    let in_need = figure(totals.in_need, t.in_need(), Mood::Warn, Some(Wanted::Needs));
    [
        Tile { note: format!("{}: {}", t.affected(), totals.by_level[3]), ..critical },
        Tile {
            value: number(totals.evacuated, sight),
            label: t.evacuated().to_owned(),
            note: others(totals, sight),
            ..Tile::default()
        },
        Tile { note: disrupted(totals, sight), ..in_need },
    ]
}

/// A figure is as loud as its mood only when there is something to count.
fn figure(
    count: u32,
    label: &str,
    mood: Mood,
    query: &Query,
    wanted: Option<Wanted>,
    sight: &Sight,
) -> Tile {
    Tile {
        value: whole(count.into(), sight.lang()),
        label: label.to_owned(),
        mood: if count > 0 { mood } else { Mood::Plain },
        href: wanted.map(|wanted| query.only(Some(wanted))),
        ..Tile::default()
    }
}

fn others(totals: &Totals, sight: &Sight) -> String {
    let t = sight.text();
    let (cut_off, injured) = (number(totals.cut_off, sight), number(totals.injured, sight));
    format!("{}: {cut_off}, {}: {injured}", t.cut_off(), t.injured().to_lowercase())
}

/// A dash where nobody gave a number.
fn number(count: Option<u32>, sight: &Sight) -> String {
    count.map_or_else(|| "–".to_owned(), |count| whole(count.into(), sight.lang()))
}

/// „Bez plné dodávky: elektřina 3, silnice 7 obcí“.
fn disrupted(totals: &Totals, sight: &Sight) -> String {
    let said: Vec<String> = Utility::ALL
        .iter()
        .zip(totals.disrupted)
        .filter(|(_, count)| *count > 0)
        .map(|(utility, count)| {
            format!("{}\u{a0}{count}", sight.words().utility(*utility).to_lowercase())
        })
        .collect();
    if said.is_empty() {
        String::new()
    } else {
        format!("{}: {}", sight.text().disrupted(), said.join(", "))
    }
}
