//! Pages with the form of facts: a new incident, one from a signal, a change.

use hlaska_kernel::{Actor, FieldError, Place, Refusal, policy};
use hlaska_signals::{Signal, SignalId, Signals};
use hlaska_territory::Gazetteer;
use hlaska_web::ui::{self, Kit, Tone};
use hlaska_web::{Answer, Cx, Fields, StatusCode};
use maud::{Markup, html};

use super::entry::note_incident;
use super::facts_form::{Offer, fields, typed, usual_level};
use super::handling::{self, Of};
use super::join::join_section;
use super::{LIST, key};
use crate::catalogue;
use crate::command::{Amend, Open, address};
use crate::event::{Facts, IncidentLevel};
use crate::handling::Handling;
use crate::incident::{Incident, IncidentId};
use crate::text::text;
use crate::view::Incidents;

pub(crate) async fn new_page(cx: Cx) -> Result<Answer, Refusal> {
    let signal = asked_signal(&cx, &cx.query)?;
    let gazetteer = cx.portal.service::<Gazetteer>();
    let facts = first_facts(&cx, signal.as_ref());
    new_form(&cx, &typed(&facts, &gazetteer), signal.as_ref(), &[])
}

pub(crate) fn new_with_errors(cx: &Cx, errors: &[FieldError]) -> Result<Answer, Refusal> {
    let signal = asked_signal(cx, &cx.form)?;
    Ok(new_form(cx, &cx.form, signal.as_ref(), errors)?.status(StatusCode::UNPROCESSABLE_ENTITY))
}

/// The signal named in the address or the form, if it is for these eyes.
pub(crate) fn asked_signal(cx: &Cx, fields: &Fields) -> Result<Option<Signal>, Refusal> {
    let id = fields.get("podnet");
    if id.is_empty() {
        return Ok(None);
    }
    let id: SignalId = id.parse().map_err(|_| Refusal::NotFound)?;
    let world = cx.world();
    let signal = world.view::<Signals>().get(&cx.viewer(), id).ok_or(Refusal::NotFound)?;
    Ok(Some(signal.clone()))
}

/// What a fresh form begins with: the signal's facts, else the reader's own municipality.
fn first_facts(cx: &Cx, signal: Option<&Signal>) -> Facts {
    let own = cx.maybe_actor().and_then(Actor::own_municipality);
    let place = signal.map(|signal| signal.place).or(own);
    let hint = signal.map(|signal| signal.hint.as_str());
    let kind = hint.filter(|code| catalogue::has(catalogue::kinds(), code));
    Facts {
        title: signal.map(|signal| first_title(cx, signal, kind)).unwrap_or_default(),
        description: signal.map(|signal| first_description(cx, signal)).unwrap_or_default(),
        kind: kind.unwrap_or_default().to_owned(),
        level: place.map_or(IncidentLevel::Municipality, usual_level),
        alarm: None,
        places: place.into_iter().collect(),
        occurred_at: signal.map_or(cx.now, |signal| signal.latest.observed_at),
        handling: Handling::default(),
    }
}

/// An event lives longer than the limit that woke it: „Povodeň – ORP Dačice“.
fn first_title(cx: &Cx, signal: &Signal, kind: Option<&str>) -> String {
    let Some(kind) = kind else { return signal.latest.title.get(cx.lang()).to_owned() };
    let kind = catalogue::kind_name(kind, cx.lang());
    let kind = kind.split(" (").next().unwrap_or(kind);
    format!("{kind} – {}", super::places_line(&cx.live(), &[signal.place]))
}

fn first_description(cx: &Cx, signal: &Signal) -> String {
    let latest = &signal.latest;
    format!("{}. {}", latest.title.get(cx.lang()), latest.detail.get(cx.lang()))
}

/// In an exercise everything is one; so is whatever grows out of its signal.
pub(crate) fn is_surely_exercise(cx: &Cx, signal: Option<&Signal>) -> bool {
    cx.portal.settings().banner.is_some() || signal.is_some_and(|signal| signal.exercise)
}

fn new_form(
    cx: &Cx,
    values: &Fields,
    signal: Option<&Signal>,
    errors: &[FieldError],
) -> Result<Answer, Refusal> {
    let (words, viewer) = (text(cx.lang()), cx.viewer());
    let gazetteer = cx.portal.service::<Gazetteer>();
    let may = |place| policy::would_permit::<Open>(&viewer, place);
    let offer = Offer { lang: cx.lang(), gazetteer: &gazetteer, may: &may };
    let kit = Kit::new(cx.lang(), values, errors);
    let body = html! {
        @if let Some(signal) = signal { input type="hidden" name="podnet" value=(signal.id); }
        (fields(&kit, values, &offer))
        (handling::field(&kit, cx, Of::Event))
        @if is_surely_exercise(cx, signal) {
            p { (ui::exercise(cx.lang())) " " (words.exercise_locked()) }
        } @else if signal.is_none() {
            (kit.tick("cviceni", words.exercise_tick()))
        }
        (submit(words.submit_new(), LIST, words.back()))
    };
    let content = html! {
        (ui::crumbs(&[("/", words.situation()), (LIST, words.title())], cx.lang()))
        h1 { (words.form_new()) }
        @if let Some(signal) = signal { (from_signal(cx, signal)) }
        (kit.form(LIST, &key(cx), &body))
    };
    Ok(cx.page(words.form_new()).menu(LIST).answer(&content))
}

/// An event may have grown out of the signal already, or the signal may belong to an open one.
fn from_signal(cx: &Cx, signal: &Signal) -> Markup {
    let words = text(cx.lang());
    let world = cx.world();
    let grown = world.view::<Incidents>().out_of(&cx.viewer(), signal.id);
    html! {
        @if grown.is_empty() {
            (ui::alert(Tone::Info, "", &html! { p { (words.signal_fills()) } }))
        } @else {
            (ui::alert(Tone::Warn, words.already_grown(), &html! {
                p { @for one in &grown { a href=(address(one.id)) { (one.facts.title) } " " } }
            }))
        }
        (join_section(cx, signal))
    }
}

fn submit(label: &str, back_to: &str, back: &str) -> Markup {
    html! {
        div.actions {
            button.btn.primary type="submit" { (label) }
            a.btn.quiet href=(back_to) { (back) }
        }
    }
}

pub(crate) async fn edit_page(cx: Cx) -> Result<Answer, Refusal> {
    let incident = asked_incident(&cx)?;
    note_incident(&cx, &incident).await?;
    let gazetteer = cx.portal.service::<Gazetteer>();
    edit_form(&cx, &incident, &typed(&incident.facts, &gazetteer), &[])
}

pub(crate) fn edit_with_errors(cx: &Cx, errors: &[FieldError]) -> Result<Answer, Refusal> {
    let incident = asked_incident(cx)?;
    Ok(edit_form(cx, &incident, &cx.form, errors)?.status(StatusCode::UNPROCESSABLE_ENTITY))
}

/// The incident of the address, if it is for these eyes.
pub(crate) fn asked_incident(cx: &Cx) -> Result<Incident, Refusal> {
    let id: IncidentId = cx.params.parse("id")?;
    let world = cx.world();
    let found = world.view::<Incidents>().get(&cx.viewer(), id).ok_or(Refusal::NotFound)?;
    Ok(found.clone())
}

fn edit_form(
    cx: &Cx,
    incident: &Incident,
    values: &Fields,
    errors: &[FieldError],
) -> Result<Answer, Refusal> {
    let (words, viewer, own) = (text(cx.lang()), cx.viewer(), address(incident.id));
    let gazetteer = cx.portal.service::<Gazetteer>();
    let may = |place: Place| policy::would_permit::<Amend>(&viewer, place);
    let offer = Offer { lang: cx.lang(), gazetteer: &gazetteer, may: &may };
    let kit = Kit::new(cx.lang(), values, errors);
    let body = html! {
        (fields(&kit, values, &offer))
        (handling::field(&kit, cx, Of::Event))
        (kit.text("duvod", words.reason_edit()).hint(words.reason_edit_hint()))
        (submit(words.submit_edit(), &own, words.back()))
    };
    let content = html! {
        (ui::crumbs(&[("/", words.situation()), (LIST, words.title()), (&own, &incident.facts.title)], cx.lang()))
        h1 { (words.form_edit()) }
        (kit.form(&format!("{own}/upravit"), &key(cx), &body))
    };
    Ok(cx.page(words.form_edit()).menu(LIST).answer(&content))
}
