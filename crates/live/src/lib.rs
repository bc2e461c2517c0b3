//! Pushes changed fragments to open pages.
//!
//! A page is a set of [`Part`]s, each with the topics it depends on. Pages with equal keys (same
//! address, same visibility class) share one channel: a part is rendered **once** for all of them
//! and the bytes are shared. Changes are coalesced: a channel speaks at most five times a second.
//! A subscriber too slow to follow is let go; it reconnects and receives the present state, which
//! is always enough because a fragment replaces, never adds.

mod channel;
mod frame;
mod hub;
mod part;
mod switchboard;
mod touches;

pub use hub::{Beat, Hub, Subscription};
pub use part::Part;

/// What a part depends on: a module's name, a journal stream, or a name of the module's own.
pub type Topic = String;
