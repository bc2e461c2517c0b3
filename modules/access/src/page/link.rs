//! A fresh one-time link, shown once.

use hlaska_kernel::{AccountId, Refusal, Timestamp, time};
use hlaska_web::ui::{self, Tone};
use hlaska_web::{Answer, Cx};
use maud::html;

use super::{ACCOUNTS, button_link};
use crate::admin_text::admin_text;
use crate::page::accounts::address;
use crate::view::Accounts;

pub(crate) fn answer(
    cx: &Cx,
    id: AccountId,
    path: &str,
    expires_at: Timestamp,
) -> Result<Answer, Refusal> {
    let lang = cx.lang();
    let words = admin_text(lang);
    let who = {
        let world = cx.world();
        let account = world.view::<Accounts>().account(id).ok_or(Refusal::NotFound)?;
        format!("{} ({})", account.name, account.login)
    };
    let url = format!("{}{path}", origin(cx));
    let facts = ui::facts(&[
        (words.link_for(), html! { (who) }),
        (words.link(), html! { code { (url) } }),
        (
            words.link_until(),
            html! { time datetime=(expires_at) { (time::date_time(expires_at, lang)) } },
        ),
    ]);
    let content = html! {
        (ui::crumbs(&[(ACCOUNTS, words.accounts()), (&address(id), words.account())], lang))
        h1 { (words.link_ready()) }
        (ui::alert(Tone::Warn, words.link_once(), &html! { p { (words.link_hand_over()) } }))
        (facts)
        p { (button_link(&address(id), words.back_to_account())) }
    };
    Ok(cx.page(words.link_ready()).menu(ACCOUNTS).answer(&content))
}

/// The portal's address as the administrator's browser knows it.
pub(super) fn origin(cx: &Cx) -> String {
    let scheme = if cx.portal.settings().secure { "https" } else { "http" };
    let host = cx.headers.get(http::header::HOST).and_then(|host| host.to_str().ok());
    host.map_or_else(String::new, |host| format!("{scheme}://{host}"))
}
