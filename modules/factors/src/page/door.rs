//! The passkey at the door and on an invitation.

use hlaska_web::ui;
use hlaska_web::{Answer, Cx, LiveCx};
use maud::{Markup, html};

use super::{Ask, told, words_of};
use crate::words::words;

/// On the sign-in page, above the password. `back` is where to go on to.
pub(crate) fn panel(live: &LiveCx, back: &str) -> Markup {
    let words = words_of(live);
    let ask = Ask {
        portal: &live.portal,
        words,
        verb: "get",
        action: "/prihlaseni/klic",
        challenge: "/prihlaseni/klic/vyzva",
        button: words.sign_in_by_key,
    };
    let fields = html! {
        @if !back.is_empty() { input type="hidden" name="zpet" value=(back); }
    };
    html! { (ask.form(&fields)) p { (words.or_by_password) } }
}

/// On the page of a one-time link, above the password.
pub(crate) fn invitation(live: &LiveCx, token: &str) -> Markup {
    let words = words_of(live);
    let (action, challenge) =
        (format!("/pozvanka/{token}/klic"), format!("/pozvanka/{token}/vyzva"));
    let ask = Ask {
        portal: &live.portal,
        words,
        verb: "create",
        action: &action,
        challenge: &challenge,
        button: words.make_key_and_enter,
    };
    let typed = hlaska_web::Fields::default();
    let kit = ui::Kit::new(live.lang(), &typed, &[]).prefix("klic-");
    let fields = html! {
        (kit.text("name", words.key_name).hint(words.key_name_hint).value(words.usual_key_name))
    };
    let content = html! { p { (words.key_lead) } (ask.form(&fields)) };
    html! { (ui::panel("klic", words.by_key_recommended, &html! {}, &content)) h2 { (words.by_password_instead) } }
}

/// The key was not accepted.
pub(crate) fn refused(cx: &Cx) -> Answer {
    let words = words(cx.lang());
    let content = html! {
        h1 { (words.key_refused) }
        (told(words.key_refused, words.key_refused_advice))
        p { a.btn.primary href="/prihlaseni" { (words.to_the_door) } }
    };
    cx.page(words.key_refused).answer(&content)
}
