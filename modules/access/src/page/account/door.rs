//! One-time links, leaving and coming back.

use hlaska_kernel::{AccountId, Lang};
use hlaska_web::ui;
use maud::{Markup, html};

use super::super::accounts::address;
use super::super::{button_form, fresh_key, hour_options};
use super::{Form, Known, Sent};
use crate::admin_text::admin_text;
use crate::command::issue_link::USUAL_HOURS;
use crate::phrase::people as say;
use crate::view::OpenLink;

pub(super) fn link(sent: &Sent<'_>, known: &Known) -> Markup {
    let (cx, lang) = (sent.cx, sent.cx.lang());
    let words = admin_text(lang);
    let kit = sent.kit(Form::Link, "odkaz-");
    let here = address(known.account.id);
    let fields = html! {
        (kit.select("hours", say::HOURS.to(lang), &hour_options(lang)).value(USUAL_HOURS.to_string()))
        (kit.submit(words.link_button()))
    };
    let content = html! {
        p { (words.link_lead()) }
        @if let Some(link) = &known.account.link { (open(sent, link, &known.linked_by, &here)) }
        (kit.form(&format!("{here}/odkaz"), &fresh_key(cx), &fields))
    };
    ui::panel("odkaz", words.link(), &html! {}, &content)
}

/// What is out there now.
fn open(sent: &Sent<'_>, link: &OpenLink, by: &str, here: &str) -> Markup {
    let (cx, lang) = (sent.cx, sent.cx.lang());
    let until = html! {
        (ui::moment(link.expires_at, lang))
        @if link.expires_at <= cx.now { " – " (say::EXPIRED.to(lang)) }
    };
    html! {
        (ui::facts(&[
            (say::OPEN_LINK.to(lang), html! { (say::purpose(link.purpose, lang)) }),
            (say::ISSUED.to(lang), ui::moment(link.issued_at, lang)),
            (say::ISSUED_BY.to(lang), html! { (by) }),
            (say::UNTIL.to(lang), until),
        ]))
        (button_form(&format!("{here}/odkaz/odvolat"), &fresh_key(cx), say::WITHDRAW.to(lang), &[]))
    }
}

pub(super) fn block(sent: &Sent<'_>, id: AccountId) -> Markup {
    let lang: Lang = sent.cx.lang();
    let words = admin_text(lang);
    let kit = sent.kit(Form::Block, "blok-");
    let fields = html! {
        (kit.text("reason", words.reason()))
        (kit.date("left", say::LEFT.to(lang)).hint(say::LEFT_HINT.to(lang)).optional())
        div.actions { button.btn.danger type="submit" { (words.block_button()) } }
    };
    let content = html! {
        p { (words.block_lead()) }
        (kit.form(&format!("{}/zablokovat", address(id)), &fresh_key(sent.cx), &fields))
    };
    ui::panel("zablokovat", words.block(), &html! {}, &content)
}

pub(super) fn restore(sent: &Sent<'_>, id: AccountId) -> Markup {
    let words = admin_text(sent.cx.lang());
    let kit = sent.kit(Form::Restore, "obnova-");
    let fields = html! {
        (kit.text("reason", words.reason()))
        (kit.submit(words.restore_button()))
    };
    let content = html! {
        p { (say::RETURN_LEAD.to(sent.cx.lang())) }
        (kit.form(&format!("{}/obnovit", address(id)), &fresh_key(sent.cx), &fields))
    };
    ui::panel("obnovit", words.restore(), &html! {}, &content)
}
