//! A gauging station and the limits it is judged by.

use std::fmt;

use serde::{Deserialize, Serialize};

/// WIGOS identifier of a station as ČHMÚ publishes it (`objID`), e.g. `0-203-1-115100`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StationId(String);

/// The text could not be an identifier of a station.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a station is named by letters, digits and hyphens only, e.g. 0-203-1-115100")]
pub struct NotAStationId;

impl StationId {
    /// Longest identifier the WIGOS standard allows, rounded up.
    const MAX_BYTES: usize = 40;

    /// The identifier becomes a part of an address, so only harmless characters are taken.
    pub fn parse(text: &str) -> Result<Self, NotAStationId> {
        let harmless = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        let sound = !text.is_empty() && text.len() <= Self::MAX_BYTES && text.bytes().all(harmless);
        if sound { Ok(Self(text.to_owned())) } else { Err(NotAStationId) }
    }
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for StationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for StationId {
    type Err = NotAStationId;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

/// What a gauge measures and what its limits are given in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// Vodní stav, centimetres above the zero of the gauge.
    Stage,
    /// Průtok, cubic metres a second.
    Discharge,
    /// Teplota vody, degrees Celsius. Never decides a level.
    WaterTemperature,
}

impl Quantity {
    pub const ALL: [Self; 3] = [Self::Stage, Self::Discharge, Self::WaterTemperature];

    /// Unit as printed behind a number.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Stage => "cm",
            Self::Discharge => "m³/s",
            Self::WaterTemperature => "°C",
        }
    }
    /// Stable name in the store and in the API.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Discharge => "discharge",
            Self::WaterTemperature => "water_temperature",
        }
    }
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|quantity| quantity.name() == name)
    }
}

/// Where a station stands, WGS84 degrees.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Position {
    pub lat: f64,
    pub lon: f64,
}

/// Limits of a station. The four levels are SPA 1 (bdělost), SPA 2 (pohotovost), SPA 3 (ohrožení)
/// and the limit of extreme danger, which ČHMÚ sets apart: at some stations it lies *below* SPA 3.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Thresholds {
    pub drought_stage_cm: Option<f64>,
    pub spa_stage_cm: [Option<f64>; 4],
    pub drought_discharge_m3s: Option<f64>,
    pub spa_discharge_m3s: [Option<f64>; 4],
}

impl Thresholds {
    pub const NONE: Self = Self {
        drought_stage_cm: None,
        spa_stage_cm: [None; 4],
        drought_discharge_m3s: None,
        spa_discharge_m3s: [None; 4],
    };

    /// The four levels in the given quantity; water temperature has none.
    pub const fn spa(&self, quantity: Quantity) -> [Option<f64>; 4] {
        match quantity {
            Quantity::Stage => self.spa_stage_cm,
            Quantity::Discharge => self.spa_discharge_m3s,
            Quantity::WaterTemperature => [None; 4],
        }
    }
    pub const fn drought(&self, quantity: Quantity) -> Option<f64> {
        match quantity {
            Quantity::Stage => self.drought_stage_cm,
            Quantity::Discharge => self.drought_discharge_m3s,
            Quantity::WaterTemperature => None,
        }
    }
}

/// A station as its list describes it. Source: ČHMÚ, META1.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Station {
    pub id: StationId,
    /// Six digits with leading zeros (`DBC`); empty when the list does not say.
    pub database_number: String,
    pub name: String,
    pub stream: String,
    /// Missing when the list has none or an impossible one.
    pub position: Option<Position>,
    /// Which quantity decides the level; `None` where no level is watched.
    pub decisive: Option<Quantity>,
    pub thresholds: Thresholds,
    /// Does ČHMÚ compute a forecast here? Only the list of current stations says so.
    pub has_forecast: Option<bool>,
    /// Catchment area; only the list of historical stations says so.
    pub catchment_km2: Option<f64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_cannot_lead_an_address_astray() {
        assert!(StationId::parse("0-203-1-115100").is_ok());
        for evil in ["", "../meta1", "a/b", "a b", "č", "a?b", &"9".repeat(41)] {
            assert_eq!(StationId::parse(evil), Err(NotAStationId), "{evil}");
        }
    }

    #[test]
    fn a_quantity_is_found_by_its_name() {
        for quantity in Quantity::ALL {
            assert_eq!(Quantity::from_name(quantity.name()), Some(quantity));
        }
    }
}
