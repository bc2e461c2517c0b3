//! Opens an emergency event, by hand or from a signal.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, Lang, Permit, Refusal, Role, Row, Said};
use hlaska_signals::{SignalId, Signals, link_events};
use hlaska_web::Decision;

use crate::event::{Facts, IncidentEvent};
use crate::handling::within_reach;
use crate::incident::IncidentId;
use crate::view::{Incidents, stream};

pub struct Open;

impl Action for Open {
    const ROW: Row = Row {
        action: "incident.open",
        roles: &[Role::RegionManager, Role::OrpSecretary, Role::Mayor, Role::Operator],
    };
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Opening {
    pub(crate) id: IncidentId,
    pub(crate) facts: Facts,
    pub(crate) exercise: bool,
    /// The signal it grows out of.
    pub(crate) signal: Option<SignalId>,
}

/// The identifier comes from the form, so the same form sent twice leads to one event. The signal is
/// linked in the same decision: both are written or neither.
pub(crate) fn open(
    world: &World,
    permit: &Permit<'_, Open>,
    opening: Opening,
) -> Result<Decision, Refusal> {
    let Opening { id, facts, exercise, signal } = opening;
    if world.view::<Incidents>().find(id).is_some() {
        return Err(opened_already());
    }
    if let Some(signal) = signal {
        let viewer = permit.actor().viewer(Lang::Cs);
        let signal = world.view::<Signals>().get(&viewer, signal).ok_or(Refusal::NotFound)?;
        if signal.exercise != exercise {
            return Err(super::mixed());
        }
    }
    within_reach(facts.handling, permit.actor())?;
    // Whoever sees the signal would learn of an event that is not for them.
    let told = signal.filter(|_| facts.handling.is_open());
    let link = told.map(|signal| link_events(world, signal, &super::address(id), &facts.title));
    let occurred_at = facts.occurred_at;
    let event = NewEvent::new(stream(id), &IncidentEvent::Opened { facts, signal });
    let mut events = vec![event.occurred(occurred_at).exercise(exercise)];
    events.extend(link.unwrap_or_default());
    Ok(events.into())
}

/// The very same form sent twice never gets here as a refusal; another one under its key does.
fn opened_already() -> Refusal {
    Refusal::Conflict(Said::new(
        "Z tohoto formuláře už byla událost otevřena. Najděte ji v seznamu a údaje upravte tam.",
        "An event was opened from this form already. Find it in the list and change it there.",
    ))
}

#[cfg(test)]
mod tests {
    use hlaska_rig::operator;
    use hlaska_signals::State;

    use super::*;
    use crate::testing::{
        GAUGE, allowed, flood, incident, kinds, opened, opening, quiet, rising, signal,
    };

    #[test]
    fn an_event_opened_by_hand_happened_when_it_happened() {
        let decision = open(&quiet().world, &allowed(&operator()), opening()).unwrap();
        assert_eq!(kinds(&decision), ["incident.opened"]);
        let story = flood();
        let opened = incident(&story).opened().unwrap();
        assert_eq!(opened.stamp.occurred_at, hlaska_rig::minute(-30));
        assert_eq!(opened.stamp.recorded_at, hlaska_rig::minute(0));
    }

    #[test]
    fn an_event_opened_from_a_signal_is_linked_with_it_in_one_step() {
        let story = rising(quiet(), false);
        let from_signal = Opening { signal: Some(GAUGE), ..opening() };
        let decision = open(&story.world, &allowed(&operator()), from_signal.clone()).unwrap();
        assert_eq!(kinds(&decision), ["incident.opened", "signals.linked"]);
        let story = opened(story, from_signal);
        assert_eq!(signal(&story).state(), State::Acknowledged);
        assert_eq!(
            signal(&story).links().next(),
            Some((&*crate::command::address(opening().id), "Povodeň na Malši"))
        );
        assert_eq!(incident(&story).signals, [GAUGE]);
    }

    #[test]
    fn an_event_that_exists_is_not_opened_over() {
        let again = open(&flood().world, &allowed(&operator()), opening());
        assert!(matches!(again, Err(Refusal::Conflict(_))));
    }

    /// A real danger must not be put aside by an exercise that somebody opened out of it.
    #[test]
    fn an_exercise_does_not_grow_out_of_a_real_signal() {
        let story = rising(quiet(), false);
        let drill = Opening { signal: Some(GAUGE), exercise: true, ..opening() };
        let refused = open(&story.world, &allowed(&operator()), drill);
        assert!(matches!(refused, Err(Refusal::Conflict(_))));
    }

    #[test]
    fn an_exercise_is_one_from_the_first_entry_on() {
        let drill = Opening { exercise: true, ..opening() };
        let decision = open(&quiet().world, &allowed(&operator()), drill).unwrap();
        assert!(decision.events.iter().all(NewEvent::is_exercise));
    }
}
