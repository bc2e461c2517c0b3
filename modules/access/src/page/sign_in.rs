//! The door.

use hlaska_web::ui::{self, Tone};
use hlaska_web::{Answer, Cx, Fields};
use maud::{Markup, html};

use super::{fresh_key, panels};
use crate::session::local_path;
use crate::text::text;

/// Why somebody did not get in. One answer for every reason a guesser could learn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    Wrong,
    /// Come again after so many seconds.
    Wait(i64),
    Busy,
}

pub(crate) fn answer(cx: &Cx, trouble: Option<Trouble>) -> Answer {
    let title = text(cx.lang()).sign_in();
    cx.page(title).answer(&content(cx, trouble))
}

fn content(cx: &Cx, trouble: Option<Trouble>) -> Markup {
    let words = text(cx.lang());
    let wanted = [cx.form.get("zpet"), cx.query.get("zpet")];
    let back = wanted.into_iter().find_map(local_path).unwrap_or_default();
    let typed = Fields::default();
    let kit = ui::Kit::new(cx.lang(), &typed, &[]);
    let login = kit.text("login", words.login()).value(cx.form.get("login"));
    let fields = html! {
        (login.autocomplete("username").autofocus())
        (kit.password("password", words.password()).autocomplete("current-password"))
        @if !back.is_empty() { input type="hidden" name="zpet" value=(back); }
        (kit.submit(words.sign_in_button()))
    };
    html! {
        h1 { (words.sign_in()) }
        @if let Some(trouble) = trouble { (told(cx, trouble)) }
        (panels(cx, "door", back))
        (kit.form("/prihlaseni", &fresh_key(cx), &fields))
        (ui::alert(Tone::Info, "", &html! { p { (words.no_password_yet()) } }))
    }
}

fn told(cx: &Cx, trouble: Trouble) -> Markup {
    let words = text(cx.lang());
    let (title, advice) = match trouble {
        Trouble::Wrong => (words.wrong().to_owned(), words.wrong_advice()),
        Trouble::Wait(seconds) => (words.wait(seconds), words.wait_advice()),
        Trouble::Busy => (words.busy().to_owned(), words.busy_advice()),
    };
    html! { div role="alert" { (ui::alert(Tone::Bad, &title, &html! { p { (advice) } })) } }
}
