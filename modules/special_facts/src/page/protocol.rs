//! The register (samostatný jednací protokol) of one list.

use hlaska_kernel::{FieldError, Refusal, policy};
use hlaska_web::ui::{self, Card, Column, Kit, Row, Table, moment};
use hlaska_web::{Answer, Cx, Fields, StatusCode};
use maud::{Markup, html};

use super::{HOME, fact_address, key, open_list, protocol_address};
use crate::command::RegisterFact;
use crate::event::FactKind;
use crate::text::text;
use crate::view::{EntitledList, Fact, SpecialFacts};

pub(crate) async fn page(cx: Cx) -> Result<Answer, Refusal> {
    show(&cx, &Fields::default(), &[])
}

pub(crate) fn refused(cx: &Cx, errors: &[FieldError]) -> Result<Answer, Refusal> {
    Ok(show(cx, &cx.form, errors)?.status(StatusCode::UNPROCESSABLE_ENTITY))
}

fn show(cx: &Cx, typed: &Fields, errors: &[FieldError]) -> Result<Answer, Refusal> {
    let list = open_list(cx)?;
    let words = text(cx.lang());
    let writes = policy::would_permit::<RegisterFact>(&cx.viewer(), list.guarded());
    let content = html! {
        (ui::crumbs(&[(HOME, words.title())], cx.lang()))
        div.head {
            div { h1 { (words.register()) } p.lead { (list.name) } }
            (ui::marking(hlaska_kernel::Marking::SpecialFacts, cx.lang()))
        }
        (table(cx, &list)?)
        @if writes { (form(cx, &list, typed, errors)) }
    };
    Ok(cx.page(words.register()).menu(HOME).answer(&content))
}

fn table(cx: &Cx, list: &EntitledList) -> Result<Markup, Refusal> {
    let (words, world) = (text(cx.lang()), cx.world());
    let view = world.view::<SpecialFacts>();
    let facts = view.register(&cx.viewer(), list.id).ok_or(Refusal::NotFound)?;
    let columns = [
        words.number(),
        words.subject(),
        words.registered(),
        words.originator(),
        words.copies(),
        words.recipients(),
        words.storage(),
        words.returned(),
    ]
    .map(Column::text);
    let table = Table {
        id: "protokol",
        caption: words.register(),
        caption_hidden: true,
        columns: &columns,
        rows: facts.into_iter().map(|fact| row(cx, fact)).collect(),
        empty: ui::empty(words.empty_register(), words.empty_register_means()),
    };
    Ok(html! { section.panel { (table) } })
}

fn row(cx: &Cx, fact: &Fact) -> Row {
    let (words, filing) = (text(cx.lang()), &fact.filing);
    let returned = fact.returned.iter().map(|one| one.note.as_str()).collect::<Vec<_>>().join("; ");
    let cells = vec![
        html! { a href=(fact_address(fact.id)) { (fact.reference()) } },
        html! { (filing.subject) br; small.muted { (words.kind(filing.kind)) } },
        html! { (moment(fact.registered_at, cx.lang())) br; small.muted { (filing.dated) } },
        html! { (filing.originator) },
        html! { (filing.copies) },
        html! { (dash(&filing.recipients)) },
        html! { (filing.storage) },
        html! { (dash(&returned)) },
    ];
    Row::new(format!("cj-{}", fact.id), cells)
}

fn dash(text: &str) -> &str {
    if text.is_empty() { "–" } else { text }
}

fn form(cx: &Cx, list: &EntitledList, typed: &Fields, errors: &[FieldError]) -> Markup {
    let words = text(cx.lang());
    let kit = Kit::new(cx.lang(), typed, errors);
    let kinds = FactKind::ALL.map(|kind| Card::new(kind.name(), words.kind(kind)));
    let body = html! {
        (ui::cards(&kit, "druh", words.fact_kind(), FactKind::Record.name(), &kinds))
        (kit.text("vec", words.subject()).hint(words.subject_hint()))
        div.fields {
            (kit.text("puvodce", words.originator()))
            (kit.date("datum", words.dated()))
            (kit.number("vytisky", words.copies(), ""))
        }
        (kit.text("adresati", words.recipients()).optional())
        (kit.text("ulozeni", words.storage()))
        (kit.area("text", words.protected_text()).hint(words.protected_text_hint()))
        (kit.submit(words.register_it()))
    };
    let form = kit.form(&protocol_address(list.id), &key(cx), &body);
    ui::panel("novy-zaznam", words.new_fact(), &html! {}, &form)
}
