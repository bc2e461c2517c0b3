//! The shape of the synthetic flood.
//!
//! A wave passes each gauge as `x · e^(1−x)`: a steep rise, a long fall. Headwaters are hit first,
//! then the lower rivers. Nothing here claims to be hydrology; it only has to look and behave like
//! a flood to the people who practise on it.

use jiff::Timestamp;

use crate::gauge::Gauge;

/// A flood that began at `start` and runs `speed` times faster than reality.
#[derive(Debug, Clone, Copy)]
pub struct Flood {
    pub start: Timestamp,
    pub speed: f64,
}

/// Scenario hours after which the next wave comes.
const CYCLE_HOURS: f64 = 96.0;
/// Below the first limit by this factor when nothing happens.
const CALM: f64 = 0.62;

/// How one gauge takes part.
struct Course {
    /// Scenario hours from the start to the beginning of its wave; negative: already rising.
    begins: f64,
    /// Hours from the beginning to the peak.
    rise: f64,
    /// Peak as a multiple of the third limit.
    peak: f64,
}

impl Flood {
    /// Scenario hours at a moment of real time.
    pub fn hours(&self, at: Timestamp) -> f64 {
        let seconds = at.duration_since(self.start).as_secs_f64();
        seconds * self.speed / 3600.0
    }

    /// Stage at a gauge, cm.
    pub fn stage_cm(&self, gauge: &Gauge, at: Timestamp) -> f64 {
        stage(gauge, self.hours(at))
    }

    /// Stage as foreseen by the run of forecasts issued at `issued`: close at first, less so later.
    pub fn forecast_stage_cm(&self, gauge: &Gauge, issued: Timestamp, at: Timestamp) -> f64 {
        let (from, hours) = (self.hours(issued), self.hours(at));
        let true_stage = stage(gauge, hours);
        let run = (from / 6.0).floor();
        let drift = 0.16 * (run * 1.7 + gauge.phase()).sin();
        let calm = calm_stage(gauge);
        calm + (true_stage - calm) * (1.0 + drift * ((hours - from) / 24.0).clamp(0.0, 1.0))
    }
}

fn stage(gauge: &Gauge, hours: f64) -> f64 {
    let calm = calm_stage(gauge);
    // The water was calm before the demonstration began.
    if hours < -3.0 {
        return calm;
    }
    let course = course(gauge);
    let x = ((hours + 3.0).rem_euclid(CYCLE_HOURS) - 3.0 - course.begins) / course.rise;
    let wave = if x > 0.0 { x * (1.0 - x).exp() } else { 0.0 };
    calm + (gauge.third_limit_cm() * course.peak - calm).max(0.0) * wave
}

fn calm_stage(gauge: &Gauge) -> f64 {
    gauge.first_limit_cm() * CALM
}

/// Headwater gauges lead; the lower the river, the later and the longer.
fn course(gauge: &Gauge) -> Course {
    let lag = gauge.catchment_km2.unwrap_or(200.0).max(10.0).ln() - 3.0;
    let spread = gauge.phase().sin();
    Course {
        begins: (lag * 1.2 - 5.8 + spread * 0.6).max(-3.0),
        rise: 4.0 + lag * 1.4,
        peak: 0.95 + 0.22 * spread,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gauge::builtin;

    fn flood() -> Flood {
        Flood { start: "2026-11-22T12:00:00Z".parse().unwrap(), speed: 60.0 }
    }

    fn after(minutes: i64) -> Timestamp {
        flood().start + jiff::SignedDuration::from_mins(minutes)
    }

    fn at_limit(minutes: i64) -> usize {
        let gauges = builtin();
        let over =
            |gauge: &&Gauge| flood().stage_cm(gauge, after(minutes)) >= gauge.first_limit_cm();
        gauges.iter().filter(over).count()
    }

    #[test]
    fn before_the_start_every_river_is_calm() {
        assert_eq!(at_limit(-120), 0);
    }

    #[test]
    fn within_a_minute_some_gauges_reach_their_first_limit_and_more_follow() {
        let (soon, later) = (at_limit(1), at_limit(10));
        assert!(soon >= 2, "{soon} gauges after a minute");
        assert!(later > soon, "{later} gauges after ten minutes");
    }

    #[test]
    fn the_duty_officer_of_the_seat_of_the_region_has_work_within_a_minute() {
        let roudne = builtin().into_iter().find(|gauge| gauge.station.name == "Roudné").unwrap();
        assert!(flood().stage_cm(&roudne, after(1)) >= roudne.first_limit_cm());
    }

    #[test]
    fn the_wave_passes() {
        assert!(at_limit(85) < at_limit(15));
    }
}
