//! Setting a password by a one-time link.

use hlaska_journal::Author;
use hlaska_kernel::{AccountId, FieldError, Grant, Role};
use hlaska_web::ui;
use hlaska_web::{Answer, Cx, Fields};
use maud::html;

use super::{fresh_key, panels};
use crate::phrase::people as say;
use crate::secret;
use crate::text::text;
use crate::view::{Account, Accounts};

pub(crate) fn answer(cx: &Cx, account: &Account, errors: &[FieldError]) -> Answer {
    let words = text(cx.lang());
    let typed = Fields::default();
    let kit = ui::Kit::new(cx.lang(), &typed, errors);
    let fields = html! {
        (kit.password("password", words.new_password()).hint(words.password_hint(secret::shortest(account))).autocomplete("new-password").autofocus())
        (kit.password("repeated", words.repeated()).autocomplete("new-password"))
        (kit.submit(words.set_password_button()))
    };
    let organisation = organisation(cx, account);
    let who = [
        (words.person(), html! { (account.name) }),
        (words.organisation(), html! { (organisation) }),
        (words.login(), html! { b { (account.login) } }),
    ];
    let content = html! {
        h1 { (words.set_password()) }
        p.lead { (words.set_password_lead()) }
        (ui::facts(&who))
        (panels(cx, "invitation", cx.params.text("token")))
        (kit.form(&cx.path, &fresh_key(cx), &fields))
    };
    cx.page(words.set_password()).answer(&content)
}

fn organisation(cx: &Cx, account: &Account) -> String {
    let world = cx.world();
    let found = world.view::<Accounts>().organisation(account.organisation);
    found.map_or_else(String::new, |organisation| organisation.name.clone())
}

/// The link was used, replaced, has expired or never was. Whoever holds one that expired is told
/// whom to ask.
pub(crate) fn dead(cx: &Cx, owner: Option<AccountId>) -> Answer {
    let words = text(cx.lang());
    let helpers = owner.map(|owner| helpers(cx, owner)).unwrap_or_default();
    let content = html! {
        h1 { (words.dead_link()) }
        p { (words.dead_link_advice()) }
        @if !helpers.is_empty() {
            p { (say::ASK.to(cx.lang())) }
            ul { @for helper in &helpers { li { (helper) } } }
        }
        p { a.btn href="/prihlaseni" { (words.sign_in_button()) } }
    };
    cx.page(words.dead_link()).answer(&content)
}

/// Administrators of the person's organisation, or of the nearest one above that has any.
fn helpers(cx: &Cx, owner: AccountId) -> Vec<String> {
    let world = cx.world();
    let accounts = world.view::<Accounts>();
    let Some(account) = accounts.account(owner) else { return Vec::new() };
    let name = |one: &Account| accounts.name_of(&Author::Account(one.id), cx.lang());
    let of = |organisation| {
        let people = accounts.people_of(organisation).into_iter();
        let able = people.filter(|one| {
            let grants = one.grants_at(organisation).unwrap_or_default();
            let administers = |g: &Grant| g.role == Role::OrganisationAdministrator;
            accounts.works(one) && one.id != owner && grants.iter().any(administers)
        });
        able.map(name).collect::<Vec<_>>()
    };
    let nearest = accounts.chain(account.organisation).map(of).find(|found| !found.is_empty());
    nearest.unwrap_or_else(|| {
        accounts.administrators().filter(|one| one.id != owner).map(name).collect()
    })
}
