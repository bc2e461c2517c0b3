//! Values kept in memory for pages: eight bytes each, as whole numbers of a small unit.

use jiff::{SignedDuration, Timestamp};

use crate::reading::{ForecastRun, Sample};
use crate::station::Quantity;

/// 1 January 2020, the zero of the compact time. 32 bits of seconds last until 2156.
const EPOCH_SECONDS: i64 = 1_577_836_800;

/// One value: seconds since 2020 and a whole number of the smallest unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Point {
    at: u32,
    value: i32,
}

/// What an insertion changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Inserted {
    New,
    /// The moment was there with another value; ČHMÚ corrects values afterwards.
    Changed,
    Same,
    /// The time or the value does not fit; nothing was kept.
    OutOfRange,
}

/// Measured values of one quantity, rising in time.
///
/// The smallest unit is 10⁻³ cm, 10⁻³ °C and 10⁻⁵ m³/s, which is what the source gives, so what
/// is read back equals what was put in and may be compared with limits.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    quantity: Quantity,
    points: Vec<Point>,
}

impl Series {
    pub fn new(quantity: Quantity) -> Self {
        Self { quantity, points: Vec::new() }
    }
    pub fn quantity(&self) -> Quantity {
        self.quantity
    }
    pub fn len(&self) -> usize {
        self.points.len()
    }
    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    /// Puts a value in its place; putting it twice changes nothing.
    pub fn insert(&mut self, sample: Sample) -> Inserted {
        let Some(point) = Point::pack(sample, self.quantity) else { return Inserted::OutOfRange };
        // values come in order, so the place is nearly always the end
        let place = self.points.partition_point(|known| known.at < point.at);
        match self.points.get_mut(place) {
            Some(known) if *known == point => Inserted::Same,
            Some(known) if known.at == point.at => {
                *known = point;
                Inserted::Changed
            }
            _ => {
                self.points.insert(place, point);
                Inserted::New
            }
        }
    }
    pub fn newest(&self) -> Option<Sample> {
        self.points.last().map(|point| point.unpack(self.quantity))
    }
    /// Values from a moment on, rising in time.
    pub fn since(&self, from: Timestamp) -> impl DoubleEndedIterator<Item = Sample> + '_ {
        let first = self.points.partition_point(|point| point.time() < from);
        self.points[first..].iter().map(|point| point.unpack(self.quantity))
    }
    /// Forgets what is older than the moment.
    pub fn forget_before(&mut self, oldest: Timestamp) {
        let first = self.points.partition_point(|point| point.time() < oldest);
        self.points.drain(..first);
    }
    /// Forgets what is more than so many days older than the newest value.
    pub fn keep_days(&mut self, days: i64) {
        if let Some(newest) = self.newest() {
            let span = SignedDuration::from_hours(days.saturating_mul(24));
            self.forget_before(newest.at.saturating_sub(span).unwrap_or(Timestamp::MIN));
        }
    }
}

impl Point {
    fn pack(sample: Sample, quantity: Quantity) -> Option<Self> {
        let at = u32::try_from(sample.at.as_second() - EPOCH_SECONDS).ok()?;
        let scaled = (sample.value * scale(quantity)).round();
        let fits = scaled.abs() <= f64::from(i32::MAX);
        #[expect(clippy::cast_possible_truncation, reason = "checked just above")]
        fits.then_some(Self { at, value: scaled as i32 })
    }
    fn unpack(self, quantity: Quantity) -> Sample {
        Sample { at: self.time(), value: f64::from(self.value) / scale(quantity) }
    }
    fn time(self) -> Timestamp {
        Timestamp::from_second(EPOCH_SECONDS + i64::from(self.at)).unwrap_or(Timestamp::MAX)
    }
}

/// Smallest units in one unit.
const fn scale(quantity: Quantity) -> f64 {
    match quantity {
        Quantity::Stage | Quantity::WaterTemperature => 1e3,
        Quantity::Discharge => 1e5,
    }
}

/// Runs of the forecast of one quantity, by the time of issue.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forecasts {
    runs: Vec<ForecastRun>,
}

impl Forecasts {
    /// Adds a run or replaces the one of the same time of issue. Answers whether anything changed.
    pub fn insert(&mut self, run: ForecastRun) -> bool {
        let place = self.runs.partition_point(|known| known.issued_at < run.issued_at);
        match self.runs.get_mut(place) {
            Some(known) if *known == run => false,
            Some(known) if known.issued_at == run.issued_at => {
                *known = run;
                true
            }
            _ => {
                self.runs.insert(place, run);
                true
            }
        }
    }
    /// From the oldest to the newest.
    pub fn runs(&self) -> &[ForecastRun] {
        &self.runs
    }
    pub fn latest(&self) -> Option<&ForecastRun> {
        self.runs.last()
    }
    pub fn keep_newest(&mut self, count: usize) {
        let surplus = self.runs.len().saturating_sub(count);
        self.runs.drain(..surplus);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::fake;

    fn stage(values: &[f64]) -> Series {
        let mut series = Series::new(Quantity::Stage);
        for sample in fake::every_ten_minutes("2026-10-02T00:00:00Z", values) {
            assert_eq!(series.insert(sample), Inserted::New);
        }
        series
    }

    #[test]
    fn a_value_goes_to_its_place_and_only_once() {
        let samples = fake::every_ten_minutes("2026-10-02T00:00:00Z", &[1.0, 2.0, 3.0]);
        let mut series = Series::new(Quantity::Stage);
        for index in [2, 0, 1] {
            assert_eq!(series.insert(samples[index]), Inserted::New);
        }
        assert_eq!(series.insert(samples[1]), Inserted::Same);
        assert_eq!(series.insert(Sample { value: 2.5, ..samples[1] }), Inserted::Changed);
        let values: Vec<f64> = series.since(samples[0].at).map(|s| s.value).collect();
        assert_eq!(values, [1.0, 2.5, 3.0]);
    }

    #[test]
    fn what_does_not_fit_is_not_kept() {
        let mut series = Series::new(Quantity::Discharge);
        for (at, value) in [
            ("2019-12-31T23:59:59Z", 1.0),
            ("2026-10-02T00:00:00Z", 1e300),
            ("2026-10-02T00:00:00Z", f64::NAN),
        ] {
            assert_eq!(series.insert(Sample { at: fake::at(at), value }), Inserted::OutOfRange);
        }
        assert!(series.is_empty());
    }

    #[test]
    fn only_the_last_days_are_kept() {
        let mut series = stage(&[0.0; 300]);
        series.keep_days(1);
        assert_eq!(series.len(), 145);
        series.forget_before(fake::at("2027-01-01T00:00:00Z"));
        assert_eq!(series.newest(), None);
    }

    #[test]
    fn earlier_forecasts_stay_beside_the_later_ones() {
        let run = |start, value| {
            ForecastRun::from_points(fake::every(60, start, &[value, value])).unwrap()
        };
        let mut forecasts = Forecasts::default();
        assert!(forecasts.insert(run("2026-10-02T11:00:00Z", 2.0)));
        assert!(forecasts.insert(run("2026-10-02T05:00:00Z", 1.0)));
        assert!(!forecasts.insert(run("2026-10-02T05:00:00Z", 1.0)));
        assert!(forecasts.insert(run("2026-10-02T05:00:00Z", 1.5)));
        assert_eq!(forecasts.runs().len(), 2);
        assert_eq!(forecasts.latest().unwrap().issued_at, fake::at("2026-10-02T11:00:00Z"));
        forecasts.keep_newest(1);
        assert_eq!(forecasts.runs().len(), 1);
    }

    proptest! {
        /// Five decimals of a discharge and three of a stage come back as they were.
        #[test]
        fn what_is_read_back_equals_what_was_put_in(hundred_thousandths in 0i32..2_000_000_000) {
            let value: f64 = format!("{hundred_thousandths}e-5").parse().unwrap();
            let mut series = Series::new(Quantity::Discharge);
            series.insert(Sample { at: fake::at("2026-10-02T00:00:00Z"), value });
            prop_assert_eq!(series.newest().map(|s| s.value), Some(value));
        }
    }
}
