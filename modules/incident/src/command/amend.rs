//! Changes what is known of an event. The earlier state stays in its log.

use hlaska_journal::{Author, NewEvent, World};
use hlaska_kernel::{Action, Permit, Refusal, Role, Row, Said};
use hlaska_web::Decision;

use crate::event::{Facts, IncidentEvent};
use crate::incident::{Act, Incident, IncidentId};
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
    permit: &Permit<'_, Amend>,
    id: IncidentId,
    facts: Facts,
    reason: String,
) -> Result<Decision, Refusal> {
    let incident = world.view::<Incidents>().find(id).ok_or(Refusal::NotFound)?;
    if !incident.is_open {
        return Err(super::closed());
    }
    if is_repeated(incident, permit, &facts, &reason) {
        return Ok(Decision::default());
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

/// The same form sent twice.
fn is_repeated(
    incident: &Incident,
    permit: &Permit<'_, Amend>,
    facts: &Facts,
    reason: &str,
) -> bool {
    let me = Author::Account(permit.actor().account);
    incident.deeds.last().is_some_and(|deed| match &deed.act {
        Act::Amended { change, reason: given } => {
            change.after == *facts && given == reason && deed.stamp.author() == me
        }
        _ => false,
    })
}
