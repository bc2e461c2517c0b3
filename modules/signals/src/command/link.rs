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

#[cfg(test)]
mod tests {
    use hlaska_rig::operator;

    use super::*;
    use crate::signal::State;
    use crate::testing::{FIRST, SECOND, rising, viewer};

    const TO: &str = "/udalosti/1";

    #[test]
    fn a_signal_that_led_to_something_is_known_and_says_to_what() {
        let story = rising()
            .does(&operator(), |world, _| Ok(link_events(world, FIRST, TO, "Povodeň").into()));
        let signal = story.view::<Signals>().get(&viewer(), FIRST).unwrap();
        assert_eq!(signal.links().collect::<Vec<_>>(), [(TO, "Povodeň")]);
        assert_eq!(signal.state(), State::Acknowledged);
        assert!(link_events(&story.world, FIRST, TO, "Povodeň").is_empty(), "linked once");
    }

    #[test]
    fn there_is_nothing_to_link_where_there_is_no_signal() {
        assert!(link_events(&rising().world, SECOND, TO, "Povodeň").is_empty());
    }
}
