//! The record of who did what: durable, gapless, chained, searchable, and forwarded.
//!
//! It is kept apart from the journal: the journal says what is true of the region, this says who
//! signed in, who looked, who was refused and what the machine did. One [`Record`] is one thing
//! that happened; [`Audit::write`] waits until it is on the disk, [`Audit::note`] does not.

mod append;
mod asset;
mod audit;
mod class;
pub mod code;
pub mod config;
mod content;
mod export;
mod filter;
mod folding;
mod forward;
mod notes;
mod prune;
mod read;
mod record;
mod schema;
mod verify;

pub use asset::Asset;
pub use audit::{Audit, database};
pub use class::{AccountClass, Class, Outcome};
pub use code::Code;
pub use content::{Content, Entry};
pub use export::{Export, Format};
pub use filter::Filter;
pub use forward::{ForwardError, Forwarder, Round, TargetState};
pub use prune::{Retention, TooShort};
pub use record::{Fields, Record};
pub use schema::SCHEMA;
pub use verify::{Finding, Verdict, verify};
