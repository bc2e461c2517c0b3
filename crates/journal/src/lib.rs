//! One totally ordered, hash-chained journal and the views folded from it.
//!
//! - The only domain write is [`Node::append`]: all events of one decision or none.
//! - What pages show are typed [`View`]s in memory; [`World`] holds them at one sequence number.
//! - The chain covers the digest of each payload, so a payload can be erased by law while the
//!   chain still verifies.

mod append;
mod chain;
mod entry;
mod erase;
mod node;
mod read;
mod schema;
#[cfg(test)]
mod simulation;
mod snapshot;
mod tail;
mod verify;
mod world;

pub use append::{Append, AppendError, Appended};
pub use entry::{Author, Entry, Event, Meta, NewEvent, Recorded};
pub use erase::erase;
pub use node::{Node, NodeOptions};
pub use read::{Head, after, head};
pub use schema::SCHEMA;
pub use snapshot::Snapshot;
pub use verify::{Finding, Verdict, verify};
pub use world::{View, Views, World};
