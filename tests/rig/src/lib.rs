//! What tests of a module stand on: a journal without a database ([`Story`]), and a whole portal
//! of a few modules inside the test's own process ([`Rig`]).
//!
//! A helper that cannot do its work panics with the reason, because in a test that is the failure
//! to show.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a helper that cannot help is a failed test"
)]

mod people;
mod reply;
mod rig;
mod story;

pub use people::{BUDEJOVICE, KRUMLOV, PLAV, Person, actor, mayor, operator, region_manager};
pub use people::{orp_secretary, reader};
pub use reply::Reply;
pub use rig::Rig;
pub use story::{Story, minute};
