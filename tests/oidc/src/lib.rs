//! Signing in through a provider, on a portal that listens on this machine: the certified provider
//! `oidc-provider` as a process of its own, and one made to lie.
//!
//! A helper that cannot do its work panics with the reason and with what to do, because in a test
//! that is the failure to show.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a helper that cannot help is a failed test"
)]

mod browser;
mod hostile;
mod office;
mod site;

pub use browser::Browser;
pub use hostile::{Hostile, Signed, minted, now_seconds};
pub use office::{Office, person};
pub use site::{SECRET, Site, free_port, settings};
