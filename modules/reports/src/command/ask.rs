//! Asking municipalities to report.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, Lang, Permit, Place, Refusal, Role, Row, Said, Timestamp, time};
use hlaska_territory::Gazetteer;
use hlaska_web::{Decision, Fields, FormReader};

use crate::ask::AskId;
use crate::event::{ReportsEvent, ask_stream};
use crate::incident::{self, IncidentId};
use crate::place::{holds, municipalities_in};
use crate::view::Reports;

/// Vyzvat obce k hlášení.
pub struct AskMunicipalities;

impl Action for AskMunicipalities {
    const ROW: Row = Row {
        action: "reports.ask",
        roles: &[Role::RegionManager, Role::OrpSecretary, Role::Operator],
    };
}

/// Answers are wanted in an hour unless said otherwise.
pub const DUE_SECONDS: i64 = 3600;
const LONGEST_DUE_SECONDS: i64 = 7 * 24 * 3600;
/// The rhythms a repeated ask may have, minutes.
pub const REPEATS: [u32; 6] = [30, 60, 120, 180, 360, 720];
pub const WHAT_LIMIT: usize = 500;

/// An ask as it was meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Input {
    pub ask: AskId,
    pub incident: IncidentId,
    pub what: String,
    pub municipalities: Vec<Place>,
    pub due_at: Timestamp,
    pub repeat_minutes: Option<u32>,
    pub now: Timestamp,
}

pub fn ask(
    world: &World,
    permit: &Permit<'_, AskMunicipalities>,
    input: Input,
) -> Result<Decision, Refusal> {
    let viewer = permit.actor().viewer(Lang::Cs);
    let frame = incident::frame(world, &viewer, input.incident).ok_or(Refusal::NotFound)?;
    if !frame.open {
        return Err(Refusal::Conflict(Said::new(
            "Událost je uzavřena. Nejdřív ji znovu otevřete, potom vyzvěte obce.",
            "The incident is closed. Reopen it first, then ask the municipalities.",
        )));
    }
    let mut municipalities = input.municipalities;
    municipalities.sort_unstable();
    municipalities.dedup();
    check_municipalities(permit, &municipalities)?;
    check_due(input.due_at, input.now)?;
    if world.view::<Reports>().ask_raw(input.ask).is_some() {
        return Err(already_asked());
    }
    let event = ReportsEvent::Asked {
        ask: input.ask,
        incident: input.incident,
        what: input.what,
        municipalities,
        due_at: input.due_at,
        repeat_minutes: input.repeat_minutes,
    };
    let event = NewEvent::new(ask_stream(input.ask), &event).exercise(frame.exercise);
    Ok(vec![event].into())
}

fn check_municipalities(
    permit: &Permit<'_, AskMunicipalities>,
    municipalities: &[Place],
) -> Result<(), Refusal> {
    if municipalities.is_empty() {
        return Err(Refusal::field("who", nobody_chosen()));
    }
    let is_mine = |place: &Place| place.municipality().is_some() && holds(permit.place(), *place);
    if municipalities.iter().all(is_mine) { Ok(()) } else { Err(Refusal::NotFound) }
}

fn check_due(due_at: Timestamp, now: Timestamp) -> Result<(), Refusal> {
    let ahead = due_at.as_second() - now.as_second();
    if ahead <= 0 {
        return Err(Refusal::field(
            "due",
            Said::new(
                "Termín už uplynul. Zadejte čas v budoucnu.",
                "The time has passed. Enter a time in the future.",
            ),
        ));
    }
    if ahead > LONGEST_DUE_SECONDS {
        return Err(Refusal::field(
            "due",
            Said::new(
                "Termín je dál než za týden. Zadejte bližší čas.",
                "The time is more than a week ahead. Enter a nearer one.",
            ),
        ));
    }
    Ok(())
}

fn nobody_chosen() -> Said {
    Said::new(
        "Není vybrána žádná obec. Vyberte aspoň jednu.",
        "No municipality is chosen. Choose at least one.",
    )
}

fn already_asked() -> Refusal {
    Refusal::Conflict(Said::new(
        "Tato výzva už byla odeslána.",
        "This request has been sent already.",
    ))
}

/// Reads the form. `usual` are the municipalities asked when nothing else was chosen.
pub fn parse(
    form: &Fields,
    (ask, incident): (AskId, IncidentId),
    usual: Vec<Place>,
    gazetteer: &Gazetteer,
    now: Timestamp,
) -> Result<Input, Refusal> {
    let mut reader = FormReader::new(form);
    let what = reader.required("what", WHAT_LIMIT);
    let due_at = due(form, &mut reader, now);
    let repeat_minutes = repeat(form, &mut reader);
    let municipalities = chosen(form, usual, gazetteer);
    if municipalities.is_empty() {
        reader.error("who", nobody_chosen());
    }
    reader.finish(Input { ask, incident, what, municipalities, due_at, repeat_minutes, now })
}

fn chosen(form: &Fields, usual: Vec<Place>, gazetteer: &Gazetteer) -> Vec<Place> {
    match form.get("who") {
        "orp" => {
            let orps = form.all("orp").filter_map(|code| code.parse().ok()).map(Place::Orp);
            municipalities_in(gazetteer, &orps.collect::<Vec<_>>())
        }
        "chosen" => {
            let codes = form.all("obec").filter_map(|code| code.parse().ok());
            codes.filter_map(|code| gazetteer.place_of(code)).collect()
        }
        "" | "all" => usual,
        _ => Vec::new(),
    }
}

fn due(form: &Fields, reader: &mut FormReader<'_>, now: Timestamp) -> Timestamp {
    let usual = Timestamp::from_second(now.as_second() + DUE_SECONDS).unwrap_or(now);
    let text = form.get("due");
    if text.is_empty() {
        return usual;
    }
    time::from_input(text).unwrap_or_else(|| {
        let example = time::for_input(usual);
        reader.error(
            "due",
            Said::new(
                format!("Zadejte datum a čas, např. {example}."),
                format!("Enter a date and a time, e.g. {example}."),
            ),
        );
        usual
    })
}

fn repeat(form: &Fields, reader: &mut FormReader<'_>) -> Option<u32> {
    let text = form.get("repeat");
    let minutes = text.parse().ok().filter(|minutes| REPEATS.contains(minutes));
    if !text.is_empty() && minutes.is_none() {
        reader.error(
            "repeat",
            Said::new("Vyberte opakování ze seznamu.", "Choose a repetition from the list."),
        );
    }
    minutes
}

#[cfg(test)]
mod tests;
