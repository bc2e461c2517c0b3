//! The tree of organisations in reach.

use hlaska_kernel::{OrganisationId, czech};
use hlaska_web::ui::{self, Column, Row, Table};
use hlaska_web::{Answer, Cx, Fields};
use maud::{Markup, html};

use super::{ORGANISATIONS, button_link, head, place_pager, tabs, territory_words};
use crate::admin_text::admin_text;
use crate::phrase::organisation as say;
use crate::reach::Reach;
use crate::text::text;
use crate::view::{Accounts, Organisation};

/// Organisations on one page.
const SHOWN: usize = 100;

pub(crate) fn answer(cx: &Cx) -> Answer {
    let lang = cx.lang();
    let words = admin_text(lang);
    let typed = Fields::default();
    let kit = ui::Kit::new(lang, &typed, &[]);
    let search = html! {
        (kit.search("q", say::FIND.to(lang)).value(cx.query.get("q")))
        (kit.submit(words.find_button()))
    };
    let content = html! {
        (head(words.organisations(), &button_link("/sprava/organizace/nova", words.new_organisation())))
        (tabs(ORGANISATIONS, lang))
        (kit.filter(ORGANISATIONS, &search))
        (list(cx))
    };
    cx.page(words.organisations()).menu(super::ACCOUNTS).answer(&content)
}

fn list(cx: &Cx) -> Markup {
    let (words, lang) = (admin_text(cx.lang()), cx.lang());
    let world = cx.world();
    let accounts = world.view::<Accounts>();
    let columns = [
        Column::text(words.name()),
        Column::text(words.kind()),
        Column::text(words.territory()),
        Column::text(words.parent()),
        Column::number(words.people()),
    ];
    let query = cx.query.get("q");
    let mut found = in_tree_order(&Reach::of_viewer(accounts, &cx.viewer()));
    found.retain(|(one, _)| czech::finds(query, &searched(cx, one)));
    let page = cx.query.get("strana").parse::<usize>().unwrap_or(1).clamp(1, 10_000) - 1;
    let rows = found.iter().skip(page * SHOWN).take(SHOWN);
    let empty = if query.is_empty() {
        ui::empty(words.no_organisation(), words.no_organisation_means())
    } else {
        ui::empty(say::NARROW.to(lang), say::NARROW_MEANS.to(lang))
    };
    let table = Table {
        id: "organizace-seznam",
        caption: words.organisations(),
        caption_hidden: true,
        columns: &columns,
        rows: rows.map(|(one, depth)| row(cx, accounts, one, *depth)).collect(),
        empty,
    };
    html! {
        (table)
        (place_pager(ORGANISATIONS, &cx.query, page, found.len(), SHOWN, lang))
    }
}

fn searched(cx: &Cx, one: &Organisation) -> String {
    let kind = text(cx.lang()).kind_name(one.kind);
    format!("{} {kind} {}", one.name, territory_words(one.territory, &cx.portal, cx.lang()))
}

/// Each below the one above it, with how deep it stands. What hangs on nothing in reach stands at
/// the top.
fn in_tree_order<'a>(reach: &Reach<'a>) -> Vec<(&'a Organisation, usize)> {
    let all = reach.organisations();
    let is_top = |one: &&&Organisation| !one.parent.is_some_and(|parent| reach.includes(parent));
    let mut order = Vec::new();
    for top in all.iter().filter(is_top) {
        descend(&all, top, 0, &mut order);
    }
    order
}

fn descend<'a>(
    all: &[&'a Organisation],
    one: &'a Organisation,
    depth: usize,
    order: &mut Vec<(&'a Organisation, usize)>,
) {
    order.push((one, depth));
    let below = |id: OrganisationId| all.iter().filter(move |child| child.parent == Some(id));
    for child in below(one.id) {
        descend(all, child, depth + 1, order);
    }
}

fn row(cx: &Cx, accounts: &Accounts, one: &Organisation, depth: usize) -> Row {
    let lang = cx.lang();
    let parent = one.parent.and_then(|id| accounts.organisation(id));
    let cells = vec![
        html! {
            @for _ in 0..depth { span aria-hidden="true" { "– " } }
            a href={ (ORGANISATIONS) "/" (one.id) } { (one.name) }
            @if one.ended_at.is_some() { " (" (say::ENDED.to(lang)) ")" }
        },
        html! { (text(lang).kind_name(one.kind)) },
        html! { (territory_words(one.territory, &cx.portal, lang)) },
        html! { @if let Some(parent) = parent { (parent.name) } },
        html! { (accounts.size_of(one.id)) },
    ];
    Row::new(format!("organizace-{}", one.id), cells)
}
