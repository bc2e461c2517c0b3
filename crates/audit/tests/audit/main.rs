//! What the record of who did what promises: the same suite on both engines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests"
)]

mod awkward;
mod damage;
mod forwarding;
mod house;
mod pruning;
mod reading;
mod rsyslog;
mod writing;
