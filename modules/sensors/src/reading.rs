//! What one file of a station holds.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::station::Quantity;

/// One value at one moment; the unit follows from the series it stands in.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Sample {
    pub at: Timestamp,
    pub value: f64,
}

/// One run of the forecast model. Runs stay side by side: an earlier forecast is evidence of what
/// was known when a decision was made.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ForecastRun {
    /// Time of the first point; the files carry no other mark of the run.
    pub issued_at: Timestamp,
    /// Rising in time. The points before the download overlap the measured past and are not
    /// corrected to it.
    pub points: Vec<Sample>,
}

impl ForecastRun {
    /// A run out of points rising in time; none out of none.
    pub fn from_points(points: Vec<Sample>) -> Option<Self> {
        points.first().map(|first| first.at).map(|issued_at| Self { issued_at, points })
    }
}

/// Everything measured and forecast in one file, each series rising in time.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Reading {
    pub stage: Vec<Sample>,
    pub discharge: Vec<Sample>,
    pub water_temperature: Vec<Sample>,
    pub stage_forecast: Option<ForecastRun>,
    pub discharge_forecast: Option<ForecastRun>,
}

impl Reading {
    pub fn measured(&self, quantity: Quantity) -> &[Sample] {
        match quantity {
            Quantity::Stage => &self.stage,
            Quantity::Discharge => &self.discharge,
            Quantity::WaterTemperature => &self.water_temperature,
        }
    }
    pub fn forecast(&self, quantity: Quantity) -> Option<&ForecastRun> {
        match quantity {
            Quantity::Stage => self.stage_forecast.as_ref(),
            Quantity::Discharge => self.discharge_forecast.as_ref(),
            Quantity::WaterTemperature => None,
        }
    }
    pub fn is_empty(&self) -> bool {
        Quantity::ALL.iter().all(|q| self.measured(*q).is_empty() && self.forecast(*q).is_none())
    }
    /// Time of the newest measured value of any quantity.
    pub fn newest(&self) -> Option<Timestamp> {
        Quantity::ALL.iter().filter_map(|q| self.measured(*q).last()).map(|s| s.at).max()
    }
}
