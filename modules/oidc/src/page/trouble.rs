//! For whoever did not get in.

use hlaska_web::ui::{self, Tone};
use hlaska_web::{Answer, Cx};
use maud::html;

use crate::provider::Provider;
use crate::text::text;
use crate::trouble::Trouble;

pub(crate) fn answer(cx: &Cx, provider: &Provider, trouble: Trouble) -> Answer {
    let (words, lang) = (text(cx.lang()), cx.lang());
    let tone = if trouble == Trouble::Waiting { Tone::Info } else { Tone::Bad };
    let (title, advice) = (trouble.title(), trouble.advice());
    let content = html! {
        h1 { (words.through(&provider.config.label)) }
        div role="alert" {
            (ui::alert(tone, title.get(lang), &html! { p { (advice.get(lang)) } }))
        }
        @if cx.maybe_actor().is_some() {
            p { a.btn href="/ucet" { (words.to_account()) } }
        } @else {
            p { a.btn.primary href="/prihlaseni" { (words.to_sign_in()) } }
        }
    };
    cx.page(title.get(lang)).answer(&content).status(trouble.status())
}
