//! Builders for the tests of this crate.

use jiff::{SignedDuration, Timestamp};

use crate::{Quantity, Sample, Station, StationId, Thresholds};

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Values ten minutes apart, the first at the given time.
pub fn every_ten_minutes(start: &str, values: &[f64]) -> Vec<Sample> {
    every(10, start, values)
}

/// Values so many minutes apart, the first at the given time.
pub fn every(minutes: i32, start: &str, values: &[f64]) -> Vec<Sample> {
    let step = SignedDuration::from_mins(i64::from(minutes));
    let times = (0..).map(|index| at(start) + step * index);
    values.iter().zip(times).map(|(value, at)| Sample { at, value: *value }).collect()
}

/// A station without limits.
pub fn station() -> Station {
    Station {
        id: StationId::parse("0-203-1-990100").unwrap(),
        database_number: "990100".into(),
        name: "Dolní Brod".into(),
        stream: "Zkušební řeka".into(),
        position: None,
        decisive: None,
        thresholds: Thresholds::NONE,
        has_forecast: None,
        catchment_km2: None,
    }
}

impl Station {
    #[must_use]
    pub fn by_stage(mut self, spa_cm: [f64; 4]) -> Self {
        self.decisive = Some(Quantity::Stage);
        self.thresholds.spa_stage_cm = spa_cm.map(Some);
        self
    }
    #[must_use]
    pub fn by_discharge(mut self, spa_m3s: [f64; 4]) -> Self {
        self.decisive = Some(Quantity::Discharge);
        self.thresholds.spa_discharge_m3s = spa_m3s.map(Some);
        self
    }
}
