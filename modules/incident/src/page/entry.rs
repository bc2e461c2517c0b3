//! An entry with special facts, on a page of its own: every reading of it is written down.

use hlaska_kernel::{Marking, Refusal};
use hlaska_special_facts::{How, Sheet, note_read, printed};
use hlaska_web::ui::{self, Icon, Tone, icon, moment};
use hlaska_web::{Answer, Cx};
use maud::{Markup, html};

use super::facts_pages::asked_incident;
use super::{LIST, name_of};
use crate::command::address;
use crate::incident::{Entry, Incident, Line};
use crate::news;
use crate::text::text;

/// The entry of the address, if it is for these eyes.
fn asked(cx: &Cx) -> Result<(Incident, Entry), Refusal> {
    let incident = asked_incident(cx)?;
    let number = cx.params.parse("cislo")?;
    let entry = incident.entry(&cx.viewer(), number).ok_or(Refusal::NotFound)?.clone();
    Ok((incident, entry))
}

pub(crate) async fn entry_page(cx: Cx) -> Result<Answer, Refusal> {
    let (incident, entry) = asked(&cx)?;
    let own = address(incident.id);
    if !entry.is_protected() {
        return Ok(Answer::redirect(&format!("{own}#zaznam-{}", entry.number)));
    }
    note_entry(&cx, &incident, &entry, How::View).await?;
    let words = text(cx.lang());
    let content = html! {
        (ui::crumbs(&[("/", words.situation()), (LIST, words.title()), (&own, &incident.facts.title)], cx.lang()))
        div.head {
            div { h1 { (words.log()) " – " (words.entry_number(entry.number)) } }
            (ui::marking(Marking::SpecialFacts, cx.lang()))
        }
        (ui::alert(Tone::Info, "", &html! { p { (words.reading_recorded()) } }))
        section.panel { (body(&cx, &entry)) }
        div.actions {
            a.btn href={ (own) "/zaznamy/" (entry.number) "/tisk" } { (icon(Icon::Print)) " " (words.to_print()) }
            a.btn.quiet href=(own) { (words.back_to_event()) }
        }
    };
    Ok(cx.page(words.log()).menu(LIST).answer(&content))
}

fn body(cx: &Cx, entry: &Entry) -> Markup {
    let (words, live, wording) = (text(cx.lang()), cx.live(), &entry.wording);
    html! {
        p.text { (wording.text) }
        (ui::facts(&[
            (words.write_kind(), html! { (words.entry(wording.kind)) }),
            (words.when(), moment(entry.stamp.occurred_at, cx.lang())),
            (words.counterparty(), html! { (wording.counterparty) }),
            (words.author(), html! { (name_of(&live, &entry.stamp.author())) }),
            (words.handling(), html! { (super::handling::name(&live, wording.handling)) }),
        ]))
    }
}

pub(crate) async fn entry_paper(cx: Cx) -> Result<Answer, Refusal> {
    let (incident, entry) = asked(&cx)?;
    if !entry.is_protected() {
        return Err(Refusal::NotFound);
    }
    note_entry(&cx, &incident, &entry, How::Copy(1)).await?;
    let label = news::label(Line::Entry(&entry), cx.lang());
    let when = hlaska_kernel::time::date_time(entry.stamp.occurred_at, cx.lang());
    let sheet = Sheet {
        reference: label,
        title: &incident.facts.title,
        origin: format!("{}, {when}", name_of(&cx.live(), &entry.stamp.author())),
        text: &entry.wording.text,
        end: entry.wording.counterparty.clone(),
    };
    Ok(printed(&cx, &sheet, 1))
}

/// Writes down that somebody reads a protected entry; of others nothing is written.
pub(crate) async fn note_entry(
    cx: &Cx,
    incident: &Incident,
    entry: &Entry,
    how: How,
) -> Result<(), Refusal> {
    let number = crate::handling::spelled(entry.number);
    let object = format!("{} č. {number}", address(incident.id));
    match entry.wording.handling.list {
        Some(list) => note_read(cx, list, &object, how).await,
        None => Ok(()),
    }
}

/// Writes down that somebody reads an event that is itself a special fact.
pub(crate) async fn note_incident(cx: &Cx, incident: &Incident) -> Result<(), Refusal> {
    match incident.facts.handling.list {
        Some(list) => note_read(cx, list, &address(incident.id), How::View).await,
        None => Ok(()),
    }
}
