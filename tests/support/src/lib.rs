//! What every test of the house may stand on: a private PostgreSQL, the portal as a process,
//! a client that reads pages as people do, stand-ins for the services we read, a cable to cut,
//! and Debian's Chromium.
//!
//! The kit blocks and uses threads, on purpose: a test reads from top to bottom. A helper that
//! cannot do its work panics with the reason and with what to do, because in a test that is the
//! failure to show.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    clippy::print_stdout,
    clippy::return_self_not_must_use,
    reason = "a helper that cannot help is a failed test"
)]

pub mod browser;
pub mod cable;
pub mod chmi;
mod engine;
pub mod http;
pub mod page;
pub mod passkey;
pub mod pg;
pub mod portal;
mod run;
pub mod server;
mod shared;
mod wait;

pub use engine::{Engine, Scratch};
pub use run::workspace_root;
pub use shared::shared_data;
pub use wait::{eventually, within};
