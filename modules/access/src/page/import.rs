//! Sending a table in, looking at what it would do, and handing over what came of it.

mod preview;

use hlaska_kernel::{AccountId, FieldError, Timestamp, time};
use hlaska_web::ui::{self, Column, Row, Table, Tone};
use hlaska_web::{Answer, Cx, Fields};
use maud::html;

use super::link::origin;
use super::{ACCOUNTS, IMPORT, fresh_key, head, tabs};
use crate::admin_text::admin_text;
use crate::phrase::import as say;
use crate::text::text;
use crate::view::Accounts;

pub(crate) use preview::answer as preview;

pub(crate) fn answer(cx: &Cx, errors: &[FieldError]) -> Answer {
    let lang = cx.lang();
    let typed = Fields::default();
    let kit = ui::Kit::new(lang, &typed, errors);
    let fields = html! {
        (kit.file("file", say::FILE.to(lang), ".xlsx,.csv"))
        (kit.submit(say::PREVIEW.to(lang)))
    };
    let template = html! { a.btn href="/sprava/import/sablona" { (say::TEMPLATE.to(lang)) } };
    let content = html! {
        (head(say::IMPORT.to(lang), &template))
        (tabs(IMPORT, lang))
        p.lead { (say::LEAD.to(lang)) }
        (kit.upload(IMPORT, &fresh_key(cx), &fields))
    };
    cx.page(say::IMPORT.to(lang)).menu(ACCOUNTS).answer(&content)
}

/// What came of it: a link for everybody new, shown once.
pub(crate) fn done(cx: &Cx, links: &[(AccountId, String)], until: Timestamp) -> Answer {
    let (lang, words) = (cx.lang(), admin_text(cx.lang()));
    let columns = [
        Column::text(text(lang).person()),
        Column::text(text(lang).organisation()),
        Column::text(text(lang).login()),
        Column::text(words.link()),
    ];
    let origin = origin(cx);
    let rows = {
        let world = cx.world();
        let accounts = world.view::<Accounts>();
        let known = links.iter().filter_map(|(id, path)| Some((accounts.account(*id)?, path)));
        let office = |id| accounts.organisation(id).map_or("", |one| one.name.as_str());
        known
            .map(|(one, path)| {
                let cells = vec![
                    html! { (one.name) },
                    html! { (office(one.organisation)) },
                    html! { (one.login) },
                    html! { code { (origin) (path) } },
                ];
                Row::new(format!("odkaz-{}", one.id), cells)
            })
            .collect()
    };
    let table = Table {
        id: "odkazy-seznam",
        caption: say::LINKS.to(lang),
        caption_hidden: false,
        columns: &columns,
        rows,
        empty: ui::empty(say::NO_LINKS.to(lang), say::NO_LINKS_MEANS.to(lang)),
    };
    let until = format!("{}: {}", words.link_until(), time::date_time(until, lang));
    let content = html! {
        h1 { (say::DONE.to(lang)) }
        @if !links.is_empty() {
            (ui::alert(Tone::Warn, say::LINKS_ONCE.to(lang), &html! { p { (words.link_hand_over()) " " (until) } }))
        }
        (table)
        p { a.btn href=(ACCOUNTS) { (words.accounts()) } }
    };
    cx.page(say::DONE.to(lang)).menu(ACCOUNTS).answer(&content)
}
