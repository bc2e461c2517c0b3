//! Setting a password by a one-time link.

use hlaska_kernel::FieldError;
use hlaska_web::ui;
use hlaska_web::{Answer, Cx, Fields};
use maud::html;

use super::{fresh_key, panels};
use crate::text::text;
use crate::view::{Account, Accounts};

pub(crate) fn answer(cx: &Cx, account: &Account, errors: &[FieldError]) -> Answer {
    let words = text(cx.lang());
    let typed = Fields::default();
    let kit = ui::Kit::new(cx.lang(), &typed, errors);
    let fields = html! {
        (kit.password("password", words.new_password()).hint(words.password_hint()).autocomplete("new-password").autofocus())
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

/// The link was used, replaced, has expired or never was: one answer for all.
pub(crate) fn dead(cx: &Cx) -> Answer {
    let words = text(cx.lang());
    let content = html! {
        h1 { (words.dead_link()) }
        p { (words.dead_link_advice()) }
        p { a.btn href="/prihlaseni" { (words.sign_in_button()) } }
    };
    cx.page(words.dead_link()).answer(&content)
}
