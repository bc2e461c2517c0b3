//! Small marks of the board: shape and words first, colour third.

use hlaska_kernel::{Lang, Timestamp, number, time};
use hlaska_web::ui;
use maud::{Markup, html};

use super::Sight;
use crate::statement::{Situation, Source, Supply};
use crate::text::Words;
use crate::view::board::Row;
use crate::view::record::Report;
use crate::view::standing::Progress;

/// The level as the components know it.
pub fn level(level: u8) -> ui::Report {
    match level {
        1 => ui::Report::Normal,
        2 => ui::Report::Watch,
        3 => ui::Report::Affected,
        4 => ui::Report::Critical,
        _ => ui::Report::None,
    }
}

pub fn situation(report: &Report, lang: Lang) -> Markup {
    ui::report(level(report.statement.situation.level()), lang)
}

/// Whether a utility works.
pub fn supply(supply: Supply, lang: Lang) -> Markup {
    let word = Words(lang).supply(supply);
    match supply {
        Supply::Ok => html! { (word) },
        Supply::Partly => html! { span.badge.st-watch { "◐ " (word) } },
        Supply::Out => html! { span.badge.st-critical { "✕ " (word) } },
        Supply::Unknown => html! { span.muted { "–" span.hush { (word) } } },
    }
}

/// A number of persons, or a dash where nothing was said.
pub fn people(count: Option<u32>, lang: Lang) -> Markup {
    match count {
        Some(0) => html! { span.muted { "0" } },
        Some(count) => html! { b { (number::whole(count.into(), lang)) } },
        None => html! { span.muted { "–" } },
    }
}

/// When the report was made. Only whole hours of age are told, so that a board at rest does not
/// change by itself.
pub fn when(report: &Report, sight: &Sight) -> Markup {
    let (at, lang) = (report.reported_at, sight.lang());
    let hours = (sight.now.as_second() - at.as_second()) / 3600;
    html! {
        time datetime=(at) { (clock(at, sight)) }
        @if hours > 0 {
            " " span.age.old[hours >= OLD_HOURS] { "(" (hours_ago(hours, lang)) ")" }
        }
    }
}

/// From now on a report is called old.
const OLD_HOURS: i64 = 3;

fn hours_ago(hours: i64, lang: Lang) -> String {
    let span = time::span_words(hours * 3600, lang);
    match lang {
        Lang::Cs => format!("před\u{a0}{span}"),
        Lang::En => format!("{span} ago"),
    }
}

/// "Filled in 14:02, delivered 15:40", where it matters.
pub fn under_way(report: &Report, sight: &Sight) -> Markup {
    let t = sight.text();
    html! {
        @if report.came_late() {
            small.muted {
                (if report.queued { t.filled_in() } else { t.told() }) " "
                (time::clock(report.reported_at)) ", "
                (if report.queued { t.delivered() } else { t.written_at() }) " "
                (time::clock(report.recorded_at))
            }
        }
    }
}

/// Through whom the report came, when not from the municipality itself.
pub fn caller(report: &Report, lang: Lang) -> Option<String> {
    match &report.source {
        Source::Own => None,
        Source::Caller { name, channel } => {
            Some(format!("{name} ({})", Words(lang).channel(*channel)))
        }
    }
}

/// How far the answer is, with its time.
pub fn answer(row: &Row<'_>, sight: &Sight) -> Markup {
    let t = sight.text();
    let due = |label: &str| {
        let at = row.standing.due_at;
        html! { @if let Some(at) = at { " " small.nowrap { (label) " " (clock(at, sight)) } } }
    };
    html! {
        @if row.no_contact.is_some() { (ui::no_contact(sight.lang())) " " }
        @match row.standing.progress {
            None => { @if row.no_contact.is_none() { span.muted { (t.not_asked()) } } }
            Some(Progress::Answered) => { span.muted { (t.has_answered()) } (due(t.next_due())) }
            Some(Progress::Waiting) => { (t.waiting()) (due(t.due())) }
            Some(Progress::Overdue) => { (ui::overdue(sight.lang())) (due(t.due())) }
        }
    }
}

/// `14:00` today, with the date on other days.
pub fn clock(at: Timestamp, sight: &Sight) -> String {
    if sight.is_today(at) { time::clock(at) } else { time::short(at, sight.lang()) }
}

/// The sign of a situation without its words.
pub fn sign(situation: Situation) -> Markup {
    html! { span.badge.st.(class(situation)) aria-hidden="true" { (sign_of(situation)) } }
}

pub const fn sign_of(situation: Situation) -> &'static str {
    match situation {
        Situation::Normal => "●",
        Situation::Watch => "◐",
        Situation::Affected => "▲",
        Situation::Critical => "!",
    }
}

const fn class(situation: Situation) -> &'static str {
    match situation {
        Situation::Normal => "st-normal",
        Situation::Watch => "st-watch",
        Situation::Affected => "st-affected",
        Situation::Critical => "st-critical",
    }
}

/// A municipality's name in the colour and with the sign of what it says; the words are there for
/// those who do not see either.
pub fn chip(row: &Row<'_>, sight: &Sight) -> Markup {
    let (t, words) = (sight.text(), sight.words());
    let said = row.report.map(|report| report.statement.situation);
    let word = said.map_or(t.no_report(), |situation| words.situation(situation));
    let (class, sign) = match said {
        Some(situation) => (class(situation), sign_of(situation)),
        None => ("st-none", "○"),
    };
    html! {
        a.badge.st.(class) href=(super::address(row.code)) id={ "o" (row.code) }
            data-seq=[row.report.map(|report| report.seq)] {
            span aria-hidden="true" { (sign) } (sight.short_name(row.code))
            span.hush { " – " (word) }
            @if row.no_contact.is_some() { " ✕" span.hush { " " (t.no_contact()) } }
            @else if row.standing.is_overdue() { " ?" span.hush { " " (t.overdue()) } }
        }
    }
}
