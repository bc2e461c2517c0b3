//! Writes an entry into the log.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, Permit, Refusal, Role, Row};
use hlaska_web::Decision;

use super::Written;
use crate::event::IncidentEvent;
use crate::handling::within_reach;
use crate::incident::IncidentId;
use crate::view::{Incidents, stream};

pub struct WriteEntry;

impl Action for WriteEntry {
    const ROW: Row = Row {
        action: "incident.write_entry",
        roles: &[Role::RegionManager, Role::OrpSecretary, Role::Mayor, Role::Operator],
    };
}

/// Two people who write at the same moment get two numbers: the stream refuses the second
/// decision and it is made again.
pub(crate) fn write_entry(
    world: &World,
    permit: &Permit<'_, WriteEntry>,
    id: IncidentId,
    written: Written,
) -> Result<Decision, Refusal> {
    let incident = world.view::<Incidents>().find(id).ok_or(Refusal::NotFound)?;
    if !incident.is_open {
        return Err(super::closed());
    }
    within_reach(written.wording.handling, permit.actor())?;
    let number = incident.next_number(written.wording.handling);
    let event = IncidentEvent::EntryWritten { number, wording: written.wording };
    let event = NewEvent::new(stream(id), &event).occurred(written.occurred_at);
    Ok(vec![event.exercise(incident.exercise)].into())
}

#[cfg(test)]
mod tests {
    use hlaska_rig::{PLAV, mayor, minute, operator, region_manager};

    use super::*;
    use crate::command::close;
    use crate::testing::{FLOOD, allowed, facts, flood, incident, message, note, writes};

    #[test]
    fn entries_get_numbers_in_the_order_they_are_written() {
        let story = writes(flood(), &operator(), note("První"));
        let story = writes(story.at(10), &mayor(PLAV), message("Druhý"));
        let numbers: Vec<_> = incident(&story)
            .entries
            .values()
            .map(|e| (e.number, e.wording.text.as_str()))
            .collect();
        assert_eq!(numbers, [(1, "První"), (2, "Druhý")]);
        let second = &incident(&story).entries[&2].stamp;
        assert_eq!((second.occurred_at, second.recorded_at), (minute(0), minute(10)));
    }

    #[test]
    fn nothing_is_written_into_a_closed_event() {
        let story = flood().does(&region_manager(), |world, actor| {
            close(world, &allowed(actor), FLOOD, "konec".into())
        });
        let who = operator();
        let permit = crate::permits::touching::<WriteEntry>(&who, &facts().guards()).unwrap();
        let refused = write_entry(&story.world, &permit, FLOOD, note("pozdě"));
        assert!(matches!(refused, Err(Refusal::Conflict(_))));
    }

    #[test]
    fn entries_of_an_exercise_are_exercise() {
        let drill = crate::command::Opening { exercise: true, ..crate::testing::opening() };
        let story = crate::testing::opened(crate::testing::quiet(), drill);
        let decision = write_entry(&story.world, &allowed(&operator()), FLOOD, note("x")).unwrap();
        assert!(decision.events[0].is_exercise());
    }
}
