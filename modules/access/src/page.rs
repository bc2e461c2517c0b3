//! Pages and fragments, one file for each.

pub(crate) mod account;
pub(crate) mod account_form;
pub(crate) mod accounts;
pub(crate) mod allowed;
pub(crate) mod devices;
pub(crate) mod invitation;
pub(crate) mod link;
pub(crate) mod my_account;
pub(crate) mod organisation;
pub(crate) mod organisations;
pub(crate) mod sign_in;

use hlaska_kernel::{Grant, Lang, Place, Role, Territory};
use hlaska_territory::Gazetteer;
use hlaska_web::portal::Portal;
use hlaska_web::{Cx, ui};
use maud::{Markup, html};

use crate::admin_text::admin_text;
use crate::text::text;

pub(crate) const ACCOUNTS: &str = "/sprava/ucty";
pub(crate) const ORGANISATIONS: &str = "/sprava/organizace";

/// The name a form carries so that sending it twice is harmless.
fn fresh_key(cx: &Cx) -> String {
    cx.portal.env().uuid().to_string()
}

/// `Starosta obce – Roudné`
fn grant_words(grant: Grant, portal: &Portal, lang: Lang) -> String {
    let ground = place_words(grant.territory.place(), portal, lang);
    format!("{} – {ground}", text(lang).role_name(grant.role))
}

fn place_words(place: Place, portal: &Portal, lang: Lang) -> String {
    portal.service::<Gazetteer>().name_of(place, lang)
}

fn territory_words(territory: Territory, portal: &Portal, lang: Lang) -> String {
    place_words(territory.place(), portal, lang)
}

/// Heading with a button opposite.
fn head(title: &str, aside: &Markup) -> Markup {
    html! { div.head { h1 { (title) } div.actions { (aside) } } }
}

fn button_link(href: &str, label: &str) -> Markup {
    html! { a.btn.primary href=(href) { (label) } }
}

/// A form that is only a button.
fn button_form(action: &str, key: &str, label: &str, hidden: &[(&str, &str)]) -> Markup {
    html! {
        form method="post" action=(action) {
            (ui::hidden_key(key))
            @for (name, value) in hidden { input type="hidden" name=(name) value=(value); }
            button.btn type="submit" { (label) }
        }
    }
}

/// The two parts of the administration.
fn tabs(current: &str, lang: Lang) -> Markup {
    let words = admin_text(lang);
    ui::tabs(
        words.views(),
        &[
            (ACCOUNTS, words.accounts(), current == ACCOUNTS),
            (ORGANISATIONS, words.organisations(), current == ORGANISATIONS),
        ],
    )
}

fn role_options(lang: Lang) -> Vec<(String, String)> {
    let option = |role: Role| (role.name().to_owned(), text(lang).role_name(role).to_owned());
    Role::ALL.into_iter().map(option).collect()
}
