//! One record whole: the fields the law asks for, and its place in the chain.

use hlaska_audit::{Content, Entry};
use hlaska_kernel::number::hex;
use hlaska_web::{Answer, Cx, ui};
use maud::{Markup, html};

use super::{LIST, activity, person, thing};
use crate::text::text;

pub(crate) fn answer(cx: &Cx, entry: &Entry) -> Answer {
    let words = text(cx.lang());
    let title = format!("{} {}", words.one(), entry.seq);
    let content = html! {
        (ui::crumbs(&[(LIST, words.title())], cx.lang()))
        h1 { (title) }
        @match &entry.content {
            Some(content) => { (ui::facts(&told(cx, entry, content))) (links(cx, content)) }
            None => p { (words.dropped()) }
        }
        (ui::facts(&place(cx, entry)))
    };
    cx.page(title).menu(LIST).answer(&content)
}

/// What is filled in, in the order of the decree.
fn told(cx: &Cx, entry: &Entry, content: &Content) -> Vec<(&'static str, Markup)> {
    let (words, lang, fields) = (text(cx.lang()), cx.lang(), &content.fields);
    let zone = format!("UTC{:+03}:{:02}", content.offset_min / 60, content.offset_min.abs() % 60);
    let class = format!("{}) {}", content.class.name(), content.class.words(lang));
    let asset = format!("{} · {} · {}", content.asset, content.host, content.build);
    let plain = |text: &Option<String>| text.clone().unwrap_or_default();
    let address = fields.address.map(|one| one.to_string()).unwrap_or_default();
    let organisation = fields.organisation.map(|id| id.to_string()).unwrap_or_default();
    let account_class = fields.account_class.map(|one| one.words(lang).to_owned());
    let count = if content.count > 1 { content.count.to_string() } else { String::new() };
    let all = [
        (words.when(), html! { (ui::moment(entry.at, lang)) " " (entry.at) }),
        (words.zone(), html! { (zone) }),
        (words.what(), html! { (activity(content, lang)) " " code { (content.code) } }),
        (words.class(), html! { (class) }),
        (words.outcome(), html! { (content.outcome.words(lang)) }),
        (words.reason(), html! { (plain(&fields.reason)) }),
        (words.who(), html! { (person(cx, content)) }),
        (words.account_class(), html! { (account_class.unwrap_or_default()) }),
        (words.organisation(), html! { (plain(&fields.on_behalf)) " " (organisation) }),
        (words.provider(), html! { (plain(&fields.identity_provider)) }),
        (words.device(), html! { (plain(&fields.device)) }),
        (words.address(), html! { (address) }),
        (words.asset(), html! { (asset) }),
        (words.on_what(), html! { (thing(content)) }),
        (words.marking(), html! { (plain(&fields.marking)) }),
        (words.exercise(), html! { @if fields.exercise { (words.yes()) } }),
        (words.detail(), html! { (plain(&fields.detail)) }),
        (words.session(), html! { (plain(&fields.session)) }),
        (words.request(), html! { (plain(&fields.request)) }),
        (words.count(), html! { (count) }),
    ];
    all.into_iter().filter(|(_, value)| !value.0.trim().is_empty()).collect()
}

fn links(cx: &Cx, content: &Content) -> Markup {
    let words = text(cx.lang());
    html! {
        p.row {
            @if let Some(account) = content.fields.account {
                a.btn href={ (LIST) "?ucet=" (account) } { (words.of_account()) }
            }
            @if let Some(device) = &content.fields.device {
                a.btn href={ (LIST) "?zarizeni=" (device) } { (words.of_device()) }
            }
        }
    }
}

fn place(cx: &Cx, entry: &Entry) -> Vec<(&'static str, Markup)> {
    let words = text(cx.lang());
    vec![
        (words.place(), html! { (entry.seq) }),
        (words.hash(), html! { code { (hex(&entry.hash)) } }),
    ]
}
