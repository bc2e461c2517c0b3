//! A new passkey, and one of mine.

use hlaska_kernel::{FieldError, Said};
use hlaska_web::ui;
use hlaska_web::{Answer, Cx};
use maud::html;

use super::{Ask, button_form, fresh_key, said};
use crate::view::Passkey;
use crate::words::words;

pub(crate) fn new(cx: &Cx, why: Option<&Said>, errors: &[FieldError]) -> Answer {
    let words = words(cx.lang());
    let ask = Ask {
        portal: &cx.portal,
        words,
        verb: "create",
        action: "/ucet/klice",
        challenge: "/ucet/klice/vyzva",
        button: words.make_key,
    };
    let kit = ui::Kit::new(cx.lang(), &cx.form, errors);
    let back = [cx.form.get("zpet"), cx.query.get("zpet")].into_iter().find(|one| !one.is_empty());
    let fields = html! {
        (kit.problems())
        (kit.text("name", words.key_name).hint(words.key_name_hint).value(words.usual_key_name))
        @if let Some(back) = back { input type="hidden" name="zpet" value=(back); }
    };
    let content = html! {
        (ui::crumbs(&[("/ucet", words.my_account)], cx.lang()))
        h1 { (words.new_key) }
        p.lead { (words.key_lead) }
        (said(cx, why))
        (ask.form(&fields))
    };
    cx.page(words.new_key).answer(&content)
}

pub(crate) fn one(cx: &Cx, key: &Passkey, why: Option<&Said>, errors: &[FieldError]) -> Answer {
    let words = words(cx.lang());
    let kit = ui::Kit::new(cx.lang(), &cx.form, errors);
    let fields = html! {
        (kit.text("name", words.key_name).hint(words.key_name_hint).value(&key.name))
        (kit.submit(words.rename))
    };
    let address = format!("/ucet/klice/{}", key.id);
    let content = html! {
        (ui::crumbs(&[("/ucet", words.my_account)], cx.lang()))
        h1 { (key.name) }
        (said(cx, why))
        (kit.form(&address, &fresh_key(&cx.portal), &fields))
        h2 { (words.remove_key) }
        p { (words.remove_key_lead) }
        (button_form(&format!("{address}/odebrat"), &fresh_key(&cx.portal), words.remove_key))
    };
    cx.page(&key.name).answer(&content)
}
