//! The fields with the facts of an incident, shared by a new one and a change.

use hlaska_kernel::{Lang, Place, time};
use hlaska_territory::Gazetteer;
use hlaska_web::Fields;
use hlaska_web::ui::{self, Card, Kit};
use maud::{Markup, html};

use crate::catalogue::{self, Item};
use crate::event::{Facts, IncidentLevel};
use crate::places;
use crate::text::text;

/// What the form may offer and to whom.
pub(super) struct Offer<'a> {
    pub(super) lang: Lang,
    pub(super) gazetteer: &'a Gazetteer,
    /// Places the reader may choose.
    pub(super) may: &'a dyn Fn(Place) -> bool,
}

pub(super) fn fields(kit: &Kit<'_>, form: &Fields, offer: &Offer<'_>) -> Markup {
    let words = text(offer.lang);
    let kinds = options(catalogue::kinds(), offer.lang);
    let mut alarms = vec![(String::new(), words.alarm_none().to_owned())];
    alarms.extend(options(catalogue::alarms(), offer.lang));
    let levels = IncidentLevel::ALL.map(|level| Card::new(level.name(), words.level(level)));
    html! {
        (kit.text("nazev", words.name()).hint(words.name_hint()))
        (kit.select("druh", words.kind_label(), &kinds))
        (place_fields(kit, form, offer))
        (ui::cards(kit, "uroven", words.level_label(), "", &levels))
        div.fields {
            // The time is always among the values the form begins with.
            (kit.moment("cas", words.when_began(), hlaska_kernel::Timestamp::UNIX_EPOCH))
            (kit.select("stupen", words.alarm(), &alarms))
        }
        (kit.area("popis", words.description()).optional())
    }
}

fn options(items: &[Item], lang: Lang) -> Vec<(String, String)> {
    items.iter().map(|item| (item.code.clone(), item.name(lang).to_owned())).collect()
}

fn place_fields(kit: &Kit<'_>, form: &Fields, offer: &Offer<'_>) -> Markup {
    let words = text(offer.lang);
    let orps: Vec<Card> = offer
        .gazetteer
        .orps()
        .iter()
        .filter(|orp| (offer.may)(Place::Orp(orp.cisorp)))
        .map(|orp| Card::new(orp.cisorp.to_string(), &orp.name))
        .collect();
    html! {
        (kit.area("obce", words.municipalities()).rows(2).hint(words.municipalities_hint()))
        (which_one(kit, form, offer))
        @if !orps.is_empty() { (ui::checks(kit, "orp", words.orps(), &[], &orps)) }
        @if (offer.may)(Place::Region) { (kit.tick("kraj", words.whole_region())) }
    }
}

/// Names that fit several municipalities are asked back.
fn which_one(kit: &Kit<'_>, form: &Fields, offer: &Offer<'_>) -> Markup {
    let questions = places::resolve(form, offer.gazetteer).questions;
    let choices = questions.iter().flat_map(|question| &question.choices);
    let choices: Vec<Card> = choices
        .filter_map(|code| offer.gazetteer.municipality(*code))
        .map(|m| {
            let orp = offer.gazetteer.name_of(Place::Orp(m.orp), offer.lang);
            Card::new(m.code.to_string(), &m.name).hint(orp)
        })
        .collect();
    html! {
        @if !choices.is_empty() { (ui::checks(kit, "obec", text(offer.lang).which_one(), &[], &choices)) }
    }
}

/// The facts as though somebody had typed them.
pub(super) fn typed(facts: &Facts, gazetteer: &Gazetteer) -> Fields {
    let mut encoder = form_urlencoded::Serializer::new(String::new());
    encoder
        .append_pair("nazev", &facts.title)
        .append_pair("popis", &facts.description)
        .append_pair("druh", &facts.kind)
        .append_pair("uroven", facts.level.name())
        .append_pair("stupen", facts.alarm.as_deref().unwrap_or_default())
        .append_pair("oznaceni", &facts.handling.word())
        .append_pair("cas", &time::for_input(facts.occurred_at))
        .append_pair("obce", &places::typed_names(&facts.places, gazetteer));
    for place in &facts.places {
        match place {
            Place::Region => encoder.append_pair("kraj", "1"),
            Place::Orp(orp) => encoder.append_pair("orp", &orp.to_string()),
            Place::Municipality(..) => &mut encoder,
        };
    }
    Fields::parse(encoder.finish().as_bytes())
}

/// Who directs where nothing else is known: the lowest level that has the whole place.
pub(super) fn usual_level(place: Place) -> IncidentLevel {
    match place {
        Place::Municipality(..) => IncidentLevel::Municipality,
        Place::Orp(_) => IncidentLevel::Orp,
        Place::Region => IncidentLevel::Region,
    }
}
