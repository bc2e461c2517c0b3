//! Reads the files of ČHMÚ's hydrology service. A parser never fails and never guesses: what it
//! cannot read it leaves out and reports, so one bad value costs one value and not a station.
//!
//! Contract: <https://opendata.chmi.cz/hydrology>, licence CC BY 4.0.

mod data;
mod document;
mod findings;
mod findings_data;
mod findings_meta;
mod meta;
mod point;

pub use data::{Expected, parse_data};
pub use document::{MAX_DATA_BYTES, MAX_META_BYTES, is_unreadable};
pub use meta::{Meta, limit_problems, parse_meta};

/// A value dated further ahead than this is wrong; a smaller lead is a clock that is a bit off.
pub const FUTURE_TOLERANCE_MINUTES: i64 = 10;
