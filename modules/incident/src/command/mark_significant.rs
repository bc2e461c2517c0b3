//! Puts an entry among the significant ones, or takes it out.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, Permit, Refusal, Role, Row, Said};
use hlaska_web::Decision;

use crate::event::IncidentEvent;
use crate::incident::IncidentId;
use crate::view::{Incidents, stream};

pub struct MarkSignificant;

impl Action for MarkSignificant {
    const ROW: Row = Row {
        action: "incident.mark_significant",
        roles: &[Role::RegionManager, Role::OrpSecretary, Role::Operator],
    };
}

pub(crate) fn mark_significant(
    world: &World,
    _permit: &Permit<'_, MarkSignificant>,
    id: IncidentId,
    number: u32,
    significant: bool,
) -> Result<Decision, Refusal> {
    let incident = world.view::<Incidents>().find(id).ok_or(Refusal::NotFound)?;
    let entry = incident.entries.get(&number).ok_or(Refusal::NotFound)?;
    if entry.corrected_by.is_some() {
        return Err(Refusal::Conflict(Said::new(
            "Záznam byl opraven. Označte ten, který jej nahradil.",
            "The entry has been corrected. Mark the one that replaced it.",
        )));
    }
    if entry.wording.significant == significant {
        return Ok(Decision::default());
    }
    let event = NewEvent::new(stream(id), &IncidentEvent::EntryMarked { number, significant });
    Ok(vec![event.exercise(incident.exercise)].into())
}
