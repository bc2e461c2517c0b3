//! Somebody's ways of signing in, as an administrator sees them.

use hlaska_access::Account;
use hlaska_kernel::{AccountId, FieldError, Place, policy};
use hlaska_web::ui;
use hlaska_web::{Answer, Cx, LiveCx};
use maud::{Markup, html};

use super::{fresh_key, words_of};
use crate::command::Reset;
use crate::view::{Factors, Held};
use crate::words::{Words, words};

/// On the page of an account.
pub(crate) fn panel(live: &LiveCx, account: &str) -> Markup {
    let may = policy::would_permit::<Reset>(&live.viewer, Place::Region);
    let Some(id) = account.parse::<AccountId>().ok().filter(|_| may) else { return html! {} };
    let words = words_of(live);
    let held = live.world().view::<Factors>().of(id).clone();
    let content = html! {
        (facts(words, &held))
        @if held != Held::default() {
            p { a.btn href={ "/sprava/ucty/" (id) "/zpusoby" } { (words.reset) } }
        }
    };
    ui::panel("zpusoby", words.ways, &html! {}, &content)
}

fn facts(words: &Words, held: &Held) -> Markup {
    let codes = if held.has_codes() { words.yes } else { words.no };
    ui::facts(&[
        (words.keys, html! { (held.passkeys.len()) }),
        (words.codes, html! { (codes) }),
        (words.recovery_left, html! { (held.recovery_left) }),
    ])
}

pub(crate) fn answer(cx: &Cx, account: &Account, held: &Held, errors: &[FieldError]) -> Answer {
    let words = words(cx.lang());
    let kit = ui::Kit::new(cx.lang(), &cx.form, errors);
    let fields = html! {
        (kit.text("reason", words.reset_reason).hint(words.reset_reason_hint))
        div.actions { button.btn.danger type="submit" { (words.reset) } }
    };
    let address = format!("/sprava/ucty/{}", account.id);
    let content = html! {
        (ui::crumbs(&[(&address, &account.name)], cx.lang()))
        h1 { (words.reset) }
        p.lead { (words.reset_lead) }
        (facts(words, held))
        (kit.form(&format!("{address}/zpusoby"), &fresh_key(&cx.portal), &fields))
    };
    cx.page(words.reset).menu("/sprava/ucty").answer(&content)
}
