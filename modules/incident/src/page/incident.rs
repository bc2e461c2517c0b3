//! An incident's page: head, panels of other modules, signals, the form and the log.

use hlaska_kernel::{FieldError, Refusal};
use hlaska_special_facts::marks;
use hlaska_web::ui;
use hlaska_web::{Answer, Cx, Export, LiveCx, Part, StatusCode};
use maud::{Markup, html};

use super::entry::note_incident;
use super::entry_form::{Said, entry_form};
use super::{LIST, SLOT, head, log, log_filter};
use crate::command::{WriteEntry, address};
use crate::incident::{Incident, IncidentId};
use crate::permits::would_touching;
use crate::text::text;
use crate::view::{Incidents, stream};

pub(crate) async fn incident_page(cx: Cx) -> Result<Answer, Refusal> {
    note_incident(&cx, &super::facts_pages::asked_incident(&cx)?).await?;
    let flash = cx.query.get("zapsano").parse().ok();
    let flash = flash.map(|number| (ui::Tone::Good, text(cx.lang()).written_as(number)));
    let query = cx.query.clone();
    let said =
        Said { flash, kind: query.get("posledni"), channel: query.get("cesta"), ..Said::default() };
    page(&cx, &said)
}

/// The page again with what was typed and what was wrong. It has an address of its own, which has
/// no stream.
pub(crate) fn incident_with_errors(cx: &Cx, errors: &[FieldError]) -> Result<Answer, Refusal> {
    let said = Said { values: Some(&cx.form), errors, ..Said::default() };
    Ok(page(cx, &said)?.status(StatusCode::UNPROCESSABLE_ENTITY))
}

fn page(cx: &Cx, said: &Said<'_>) -> Result<Answer, Refusal> {
    let id: IncidentId = cx.params.parse("id")?;
    let (live, words) = (cx.live(), text(cx.lang()));
    let (title, is_open, may_write, is_protected, marking) = {
        let world = cx.world();
        let incident = world.view::<Incidents>().get(&live.viewer, id).ok_or(Refusal::NotFound)?;
        let may = would_touching::<WriteEntry>(&live.viewer, &incident.guards());
        let (protected, marking) =
            (incident.is_protected(), incident.highest_marking(&live.viewer));
        (
            incident.facts.title.clone(),
            incident.is_open,
            may && incident.is_open,
            protected,
            marking,
        )
    };
    let export = Export::of(cx, marking);
    let whole = log_filter::is_whole(&cx.query);
    let content = html! {
        (ui::crumbs(&[("/", words.situation()), (LIST, words.title())], cx.lang()))
        @if whole { (export.shown(cx.lang())) @if is_protected { (marks(&export, 1, cx.lang())) } }
        (part(&live, id, head::head))
        div.aside {
            div {
                @if !is_open { (ui::alert(ui::Tone::Info, "", &html! { p { (words.event_is_closed()) } })) }
                @if may_write { section.panel.no-print #zapis { h2 { (words.write()) } (entry_form(cx, id, said)) } }
                (log_panel(cx, &live, id))
            }
            div {
                (part(&live, id, head::signals))
                @for index in 0..live.portal.panels(SLOT).count() { (panel(&live, id, index)) }
            }
        }
    };
    let page = cx.page(title).menu(LIST);
    // Changes that nobody has asked to see would be readings nobody has written down.
    let is_live = said.errors.is_empty() && !whole && !is_protected;
    let page = if is_live { page.live() } else { page };
    let answer = page.answer(&content);
    Ok(if whole { export.marks(answer) } else { answer })
}

/// What is asked of the log stays put while the log below changes.
fn log_panel(cx: &Cx, live: &LiveCx, id: IncidentId) -> Markup {
    let content = html! {
        (log_filter::form(&format!("{}#denik", address(id)), &cx.query, cx.lang()))
        (part(live, id, log::log))
    };
    let words = text(cx.lang());
    let print = html! {
        a.no-print href={ (address(id)) "?razeni=od&vse=1" } { (ui::icon(ui::Icon::Print)) " " (words.whole_log()) }
    };
    ui::panel("denik-panel", words.log(), &print, &content)
}

pub(crate) fn incident_parts(live: &LiveCx) -> Result<Vec<Part>, Refusal> {
    let id: IncidentId = live.params.parse("id")?;
    let is_live = |incident: &Incident| !incident.is_protected();
    if !live.world().view::<Incidents>().get(&live.viewer, id).is_some_and(is_live) {
        return Err(Refusal::NotFound);
    }
    let key = id.to_string();
    let own = [stream(id), "access".to_owned()];
    let chronicles = live.portal.chronicles(SLOT).flat_map(|one| (one.topics)(&key));
    let log_topics: Vec<_> = own.iter().cloned().chain(chronicles).collect();
    let mut parts = vec![
        made(live, id, "udalost", own.to_vec(), head::head),
        made(live, id, "udalost-podnety", vec![stream(id), "signals".to_owned()], head::signals),
        made(live, id, "denik", log_topics, log::log),
    ];
    for (index, one) in live.portal.panels(SLOT).enumerate() {
        let own = live.clone();
        let draw = move || panel(&own, id, index).into_string();
        parts.push(Part::html(panel_id(index), (one.topics)(&key), draw));
    }
    Ok(parts)
}

fn made(
    live: &LiveCx,
    id: IncidentId,
    element: &str,
    topics: Vec<String>,
    draw: fn(&LiveCx, &Incident) -> Markup,
) -> Part {
    let own = live.clone();
    Part::html(element, topics, move || part(&own, id, draw).into_string())
}

fn part(live: &LiveCx, id: IncidentId, draw: fn(&LiveCx, &Incident) -> Markup) -> Markup {
    let world = live.world();
    let incident = world.view::<Incidents>().get(&live.viewer, id);
    incident.map_or_else(|| html! {}, |incident| draw(live, incident))
}

fn panel_id(index: usize) -> String {
    format!("panel-udalosti-{index}")
}

/// A piece of another module's knowledge of the incident.
fn panel(live: &LiveCx, id: IncidentId, index: usize) -> Markup {
    let found = live.portal.panels(SLOT).nth(index);
    html! {
        div id=(panel_id(index)) {
            @if let Some(panel) = found { ((panel.render)(live, &id.to_string())) }
        }
    }
}
