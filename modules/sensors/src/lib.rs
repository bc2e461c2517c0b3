//! River gauges: what was measured, what was forecast, and which limits were reached.
//!
//! A reached limit is an observation. It is never shown or stored as a declared flood activity
//! level, which is a decision of a flood authority.

pub mod amount;
pub mod chmi;
pub mod reading;
pub mod station;

pub use reading::{ForecastRun, Reading, Sample};
pub use station::{Position, Quantity, Station, StationId, Thresholds};
