//! The region as the journeys find it: rivers that rise when a test says so, people with their
//! accounts, a portal that serves them, and the steps of the main job, each done through the same
//! forms people use.
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
mod region;
mod river;
pub mod steps;

pub use people::{PASSWORD, Person, everybody};
pub use region::{Builder, Region};
pub use river::{BREZI, BUDEJOVICE, PASINOVICE, ROUDNE, Reach, River};

pub mod who {
    //! The cast.
    pub use crate::people::{
        ADMINISTRATOR, AUDITOR, KRUMLOV_MAYOR, KRUMLOV_SECRETARY, OPERATOR, PLAV_MAYOR, READER,
        REGION_MANAGER, ROUDNE_MAYOR, SECRETARY, STRYCICE_MAYOR,
    };
}
