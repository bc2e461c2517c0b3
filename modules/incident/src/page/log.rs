//! The log: own entries and acts, merged with what other modules say of the incident.

use hlaska_web::{LiveCx, ui};
use maud::{Markup, html};

use super::SLOT;
use super::lines::LogLine;
use super::log_filter::{Choice, address_with};
use crate::command::address;
use crate::incident::Incident;
use crate::text::text;

const PAGE: usize = 50;
/// On paper; what is more comes on further pages.
const WHOLE: usize = 2_000;

pub(super) fn log(live: &LiveCx, incident: &Incident) -> Markup {
    let (words, choice) = (text(live.lang()), Choice::of(&live.query));
    let lines = chosen(live, incident, &choice);
    let count = lines.len();
    let size = if choice.whole { WHOLE } else { PAGE };
    let pages = count.div_ceil(size).max(1);
    let page = choice.page.clamp(1, pages);
    let shown: Vec<_> = lines
        .into_iter()
        .skip((page - 1) * size)
        .take(size)
        .map(|line| line.show(live, incident))
        .collect();
    html! {
        div #denik {
            p.muted { (words.count_lines(count)) }
        @if shown.is_empty() { (empty(live, incident, &choice)) } @else { (ui::log("denik-zaznamy", &shown, live.lang())) }
        @if pages > 1 { (pager(live, incident, page, pages)) }
        }
    }
}

fn chosen<'a>(live: &LiveCx, incident: &'a Incident, choice: &Choice) -> Vec<LogLine<'a>> {
    let key = incident.id.to_string();
    let others = live.portal.chronicles(SLOT).flat_map(|chronicle| (chronicle.items)(live, &key));
    let mut lines: Vec<_> = incident
        .lines()
        .map(LogLine::Own)
        .chain(others.map(LogLine::Other))
        .filter(|line| line.fits(choice, live))
        .collect();
    lines.sort_by_key(LogLine::order);
    if !choice.oldest_first {
        lines.reverse();
    }
    lines
}

fn empty(live: &LiveCx, incident: &Incident, choice: &Choice) -> Markup {
    let words = text(live.lang());
    if choice.is_open() {
        return ui::empty(words.empty_log(), words.empty_log_means());
    }
    html! {
        (ui::empty(words.nothing_in_log(), words.nothing_in_log_means()))
        p { a href=(address(incident.id)) { (words.show_all()) } }
    }
}

fn pager(live: &LiveCx, incident: &Incident, page: usize, pages: usize) -> Markup {
    let own = address(incident.id);
    let to = |page: usize| format!("{}#denik", address_with(&own, &live.query, page));
    let newer = (page > 1).then(|| to(page - 1));
    let older = (page < pages).then(|| to(page + 1));
    let position = text(live.lang()).page_of(page, pages);
    ui::pager(newer.as_deref(), &position, older.as_deref(), live.lang())
}
