//! What can be done with a signal, one file a command.

mod acknowledge;
mod dismiss;
mod link;
mod raise;

pub use acknowledge::Acknowledge;
pub(crate) use acknowledge::acknowledge;
pub use dismiss::Dismiss;
pub(crate) use dismiss::{dismiss, parse_reason};
pub use link::link_events;
pub use raise::{NewSignal, raise};
