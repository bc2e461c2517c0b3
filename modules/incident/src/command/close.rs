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

#[cfg(test)]
mod tests {
    use hlaska_rig::{BUDEJOVICE, orp_secretary, region_manager};

    use super::*;
    use crate::testing::{FLOOD, allowed, flood, incident, kinds, viewer};

    #[test]
    fn a_closed_event_leaves_the_open_ones_and_stays_readable() {
        let story = flood().does(&region_manager(), |world, actor| {
            close(world, &allowed(actor), FLOOD, "voda opadla".into())
        });
        assert!(!incident(&story).is_open);
        assert!(story.view::<Incidents>().open(&viewer()).is_empty());
        assert_eq!(story.view::<Incidents>().visible(&viewer()).count(), 1);
    }

    #[test]
    fn it_is_closed_once() {
        let (who, other) = (region_manager(), orp_secretary(BUDEJOVICE));
        let story = flood()
            .does(&who, |world, actor| close(world, &allowed(actor), FLOOD, "voda opadla".into()));
        let again = close(&story.world, &allowed(&who), FLOOD, "voda opadla".into()).unwrap();
        assert_eq!(kinds(&again), [""; 0], "the same form sent twice");
        let refused = close(&story.world, &allowed(&other), FLOOD, "jinak".into());
        assert!(matches!(refused, Err(Refusal::Conflict(_))));
    }
}
