//! The board as cards with everything said, and as tiles for a screen on the wall.

use std::cmp::Reverse;

use hlaska_web::ui;
use maud::{Markup, html};

use super::board::Group;
use super::mark;
use super::table::id;
use super::{Sight, address};
use crate::text::details_line;
use crate::view::board::Row;

/// One ORP's municipalities as a list, each with all it said, the worst first.
pub fn cards(group: &Group<'_>, sight: &Sight) -> Markup {
    html! {
        section id=(id(group.orp)) {
            @if !group.rows.is_empty() {
                h2 { (group.heading(sight)) }
                ul.inbox { @for row in worst_first(group) { (card(row, sight)) } }
            }
        }
    }
}

/// By urgency, then by the alphabet in which the rows come.
fn worst_first<'g, 'a>(group: &'g Group<'a>) -> Vec<&'g Row<'a>> {
    let mut rows: Vec<_> = group.rows.iter().collect();
    rows.sort_by_key(|row| Reverse(urgency(row)));
    rows
}

fn card(row: &Row<'_>, sight: &Sight) -> Markup {
    let lang = sight.lang();
    html! {
        li id={ "o" (row.code) } data-seq=[row.report.map(|report| report.seq)] {
            div {
                p {
                    (badge(row, sight)) " "
                    a.what href=(address(row.code)) { (sight.short_name(row.code)) }
                }
                @if let Some(report) = row.report {
                    p { (details_line(&report.statement, lang)) }
                    p.meta {
                        span { (mark::when(report, sight)) }
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

/// One ORP's municipalities as a dense field of names and signs, the worst first.
pub fn tiles(group: &Group<'_>, sight: &Sight) -> Markup {
    html! {
        section id=(id(group.orp)) {
            @if !group.rows.is_empty() {
                h2 { (group.heading(sight)) }
                div.row { @for row in worst_first(group) { (mark::chip(row, sight)) } }
            }
        }
    }
}

/// What somebody must look at first: the critical, the lost, the affected, the late.
fn urgency(row: &Row<'_>) -> u8 {
    let level = row.report.map_or(0, |report| report.statement.situation.level());
    match level {
        4 => 6,
        _ if row.no_contact.is_some() => 5,
        3 => 4,
        _ if row.standing.is_overdue() => 3,
        level => level.min(2),
    }
}
