//! Journeys through a provider.

mod claims;
mod delivered;
mod doors;
mod leaving;
mod lies;
mod setting_out;
