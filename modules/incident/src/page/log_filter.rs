//! Which lines of the log are shown, from the page's address.

use hlaska_kernel::Lang;
use hlaska_web::Fields;
use hlaska_web::ui::{Icon, Kit, icon};
use maud::{Markup, html};

use crate::event::EntryKind;
use crate::search::Query;
use crate::text::text;

/// One of the groups of lines a reader may choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    All,
    Entries(EntryKind),
    Deeds,
    Others,
}

/// The reader's choice.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub(super) query: Query,
    pub(super) plain: String,
    pub(super) group: Group,
    pub(super) significant: bool,
    pub(super) oldest_first: bool,
    pub(super) page: usize,
    /// The whole log on one page, for paper.
    pub(super) whole: bool,
}

impl Choice {
    pub(super) fn of(query: &Fields) -> Self {
        Self {
            query: Query::of(query.get("q")),
            plain: query.get("q").to_owned(),
            group: group(query.get("druh")),
            significant: query.has("vyznamne"),
            oldest_first: query.get("razeni") == "od",
            page: query.get("strana").parse().unwrap_or(1),
            whole: is_whole(query),
        }
    }

    /// Words are looked for.
    pub(super) fn searches(&self) -> bool {
        !self.query.is_empty()
    }

    /// Everything is shown.
    pub(super) fn is_open(&self) -> bool {
        self.query.is_empty() && self.group == Group::All && !self.significant
    }
}

/// Such a page does not change by itself: it is a copy of a moment.
pub(super) fn is_whole(query: &Fields) -> bool {
    query.has("vse")
}

fn group(name: &str) -> Group {
    match name {
        "vedeni" => Group::Deeds,
        "ostatni" => Group::Others,
        name => EntryKind::from_name(name).map_or(Group::All, Group::Entries),
    }
}

pub(super) fn form(action: &str, query: &Fields, lang: Lang) -> Markup {
    let words = text(lang);
    let kit = Kit::new(lang, query, &[]).prefix("filtr-");
    let mut groups = vec![(String::new(), words.all_kinds().to_owned())];
    groups
        .extend(EntryKind::ALL.map(|kind| (kind.name().to_owned(), words.entry(kind).to_owned())));
    groups.push(("vedeni".to_owned(), words.deeds().to_owned()));
    groups.push(("ostatni".to_owned(), words.others().to_owned()));
    let orders = [("", words.newest_first()), ("od", words.oldest_first())]
        .map(|(value, label)| (value.to_owned(), label.to_owned()));
    let body = html! {
        (kit.search("q", words.search()).hint(words.search_log_hint()).key('/'))
        (kit.select("druh", words.show_kind(), &groups))
        (kit.select("razeni", words.sorting(), &orders))
        (kit.tick("vyznamne", words.only_significant()))
        div.field { button.btn type="submit" { (icon(Icon::Search)) (words.find()) } }
    };
    kit.filter(action, &body)
}

/// The same choice, another page of it.
pub(super) fn address_with(path: &str, query: &Fields, page: usize) -> String {
    let kept = query
        .pairs()
        .iter()
        .filter(|(key, _)| !["strana", "zapsano", "posledni", "cesta", "od"].contains(&&**key));
    let mut encoder = form_urlencoded::Serializer::new(String::new());
    for (key, value) in kept {
        encoder.append_pair(key, value);
    }
    encoder.append_pair("strana", &page.to_string());
    format!("{path}?{}", encoder.finish())
}
