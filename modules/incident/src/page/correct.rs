//! The form that corrects an entry.

use hlaska_kernel::{FieldError, Refusal, time};
use hlaska_special_facts::How;
use hlaska_web::ui::{self, Kit};
use hlaska_web::{Answer, Cx, Fields, StatusCode};
use maud::html;

use super::entry::note_entry;
use super::entry_form::wording_fields;
use super::facts_pages::asked_incident;
use super::handling::{self, Of};
use super::{LIST, key};
use crate::command::address;
use crate::event::Channel;
use crate::incident::Entry;
use crate::text::text;

pub(crate) async fn correct_page(cx: Cx) -> Result<Answer, Refusal> {
    let incident = asked_incident(&cx)?;
    let entry = incident.entry(&cx.viewer(), cx.params.parse("cislo")?).ok_or(Refusal::NotFound)?;
    note_entry(&cx, &incident, entry, How::View).await?;
    page(&cx, None, &[])
}

pub(crate) fn correct_with_errors(cx: &Cx, errors: &[FieldError]) -> Result<Answer, Refusal> {
    Ok(page(cx, Some(&cx.form), errors)?.status(StatusCode::UNPROCESSABLE_ENTITY))
}

fn page(cx: &Cx, sent: Option<&Fields>, errors: &[FieldError]) -> Result<Answer, Refusal> {
    let incident = asked_incident(cx)?;
    let number: u32 = cx.params.parse("cislo")?;
    let entry = incident.entry(&cx.viewer(), number).ok_or(Refusal::NotFound)?;
    let (words, own) = (text(cx.lang()), address(incident.id));
    let stood = typed(entry);
    let kit = Kit::new(cx.lang(), sent.unwrap_or(&stood), errors);
    let body = html! {
        (wording_fields(&kit, "", "", false, cx.lang()))
        (handling::field(&kit, cx, Of::Entry))
        (kit.moment("cas", words.when(), entry.stamp.occurred_at))
        (kit.tick("vyznamne", words.significant()))
        (kit.text("duvod", words.reason_correct()))
        div.actions {
            button.btn.primary type="submit" { (words.submit_correct()) }
            a.btn.quiet href=(own) { (words.back()) }
        }
    };
    let content = html! {
        (ui::crumbs(&[("/", words.situation()), (LIST, words.title()), (&own, &incident.facts.title)], cx.lang()))
        h1 { (words.form_correct()) " " (words.entry_number(number)) }
        p { (words.correct_means()) }
        (kit.form(&format!("{own}/zaznamy/{number}/opravit"), &key(cx), &body))
    };
    Ok(cx.page(words.form_correct()).menu(LIST).answer(&content))
}

/// The entry as though somebody had typed it.
fn typed(entry: &Entry) -> Fields {
    let wording = &entry.wording;
    let channel = wording.channel.map(Channel::name).unwrap_or_default();
    let mut encoder = form_urlencoded::Serializer::new(String::new());
    encoder
        .append_pair("zaznam", wording.kind.name())
        .append_pair("text", &wording.text)
        .append_pair("protejsek", &wording.counterparty)
        .append_pair("kanal", channel)
        .append_pair("oznaceni", &wording.handling.word())
        .append_pair("cas", &time::for_input(entry.stamp.occurred_at));
    if wording.significant {
        encoder.append_pair("vyznamne", "1");
    }
    Fields::parse(encoder.finish().as_bytes())
}
