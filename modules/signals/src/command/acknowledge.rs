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
