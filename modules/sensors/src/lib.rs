//! River gauges: what was measured, what was forecast, and which limits were reached.
//!
//! A reached limit is an observation. It is never shown or stored as a declared flood activity
//! level, which is a decision of a flood authority.

pub mod amount;
pub mod chmi;
#[cfg(test)]
mod fake;
pub mod hysteresis;
pub mod level;
pub mod reading;
pub mod series;
pub mod station;
pub mod storage;
pub mod trend;

pub use hysteresis::{Crossing, Hysteresis};
pub use level::{Level, Limits, ObservedSpa};
pub use reading::{ForecastRun, Reading, Sample};
pub use series::{Forecasts, Series};
pub use station::{Position, Quantity, Station, StationId, Thresholds};
pub use storage::SensorStore;
pub use trend::{Direction, Trend};
