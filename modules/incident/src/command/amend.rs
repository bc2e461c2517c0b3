//! Changes what is known of an event. The earlier state stays in its log.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, Permit, Refusal, Role, Row, Said};
use hlaska_web::Decision;

use crate::event::{Facts, IncidentEvent};
use crate::incident::IncidentId;
use crate::view::{Incidents, stream};

pub struct Amend;

impl Action for Amend {
    const ROW: Row = Row {
        action: "incident.amend",
        roles: &[Role::RegionManager, Role::OrpSecretary, Role::Operator],
    };
}

/// The permit is asked for the places before and after the change.
pub(crate) fn amend(
    world: &World,
    _permit: &Permit<'_, Amend>,
    id: IncidentId,
    facts: Facts,
    reason: String,
) -> Result<Decision, Refusal> {
    let incident = world.view::<Incidents>().find(id).ok_or(Refusal::NotFound)?;
    if !incident.is_open {
        return Err(super::closed());
    }
    if incident.facts == facts {
        return Err(Refusal::field(
            "duvod",
            Said::new(
                "Nic se nezměnilo. Upravte údaje, nebo se vraťte zpět.",
                "Nothing has changed. Change the data or go back.",
            ),
        ));
    }
    let event = NewEvent::new(stream(id), &IncidentEvent::Amended { facts, reason });
    Ok(vec![event.exercise(incident.exercise)].into())
}
