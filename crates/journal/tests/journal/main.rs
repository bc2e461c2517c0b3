//! What the house relies on when it says "written": the same suite on both engines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests"
)]

mod appending;
mod crash;
mod damage;
mod ledger;
mod nodes;
mod snapshots;
mod tolerance;
