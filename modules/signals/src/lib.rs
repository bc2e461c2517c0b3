//! Signals: what feeds propose to the people on duty.
//!
//! A signal is never a decision: an observed flood activity level is not a declared one. The
//! module knows no feed; feeds raise into it.

mod command;
mod event;
mod signal;
#[cfg(test)]
mod testing;
mod view;

pub use command::{Acknowledge, Dismiss, NewSignal, link_events, raise};
pub use event::SignalEvent;
pub use signal::{Act, Crossing, Deed, Signal, SignalId, State, Urgency};
pub use view::{Counts, Signals};

use hlaska_kernel::Action;
use hlaska_web::Module;

/// What the module contributes to the portal.
pub fn module() -> Module {
    Module {
        name: "signals",
        actions: vec![Acknowledge::ROW, Dismiss::ROW],
        views: Some(|views| views.add::<Signals>()),
        ..Module::default()
    }
}
