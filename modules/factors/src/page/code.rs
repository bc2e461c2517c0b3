//! The second step at the door.

use hlaska_web::ui;
use hlaska_web::{Answer, Cx, Fields};
use maud::{Markup, html};

use super::{fresh_key, told};
use crate::check::Typed;
use crate::words::{Words, words};

pub(crate) fn answer(cx: &Cx, trouble: Option<Typed>) -> Answer {
    let words = words(cx.lang());
    let typed = Fields::default();
    let kit = ui::Kit::new(cx.lang(), &typed, &[]);
    let fields = html! {
        (kit.text("code", words.code).hint(words.code_hint).autocomplete("one-time-code").autofocus())
        (kit.submit(words.go_on))
    };
    let content = html! {
        h1 { (words.second_step) }
        p.lead { (words.second_step_lead) }
        @if let Some(trouble) = trouble { (why(words, trouble)) }
        (kit.form("/prihlaseni/kod", &fresh_key(&cx.portal), &fields))
        p { a href="/prihlaseni" { (words.start_again) } }
    };
    cx.page(words.second_step).answer(&content)
}

pub(super) fn why(words: &Words, trouble: Typed) -> Markup {
    match trouble {
        Typed::Right => html! {},
        Typed::Wrong => told(words.code_wrong, words.code_wrong_advice),
        Typed::Wait(seconds) => told(&words.wait(seconds), words.wait_advice),
    }
}
