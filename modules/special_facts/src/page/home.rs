//! Lists one keeps and registers one may read.

use hlaska_kernel::{FieldError, Refusal, Viewer, policy};
use hlaska_territory::Gazetteer;
use hlaska_web::ui::{self, Column, Kit, Row, Table};
use hlaska_web::{Answer, Cx, Fields, StatusCode};
use maud::{Markup, html};

use super::{HOME, key, list_address, protocol_address};
use crate::command::KeepList;
use crate::text::text;
use crate::view::{EntitledList, SpecialFacts};

pub(crate) async fn page(cx: Cx) -> Result<Answer, Refusal> {
    Ok(show(&cx, &Fields::default(), &[]))
}

pub(crate) fn refused(cx: &Cx, errors: &[FieldError]) -> Result<Answer, Refusal> {
    Ok(show(cx, &cx.form, errors).status(StatusCode::UNPROCESSABLE_ENTITY))
}

fn show(cx: &Cx, typed: &Fields, errors: &[FieldError]) -> Answer {
    let (words, viewer) = (text(cx.lang()), cx.viewer());
    let content = html! {
        h1 { (words.title()) }
        p.lead { (words.lead()) }
        (registers(cx, &viewer))
        @if keeps(&viewer) { (lists(cx, &viewer)) (new_list(cx, typed, errors)) }
    };
    cx.page(words.title()).menu(HOME).answer(&content)
}

fn keeps(viewer: &Viewer) -> bool {
    let own = viewer.grants().iter();
    own.map(|grant| grant.territory.place())
        .any(|place| policy::would_permit::<KeepList>(viewer, place))
}

fn registers(cx: &Cx, viewer: &Viewer) -> Markup {
    let (words, world) = (text(cx.lang()), cx.world());
    let open = world.view::<SpecialFacts>().lists_open(viewer);
    let link = |list: &EntitledList| html! { a href=(protocol_address(list.id)) { (list.name) } };
    let rows = open.iter().map(|list| {
        let cells = vec![link(list), ground(cx, list), html! { (list.facts.len()) }];
        Row::new(format!("protokol-{}", list.id), cells)
    });
    let columns = [
        Column::text(words.list()),
        Column::text(words.ground()),
        Column::number(words.in_register()),
    ];
    let table = Table {
        id: "protokoly",
        caption: words.registers(),
        caption_hidden: true,
        columns: &columns,
        rows: rows.collect(),
        empty: ui::empty(words.no_register(), words.no_register_means()),
    };
    ui::panel("protokoly-panel", words.registers(), &html! {}, &html! { (table) })
}

fn lists(cx: &Cx, viewer: &Viewer) -> Markup {
    let (words, world) = (text(cx.lang()), cx.world());
    let kept = world.view::<SpecialFacts>().lists_kept(viewer);
    let link = |list: &EntitledList| html! { a href=(list_address(list.id)) { (list.name) } };
    let rows = kept.iter().map(|list| {
        let cells = vec![link(list), ground(cx, list), html! { (list.people.len()) }];
        Row::new(format!("seznam-{}", list.id), cells)
    });
    let columns =
        [Column::text(words.list()), Column::text(words.ground()), Column::number(words.persons())];
    let table = Table {
        id: "seznamy",
        caption: words.kept_lists(),
        caption_hidden: true,
        columns: &columns,
        rows: rows.collect(),
        empty: ui::empty(words.no_list(), words.no_list_means()),
    };
    ui::panel("seznamy-panel", words.kept_lists(), &html! {}, &html! { (table) })
}

fn ground(cx: &Cx, list: &EntitledList) -> Markup {
    let name = cx.portal.service::<Gazetteer>().name_of(list.place, cx.lang());
    html! { (name) }
}

fn new_list(cx: &Cx, typed: &Fields, errors: &[FieldError]) -> Markup {
    let words = text(cx.lang());
    let kit = Kit::new(cx.lang(), typed, errors);
    let body = html! {
        (kit.text("nazev", words.list_name()).hint(words.list_name_hint()))
        (kit.submit(words.found()))
    };
    let form = kit.form("/zvlastni-skutecnosti/seznamy", &key(cx), &body);
    ui::panel("novy-seznam", words.new_list(), &html! {}, &form)
}
