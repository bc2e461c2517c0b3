//! Goes on with an event that was closed.

use hlaska_journal::{Author, NewEvent, World};
use hlaska_kernel::{Action, Actor, Permit, Refusal, Role, Row, Said};
use hlaska_web::Decision;

use crate::event::IncidentEvent;
use crate::incident::{Act, Incident, IncidentId};
use crate::view::{Incidents, stream};

pub struct Reopen;

impl Action for Reopen {
    const ROW: Row =
        Row { action: "incident.reopen", roles: &[Role::RegionManager, Role::OrpSecretary] };
}

pub(crate) fn reopen(
    world: &World,
    permit: &Permit<'_, Reopen>,
    id: IncidentId,
    reason: String,
) -> Result<Decision, Refusal> {
    let incident = world.view::<Incidents>().find(id).ok_or(Refusal::NotFound)?;
    let act = Act::Reopened { reason: reason.clone() };
    if is_repeated(incident, permit.actor(), &act) {
        return Ok(Decision::default());
    }
    if incident.is_open {
        return Err(Refusal::Conflict(Said::new(
            "Událost už je otevřená.",
            "The event is open already.",
        )));
    }
    let event = NewEvent::new(stream(id), &IncidentEvent::Reopened { reason });
    Ok(vec![event.exercise(incident.exercise)].into())
}

/// The same form sent twice: the last act is this one, by the same person for the same reason.
pub(super) fn is_repeated(incident: &Incident, actor: &Actor, act: &Act) -> bool {
    let me = Author::Account(actor.account);
    incident.deeds.last().is_some_and(|deed| deed.act == *act && deed.stamp.author() == me)
}
