//! Goes on with an event that was closed.

use hlaska_journal::{NewEvent, World};
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
    let me = Some(actor.account);
    incident
        .deeds
        .last()
        .is_some_and(|deed| deed.act == *act && deed.stamp.author().account() == me)
}

#[cfg(test)]
mod tests {
    use hlaska_rig::region_manager;

    use super::*;
    use crate::command::close;
    use crate::testing::{FLOOD, OTHER, allowed, flood, incident};

    #[test]
    fn a_closed_event_is_opened_again_with_a_reason() {
        let who = region_manager();
        let story = flood()
            .does(&who, |world, actor| close(world, &allowed(actor), FLOOD, "konec".into()))
            .does(&who, |world, actor| reopen(world, &allowed(actor), FLOOD, "nový déšť".into()));
        assert!(incident(&story).is_open);
        assert_eq!(incident(&story).deeds.len(), 3);
    }

    #[test]
    fn an_open_event_is_not_opened_again() {
        let who = region_manager();
        let refused = reopen(&flood().world, &allowed(&who), FLOOD, "x".into());
        assert!(matches!(refused, Err(Refusal::Conflict(_))));
        let refused = reopen(&flood().world, &allowed(&who), OTHER, "x".into());
        assert!(matches!(refused, Err(Refusal::NotFound)));
    }
}
