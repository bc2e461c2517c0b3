//! The level a gauge has reached. Observed, never declared: SPA 2 and 3 are declared by a flood
//! authority, and nothing here does it for them.

use hlaska_kernel::Timestamp;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::station::{Quantity, Station, Thresholds};

/// A newest value older than this is shown as stale and no level is told from it. ČHMÚ measures
/// every 10 minutes and publishes about once an hour, so a healthy value is up to 70 minutes old.
pub const STALE_AFTER_MINUTES: i64 = 90;

/// Is a value measured at `newest` too old to be relied on at `now`?
pub fn is_stale(newest: Timestamp, now: Timestamp) -> bool {
    now.duration_since(newest) > SignedDuration::from_mins(STALE_AFTER_MINUTES)
}

/// Flood activity level whose limit the gauge has reached.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum ObservedSpa {
    #[default]
    None,
    /// 1. SPA, bdělost.
    Watch,
    /// 2. SPA, pohotovost.
    Alert,
    /// 3. SPA, ohrožení.
    Danger,
}

impl ObservedSpa {
    /// The levels that have a limit, from the lowest.
    pub const LEVELS: [Self; 3] = [Self::Watch, Self::Alert, Self::Danger];

    /// 0 below the first limit, otherwise the number of the level.
    pub const fn number(self) -> u8 {
        self as u8
    }
}

/// What a gauge shows: the level, and apart from it whether the limit of extreme danger (SPA 4 in
/// ČHMÚ's files) is reached. At nine stations that limit lies below SPA 3, so neither follows from
/// the other.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Level {
    pub spa: ObservedSpa,
    pub extreme: bool,
}

/// Limits of one quantity, in its unit (cm or m³/s).
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Limits {
    pub quantity: Quantity,
    /// SPA 1 to 3.
    pub spa: [Option<f64>; 3],
    pub extreme: Option<f64>,
    pub drought: Option<f64>,
}

impl Limits {
    /// The limits a station is judged by: those of its decisive quantity and no other.
    pub fn deciding(station: &Station) -> Option<Self> {
        station.decisive.map(|quantity| Self::of(&station.thresholds, quantity))
    }
    /// The limits in a quantity, deciding or not; for drawing them.
    pub fn of(thresholds: &Thresholds, quantity: Quantity) -> Self {
        let [watch, alert, danger, extreme] = thresholds.spa(quantity);
        let drought = thresholds.drought(quantity);
        Self { quantity, spa: [watch, alert, danger], extreme, drought }
    }

    /// The level of a single value, without memory. A limit is reached when it is equalled.
    pub fn level(&self, value: f64) -> Level {
        let reached = |limit: Option<f64>| limit.is_some_and(|limit| value >= limit);
        let highest = self.spa.iter().rposition(|limit| reached(*limit));
        Level {
            spa: highest.map_or(ObservedSpa::None, |index| ObservedSpa::LEVELS[index]),
            extreme: reached(self.extreme),
        }
    }
    /// Is the value at or below the drought limit?
    pub fn is_drought(&self, value: f64) -> bool {
        self.drought.is_some_and(|limit| value <= limit)
    }
    /// The lowest SPA limit above the value.
    pub fn next_above(&self, value: f64) -> Option<(ObservedSpa, f64)> {
        ObservedSpa::LEVELS
            .into_iter()
            .zip(self.spa)
            .filter_map(|(spa, limit)| limit.map(|limit| (spa, limit)))
            .filter(|(_, limit)| *limit > value)
            .min_by(|(_, a), (_, b)| a.total_cmp(b))
    }
    /// Is there any level to reach?
    pub fn is_empty(&self) -> bool {
        self.extreme.is_none() && self.spa.iter().all(Option::is_none)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fake;

    fn stage_limits(spa: [f64; 4]) -> Limits {
        Limits::deciding(&fake::station().by_stage(spa)).unwrap()
    }

    #[test]
    fn a_limit_is_reached_when_it_is_equalled() {
        let limits = stage_limits([150.0, 200.0, 250.0, 340.0]);
        let spa = |value| limits.level(value).spa;
        assert_eq!(spa(149.9), ObservedSpa::None);
        assert_eq!(spa(150.0), ObservedSpa::Watch);
        assert_eq!(spa(249.0), ObservedSpa::Alert);
        assert_eq!(spa(250.0), ObservedSpa::Danger);
        assert_eq!(limits.level(340.0), Level { spa: ObservedSpa::Danger, extreme: true });
    }

    #[test]
    fn extreme_danger_below_the_third_level_does_not_raise_the_level() {
        let cerny_kriz = stage_limits([175.0, 200.0, 250.0, 226.0]);
        assert_eq!(cerny_kriz.level(230.0), Level { spa: ObservedSpa::Alert, extreme: true });
    }

    #[test]
    fn only_the_decisive_quantity_is_judged() {
        let by_discharge = fake::station().by_discharge([30.0, 50.0, 70.0, 150.0]);
        let limits = Limits::deciding(&by_discharge).unwrap();
        assert_eq!(limits.quantity, Quantity::Discharge);
        assert_eq!(limits.level(52.9).spa, ObservedSpa::Alert);
        assert_eq!(Limits::deciding(&fake::station()), None);
    }

    #[test]
    fn a_missing_limit_is_skipped() {
        let mut limits = stage_limits([150.0, 200.0, 250.0, 340.0]);
        limits.spa[1] = None;
        assert_eq!(limits.level(220.0).spa, ObservedSpa::Watch);
        assert_eq!(limits.next_above(220.0), Some((ObservedSpa::Danger, 250.0)));
        assert_eq!(limits.next_above(250.0), None);
    }

    #[test]
    fn a_value_goes_stale_after_ninety_minutes() {
        let now = fake::at("2026-10-02T19:00:00Z");
        assert!(!is_stale(fake::at("2026-10-02T17:30:00Z"), now));
        assert!(is_stale(fake::at("2026-10-02T17:29:59Z"), now));
        assert!(!is_stale(fake::at("2026-10-02T19:05:00Z"), now));
    }

    #[test]
    fn drought_is_at_or_below_its_limit() {
        let mut limits = stage_limits([150.0, 200.0, 250.0, 340.0]);
        assert!(!limits.is_drought(-100.0));
        limits.drought = Some(30.0);
        assert!(limits.is_drought(30.0));
        assert!(!limits.is_drought(31.0));
    }
}
