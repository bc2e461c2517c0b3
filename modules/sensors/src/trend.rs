//! Which way the water goes.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::reading::Sample;
use crate::station::Quantity;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Rising,
    Steady,
    Falling,
}

/// Change of a quantity, in its unit an hour (cm/h, m³/s/h).
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Trend {
    pub direction: Direction,
    pub per_hour: f64,
}

/// Looked at first; a flash flood must not be averaged away.
const SHORT_WINDOW: SignedDuration = SignedDuration::from_hours(1);
/// Looked at where values come once an hour.
const LONG_WINDOW: SignedDuration = SignedDuration::from_hours(3);
const FEWEST: usize = 3;
/// A longer run of values is thinned to this many: the slopes of all pairs are compared.
const MOST: usize = 24;

/// Trend over the last hour, or over three hours where values are sparse. `None` when there are
/// not three values to tell it from.
pub fn trend(samples: &[Sample], quantity: Quantity) -> Option<Trend> {
    trend_over(samples, quantity, SHORT_WINDOW)
        .or_else(|| trend_over(samples, quantity, LONG_WINDOW))
}

/// Trend over a given time before the newest value: the median of the slopes of all pairs
/// (Theil–Sen), which one wild value does not sway.
pub fn trend_over(samples: &[Sample], quantity: Quantity, window: SignedDuration) -> Option<Trend> {
    let newest = samples.last()?;
    let first = samples.partition_point(|s| newest.at.duration_since(s.at) > window);
    let recent = &samples[first..];
    if recent.len() < FEWEST {
        return None;
    }
    let per_hour = median_slope(&thinned(recent))?;
    Some(Trend { direction: direction(per_hour, newest.value, quantity), per_hour })
}

/// At most [`MOST`] values, evenly taken, the newest among them.
fn thinned(samples: &[Sample]) -> Vec<Sample> {
    let step = samples.len().div_ceil(MOST);
    samples.iter().rev().step_by(step).rev().copied().collect()
}

fn median_slope(samples: &[Sample]) -> Option<f64> {
    let mut slopes: Vec<f64> = samples
        .iter()
        .enumerate()
        .flat_map(|(index, a)| samples[index + 1..].iter().map(move |b| (a, b)))
        .filter_map(|(a, b)| slope_per_hour(*a, *b))
        .collect();
    slopes.sort_by(f64::total_cmp);
    slopes.get(slopes.len() / 2).copied()
}

fn slope_per_hour(a: Sample, b: Sample) -> Option<f64> {
    let hours = b.at.duration_since(a.at).as_secs_f64() / 3600.0;
    (hours > 0.0).then(|| (b.value - a.value) / hours)
}

/// Less than this an hour is the noise of the gauge: 2 cm, 3 % of a discharge, 0.3 °C.
fn direction(per_hour: f64, value: f64, quantity: Quantity) -> Direction {
    let noise = match quantity {
        Quantity::Stage => 2.0,
        Quantity::Discharge => value.abs() * 0.03,
        Quantity::WaterTemperature => 0.3,
    };
    match per_hour {
        rise if rise > noise => Direction::Rising,
        fall if fall < -noise => Direction::Falling,
        _ => Direction::Steady,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fake;

    fn of(values: &[f64]) -> Option<Direction> {
        let samples = fake::every_ten_minutes("2026-10-02T00:00:00Z", values);
        trend(&samples, Quantity::Stage).map(|trend| trend.direction)
    }

    #[test]
    fn water_rises_falls_or_stands() {
        assert_eq!(of(&[100.0, 102.0, 104.0, 106.0]), Some(Direction::Rising));
        assert_eq!(of(&[106.0, 104.0, 102.0, 100.0]), Some(Direction::Falling));
        assert_eq!(of(&[100.0, 100.0, 101.0, 100.0, 101.0]), Some(Direction::Steady));
    }

    #[test]
    fn one_wild_value_does_not_sway_it() {
        assert_eq!(of(&[100.0, 100.0, 100.0, 100.0, 100.0, 790.0]), Some(Direction::Steady));
    }

    #[test]
    fn the_rate_is_told_per_hour() {
        let samples =
            fake::every_ten_minutes("2026-10-02T00:00:00Z", &[100.0, 105.0, 110.0, 115.0]);
        let rate = trend(&samples, Quantity::Stage).unwrap().per_hour;
        assert!((rate - 30.0).abs() < 1e-9, "{rate}");
    }

    #[test]
    fn the_past_before_the_last_hour_is_forgotten() {
        let mut values = vec![0.0; 60];
        values.extend([100.0, 100.0, 100.0, 100.0, 100.0, 100.0, 100.0]);
        assert_eq!(of(&values), Some(Direction::Steady));
    }

    #[test]
    fn hourly_values_are_judged_over_three_hours() {
        let samples = fake::every(60, "2026-10-02T00:00:00Z", &[10.0, 20.0, 30.0, 40.0]);
        assert_eq!(trend(&samples, Quantity::Stage).unwrap().direction, Direction::Rising);
        assert_eq!(trend(&samples[..2], Quantity::Stage), None);
        assert_eq!(trend(&[], Quantity::Stage), None);
    }

    #[test]
    fn values_every_second_are_thinned() {
        let start = fake::at("2026-10-02T00:00:00Z");
        let after = |second: i32| start + SignedDuration::from_secs(i64::from(second));
        let samples: Vec<Sample> = (0..3600)
            .map(|second| Sample { at: after(second), value: f64::from(second) / 60.0 })
            .collect();
        assert!(thinned(&samples).len() <= MOST);
        let rate = trend(&samples, Quantity::Stage).unwrap().per_hour;
        assert!((rate - 60.0).abs() < 1e-6, "{rate}");
    }
}
