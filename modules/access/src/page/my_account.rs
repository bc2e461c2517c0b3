//! My account: who I am, what I may do, where I am signed in, my password.

use hlaska_kernel::{Actor, FieldError, Refusal};
use hlaska_web::ui::{self, Tone};
use hlaska_web::{Answer, Cx, Fields, Session};
use maud::{Markup, html};

use super::{acting, allowed, devices, fresh_key, grant_words, panels};
use crate::secret;
use crate::storage::log::Seen;
use crate::text::text;
use crate::view::Accounts;

pub(crate) fn answer(
    cx: &Cx,
    sessions: &[Session],
    recent: &[Seen],
    has_password: bool,
    errors: &[FieldError],
) -> Result<Answer, Refusal> {
    let words = text(cx.lang());
    let actor = cx.actor()?;
    let content = html! {
        h1 { (words.my_account()) }
        (who(cx, actor))
        (acting::panel(cx, actor))
        (allowed::panel(cx, actor))
        (panels(cx, "own", &actor.account.to_string()))
        (devices::devices(cx, sessions))
        @if has_password { (password(cx, errors)) } @else { (no_password(cx)) }
        (devices::recent(cx, recent))
    };
    let page = cx.page(words.my_account());
    let page = match cx.query.get("hotovo") {
        "heslo" => page.flash(Tone::Good, words.password_changed()),
        "zastupovani" => page.flash(Tone::Good, crate::phrase::people::ACTING_DONE.to(cx.lang())),
        "zarizeni" => page.flash(Tone::Good, words.revoked()),
        _ => page,
    };
    Ok(page.answer(&content))
}

fn who(cx: &Cx, actor: &Actor) -> Markup {
    let words = text(cx.lang());
    let roles = html! {
        @for grant in &actor.grants { div { (grant_words(*grant, &cx.portal, cx.lang())) } }
    };
    ui::facts(&[
        (words.person(), html! { (actor.name) }),
        (words.organisation(), html! { (actor.organisation_name) }),
        (words.roles(), roles),
    ])
}

/// How long a password of whoever looks must be.
fn shortest(cx: &Cx) -> usize {
    let world = cx.world();
    let own = cx.maybe_actor().and_then(|actor| world.view::<Accounts>().account(actor.account));
    own.map_or(0, secret::shortest)
}

fn no_password(cx: &Cx) -> Markup {
    let words = text(cx.lang());
    let content = html! { p { (words.no_password()) } };
    ui::panel("heslo", words.password(), &html! {}, &content)
}

fn password(cx: &Cx, errors: &[FieldError]) -> Markup {
    let words = text(cx.lang());
    let typed = Fields::default();
    let kit = ui::Kit::new(cx.lang(), &typed, errors);
    let hint = words.password_hint(shortest(cx));
    let fields = html! {
        (kit.password("current", words.current_password()).autocomplete("current-password"))
        (kit.password("password", words.new_password()).hint(hint).autocomplete("new-password"))
        (kit.password("repeated", words.repeated()).autocomplete("new-password"))
        (kit.submit(words.change_password_button()))
    };
    let content = html! {
        p { (words.change_password_lead()) }
        (kit.form("/ucet/heslo", &fresh_key(cx), &fields))
    };
    ui::panel("heslo", words.change_password(), &html! {}, &content)
}
