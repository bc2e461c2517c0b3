//! Journeys through a provider.

mod claims;
mod doors;
mod leaving;
mod lies;
