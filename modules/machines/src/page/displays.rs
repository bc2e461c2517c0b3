//! Displays on walls, and the form that lets one more in.

use std::collections::BTreeMap;

use hlaska_kernel::{AccountId, FieldError};
use hlaska_web::ui::{self, Column, Row, Table, Tone};
use hlaska_web::{Answer, Cx, Session};
use maud::{Markup, html};

use super::{DISPLAYS, SCREEN, done, form_key, ground, let_in_by, seen, since, standing, tabs};
use crate::text::text;
use crate::view::{Machine, Machines};

/// `refused` is the display whose form the errors belong to; without one it is the new display's.
pub(crate) fn answer(
    cx: &Cx,
    sessions: &BTreeMap<AccountId, Session>,
    refused: Option<AccountId>,
    errors: &[FieldError],
) -> Answer {
    let words = text(cx.lang());
    let new = if refused.is_none() { errors } else { &[] };
    let content = html! {
        h1 { (words.displays()) }
        p.lead { (words.displays_lead()) }
        (tabs(cx, DISPLAYS))
        (ui::panel("nova-obrazovka", words.new_display(), &html! {}, &form(cx, new)))
        (list(cx, sessions, refused, errors))
    };
    let mut page = cx.page(words.displays()).menu(DISPLAYS);
    if let Some(said) = done(cx) {
        page = page.flash(Tone::Good, said);
    }
    page.answer(&content)
}

fn form(cx: &Cx, errors: &[FieldError]) -> Markup {
    let words = text(cx.lang());
    let kit = ui::Kit::new(cx.lang(), &cx.form, errors);
    let fields = html! {
        (kit.text("code", words.code()).hint(words.code_hint()).autocomplete("off"))
        (kit.text("name", words.name()).hint(words.display_name_hint()))
        (kit.text("territory", words.territory()).hint(words.territory_hint()))
        (kit.submit(words.pair_button()))
    };
    html! {
        p { (words.new_display_lead()) " " b { (SCREEN) } }
        (kit.form(DISPLAYS, &form_key(cx), &fields))
    }
}

fn list(
    cx: &Cx,
    sessions: &BTreeMap<AccountId, Session>,
    refused: Option<AccountId>,
    errors: &[FieldError],
) -> Markup {
    let words = text(cx.lang());
    let columns = [
        Column::text(words.name()),
        Column::text(words.territory()),
        Column::text(words.since()),
        Column::text(words.last_seen()),
        Column::text(words.standing()),
    ];
    let world = cx.world();
    let found = world.view::<Machines>().of(true, &cx.viewer());
    let rows = found.into_iter().map(|one| {
        let errors = if refused == Some(one.id) { errors } else { &[] };
        row(cx, one, sessions.get(&one.id), errors)
    });
    let table = Table {
        id: "obrazovky",
        caption: words.displays(),
        caption_hidden: true,
        columns: &columns,
        rows: rows.collect(),
        empty: ui::empty(words.no_display(), words.no_display_means()),
    };
    html! { (table) }
}

fn row(cx: &Cx, one: &Machine, session: Option<&Session>, errors: &[FieldError]) -> Row {
    let (words, lang) = (text(cx.lang()), cx.lang());
    let place = session.map(|session| session.device.as_str()).unwrap_or_default();
    let action = format!("{DISPLAYS}/{}/zrusit", one.id);
    let standing = standing(cx, one, &action, words.revoke_display(), errors);
    let cells = vec![
        html! { (one.name) },
        html! { (ground(cx, one)) },
        html! { (since(one, lang)) br; span.muted { (let_in_by(cx, one)) } },
        html! { (seen(session.map(|session| session.seen_at), lang)) br; span.muted { (place) } },
        standing,
    ];
    Row::new(format!("obrazovka-{}", one.id), cells)
}
