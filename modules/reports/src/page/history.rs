//! What a municipality has said, newest first.

use hlaska_journal::World;
use hlaska_web::ui;
use maud::{Markup, html};

use super::{Sight, mark};
use crate::text::details_line;
use crate::view::record::{NoContact, Record, Report};

/// One line of the history.
enum Line<'a> {
    Report(&'a Report),
    NoContact(&'a NoContact),
}

impl Line<'_> {
    fn order(&self) -> (hlaska_kernel::Timestamp, u64) {
        match self {
            Self::Report(report) => (report.reported_at, report.seq),
            Self::NoContact(mark) => (mark.at, mark.seq),
        }
    }
}

/// Reports and vain attempts, at most `most` of them.
pub fn history(
    record: Option<&Record>,
    most: usize,
    attempts: bool,
    world: &World,
    sight: &Sight,
) -> Markup {
    let mut lines: Vec<Line<'_>> =
        record.iter().flat_map(|record| record.newest_first()).map(Line::Report).collect();
    if attempts {
        let tried = record.iter().flat_map(|record| record.no_contacts());
        lines.extend(tried.map(Line::NoContact));
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.order()));
    html! {
        @if lines.is_empty() { p.muted { (sight.text().history_none()) } }
        ol.log {
            @for line in lines.iter().take(most) {
                @match line {
                    Line::Report(report) => (report_line(report, world, sight)),
                    Line::NoContact(mark) => (no_contact_line(mark, world, sight)),
                }
            }
        }
    }
}

fn report_line(report: &Report, world: &World, sight: &Sight) -> Markup {
    let (t, lang) = (sight.text(), sight.lang());
    html! {
        li data-seq=(report.seq) {
            div.when { (ui::moment(report.reported_at, lang)) }
            div {
                p.meta {
                    (mark::situation(report, lang))
                    @if report.exercise { (ui::exercise(lang)) }
                    @if report.confirms.is_some() { b { (t.unchanged()) } }
                    (mark::under_way(report, sight))
                }
                p.text { (details_line(&report.statement, lang)) }
                p.meta {
                    @if let Some(caller) = mark::caller(report, lang) { span { (caller) } }
                    span { (t.written_by()) " " (sight.author(world, &report.author)) }
                }
            }
        }
    }
}

fn no_contact_line(tried: &NoContact, world: &World, sight: &Sight) -> Markup {
    let lang = sight.lang();
    html! {
        li data-seq=(tried.seq) {
            div.when { (ui::moment(tried.at, lang)) }
            div {
                p.meta {
                    (ui::no_contact(lang))
                    @if tried.exercise { (ui::exercise(lang)) }
                    span { (sight.words().channel(tried.channel)) }
                }
                p.text { (tried.note) }
                p.meta { span { (sight.text().written_by()) " " (sight.author(world, &tried.author)) } }
            }
        }
    }
}
