//! The duty inbox.

use hlaska_kernel::Refusal;
use hlaska_web::ui::{self, Tone};
use hlaska_web::{Answer, Cx, LiveCx, Part};
use maud::{Markup, html};

use super::row::row;
use super::{INBOX, history, topics};
use crate::signal::{Signal, State, Urgency};
use crate::text::text;
use crate::view::Signals;

/// Lines shown on pages of other modules.
const SHORT: usize = 5;
/// Lines of one group on the inbox itself; a region with more open signals has other worries, and
/// the rest is said to be there.
const LONG: usize = 100;

pub(crate) async fn inbox_page(cx: Cx) -> Result<Answer, Refusal> {
    let (live, words) = (cx.live(), text(cx.lang()));
    let past = is_history(&live);
    let content = html! {
        div.head { div { h1 { (words.title()) } p.lead { (words.lead()) } } }
        (tabs(&live, past))
        (list(&live))
        p.hint { (words.not_declared()) }
    };
    let mut page = cx.page(words.title()).menu(INBOX).live();
    match cx.query.get("hotovo") {
        "prevzato" => page = page.flash(Tone::Good, words.done_acknowledged()),
        "odlozeno" => page = page.flash(Tone::Good, words.done_dismissed()),
        _ => {}
    }
    Ok(page.answer(&content))
}

pub(crate) fn inbox_parts(live: &LiveCx) -> Vec<Part> {
    let (topics, own) = (topics(live, ""), live.clone());
    vec![Part::html("podnety", topics, move || list(&own).into_string())]
}

fn is_history(live: &LiveCx) -> bool {
    live.query.get("stav") == "historie"
}

fn tabs(live: &LiveCx, past: bool) -> Markup {
    let words = text(live.lang());
    let history = format!("{INBOX}?stav=historie");
    ui::tabs(words.views(), &[(INBOX, words.open(), !past), (&history, words.history(), past)])
}

fn list(live: &LiveCx) -> Markup {
    if is_history(live) { history::list(live) } else { open_list(live) }
}

fn open_list(live: &LiveCx) -> Markup {
    let words = text(live.lang());
    let world = live.world();
    let open = world.view::<Signals>().open(&live.viewer);
    let (waiting, known): (Vec<_>, Vec<_>) =
        open.into_iter().partition(|signal| signal.state() == State::New);
    html! {
        div #podnety {
            (ui::panel("podnety-nove", words.waiting(), &by_urgency(live, &waiting), &waiting_list(live, &waiting)))
            @if !known.is_empty() {
                (ui::panel("podnety-vzate", words.known(), &count(known.len()), &rows(live, "seznam-vzatych", &known, LONG)))
            }
        }
    }
}

fn waiting_list(live: &LiveCx, waiting: &[&Signal]) -> Markup {
    if waiting.is_empty() { nothing_new(live) } else { rows(live, "seznam-novych", waiting, LONG) }
}

fn rows(live: &LiveCx, id: &str, signals: &[&Signal], limit: usize) -> Markup {
    let shown: Vec<_> = signals.iter().take(limit).map(|one| row(live, one, INBOX)).collect();
    html! {
        (ui::inbox(id, &shown))
        @if signals.len() > limit { p.muted { (text(live.lang()).more(signals.len() - limit)) } }
    }
}

/// `3× Jednat ihned · 8× Jednat`, the most pressing first.
fn by_urgency(live: &LiveCx, signals: &[&Signal]) -> Markup {
    let words = text(live.lang());
    let of = |urgency| signals.iter().filter(|one| one.latest.urgency == urgency).count();
    let counts = Urgency::ALL.map(|urgency| (of(urgency), words.urgency(urgency)));
    let said = counts.iter().filter(|(count, _)| *count > 0);
    let said: Vec<_> = said.map(|(count, name)| format!("{count}× {name}")).collect();
    html! { span.muted { (said.join(" · ")) } }
}

fn count(count: usize) -> Markup {
    html! { span.muted { (count) } }
}

fn nothing_new(live: &LiveCx) -> Markup {
    let words = text(live.lang());
    html! {
        (ui::empty(words.nothing_new(), words.nothing_new_means()))
        p { a href="/zdroje" { (words.feeds()) } }
    }
}

/// The inbox in short, for the overview page, which puts it under a heading of its own. Its element
/// has the id `podnety`; it depends on the topics `signals` and `access` and on those of the panels
/// in the slot `signal-actions`.
pub fn inbox_fragment(live: &LiveCx) -> Markup {
    let words = text(live.lang());
    let world = live.world();
    let mut open = world.view::<Signals>().open(&live.viewer);
    // Little room: the most pressing first, the newest of these first.
    open.sort_by_key(|signal| {
        std::cmp::Reverse((signal.state() == State::New, signal.latest.urgency))
    });
    let none_new = open.iter().all(|signal| signal.state() != State::New);
    let shown: Vec<_> = open.iter().take(SHORT).map(|one| row(live, one, "/")).collect();
    html! {
        div #podnety {
            @if none_new { (nothing_new(live)) }
            @if !shown.is_empty() { (ui::inbox("podnety-seznam", &shown)) }
            @if open.len() > SHORT { p { a href=(INBOX) { (words.more(open.len() - SHORT)) } } }
        }
    }
}
