//! Where I am signed in, and what has happened at the door.

use hlaska_kernel::Lang;
use hlaska_kernel::time::span_words;
use hlaska_web::ui::{self, Column, Row, Table};
use hlaska_web::{Cx, Session};
use maud::{Markup, html};

use super::{button_form, fresh_key};
use crate::storage::log::Seen;
use crate::text::text;

pub(crate) fn devices(cx: &Cx, sessions: &[Session]) -> Markup {
    let words = text(cx.lang());
    let key = fresh_key(cx);
    let columns = [
        Column::text(words.device()),
        Column::text(words.proof()),
        Column::text(words.since()),
        Column::text(words.last_seen()),
        Column::text(words.ends()),
        Column::text(words.revoke()),
    ];
    let table = Table {
        id: "zarizeni-seznam",
        caption: words.devices(),
        caption_hidden: true,
        columns: &columns,
        rows: sessions.iter().map(|session| row(cx, session, &key)).collect(),
        empty: html! {},
    };
    let others = html! {
        @if sessions.len() > 1 {
            (button_form("/ucet/zarizeni/odhlasit-ostatni", &key, words.revoke_others(), &[]))
        }
    };
    let content = html! { p { (words.devices_lead()) } (table) };
    ui::panel("zarizeni", words.devices(), &others, &content)
}

fn row(cx: &Cx, session: &Session, key: &str) -> Row {
    let (words, lang) = (text(cx.lang()), cx.lang());
    let mine = cx.session().is_some_and(|own| own.digest == session.digest);
    let revoke = if mine {
        html! { (words.this_device()) }
    } else {
        let session = [("session", session.digest.as_str())];
        button_form("/ucet/zarizeni/odhlasit", key, words.revoke(), &session)
    };
    let idle = span_words(session.idle_seconds, lang);
    let cells = vec![
        html! { (device(&session.device, lang)) },
        html! { (words.proof_name(session.proof)) },
        ui::moment(session.created_at, lang),
        ui::moment(session.seen_at, lang),
        html! { (ui::moment(session.ends_at, lang)) br; small { (words.idle(&idle)) } },
        revoke,
    ];
    Row::new("", cells)
}

fn device(name: &str, lang: Lang) -> &str {
    if name.is_empty() { text(lang).unknown_device() } else { name }
}

pub(crate) fn recent(cx: &Cx, seen: &[Seen]) -> Markup {
    let (words, lang) = (text(cx.lang()), cx.lang());
    let columns = [
        Column::text(words.at()),
        Column::text(words.what()),
        Column::text(words.device()),
        Column::text(words.origin()),
    ];
    let row = |line: &Seen| {
        let cells = vec![
            ui::moment(line.at, lang),
            html! { (words.outcome(line.outcome)) },
            html! { (device(&line.device, lang)) },
            html! { (line.peer) },
        ];
        Row::new("", cells)
    };
    let table = Table {
        id: "prihlaseni-seznam",
        caption: words.recent(),
        caption_hidden: true,
        columns: &columns,
        rows: seen.iter().map(row).collect(),
        empty: ui::empty(words.recent_nothing(), words.recent_nothing_means()),
    };
    let content = html! { p { (words.recent_lead()) } (table) };
    ui::panel("prihlaseni", words.recent(), &html! {}, &content)
}
