//! "Nothing will come of it, because …"

use hlaska_journal::{Author, NewEvent, World};
use hlaska_kernel::{Action, Permit, Refusal, Role, Row, Said};
use hlaska_web::{Decision, Fields, FormReader};

use crate::event::SignalEvent;
use crate::signal::{Act, Signal, SignalId, State};
use crate::view::{Signals, stream};

pub struct Dismiss;

impl Action for Dismiss {
    const ROW: Row = Row {
        action: "signals.dismiss",
        roles: &[Role::RegionManager, Role::OrpSecretary, Role::Operator],
    };
}

/// Longest reason, characters.
const REASON_LIMIT: usize = 500;

pub fn parse_reason(form: &Fields) -> Result<String, Refusal> {
    let mut reader = FormReader::new(form);
    let reason = reader.required("duvod", REASON_LIMIT);
    reader.finish(reason)
}

pub fn dismiss(
    world: &World,
    permit: &Permit<'_, Dismiss>,
    id: SignalId,
    reason: String,
) -> Result<Decision, Refusal> {
    let signal = world.view::<Signals>().find(id).ok_or(Refusal::NotFound)?;
    if is_same(signal, permit, &reason) {
        return Ok(Decision::default());
    }
    if !signal.is_open() {
        return Err(Refusal::Conflict(Said::new(
            "Podnět už je vyřízen. Otevřete jej a podívejte se, jak.",
            "The signal has been dealt with already. Open it to see how.",
        )));
    }
    let event = NewEvent::new(stream(id), &SignalEvent::Dismissed { reason });
    Ok(vec![event.exercise(signal.exercise)].into())
}

/// The same form sent twice.
fn is_same(signal: &Signal, permit: &Permit<'_, Dismiss>, reason: &str) -> bool {
    let me = Author::Account(permit.actor().account);
    signal.state() == State::Dismissed
        && signal.deeds.last().is_some_and(|deed| {
            deed.by() == me && deed.act == Act::Dismissed { reason: reason.to_owned() }
        })
}
