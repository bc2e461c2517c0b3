//! Reads the house as a surveyor does: which crate leans on which, how long files and functions
//! are, what must not stand anywhere. The rules themselves are the tests beside this.
#![allow(clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "used by tests")]

mod crates;
mod files;
mod functions;

pub use crates::{Crate, Floor, crates};
pub use files::{File, files};
pub use functions::{Function, functions};
