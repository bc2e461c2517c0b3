//! A list of entitled persons as its keeper sees it, with who read what.

use hlaska_access::Accounts;
use hlaska_journal::Author;
use hlaska_kernel::{AccountId, FieldError, Refusal, time};
use hlaska_web::ui::{self, Column, Kit, Row, Table, hidden_key, moment};
use hlaska_web::{Answer, Cx, Fields, StatusCode};
use maud::{Markup, html};

use super::{HOME, kept, key, list_address};
use crate::event::Entitled;
use crate::storage::{How, Reading, readings, unrecorded};
use crate::text::text;
use crate::view::{EntitledList, SpecialFacts};

pub(crate) async fn page(cx: Cx) -> Result<Answer, Refusal> {
    show(&cx, &Fields::default(), &[]).await
}

pub(crate) async fn refused(cx: &Cx, errors: &[FieldError]) -> Result<Answer, Refusal> {
    Ok(show(cx, &cx.form, errors).await?.status(StatusCode::UNPROCESSABLE_ENTITY))
}

async fn show(cx: &Cx, typed: &Fields, errors: &[FieldError]) -> Result<Answer, Refusal> {
    let (id, _) = kept(cx)?;
    let read = readings(cx.portal.node().db(), id).await.map_err(|error| unrecorded(&error))?;
    let words = text(cx.lang());
    let list = {
        let world = cx.world();
        world.view::<SpecialFacts>().kept(&cx.viewer(), id).cloned().ok_or(Refusal::NotFound)?
    };
    let removing = cx.path.ends_with("/odebrat");
    let none = Fields::default();
    let (typed, own) = if removing { (&none, &[][..]) } else { (typed, errors) };
    let content = html! {
        (ui::crumbs(&[(HOME, words.title())], cx.lang()))
        h1 { (list.name) }
        p.lead { (words.list_lead()) }
        @if removing { (Kit::new(cx.lang(), &cx.form, errors).problems()) }
        (people(cx, &list))
        (new_person(cx, &list, typed, own))
        (who_read(cx, &read))
    };
    Ok(cx.page(&list.name).menu(HOME).answer(&content))
}

fn name(cx: &Cx, account: AccountId) -> String {
    cx.world().view::<Accounts>().name_of(&Author::Account(account), cx.lang())
}

fn people(cx: &Cx, list: &EntitledList) -> Markup {
    let words = text(cx.lang());
    let columns = [
        words.person(),
        words.function(),
        words.reason(),
        words.signed_by(),
        words.since(),
        words.until(),
        words.remove(),
    ]
    .map(Column::text);
    let rows = list.people.values().map(|person| person_row(cx, list, person));
    let table = Table {
        id: "opravnene-osoby",
        caption: words.entitled(),
        caption_hidden: true,
        columns: &columns,
        rows: rows.collect(),
        empty: ui::empty(words.nobody(), words.nobody_means()),
    };
    ui::panel("osoby-panel", words.entitled(), &html! {}, &html! { (table) })
}

fn person_row(cx: &Cx, list: &EntitledList, person: &Entitled) -> Row {
    let (words, lang) = (text(cx.lang()), cx.lang());
    let until =
        person.until.map_or_else(|| words.no_end().to_owned(), |until| time::date(until, lang));
    let who = name(cx, person.account);
    let id = format!("duvod-{}", person.account);
    let remove = html! {
        details {
            summary { (words.remove()) span.hush { " " (who) } }
            form method="post" action={ (list_address(list.id)) "/osoby/odebrat" } {
                (hidden_key(&key(cx)))
                input type="hidden" name="osoba" value=(person.account);
                label for=(id) { (words.removal_reason()) }
                input type="text" id=(id) name="duvod" maxlength="200" autocomplete="off";
                button.btn.danger type="submit" { (words.remove()) span.hush { " " (who) } }
            }
        }
    };
    let cells = vec![
        html! { (who) },
        html! { (person.function) },
        html! { (person.reason) },
        html! { (person.signed_by) },
        moment(person.since, lang),
        html! { (until) },
        remove,
    ];
    Row::new(format!("osoba-{}", person.account), cells)
}

/// People the keeper works with who are not on the list yet.
fn candidates(cx: &Cx, list: &EntitledList) -> Vec<(String, String)> {
    let (world, viewer) = (cx.world(), cx.viewer());
    let accounts = world.view::<Accounts>();
    let known = accounts.accounts_visible(&viewer).into_iter();
    let others = known.filter(|account| !list.people.contains_key(&account.id));
    let named = others.map(|account| {
        let name = accounts.name_of(&Author::Account(account.id), cx.lang());
        (account.id.to_string(), name)
    });
    std::iter::once((String::new(), "–".to_owned())).chain(named).collect()
}

fn new_person(cx: &Cx, list: &EntitledList, typed: &Fields, errors: &[FieldError]) -> Markup {
    let words = text(cx.lang());
    let kit = Kit::new(cx.lang(), typed, errors);
    let body = html! {
        (kit.select("osoba", words.person(), &candidates(cx, list)))
        (kit.text("funkce", words.function()))
        (kit.text("duvod", words.reason()))
        (kit.text("podepsal", words.signed_by()).hint(words.signed_by_hint()))
        (kit.date("do", words.until()).optional().hint(words.until_hint()))
        (kit.submit(words.enter()))
    };
    let form = kit.form(&format!("{}/osoby", list_address(list.id)), &key(cx), &body);
    ui::panel("zapsat-osobu", words.enter_person(), &html! {}, &form)
}

fn who_read(cx: &Cx, read: &[Reading]) -> Markup {
    let words = text(cx.lang());
    let columns =
        [words.when(), words.person(), words.what(), words.how(), words.device()].map(Column::text);
    let rows = read.iter().enumerate().map(|(nth, one)| {
        let who = one.account.map_or_else(String::new, |account| name(cx, account));
        let how = match one.how {
            How::View => words.viewed().to_owned(),
            How::Copy(number) => words.copy_number(number),
        };
        let cells = vec![
            moment(one.at, cx.lang()),
            html! { (who) },
            html! { (one.object) },
            html! { (how) },
            html! { (one.device) },
        ];
        Row::new(format!("cteni-{nth}"), cells)
    });
    let table = Table {
        id: "kdo-cetl",
        caption: words.who_read(),
        caption_hidden: true,
        columns: &columns,
        rows: rows.collect(),
        empty: ui::empty(words.nobody_read(), words.nobody_read_means()),
    };
    ui::panel("cteni-panel", words.who_read(), &html! {}, &html! { (table) })
}
