//! Who may do what: on paper, at every address, and for every object.
#![allow(clippy::expect_used, clippy::panic, reason = "a helper that cannot help is a failed test")]

mod each;
mod matrix;
mod need;
mod objects;
mod stage;
mod sweep;
