//! The main job of the house, done from outside on the real binary, as people and machines do it.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a helper that cannot help is a failed test; figures are shown"
)]

mod api;
mod audit;
mod console;
mod crowd;
mod demo;
mod doors;
mod encryption;
mod ending;
mod factors;
mod fairness;
mod feed;
mod feed_real;
mod forms;
mod keeping;
mod live;
mod machines;
mod main_job;
mod once;
mod round;
mod secrets;
mod territory;
mod tls;
