//! Fetches files of other people's services, politely: only from hosts that were named, only
//! what changed, a few at a time, with pauses after failures, and never more than a set size.
//!
//! The crate reads no file and writes none; what was fetched is bytes for a parser.

mod allowed;
mod backoff;
mod failure;
mod fetcher;
mod health;
mod lease;
mod resolve;

pub use allowed::{AllowedOrigins, NotAnAddress, Origin};
pub use backoff::Backoff;
pub use failure::FetchFailure;
pub use fetcher::{FetchSettings, Fetched, Fetcher, FetcherError, Fresh, Known, Request};
pub use health::{Counts, FeedHealth, FeedState};
pub use lease::{LEASES, lease};
pub use resolve::Lookup;
