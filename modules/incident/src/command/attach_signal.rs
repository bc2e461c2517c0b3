//! Another signal belongs to an event that is already being solved.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, Permit, Refusal, Role, Row};
use hlaska_signals::{Signal, link_events};
use hlaska_web::Decision;

use crate::event::IncidentEvent;
use crate::incident::IncidentId;
use crate::view::{Incidents, stream};

pub struct AttachSignal;

impl Action for AttachSignal {
    const ROW: Row = Row {
        action: "incident.attach_signal",
        roles: &[Role::RegionManager, Role::OrpSecretary, Role::Operator],
    };
}

/// The caller has made sure that the actor may see the signal.
pub(crate) fn attach_signal(
    world: &World,
    _permit: &Permit<'_, AttachSignal>,
    id: IncidentId,
    signal: &Signal,
) -> Result<Decision, Refusal> {
    let incident = world.view::<Incidents>().find(id).ok_or(Refusal::NotFound)?;
    if incident.signals.contains(&signal.id) {
        return Ok(Decision::default());
    }
    if !incident.is_open {
        return Err(super::closed());
    }
    if signal.exercise != incident.exercise {
        return Err(super::mixed());
    }
    let event =
        IncidentEvent::SignalAttached { signal: signal.id, title: signal.latest.title.clone() };
    let mut events = vec![NewEvent::new(stream(id), &event).exercise(incident.exercise)];
    if incident.facts.handling.is_open() {
        events.extend(link_events(world, signal.id, &super::address(id), &incident.facts.title));
    }
    Ok(events.into())
}

#[cfg(test)]
mod tests {
    use hlaska_rig::operator;

    use super::*;
    use crate::testing::{FLOOD, GAUGE, allowed, flood, incident, kinds, rising, signal};

    #[test]
    fn a_second_gauge_joins_the_flood() {
        let story = rising(flood(), false);
        let woken = signal(&story);
        let story = story
            .does(&operator(), |world, actor| attach_signal(world, &allowed(actor), FLOOD, &woken));
        assert_eq!(incident(&story).signals, [GAUGE]);
        assert_eq!(signal(&story).links().count(), 1);
        let again = attach_signal(&story.world, &allowed(&operator()), FLOOD, &woken).unwrap();
        assert_eq!(kinds(&again), [""; 0]);
    }

    #[test]
    fn exercise_and_reality_do_not_join() {
        let story = rising(flood(), true);
        let refused = attach_signal(&story.world, &allowed(&operator()), FLOOD, &signal(&story));
        assert!(matches!(refused, Err(Refusal::Conflict(_))));
    }
}
