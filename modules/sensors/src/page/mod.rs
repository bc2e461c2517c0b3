//! What is drawn of the gauges.

pub mod feeds;
pub mod hydrograph;
pub mod list;
pub mod marks;
pub mod overview;
pub mod station;
