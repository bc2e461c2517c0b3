//! Pages and fragments, one file for each.

pub(crate) mod account;
pub(crate) mod account_form;
pub(crate) mod accounts;
pub(crate) mod acting;
pub(crate) mod allowed;
pub(crate) mod devices;
pub(crate) mod history;
pub(crate) mod import;
pub(crate) mod invitation;
pub(crate) mod invitations;
pub(crate) mod link;
pub(crate) mod my_account;
pub(crate) mod organisation;
pub(crate) mod organisations;
pub(crate) mod review;
pub(crate) mod reviews;
pub(crate) mod sign_in;

use hlaska_kernel::{Grant, Lang, Place, Role, Territory};
use hlaska_territory::Gazetteer;
use hlaska_web::portal::Portal;
use hlaska_web::{Cx, Fields, ui};
use maud::{Markup, html};

use crate::admin_text::admin_text;
use crate::command::issue_link::HOURS;
use crate::phrase::people as say;
use crate::reach::Reach;
use crate::text::text;
use crate::view::Accounts;

pub(crate) const ACCOUNTS: &str = "/sprava/ucty";
pub(crate) const ORGANISATIONS: &str = "/sprava/organizace";
pub(crate) const INVITATIONS: &str = "/sprava/pozvanky";
pub(crate) const IMPORT: &str = "/sprava/import";
pub(crate) const REVIEWS: &str = "/sprava/prezkum";

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

/// What other modules put into a page of this one.
fn panels(cx: &Cx, slot: &str, key: &str) -> Markup {
    let live = cx.live();
    html! { @for panel in cx.portal.panels(slot) { ((panel.render)(&live, key)) } }
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

/// The parts of the administration.
fn tabs(current: &str, lang: Lang) -> Markup {
    let words = admin_text(lang);
    let items = [
        (ACCOUNTS, words.accounts()),
        (ORGANISATIONS, words.organisations()),
        (INVITATIONS, say::INVITATIONS.to(lang)),
        (IMPORT, crate::phrase::import::IMPORT.to(lang)),
        (REVIEWS, crate::phrase::review::REVIEWS.to(lang)),
    ];
    let items = items.map(|(path, label)| (path, label, current == path));
    ui::tabs(words.views(), &items)
}

fn role_options(lang: Lang) -> Vec<(String, String)> {
    let option = |role: Role| (role.name().to_owned(), text(lang).role_name(role).to_owned());
    Role::ALL.into_iter().map(option).collect()
}

/// Roles that whoever asks can give.
fn role_options_for(cx: &Cx) -> Vec<(String, String)> {
    let world = cx.world();
    let ceiling = Reach::of_viewer(world.view::<Accounts>(), &cx.viewer()).ceiling();
    let mut options = role_options(cx.lang());
    options.retain(|(name, _)| Role::from_name(name).is_some_and(|role| ceiling.has_role(role)));
    options
}

/// Organisations in reach that go on, for a list to choose from.
fn organisation_options(cx: &Cx) -> Vec<(String, String)> {
    let world = cx.world();
    let mut found = Reach::of_viewer(world.view::<Accounts>(), &cx.viewer()).organisations();
    found.retain(|one| one.ended_at.is_none());
    found.iter().map(|one| (one.id.to_string(), one.name.clone())).collect()
}

fn hour_options(lang: Lang) -> Vec<(String, String)> {
    HOURS.map(|hours| (hours.to_string(), say::hours(hours, lang).to_owned())).to_vec()
}

/// Leads through a list of so many things, `shown` on a page; `page` counts from nought.
fn place_pager(
    path: &str,
    query: &Fields,
    page: usize,
    found: usize,
    shown: usize,
    lang: Lang,
) -> Markup {
    let pages = found.div_ceil(shown).max(1);
    let address = |page: usize| {
        let kept =
            query.pairs().iter().filter(|(name, value)| name != "strana" && !value.is_empty());
        let mut pairs: Vec<_> = kept.cloned().collect();
        pairs.push(("strana".to_owned(), (page + 1).to_string()));
        let pairs =
            pairs.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value)));
        format!("{path}?{}", pairs.collect::<Vec<_>>().join("&"))
    };
    let before = (page > 0).then(|| address(page - 1));
    let after = (page + 1 < pages).then(|| address(page + 1));
    html! {
        @if pages > 1 {
            (ui::pager(before.as_deref(), &format!("{} / {pages}", page + 1), after.as_deref(), lang))
        }
    }
}

fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let one =
        |byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(one).collect()
}
