//! When a level begins and when it ends. Water that swings around a limit must not ring the bell
//! with every value.
//!
//! A level begins with the first value at its limit: nobody may lose minutes on the way up. It
//! ends when [`SAMPLES_TO_FALL`] values in a row lie below the limit by more than the margin.
//! Samples are counted rather than minutes because stations report in different steps and an
//! exercise compresses time; three ten-minute values are the half hour a person would wait.

use hlaska_kernel::Timestamp;
use serde::{Deserialize, Serialize};

use crate::level::{Level, Limits, ObservedSpa};
use crate::reading::Sample;
use crate::station::Quantity;

pub const SAMPLES_TO_FALL: u8 = 3;

/// How far below a limit the level ends, in the unit of the limit. 3 cm are above the waves on a
/// staff gauge; 2 % take over on deep rivers. A rating curve is steeper than its stage, hence 5 %
/// of a discharge.
fn margin(limit: f64, quantity: Quantity) -> f64 {
    match quantity {
        Quantity::Discharge => limit.abs() * 0.05,
        Quantity::Stage | Quantity::WaterTemperature => (limit.abs() * 0.02).max(3.0),
    }
}

/// A level began or ended.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Crossing {
    pub from: Level,
    pub to: Level,
    pub at: Timestamp,
    /// The value that decided, in the unit of the decisive quantity.
    pub value: f64,
}

impl Crossing {
    /// Did the situation get worse in any way?
    pub fn is_rise(&self) -> bool {
        self.to.spa > self.from.spa || (self.to.extreme && !self.from.extreme)
    }
}

/// What must be remembered between values: one latch for each of SPA 1 to 3 and one for extreme
/// danger, each on its own, so that no order of the limits is assumed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Hysteresis {
    latches: [Latch; 4],
    newest: Option<Timestamp>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
struct Latch {
    on: bool,
    /// Values in a row below the limit less the margin, counted while the latch is on.
    below: u8,
}

impl Hysteresis {
    /// Continues from a level known beforehand, e.g. from the journal after a restart.
    pub fn resume(level: Level, newest: Timestamp) -> Self {
        let latch = |on| Latch { on, below: 0 };
        let [watch, alert, danger] = ObservedSpa::LEVELS.map(|spa| latch(level.spa >= spa));
        Self { latches: [watch, alert, danger, latch(level.extreme)], newest: Some(newest) }
    }

    pub fn level(&self) -> Level {
        let highest = self.latches[..3].iter().rposition(|latch| latch.on);
        Level {
            spa: highest.map_or(ObservedSpa::None, |index| ObservedSpa::LEVELS[index]),
            extreme: self.latches[3].on,
        }
    }

    /// Takes one value of the decisive quantity. A value not newer than the last one changes
    /// nothing, so feeding the same values twice is harmless.
    #[must_use]
    pub fn step(self, limits: &Limits, sample: Sample) -> (Self, Option<Crossing>) {
        if self.newest.is_some_and(|newest| sample.at <= newest) {
            return (self, None);
        }
        let [watch, alert, danger] = limits.spa;
        let mut next = Self { newest: Some(sample.at), ..self };
        for (latch, limit) in next.latches.iter_mut().zip([watch, alert, danger, limits.extreme]) {
            *latch = latch.step(limit, limits.quantity, sample.value);
        }
        let (from, to) = (self.level(), next.level());
        let crossing =
            (from != to).then_some(Crossing { from, to, at: sample.at, value: sample.value });
        (next, crossing)
    }
}

impl Latch {
    fn step(self, limit: Option<f64>, quantity: Quantity, value: f64) -> Self {
        let Some(limit) = limit else { return Self::default() };
        if value >= limit {
            return Self { on: true, below: 0 };
        }
        let clearly_below = value < limit - margin(limit, quantity);
        let below = if self.on && clearly_below { self.below.saturating_add(1) } else { 0 };
        if below < SAMPLES_TO_FALL { Self { on: self.on, below } } else { Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use ObservedSpa::{Alert, Danger, None, Watch};

    use super::*;
    use crate::fake;

    /// Levels after each value, and the values that caused a crossing.
    fn run(limits: [f64; 4], values: &[f64]) -> (Vec<ObservedSpa>, Vec<f64>) {
        let limits = Limits::deciding(&fake::station().by_stage(limits)).unwrap();
        let (mut state, mut levels, mut crossings) = (Hysteresis::default(), vec![], vec![]);
        for sample in fake::every_ten_minutes("2026-10-02T00:00:00Z", values) {
            let (next, crossing) = state.step(&limits, sample);
            state = next;
            levels.push(state.level().spa);
            crossings.extend(crossing.map(|crossing| crossing.value));
        }
        (levels, crossings)
    }

    const LIMITS: [f64; 4] = [150.0, 200.0, 250.0, 340.0];

    #[test]
    fn a_level_begins_with_the_first_value_at_its_limit() {
        let (levels, crossings) = run(LIMITS, &[149.0, 150.0, 210.0, 260.0]);
        assert_eq!(levels, [None, Watch, Alert, Danger]);
        assert_eq!(crossings, [150.0, 210.0, 260.0]);
    }

    #[test]
    fn water_around_the_limit_rings_once() {
        let (levels, crossings) = run(LIMITS, &[150.0, 149.0, 150.0, 147.5, 148.0, 151.0]);
        assert_eq!(levels, [Watch; 6]);
        assert_eq!(crossings, [150.0]);
    }

    #[test]
    fn a_level_ends_after_three_values_clearly_below() {
        let (levels, crossings) = run(LIMITS, &[200.0, 195.0, 195.0, 196.0, 195.0, 195.0, 194.0]);
        // 196 is within the margin of 4 cm (2 % of 200) and starts the count again
        assert_eq!(levels, [Alert, Alert, Alert, Alert, Alert, Alert, Watch]);
        assert_eq!(crossings, [200.0, 194.0]);
    }

    #[test]
    fn a_fall_over_two_limits_ends_both_at_once() {
        let (levels, crossings) = run(LIMITS, &[255.0, 120.0, 118.0, 117.0]);
        assert_eq!(levels, [Danger, Danger, Danger, None]);
        assert_eq!(crossings, [255.0, 117.0]);
    }

    #[test]
    fn extreme_danger_begins_and_ends_on_its_own() {
        let limits = Limits::deciding(&fake::station().by_stage([175.0, 200.0, 250.0, 226.0]));
        let limits = limits.unwrap();
        let samples = fake::every_ten_minutes("2026-10-02T00:00:00Z", &[210.0, 230.0]);
        let (state, _) = Hysteresis::default().step(&limits, samples[0]);
        let (_, crossing) = state.step(&limits, samples[1]);
        let crossing = crossing.unwrap();
        assert_eq!(crossing.from, Level { spa: Alert, extreme: false });
        assert_eq!(crossing.to, Level { spa: Alert, extreme: true });
        assert!(crossing.is_rise());
    }

    #[test]
    fn old_and_repeated_values_change_nothing() {
        let limits = Limits::deciding(&fake::station().by_stage(LIMITS)).unwrap();
        let samples = fake::every_ten_minutes("2026-10-02T00:00:00Z", &[260.0, 160.0]);
        let (state, _) = Hysteresis::default().step(&limits, samples[1]);
        assert_eq!(state.step(&limits, samples[0]), (state, Option::None));
        assert_eq!(state.step(&limits, samples[1]), (state, Option::None));
    }

    #[test]
    fn a_restart_resumes_the_level_without_ringing_again() {
        let limits = Limits::deciding(&fake::station().by_stage(LIMITS)).unwrap();
        let samples = fake::every_ten_minutes("2026-10-02T00:00:00Z", &[205.0, 206.0]);
        let (before, _) = Hysteresis::default().step(&limits, samples[0]);
        let resumed = Hysteresis::resume(before.level(), samples[0].at);
        assert_eq!(resumed, before);
        assert_eq!(resumed.step(&limits, samples[1]).1, Option::None);
    }

    #[test]
    fn a_limit_taken_away_ends_its_level() {
        let limits = Limits::deciding(&fake::station().by_stage(LIMITS)).unwrap();
        let samples = fake::every_ten_minutes("2026-10-02T00:00:00Z", &[205.0, 206.0]);
        let (state, _) = Hysteresis::default().step(&limits, samples[0]);
        let raised = Limits { spa: [Option::None; 3], ..limits };
        let (state, crossing) = state.step(&raised, samples[1]);
        assert_eq!(state.level().spa, None);
        assert!(!crossing.unwrap().is_rise());
    }
}
