//! The glue as its visitors meet it: a small site behind the real accept loop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod commands;
mod doors;
mod headers;
mod jobs;
mod problems;
mod sessions;
mod site;
mod streams;
