//! Ends the solving of an event.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, Permit, Refusal, Role, Row, Said};
use hlaska_web::Decision;

use crate::event::IncidentEvent;
use crate::incident::{Act, IncidentId};
use crate::view::{Incidents, stream};

pub struct Close;

impl Action for Close {
    const ROW: Row =
        Row { action: "incident.close", roles: &[Role::RegionManager, Role::OrpSecretary] };
}

pub(crate) fn close(
    world: &World,
    permit: &Permit<'_, Close>,
    id: IncidentId,
    reason: String,
) -> Result<Decision, Refusal> {
    let incident = world.view::<Incidents>().find(id).ok_or(Refusal::NotFound)?;
    let act = Act::Closed { reason: reason.clone() };
    if super::reopen::is_repeated(incident, permit.actor(), &act) {
        return Ok(Decision::default());
    }
    if !incident.is_open {
        return Err(Refusal::Conflict(Said::new(
            "Událost už je uzavřená. Kdo a proč ji uzavřel, stojí v jejím deníku.",
            "The event is closed already. Its log says who closed it and why.",
        )));
    }
    let event = NewEvent::new(stream(id), &IncidentEvent::Closed { reason });
    Ok(vec![event.exercise(incident.exercise)].into())
}
