//! Asking municipalities in the frame of an incident.

use hlaska_kernel::{Cisorp, FieldError, Place, Refusal, Timestamp, policy, time};
use hlaska_web::ui::{self, Card, Kit, Tone};
use hlaska_web::{Answer, Cx, Fields, StatusCode};
use maud::{Markup, html};

use super::Sight;
use crate::command::ask::{AskMunicipalities, DUE_SECONDS, REPEATS};
use crate::incident::{self, Frame, IncidentId};
use crate::place::{holds, municipalities_in};

pub async fn page(cx: Cx) -> Result<Answer, Refusal> {
    show(&cx, &Fields::default(), &[])
}

pub fn refused(cx: &Cx, errors: &[FieldError]) -> Result<Answer, Refusal> {
    Ok(show(cx, &cx.form, errors)?.status(StatusCode::UNPROCESSABLE_ENTITY))
}

/// The incident in the address, for somebody who may ask somewhere.
pub fn framed(cx: &Cx) -> Result<(IncidentId, Frame), Refusal> {
    let id: IncidentId = cx.params.parse("id")?;
    let frame = incident::frame(&cx.world(), &cx.viewer(), id).ok_or(Refusal::NotFound)?;
    Ok((id, frame))
}

/// Everybody in the incident's places whom this person may ask.
pub fn usual(cx: &Cx, frame: &Frame, sight: &Sight) -> Vec<Place> {
    let all = municipalities_in(&sight.gazetteer, &frame.places);
    all.into_iter()
        .filter(|place| {
            cx.actor().is_ok_and(|actor| policy::permit::<AskMunicipalities>(actor, *place).is_ok())
        })
        .collect()
}

fn show(cx: &Cx, typed: &Fields, errors: &[FieldError]) -> Result<Answer, Refusal> {
    let sight = Sight::of(&cx.live());
    let t = sight.text();
    let (id, frame) = framed(cx)?;
    let usual = usual(cx, &frame, &sight);
    let kit = Kit::new(sight.lang(), typed, errors);
    let body = html! {
        (whom(&kit, typed, &usual, &askable(cx, &sight), &sight))
        (kit.area("what", t.ask_what()).rows(2).hint(t.ask_what_hint()).value(t.ask_usual()))
        (when(&kit, &sight))
        (kit.submit(t.ask_send()))
    };
    let key = cx.portal.env().uuid().to_string();
    let content = html! {
        (ui::crumbs(&[(&format!("/udalosti/{id}"), &frame.title)], sight.lang()))
        h1 { (t.ask()) @if frame.exercise { " " (ui::exercise(sight.lang())) } }
        p.lead { (t.ask_lead()) }
        @if frame.exercise { (ui::alert(Tone::Warn, "", &html! { p { (t.ask_drill()) } })) }
        (kit.form(&format!("/udalosti/{id}/vyzva"), &key, &body))
    };
    Ok(cx.page(t.ask()).menu("/udalosti").answer(&content))
}

/// ORPs whose municipalities this person may ask.
fn askable(cx: &Cx, sight: &Sight) -> Vec<Cisorp> {
    let all = sight.gazetteer.orps().iter().map(|orp| orp.cisorp);
    all.filter(|orp| {
        cx.actor()
            .is_ok_and(|actor| policy::permit::<AskMunicipalities>(actor, Place::Orp(*orp)).is_ok())
    })
    .collect()
}

fn when(kit: &Kit<'_>, sight: &Sight) -> Markup {
    let t = sight.text();
    let due = Timestamp::from_second(sight.now.as_second() + DUE_SECONDS).unwrap_or(sight.now);
    let repeats = REPEATS.iter().map(|m| (m.to_string(), t.repeat_every(*m)));
    let repeats: Vec<_> =
        std::iter::once((String::new(), t.ask_repeat_none().to_owned())).chain(repeats).collect();
    html! {
        div.fields {
            (kit.moment("due", t.ask_due(), due).value(time::for_input(due)))
            (kit.select("repeat", t.ask_repeat(), &repeats))
        }
    }
}

fn whom(kit: &Kit<'_>, typed: &Fields, usual: &[Place], orps: &[Cisorp], sight: &Sight) -> Markup {
    let t = sight.text();
    let count = t.municipalities(u32::try_from(usual.len()).unwrap_or(u32::MAX));
    let everybody = Card::new("all", t.ask_all()).hint(count);
    let whole = Card::new("orp", t.ask_orps()).hint(t.ask_orps_hint());
    let few = Card::new("chosen", t.ask_chosen()).hint(t.ask_chosen_hint());
    let mut cards = if usual.is_empty() { vec![whole] } else { vec![everybody, whole, few] };
    if orps.is_empty() {
        cards.retain(|card| card.value != "orp");
    }
    let preset = cards.first().map(|card| card.value.clone()).unwrap_or_default();
    html! {
        (ui::cards(kit, "who", t.ask_whom(), &preset, &cards))
        @if !orps.is_empty() { (orp_choice(kit, orps, sight)) }
        @if !usual.is_empty() { (municipality_choice(typed, usual, sight)) }
    }
}

fn orp_choice(kit: &Kit<'_>, orps: &[Cisorp], sight: &Sight) -> Markup {
    let cards: Vec<Card> = orps
        .iter()
        .map(|orp| {
            let name = sight.name(Place::Orp(*orp));
            let count = sight.gazetteer.municipalities_of(*orp).len();
            Card::new(orp.to_string(), format!("{name} ({count})"))
        })
        .collect();
    html! { details { summary { (sight.text().ask_orps()) } (ui::checks(kit, "orp", sight.text().orp(), &[], &cards)) } }
}

/// One tick for each municipality, by ORP; none is ticked at first, because choosing means few.
fn municipality_choice(typed: &Fields, usual: &[Place], sight: &Sight) -> Markup {
    let t = sight.text();
    let groups = sight.gazetteer.orps().iter().map(|orp| {
        let inside = usual.iter().filter(|place| holds(Place::Orp(orp.cisorp), **place));
        (Place::Orp(orp.cisorp), inside.copied().collect::<Vec<_>>())
    });
    html! {
        details {
            summary { (t.ask_chosen()) }
            @for (orp, inside) in groups.filter(|(_, inside)| !inside.is_empty()) {
                @let prefix = format!("{}-", orp.orp().map(|orp| orp.to_string()).unwrap_or_default());
                @let kit = Kit::new(sight.lang(), typed, &[]).prefix(&prefix);
                (ui::checks(&kit, "obec", &sight.name(orp), &[], &cards(&inside, sight)))
            }
        }
    }
}

fn cards(places: &[Place], sight: &Sight) -> Vec<Card> {
    let card =
        |place: &Place| Some(Card::new(place.municipality()?.to_string(), sight.name(*place)));
    places.iter().filter_map(card).collect()
}
