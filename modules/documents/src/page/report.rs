//! Found something that must not be here: one button, then what to do.

use hlaska_web::ui::{self, Kit, Tone};
use hlaska_web::{Answer, Cx, Fields};
use maud::html;

use super::title;
use crate::document::Document;
use crate::text::{number, text};

pub(crate) fn page(cx: &Cx, document: &Document) -> Answer {
    let (words, lang, nothing) = (text(cx.lang()), cx.lang(), Fields::default());
    let kit = Kit::new(lang, &nothing, &[]);
    let key = cx.portal.env().uuid().to_string();
    let action = format!("/soubory/{}/ohlasit", document.id);
    let button = html! { div.actions { button.btn.danger type="submit" { (words.report()) } } };
    let steps = [words.step_keep(), words.step_guard(), words.step_call()];
    let content = html! {
        h1 { (words.report()) }
        p.lead { (title(document, lang)) ", " (number(document.number, lang)) }
        @if document.is_open() {
            p { (words.report_lead()) }
            (kit.form(&action, &key, &button))
        } @else {
            (ui::alert(Tone::Good, words.closed(), &html! { p { (words.number()) ": " b { (document.number) } } }))
        }
        section.panel {
            h2 { (words.steps()) }
            ol { @for step in steps { li { (step) } } }
            p.actions { a.btn href={ "/udalosti/" (document.incident) } { (words.back()) } }
        }
    };
    cx.page(words.report()).menu("/udalosti").answer(&content)
}
