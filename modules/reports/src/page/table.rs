//! The board as one table, a body for each ORP.

use hlaska_kernel::{Cisorp, number::whole};
use maud::{Markup, html};

use super::board::Group;
use super::mark;
use super::{Sight, address};
use crate::statement::Utility;
use crate::text::needs_line;
use crate::view::board::Row;
use crate::view::record::Report;

/// The table with all bodies; they are live one by one.
pub fn table(bodies: &[Markup], sight: &Sight) -> Markup {
    let t = sight.text();
    html! {
        div.table role="region" aria-label=(t.board()) tabindex="0" {
            table.cards role="table" {
                caption.hush { (t.board()) }
                thead role="rowgroup" {
                    tr role="row" {
                        @for (label, numeric) in columns(sight) {
                            th.num[numeric] role="columnheader" scope="col" { (label) }
                        }
                    }
                }
                @for body in bodies { (body) }
            }
        }
    }
}

fn columns(sight: &Sight) -> [(&'static str, bool); 11] {
    let (t, words) = (sight.text(), sight.words());
    [
        (t.municipality(), false),
        (t.situation(), false),
        (t.answer(), false),
        (t.evacuated(), true),
        (t.cut_off(), true),
        (t.injured(), true),
        (words.utility(Utility::Electricity), false),
        (words.utility(Utility::Water), false),
        (words.utility(Utility::Phone), false),
        (words.utility(Utility::Roads), false),
        (t.needs(), false),
    ]
}

/// One ORP's rows; empty but present when nothing of it is on the board.
pub fn body(group: &Group<'_>, sight: &Sight) -> Markup {
    html! {
        tbody id=(id(group.orp)) role="rowgroup" {
            @if !group.rows.is_empty() {
                tr role="row" { th colspan="11" scope="rowgroup" role="rowheader" { (group.heading(sight)) } }
                @for row in &group.rows { (line(row, sight)) }
            }
        }
    }
}

pub fn id(orp: Cisorp) -> String {
    format!("hlaseni-{orp}")
}

fn line(row: &Row<'_>, sight: &Sight) -> Markup {
    let t = sight.text();
    let seq = row.report.map(|report| report.seq);
    html! {
        tr.hot[is_hot(row)] role="row" id={ "o" (row.code) } data-seq=[seq] {
            th role="rowheader" scope="row" {
                a href=(address(row.code)) { (sight.short_name(row.code)) }
            }
            td role="cell" data-label=(t.situation()) { (situation(row, sight)) }
            td role="cell" data-label=(t.answer()) { (mark::answer(row, sight)) }
            @match row.report {
                Some(report) => (said(report, sight)),
                None => { td role="cell" colspan="8" {} },
            }
        }
    }
}

/// What was said and when; or that nothing was, and how it was tried.
fn situation(row: &Row<'_>, sight: &Sight) -> Markup {
    let Some(report) = row.report else { return nothing(row, sight) };
    html! {
        (mark::situation(report, sight.lang())) " "
        small { (mark::when(report, sight)) (source(report, sight)) }
    }
}

fn is_hot(row: &Row<'_>) -> bool {
    row.no_contact.is_some()
        || row.report.is_some_and(|report| report.statement.situation.level() == 4)
}

fn nothing(row: &Row<'_>, sight: &Sight) -> Markup {
    html! {
        span.muted { (sight.text().no_report()) }
        @if let Some(tried) = row.no_contact {
            " " small { (sight.words().channel(tried.channel)) " " (mark::clock(tried.at, sight)) @if !tried.note.is_empty() { ": " (tried.note) } }
        }
    }
}

fn said(report: &Report, sight: &Sight) -> Markup {
    let (t, lang, statement) = (sight.text(), sight.lang(), &report.statement);
    let people = [
        (t.evacuated(), statement.people.evacuated),
        (t.cut_off(), statement.people.cut_off),
        (t.injured(), statement.people.injured),
    ];
    html! {
        @for (label, count) in people {
            td.num role="cell" data-label=(label) { (mark::people(count, lang)) }
        }
        @for utility in Utility::ALL {
            td role="cell" data-label=(sight.words().utility(*utility)) {
                (mark::supply(statement.supplies.of(*utility), lang))
            }
        }
        td role="cell" data-label=(t.needs()) { (needs_line(statement, lang)) }
    }
}

fn source(report: &Report, sight: &Sight) -> Markup {
    html! {
        @if report.confirms.is_some() { " " span.muted { (sight.text().unchanged().to_lowercase()) } }
        @if report.came_late() { " " (mark::under_way(report, sight)) }
    }
}

/// „12 z 79 obcí odpovědělo · evakuováno 120“ beside the ORP's name.
pub fn figures(group: &Group<'_>, sight: &Sight) -> String {
    let (t, totals) = (sight.text(), &group.totals);
    let mut said = Vec::new();
    if totals.asked > 0 {
        said.push(t.answered_of(totals.answered, totals.asked));
    }
    let counts = [
        (t.overdue(), Some(totals.overdue)),
        (t.no_contact(), Some(totals.no_contact)),
        (t.evacuated(), totals.evacuated),
        (t.cut_off(), totals.cut_off),
        (t.injured(), totals.injured),
    ];
    let counts =
        counts.into_iter().filter_map(|(label, count)| Some((label, count.filter(|n| *n > 0)?)));
    said.extend(counts.map(|(label, count)| {
        format!("{}\u{a0}{}", label.to_lowercase(), whole(count.into(), sight.lang()))
    }));
    said.join(" · ")
}
