//! All incidents: open, closed, searched.

use std::collections::BTreeSet;

use hlaska_kernel::{Place, Refusal, Viewer, policy};
use hlaska_territory::Gazetteer;
use hlaska_web::ui::{self, Icon, Kit, Table, icon};
use hlaska_web::{Answer, Cx, LiveCx, Part};
use maud::{Markup, html};

use super::LIST;
use super::row::{columns, row};
use crate::catalogue;
use crate::command::Open;
use crate::incident::Incident;
use crate::search::{Query, Word};
use crate::text::text;
use crate::view::Incidents;

const PAGE: usize = 50;

pub(crate) async fn list_page(cx: Cx) -> Result<Answer, Refusal> {
    let (live, words) = (cx.live(), text(cx.lang()));
    let content = html! {
        div.head {
            div { h1 { (words.title()) } p.lead { (words.lead()) } }
            @if may_open(&live.viewer) {
                div.actions { a.btn.primary href="/udalosti/nova" { (icon(Icon::Plus)) (words.open_new()) } }
            }
        }
        (tabs(&live))
        section.panel { (filter(&live)) (list(&live)) }
    };
    Ok(cx.page(words.title()).menu(LIST).live().answer(&content))
}

pub(crate) fn list_parts(live: &LiveCx) -> Vec<Part> {
    let own = live.clone();
    vec![Part::html("seznam", ["incident"], move || list(&own).into_string())]
}

/// May the viewer open an event somewhere? Where exactly is asked when the form is sent.
pub fn may_open(viewer: &Viewer) -> bool {
    let own = |grant: &hlaska_kernel::Grant| grant.territory.place();
    viewer.grants().iter().any(|grant| policy::would_permit::<Open>(viewer, own(grant)))
}

fn is_closed(live: &LiveCx) -> bool {
    live.query.get("stav") == "uzavrene"
}

fn tabs(live: &LiveCx) -> Markup {
    let (words, closed) = (text(live.lang()), is_closed(live));
    let past = format!("{LIST}?stav=uzavrene");
    ui::tabs(
        words.views(),
        &[(LIST, words.open_ones(), !closed), (&past, words.closed_ones(), closed)],
    )
}

fn filter(live: &LiveCx) -> Markup {
    let words = text(live.lang());
    let kit = Kit::new(live.lang(), &live.query, &[]);
    let body = html! {
        @if is_closed(live) { input type="hidden" name="stav" value="uzavrene"; }
        (kit.search("q", words.search()).hint(words.search_hint()).key('/'))
        div.field { button.btn type="submit" { (icon(Icon::Search)) (words.find()) } }
    };
    kit.filter(LIST, &body)
}

fn list(live: &LiveCx) -> Markup {
    let world = live.world();
    let (words, closed) = (text(live.lang()), is_closed(live));
    let wanted = Wanted::of(live.query.get("q"), live);
    let incidents = world.view::<Incidents>();
    let all: Vec<&Incident> = if closed {
        incidents.visible(&live.viewer).filter(|one| !one.is_open).collect()
    } else {
        incidents.open(&live.viewer)
    };
    let found: Vec<_> = all.into_iter().filter(|one| wanted.fits(one)).collect();
    let pages = found.len().div_ceil(PAGE).max(1);
    let page = live.query.get("strana").parse().unwrap_or(1).clamp(1, pages);
    let columns = columns(words);
    let table = Table {
        id: "seznam-udalosti",
        caption: if closed { words.caption_closed() } else { words.caption_open() },
        caption_hidden: true,
        columns: &columns,
        rows: found.iter().skip((page - 1) * PAGE).take(PAGE).map(|one| row(live, one)).collect(),
        empty: empty(live, wanted.is_empty()),
    };
    html! { div #seznam { (table) @if pages > 1 { (pager(live, page, pages)) } } }
}

fn empty(live: &LiveCx, all: bool) -> Markup {
    let words = text(live.lang());
    match (all, is_closed(live)) {
        (false, _) => ui::empty(words.none_found(), words.none_found_means()),
        (true, true) => ui::empty(words.no_closed(), words.no_closed_means()),
        (true, false) => ui::empty(words.no_open(), words.no_open_means()),
    }
}

fn pager(live: &LiveCx, page: usize, pages: usize) -> Markup {
    let address = |page: usize| super::log_filter::address_with(LIST, &live.query, page);
    let newer = (page > 1).then(|| address(page - 1));
    let older = (page < pages).then(|| address(page + 1));
    let position = text(live.lang()).page_of(page, pages);
    ui::pager(newer.as_deref(), &position, older.as_deref(), live.lang())
}

/// A query with the kinds and places each of its words may mean, found once for all incidents.
struct Wanted(Vec<(Word, BTreeSet<&'static str>, BTreeSet<Place>)>);

impl Wanted {
    fn of(query: &str, live: &LiveCx) -> Self {
        let gazetteer = live.portal.service::<Gazetteer>();
        let words = Query::of(query).0.into_iter();
        Self(
            words
                .map(|word| {
                    let kinds = kinds(&word.plain, live);
                    let places = places(&word.plain, &gazetteer);
                    (word, kinds, places)
                })
                .collect(),
        )
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn fits(&self, incident: &Incident) -> bool {
        let facts = &incident.facts;
        self.0.iter().all(|(word, kinds, places)| {
            incident.index.has(word)
                || kinds.contains(facts.kind.as_str())
                || facts.places.iter().any(|place| places.contains(place))
        })
    }
}

fn kinds(word: &str, live: &LiveCx) -> BTreeSet<&'static str> {
    let named = catalogue::kinds().iter();
    let named = named.filter(|kind| hlaska_kernel::czech::finds(word, kind.name(live.lang())));
    named.map(|kind| kind.code.as_str()).collect()
}

fn places(word: &str, gazetteer: &Gazetteer) -> BTreeSet<Place> {
    let orps = gazetteer.orps().iter();
    let orps = orps.filter(|orp| hlaska_kernel::czech::finds(word, &orp.name));
    let orps = orps.map(|orp| Place::Orp(orp.cisorp));
    let municipalities = gazetteer.search(word).into_iter();
    orps.chain(municipalities.map(|m| Place::Municipality(m.orp, m.code))).collect()
}
