//! "I know of it."

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, Permit, Refusal, Role, Row, Said};
use hlaska_web::Decision;

use crate::event::SignalEvent;
use crate::signal::{SignalId, State};
use crate::view::{Signals, stream};

pub struct Acknowledge;

impl Action for Acknowledge {
    const ROW: Row = Row {
        action: "signals.acknowledge",
        roles: &[Role::RegionManager, Role::OrpSecretary, Role::Operator],
    };
}

/// Two people on duty may press the button at the same moment; the second one changes nothing.
pub fn acknowledge(
    world: &World,
    _permit: &Permit<'_, Acknowledge>,
    id: SignalId,
) -> Result<Decision, Refusal> {
    let signal = world.view::<Signals>().find(id).ok_or(Refusal::NotFound)?;
    match signal.state() {
        State::New => {
            let event = NewEvent::new(stream(id), &SignalEvent::Acknowledged {});
            Ok(vec![event.exercise(signal.exercise)].into())
        }
        State::Acknowledged | State::Settled => Ok(Decision::default()),
        State::Dismissed => Err(Refusal::Conflict(Said::new(
            "Podnět už byl odložen s důvodem. Otevřete jej a podívejte se, kdo a proč.",
            "The signal has been put aside with a reason. Open it to see who did so and why.",
        ))),
    }
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::{Place, permit};
    use hlaska_rig::{BUDEJOVICE, KRUMLOV, PLAV, mayor, operator, orp_secretary, reader};

    use super::*;
    use crate::testing::{FIRST, SECOND, kinds, rising};

    #[test]
    fn a_new_signal_is_taken_note_of_once() {
        let story = rising();
        let who = operator();
        let permit = permit::<Acknowledge>(&who, PLAV).unwrap();
        let decision = acknowledge(&story.world, &permit, FIRST).unwrap();
        assert_eq!(kinds(&decision), ["signals.acknowledged"]);

        let story = story.does(&who, |world, _| acknowledge(world, &permit, FIRST));
        let again = acknowledge(&story.world, &permit, FIRST).unwrap();
        assert!(again.events.is_empty(), "a second officer changes nothing");
    }

    #[test]
    fn a_signal_that_does_not_exist_is_not_found() {
        let who = operator();
        let permit = permit::<Acknowledge>(&who, PLAV).unwrap();
        let refused = acknowledge(&rising().world, &permit, SECOND).err();
        assert_eq!(refused, Some(Refusal::NotFound));
    }

    #[test]
    fn the_duty_of_the_territory_may_and_others_may_not() {
        let may = |actor| permit::<Acknowledge>(&actor, PLAV).is_ok();
        assert!(may(operator()) && may(orp_secretary(BUDEJOVICE)));
        assert!(!may(orp_secretary(KRUMLOV)) && !may(mayor(PLAV)) && !may(reader()));
        assert!(permit::<Acknowledge>(&orp_secretary(BUDEJOVICE), Place::Region).is_err());
    }
}
