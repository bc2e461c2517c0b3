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
    let t = sight.text();
    let link = |wanted| Some(query.only(Some(wanted)));
    let alarm = |count: u32, mood| if count > 0 { mood } else { Mood::Plain };
    let number = |count: u32| whole(count.into(), sight.lang());
    vec![
        Tile {
            value: number(totals.answered),
            unit: format!("/ {}", totals.asked),
            label: t.answered().to_owned(),
            mood: Mood::Calm,
            href: Some(query.only(None)),
            ..Tile::default()
        },
        figure(
            number(totals.overdue),
            t.overdue(),
            alarm(totals.overdue, Mood::Warn),
            link(Wanted::Overdue),
        ),
        figure(
            number(totals.no_contact),
            t.no_contact(),
            alarm(totals.no_contact, Mood::Alarm),
            link(Wanted::NoContact),
        ),
        figure(
            number(totals.by_level[4]),
            t.critical(),
            alarm(totals.by_level[4], Mood::Alarm),
            link(Wanted::Critical),
        ),
        figure(
            number(totals.by_level[3]),
            t.affected(),
            alarm(totals.by_level[3], Mood::Warn),
            link(Wanted::Affected),
        ),
        Tile {
            note: injured(totals, sight),
            ..figure(number(totals.evacuated), t.evacuated(), Mood::Plain, None)
        },
        figure(number(totals.cut_off), t.cut_off(), Mood::Plain, None),
        Tile {
            note: disrupted(totals, sight),
            ..figure(
                number(totals.in_need),
                t.in_need(),
                alarm(totals.in_need, Mood::Warn),
                link(Wanted::Needs),
            )
        },
    ]
}

fn figure(value: String, label: &str, mood: Mood, href: Option<String>) -> Tile {
    Tile { value, label: label.to_owned(), mood, href, ..Tile::default() }
}

fn injured(totals: &Totals, sight: &Sight) -> String {
    format!("{}: {}", sight.text().injured(), whole(totals.injured.into(), sight.lang()))
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
