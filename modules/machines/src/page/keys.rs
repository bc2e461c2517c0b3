//! Keys of programs, and the form for one more.

use hlaska_access::Accounts;
use hlaska_kernel::{AccountId, FieldError, Timestamp};
use hlaska_web::ui::{self, Column, Row, Table, Tone};
use hlaska_web::{Answer, Cx};
use maud::{Markup, html};

use super::{KEYS, done, form_key, ground, let_in_by, seen, since, standing, tabs};
use crate::command::issue_key::MONTHS;
use crate::event::Purpose;
use crate::text::text;
use crate::turnstile::Turnstile;
use crate::view::{Kind, Machine, Machines};

/// Before a key ends its owner should have the next one.
const WARN_SECONDS: i64 = 30 * 24 * 3600;

/// `refused` is the key whose form the errors belong to; without one it is the new key's.
pub(crate) fn answer(cx: &Cx, refused: Option<AccountId>, errors: &[FieldError]) -> Answer {
    let words = text(cx.lang());
    let new = if refused.is_none() { errors } else { &[] };
    let content = html! {
        h1 { (words.keys()) }
        p.lead { (words.keys_lead()) }
        (tabs(cx, KEYS))
        (list(cx, refused, errors))
        (ui::panel("novy-klic", words.new_key(), &html! {}, &form(cx, new)))
    };
    let mut page = cx.page(words.keys()).menu(super::DISPLAYS);
    if let Some(said) = done(cx) {
        page = page.flash(Tone::Good, said);
    }
    page.answer(&content)
}

/// The only page that ever shows the secret half.
pub(crate) fn handed_out(cx: &Cx, secret: &str) -> Answer {
    let words = text(cx.lang());
    let content = html! {
        (ui::crumbs(&[(KEYS, words.keys())], cx.lang()))
        h1 { (words.key_issued()) }
        (ui::alert(Tone::Warn, words.shown_once(), &html! { p { (words.shown_once_means()) } }))
        p { code #tajemstvi { (secret) } }
        p { (words.how_to_sign()) }
        p { a.btn href=(KEYS) { (words.kept_it()) } }
    };
    cx.page(words.key_issued()).menu(super::DISPLAYS).answer(&content)
}

fn form(cx: &Cx, errors: &[FieldError]) -> Markup {
    let (words, lang) = (text(cx.lang()), cx.lang());
    let kit = ui::Kit::new(lang, &cx.form, errors);
    let purposes = Purpose::ALL.map(|one| (one.name().to_owned(), words.purpose_name(one)));
    let purposes = purposes.map(|(name, label)| (name, label.to_owned()));
    let months = MONTHS.map(|months| (months.to_string(), words.months(months)));
    let organisations: Vec<_> = {
        let world = cx.world();
        let found = world.view::<Accounts>().organisations_visible(&cx.viewer());
        found.iter().map(|one| (one.id.to_string(), one.name.clone())).collect()
    };
    let fields = html! {
        (kit.text("name", words.name()).hint(words.key_name_hint()))
        (kit.select("purpose", words.purpose(), &purposes))
        (kit.select("organisation", words.organisation(), &organisations))
        (kit.text("territory", words.territory()).hint(words.territory_hint()))
        (kit.select("months", words.valid_for(), &months).value(MONTHS[0].to_string()))
        (kit.submit(words.issue_button()))
    };
    kit.form(KEYS, &form_key(cx), &fields)
}

fn list(cx: &Cx, refused: Option<AccountId>, errors: &[FieldError]) -> Markup {
    let words = text(cx.lang());
    let columns = [
        Column::text(words.name()),
        Column::text(words.territory()),
        Column::text(words.since()),
        Column::text(words.last_used()),
        Column::text(words.ends()),
        Column::text(words.standing()),
    ];
    let world = cx.world();
    let found = world.view::<Machines>().of(false, &cx.viewer());
    let rows = found.into_iter().map(|one| {
        let errors = if refused == Some(one.id) { errors } else { &[] };
        row(cx, one, errors)
    });
    let table = Table {
        id: "klice",
        caption: words.keys(),
        caption_hidden: true,
        columns: &columns,
        rows: rows.collect(),
        empty: ui::empty(words.no_key(), words.no_key_means()),
    };
    html! { (table) }
}

fn row(cx: &Cx, one: &Machine, errors: &[FieldError]) -> Row {
    let (words, lang) = (text(cx.lang()), cx.lang());
    let Kind::Key { purpose, expires_at, .. } = &one.kind else { return Row::new("", vec![]) };
    let used = cx.portal.service::<Turnstile>().last_used(one.id);
    let action = format!("{KEYS}/{}/zrusit", one.id);
    let standing = standing(cx, one, &action, words.revoke_key(), errors);
    let cells = vec![
        html! { (one.name) br; span.muted { (words.purpose_name(*purpose)) } },
        html! { (ground(cx, one)) },
        html! { (since(one, lang)) br; span.muted { (let_in_by(cx, one)) } },
        seen(used, lang),
        end(cx, *expires_at),
        standing,
    ];
    Row::new(format!("klic-{}", one.id), cells)
}

fn end(cx: &Cx, expires_at: Timestamp) -> Markup {
    let words = text(cx.lang());
    let left = expires_at.as_second() - cx.now.as_second();
    html! {
        (ui::moment(expires_at, cx.lang()))
        @if left <= 0 { br; b { (words.ended()) } }
        @else if left < WARN_SECONDS { br; b { (words.ends_soon()) } }
    }
}
