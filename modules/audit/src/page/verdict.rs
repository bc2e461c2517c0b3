//! Whether the chain is whole.

use hlaska_audit::Verdict;
use hlaska_web::ui::{self, Tone};
use hlaska_web::{Answer, Cx};
use maud::html;

use super::LIST;
use crate::text::text;

pub(crate) fn answer(cx: &Cx, found: &Verdict) -> Answer {
    let words = text(cx.lang());
    let told = match &found.finding {
        None => {
            ui::alert(Tone::Good, words.verified(), &html! { p { (words.sound(found.records)) } })
        }
        Some(finding) => {
            let body = html! { p { (finding) } p { (words.broken_means()) } };
            ui::alert(Tone::Bad, words.broken(), &body)
        }
    };
    let content = html! {
        (ui::crumbs(&[(LIST, words.title())], cx.lang()))
        h1 { (words.verify()) }
        (told)
    };
    cx.page(words.verify()).menu(LIST).answer(&content)
}
