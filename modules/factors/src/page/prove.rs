//! Who are you? Asked again before something weighty.

use hlaska_web::ui;
use hlaska_web::{Answer, Cx, Fields};
use maud::{Markup, html};

use super::{Ask, fresh_key, told};
use crate::words::{Words, words};

/// What the person can show.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent ways, not states")]
pub(crate) struct Ways {
    pub passkey: bool,
    pub password: bool,
    /// Together with the password.
    pub code: bool,
    /// By the halves of the emergency code that let this session in.
    pub sealed: bool,
}

/// Where somebody was going, with the form they had filled in.
#[derive(Debug)]
pub(crate) struct Carried {
    pub back: String,
    /// Encoded; empty when only a page was asked for.
    pub form: String,
}

/// Why it was not enough.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Trouble {
    Password,
    Code,
    Passkey,
    Wait(i64),
    Busy,
}

pub(crate) fn answer(cx: &Cx, ways: Ways, it: &Carried, trouble: Option<Trouble>) -> Answer {
    let words = words(cx.lang());
    let live = cx.live();
    let others = cx.portal.panels("prove").map(|panel| (panel.render)(&live, &it.back));
    let content = html! {
        h1 { (words.prove) }
        p.lead { @if it.form.is_empty() { (words.prove_lead) } @else { (words.prove_form_lead) } }
        @if let Some(trouble) = trouble { (why(words, trouble)) }
        @if ways.passkey { (by_passkey(cx, it)) }
        @if ways.password { (by_password(cx, ways, it)) }
        @if ways.sealed { (by_seal(cx, it)) }
        @for other in others { (other) }
        @if !ways.passkey && !ways.password && !ways.sealed { p { (words.no_way) } }
    };
    cx.page(words.prove).answer(&content)
}

fn along(it: &Carried) -> Markup {
    html! {
        input type="hidden" name="zpet" value=(it.back);
        @if !it.form.is_empty() { input type="hidden" name="nesene" value=(it.form); }
    }
}

fn by_passkey(cx: &Cx, it: &Carried) -> Markup {
    let words = words(cx.lang());
    let ask = Ask {
        portal: &cx.portal,
        words,
        verb: "get",
        action: "/overeni/klic",
        challenge: "/overeni/klic/vyzva",
        button: words.prove_by_key,
    };
    ask.form(&along(it))
}

fn by_password(cx: &Cx, ways: Ways, it: &Carried) -> Markup {
    let words = words(cx.lang());
    let typed = Fields::default();
    let kit = ui::Kit::new(cx.lang(), &typed, &[]);
    let fields = html! {
        (along(it))
        (kit.password("password", words.password).autocomplete("current-password"))
        @if ways.code {
            (kit.text("code", words.code).hint(words.code_hint).autocomplete("one-time-code"))
        }
        (kit.submit(words.prove_by_password))
    };
    kit.form("/overeni/heslo", &fresh_key(&cx.portal), &fields)
}

fn by_seal(cx: &Cx, it: &Carried) -> Markup {
    let words = words(cx.lang());
    let typed = Fields::default();
    let kit = ui::Kit::new(cx.lang(), &typed, &[]);
    let fields = html! {
        (along(it))
        (kit.text("first", words.first_half)) (kit.text("second", words.second_half))
        (kit.submit(words.prove_by_password))
    };
    kit.form("/overeni/nouzove", &fresh_key(&cx.portal), &fields)
}

fn why(words: &Words, trouble: Trouble) -> Markup {
    match trouble {
        Trouble::Password => told(words.password_wrong, words.password_wrong_advice),
        Trouble::Code => told(words.code_wrong, words.code_wrong_advice),
        Trouble::Passkey => told(words.key_refused, words.key_refused_advice),
        Trouble::Wait(seconds) => told(&words.wait(seconds), words.wait_advice),
        Trouble::Busy => told(words.busy, words.busy_advice),
    }
}

/// The form as it was sent, to be sent to where it was going.
pub(crate) fn finish(cx: &Cx, it: &Carried, form: &Fields) -> Answer {
    let words = words(cx.lang());
    let path = it.back.split('?').next().unwrap_or_default();
    let content = html! {
        h1 { (words.proven) }
        p.lead { (words.proven_lead) }
        form.form method="post" action=(it.back) {
            @for (name, value) in form.pairs() { input type="hidden" name=(name) value=(value); }
            div.actions {
                button.btn.primary type="submit" autofocus { (words.finish) }
                a.btn href=(crate::OWN_PAGE) { (words.leave_it) }
            }
        }
        p.hint { (words.finish_where) " " code { (path) } }
    };
    cx.page(words.proven).answer(&content)
}
