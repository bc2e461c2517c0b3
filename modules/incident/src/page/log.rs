//! The log: own entries and acts, merged with what other modules say of the incident.

use std::collections::{BTreeMap, BTreeSet};

use hlaska_web::{ChronicleItem, LiveCx, Wanted, ui};
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
    let of_page = lines.into_iter().skip((page - 1) * size).take(size).collect();
    let lines = in_words(live, incident, &choice, of_page).into_iter();
    let shown: Vec<_> = lines.map(|line| line.show(live, incident)).collect();
    html! {
        div #denik {
            p.muted { (words.count_lines(count)) }
        @if shown.is_empty() { (empty(live, incident, &choice)) } @else { (ui::log("denik-zaznamy", &shown, live.lang())) }
        @if pages > 1 { (pager(live, incident, page, pages)) }
        }
    }
}

fn chosen<'a>(live: &LiveCx, incident: &'a Incident, choice: &Choice) -> Vec<LogLine<'a>> {
    let wanted = if choice.searches() { Wanted::All } else { Wanted::Marks };
    let others = others(live, incident, &wanted);
    let mut lines: Vec<_> = incident
        .lines(&live.viewer)
        .map(LogLine::Own)
        .chain(others.into_iter().map(LogLine::Other))
        .filter(|line| line.fits(choice, live))
        .collect();
    lines.sort_by_key(LogLine::order);
    if !choice.oldest_first {
        lines.reverse();
    }
    lines
}

/// What other modules have to say.
fn others(live: &LiveCx, incident: &Incident, wanted: &Wanted<'_>) -> Vec<ChronicleItem> {
    let key = incident.id.to_string();
    live.portal.chronicles(SLOT).flat_map(|one| (one.items)(live, &key, wanted)).collect()
}

/// The lines of one page; those of other modules are put into words only now.
fn in_words<'a>(
    live: &LiveCx,
    incident: &Incident,
    choice: &Choice,
    mut lines: Vec<LogLine<'a>>,
) -> Vec<LogLine<'a>> {
    if choice.searches() {
        return lines;
    }
    let seqs: BTreeSet<u64> = lines.iter().filter_map(LogLine::of_others).collect();
    let mut said: BTreeMap<u64, ChronicleItem> = others(live, incident, &Wanted::These(&seqs))
        .into_iter()
        .map(|item| (item.seq, item))
        .collect();
    for line in &mut lines {
        if let LogLine::Other(item) = line
            && let Some(full) = said.remove(&item.seq)
        {
            *item = full;
        }
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
