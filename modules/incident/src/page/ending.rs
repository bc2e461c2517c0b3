//! Closing an incident and opening it again: one question, why.

use hlaska_kernel::{FieldError, Refusal};
use hlaska_web::ui::{self, Kit};
use hlaska_web::{Answer, Cx, StatusCode};
use maud::html;

use super::facts_pages::asked_incident;
use super::{LIST, key};
use crate::command::address;
use crate::text::text;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    Close,
    Reopen,
}

pub(crate) async fn close_page(cx: Cx) -> Result<Answer, Refusal> {
    page(&cx, Ending::Close, &[])
}

pub(crate) async fn reopen_page(cx: Cx) -> Result<Answer, Refusal> {
    page(&cx, Ending::Reopen, &[])
}

pub(crate) fn ending_with_errors(
    cx: &Cx,
    ending: Ending,
    errors: &[FieldError],
) -> Result<Answer, Refusal> {
    Ok(page(cx, ending, errors)?.status(StatusCode::UNPROCESSABLE_ENTITY))
}

fn page(cx: &Cx, ending: Ending, errors: &[FieldError]) -> Result<Answer, Refusal> {
    let incident = asked_incident(cx)?;
    let (words, own) = (text(cx.lang()), address(incident.id));
    let (title, question, hint, verb) = match ending {
        Ending::Close => {
            (words.close(), words.reason_close(), words.reason_close_hint(), "uzavrit")
        }
        Ending::Reopen => (words.reopen(), words.reason_reopen(), "", "otevrit"),
    };
    let kit = Kit::new(cx.lang(), &cx.form, errors);
    let body = html! {
        (kit.area("duvod", question).rows(3).hint(hint))
        div.actions {
            button.btn.primary type="submit" { (title) }
            a.btn.quiet href=(own) { (words.back()) }
        }
    };
    let content = html! {
        (ui::crumbs(&[("/", words.situation()), (LIST, words.title()), (&own, &incident.facts.title)], cx.lang()))
        h1 { (title) }
        p.lead { (incident.facts.title) " " (super::marks(&incident, cx.lang())) }
        @if ending == Ending::Close { p { (words.close_means()) } }
        (kit.form(&format!("{own}/{verb}"), &key(cx), &body))
    };
    Ok(cx.page(title).menu(LIST).answer(&content))
}
