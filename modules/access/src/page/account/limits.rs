//! How long the account works and how much its owner may read.

use hlaska_kernel::{Lang, Timestamp, time};
use hlaska_web::ui;
use maud::{Markup, html};

use super::super::accounts::address;
use super::super::fresh_key;
use super::{Form, Sent};
use crate::command::set_clearance::CHOICES;
use crate::phrase::people as say;
use crate::view::Account;

pub(super) fn validity(sent: &Sent<'_>, account: &Account) -> Markup {
    let lang = sent.cx.lang();
    let kit = sent.kit(Form::Validity, "platnost-");
    let until = account.valid_until.map(day).unwrap_or_default();
    let fields = html! {
        (kit.date("until", say::VALID_UNTIL.to(lang)).value(until).optional())
        (kit.submit(say::VALIDITY_BUTTON.to(lang)))
    };
    let action = format!("{}/platnost", address(account.id));
    let content = html! {
        p { (say::VALIDITY_LEAD.to(lang)) }
        (kit.form(&action, &fresh_key(sent.cx), &fields))
    };
    ui::panel("platnost", say::VALIDITY.to(lang), &html! {}, &content)
}

/// `2026-12-31`
fn day(at: Timestamp) -> String {
    time::for_input(at).chars().take(10).collect()
}

pub(super) fn clearance(sent: &Sent<'_>, account: &Account) -> Markup {
    let lang = sent.cx.lang();
    let kit = sent.kit(Form::Clearance, "cteni-");
    let chosen = account.clearance.map_or("", hlaska_kernel::Marking::name);
    let fields = html! {
        (kit.select("clearance", say::CLEARANCE.to(lang), &options(lang)).value(chosen))
        (kit.submit(say::CLEARANCE_BUTTON.to(lang)))
    };
    let action = format!("{}/cteni", address(account.id));
    let content = html! {
        p { (say::CLEARANCE_LEAD.to(lang)) }
        (kit.form(&action, &fresh_key(sent.cx), &fields))
    };
    ui::panel("cteni", say::CLEARANCE.to(lang), &html! {}, &content)
}

fn options(lang: Lang) -> Vec<(String, String)> {
    let usual = (String::new(), say::CLEARANCE_USUAL.to(lang).to_owned());
    let choices = CHOICES.map(|one| (one.name().to_owned(), say::marking(one, lang).to_owned()));
    std::iter::once(usual).chain(choices).collect()
}
