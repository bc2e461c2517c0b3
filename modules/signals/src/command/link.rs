//! Something was made out of a signal. Called by the module that made it, inside its own decision,
//! so that both are written or neither.

use hlaska_journal::{NewEvent, World};

use crate::event::SignalEvent;
use crate::signal::SignalId;
use crate::view::{Signals, stream};

/// The events that link the signal to a page of the portal. Empty when there is no such signal or
/// it is linked there already. Who may link is decided by the caller.
pub fn link_events(world: &World, id: SignalId, to: &str, label: &str) -> Vec<NewEvent> {
    let Some(signal) = world.view::<Signals>().find(id) else { return Vec::new() };
    if signal.links().any(|(known, _)| known == to) {
        return Vec::new();
    }
    let event = SignalEvent::Linked { to: to.to_owned(), label: label.to_owned() };
    vec![NewEvent::new(stream(id), &event).exercise(signal.exercise)]
}
