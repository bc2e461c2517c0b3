//! Corrects an entry by a new one; the old one stays, struck through, with the reason.

use hlaska_journal::{Author, NewEvent, World};
use hlaska_kernel::{Action, Permit, Refusal, Role, Row, Said};
use hlaska_web::Decision;

use super::Written;
use crate::event::IncidentEvent;
use crate::incident::{Entry, IncidentId};
use crate::view::{Incidents, stream};

pub struct CorrectEntry;

impl Action for CorrectEntry {
    const ROW: Row = Row {
        action: "incident.correct_entry",
        roles: &[Role::RegionManager, Role::OrpSecretary, Role::Mayor, Role::Operator],
    };
}

/// Also in a closed event: mistakes are found when the report is written.
pub(crate) fn correct_entry(
    world: &World,
    permit: &Permit<'_, CorrectEntry>,
    id: IncidentId,
    corrects: u32,
    written: Written,
    reason: String,
) -> Result<Decision, Refusal> {
    let incident = world.view::<Incidents>().find(id).ok_or(Refusal::NotFound)?;
    let entry = incident.entries.get(&corrects).ok_or(Refusal::NotFound)?;
    if let Some((by, _)) = entry.corrected_by {
        let is_repeated = is_same(incident.entries.get(&by), permit, &written, &reason);
        return if is_repeated { Ok(Decision::default()) } else { Err(corrected(by)) };
    }
    if !is_own_or_directing(entry, permit) {
        return Err(foreign());
    }
    let number = incident.next_number();
    let event =
        IncidentEvent::EntryCorrected { number, corrects, wording: written.wording, reason };
    let event = NewEvent::new(stream(id), &event).occurred(written.occurred_at);
    Ok(vec![event.exercise(incident.exercise)].into())
}

/// The same form sent twice.
fn is_same(
    entry: Option<&Entry>,
    permit: &Permit<'_, CorrectEntry>,
    written: &Written,
    reason: &str,
) -> bool {
    let me = Author::Account(permit.actor().account);
    entry.is_some_and(|entry| {
        entry.wording == written.wording
            && entry.stamp.author() == me
            && entry.corrects.as_ref().is_some_and(|(_, given)| given == reason)
    })
}

/// Who wrote it, or who directs.
fn is_own_or_directing(entry: &Entry, permit: &Permit<'_, CorrectEntry>) -> bool {
    entry.stamp.author() == Author::Account(permit.actor().account)
        || matches!(permit.role(), Role::RegionManager | Role::OrpSecretary)
}

fn corrected(by: u32) -> Refusal {
    Refusal::Conflict(Said::new(
        format!("Záznam už je opraven záznamem č.\u{a0}{by}. Opravte ten."),
        format!("The entry has been corrected by entry no. {by}. Correct that one."),
    ))
}

fn foreign() -> Refusal {
    Refusal::Conflict(Said::new(
        "Záznam zapsal někdo jiný. Opravit jej může on nebo ten, kdo událost řídí; vy zapište poznámku.",
        "Somebody else wrote the entry. They or those who direct may correct it; write a note instead.",
    ))
}
