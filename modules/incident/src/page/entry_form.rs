//! The form that writes into the log, made for the keyboard. With scripts it is sent and replaced
//! in place, so the cursor stays in the text; without them the page comes anew.

use hlaska_kernel::{FieldError, Lang, time};
use hlaska_web::ui::{self, Card, Kit, Tone, hidden_key};
use hlaska_web::{Answer, Cx, Fields, StatusCode};
use maud::{Markup, html};

use super::handling::{self, Of};
use super::key;
use crate::command::address;
use crate::event::{Channel, EntryKind};
use crate::incident::IncidentId;
use crate::text::text;

/// What happened to the entry sent last, and what to keep from it.
#[derive(Default)]
pub(crate) struct Said<'a> {
    pub(crate) values: Option<&'a Fields>,
    pub(crate) errors: &'a [FieldError],
    pub(crate) flash: Option<(Tone, String)>,
    /// Kind and channel of the last entry stay for the next one.
    pub(crate) kind: &'a str,
    pub(crate) channel: &'a str,
}

/// The form alone, in place of the one that was sent.
pub(crate) fn fragment(cx: &Cx, id: IncidentId, said: &Said<'_>) -> Answer {
    let status =
        if said.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Answer::html(entry_form(cx, id, said)).status(status)
}

pub(crate) fn entry_form(cx: &Cx, id: IncidentId, said: &Said<'_>) -> Markup {
    let (lang, none) = (cx.lang(), Fields::default());
    let words = text(lang);
    let kit = Kit::new(lang, said.values.unwrap_or(&none), said.errors).prefix("zapis-");
    let action = format!("{}/zaznamy", address(id));
    let fields = fields(&kit, said, cx);
    html! {
        form method="post" action=(action) id="zapis-form" novalidate
            hx-post=(action) hx-target="this" hx-swap="outerHTML"
            hx-status:422="swap:outerHTML" hx-status:4xx="swap:none" hx-status:5xx="swap:none" {
            div hidden data-unsent role="alert" { (ui::alert(Tone::Bad, words.unsent(), &html! { p { (words.unsent_means()) } })) }
            @if let Some((tone, message)) = &said.flash { (ui::flash(*tone, message)) }
            (kit.problems()) (hidden_key(&key(cx))) (fields)
        }
    }
}

fn fields(kit: &Kit<'_>, said: &Said<'_>, cx: &Cx) -> Markup {
    let (now, lang) = (cx.now, cx.lang());
    let words = text(lang);
    html! {
        (wording_fields(kit, said.kind, said.channel, true, lang))
        (handling::field(kit, cx, Of::Entry))
        div.fields {
            (kit.moment("cas", words.when(), now).hint(words.when_hint()))
            input type="hidden" name="cas_puvodni" value=(time::for_input(now));
            (kit.tick("vyznamne", words.significant()))
            div.field { button.btn.primary type="submit" { (words.submit_entry()) } }
        }
    }
}

/// Kind, text, other end and way: shared with the form that corrects. A `quick` form is one for the
/// keyboard.
pub(super) fn wording_fields(
    kit: &Kit<'_>,
    kind: &str,
    channel: &str,
    quick: bool,
    lang: Lang,
) -> Markup {
    let words = text(lang);
    let kinds = EntryKind::ALL.map(|kind| Card::new(kind.name(), words.entry(kind)));
    let kind = if kind.is_empty() { EntryKind::Note.name() } else { kind };
    let mut ways = vec![(String::new(), "–".to_owned())];
    ways.extend(Channel::ALL.map(|way| (way.name().to_owned(), words.way(way).to_owned())));
    let text = kit.area("text", words.wording()).rows(3);
    let text = if quick { text.hint(words.wording_hint()).key('n').enter_saves() } else { text };
    html! {
        (ui::cards(kit, "zaznam", words.write_kind(), kind, &kinds))
        (text)
        div.fields {
            (kit.text("protejsek", words.counterparty()))
            (kit.select("kanal", words.channel(), &ways).value(channel))
        }
    }
}
