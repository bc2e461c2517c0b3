//! The board as cards with everything said, and as tiles for a screen on the wall.

use hlaska_web::ui;
use maud::{Markup, html};

use super::board::Group;
use super::mark;
use super::table::id;
use super::{Sight, address};
use crate::text::details_line;
use crate::view::board::Row;

/// One ORP's municipalities as a list, each with all it said.
pub fn cards(group: &Group<'_>, sight: &Sight) -> Markup {
    html! {
        section id=(id(group.orp)) {
            @if !group.rows.is_empty() {
                h2 { (group.heading(sight)) }
                ul.inbox { @for row in &group.rows { (card(row, sight)) } }
            }
        }
    }
}

fn card(row: &Row<'_>, sight: &Sight) -> Markup {
    let lang = sight.lang();
    html! {
        li id={ "o" (row.code) } data-seq=[row.report.map(|report| report.seq)] {
            div {
                p {
                    (badge(row, sight)) " "
                    a.what href=(address(row.code)) { (sight.name(row.place)) }
                }
                @if let Some(report) = row.report {
                    p { (details_line(&report.statement, lang)) }
                    p.meta {
                        span { (mark::when(report, sight.now, lang)) }
                        @if let Some(caller) = mark::caller(report, lang) { span { (caller) } }
                        @if report.came_late() { span { (mark::under_way(report, sight)) } }
                    }
                }
            }
            div { (mark::answer(row, sight)) }
        }
    }
}

fn badge(row: &Row<'_>, sight: &Sight) -> Markup {
    match row.report {
        Some(report) => mark::situation(report, sight.lang()),
        None => ui::report(ui::Report::None, sight.lang()),
    }
}

/// One ORP's municipalities as a dense field of names and states.
pub fn tiles(group: &Group<'_>, sight: &Sight) -> Markup {
    html! {
        section id=(id(group.orp)) {
            @if !group.rows.is_empty() {
                h2 { (group.heading(sight)) }
                ul.tiles { @for row in &group.rows { li { (tile(row, sight)) } } }
            }
        }
    }
}

fn tile(row: &Row<'_>, sight: &Sight) -> Markup {
    let level = row.report.map_or(0, |report| report.statement.situation.level());
    let mood = ["", "calm", "warn", "warn", "alarm"][usize::from(level.min(4))];
    html! {
        a.tile.(mood) href=(address(row.code)) id={ "o" (row.code) } {
            b.tile-label { (sight.name(row.place)) }
            span { (badge(row, sight)) }
            span.tile-note {
                @if let Some(report) = row.report { (mark::when(report, sight.now, sight.lang())) " " }
                @if row.no_contact.is_some() { (ui::no_contact(sight.lang())) }
                @else if row.standing.is_overdue() { (ui::overdue(sight.lang())) }
            }
        }
    }
}
