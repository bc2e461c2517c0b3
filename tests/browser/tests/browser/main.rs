//! The house in Debian's Chromium: the main job at screens, and what every page must hold.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a helper that cannot help is a failed test"
)]

mod hands;
mod journey;
mod pages;
mod passkey;
mod shots;
mod weight;
