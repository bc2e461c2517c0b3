//! Signals that passed or were put aside.

use hlaska_web::{LiveCx, ui};
use maud::{Markup, html};

use super::INBOX;
use super::row::row;
use crate::text::text;
use crate::view::Signals;

const PAGE: usize = 50;

pub(super) fn list(live: &LiveCx) -> Markup {
    let words = text(live.lang());
    let world = live.world();
    let past: Vec<_> = world.view::<Signals>().past(&live.viewer).collect();
    let pages = past.len().div_ceil(PAGE).max(1);
    let page = live.query.get("strana").parse().unwrap_or(1).clamp(1, pages);
    let shown: Vec<_> =
        past.iter().skip((page - 1) * PAGE).take(PAGE).map(|one| row(live, one, INBOX)).collect();
    html! {
        section.panel #podnety {
            @if past.is_empty() {
                (ui::empty(words.nothing_past(), words.nothing_past_means()))
            } @else {
                (ui::inbox("podnety-historie", &shown))
                @if pages > 1 { (pager(live, page, pages)) }
            }
        }
    }
}

fn pager(live: &LiveCx, page: usize, pages: usize) -> Markup {
    let address = |page: usize| format!("{INBOX}?stav=historie&strana={page}");
    let newer = (page > 1).then(|| address(page - 1));
    let older = (page < pages).then(|| address(page + 1));
    let position = text(live.lang()).page_of(page, pages);
    ui::pager(newer.as_deref(), &position, older.as_deref(), live.lang())
}
