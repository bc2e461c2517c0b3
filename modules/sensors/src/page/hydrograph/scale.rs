//! From time and value to the place on the drawing.

use hlaska_kernel::Timestamp;

use super::{Hydrograph, within};
use crate::station::Quantity;

pub const WIDTH: f64 = 720.0;
pub const HEIGHT: f64 = 300.0;
pub const LEFT: f64 = 54.0;
/// Labels of the limits stand right of this.
pub const RIGHT: f64 = WIDTH - 92.0;
pub const TOP: f64 = 26.0;
pub const BOTTOM: f64 = HEIGHT - 30.0;

/// Lines wanted across the drawing.
const MARKS: f64 = 5.0;

/// Place of every moment and value. Without any value and limit there is no value axis.
pub struct Scale {
    pub has_values: bool,
    from: f64,
    seconds: f64,
    pub lowest: f64,
    pub highest: f64,
    pub step: f64,
}

impl Scale {
    pub fn of(view: &Hydrograph<'_>) -> Self {
        let from = seconds(view.from);
        let range = range(view).or_else(|| extent(limits(view)));
        let (lowest, highest) = widened(range.unwrap_or((0.0, 0.0)), view.quantity());
        let step = round_step((highest - lowest) / MARKS);
        Self {
            has_values: range.is_some(),
            from,
            seconds: (seconds(view.to) - from).max(1.0),
            lowest: (lowest / step).floor() * step,
            highest: (highest / step).ceil() * step,
            step,
        }
    }
    pub fn x(&self, at: Timestamp) -> f64 {
        LEFT + (seconds(at) - self.from) / self.seconds * (RIGHT - LEFT)
    }
    pub fn y(&self, value: f64) -> f64 {
        BOTTOM - (value - self.lowest) / (self.highest - self.lowest) * (BOTTOM - TOP)
    }
    /// Values of the horizontal lines, from the lowest.
    pub fn marks(&self) -> impl Iterator<Item = f64> + '_ {
        (0..=20)
            .map(|index| self.lowest + f64::from(index) * self.step)
            .take_while(|value| *value <= self.highest + self.step / 2.0)
    }
    pub fn contains(&self, value: f64) -> bool {
        (self.lowest..=self.highest).contains(&value)
    }
}

#[expect(clippy::cast_precision_loss, reason = "seconds since 1970 stay far below 2^53")]
fn seconds(at: Timestamp) -> f64 {
    at.as_second() as f64
}

/// Lowest and highest of what is drawn, with the next limit above it: how far it is to the limit
/// is the question the drawing answers.
fn range(view: &Hydrograph<'_>) -> Option<(f64, f64)> {
    let forecast = view.runs.iter().flat_map(|run| within(&run.points, view.from, view.to));
    let (lowest, highest) = extent(view.shown().iter().chain(forecast).map(|s| s.value))?;
    let next = view.limits.next_above(highest).map(|(_, limit)| limit);
    Some((lowest, next.unwrap_or(highest).max(highest)))
}

fn limits<'a>(view: &'a Hydrograph<'_>) -> impl Iterator<Item = f64> + 'a {
    view.limits.spa.into_iter().flatten()
}

fn extent(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values.fold(None, |extent, value| {
        let (lowest, highest) = extent.unwrap_or((value, value));
        Some((value.min(lowest), value.max(highest)))
    })
}

/// Room above and below; a constant value gets a span to lie in the middle of.
fn widened((lowest, highest): (f64, f64), quantity: Quantity) -> (f64, f64) {
    let narrowest = match quantity {
        Quantity::Stage => 20.0,
        Quantity::Discharge => (highest.abs() * 0.2).max(0.01),
        Quantity::WaterTemperature => 2.0,
    };
    let room = ((highest - lowest) * 0.06).max((narrowest - (highest - lowest)) / 2.0);
    (lowest - room, highest + room)
}

/// 1, 2 or 5 times a power of ten, not less than wanted.
fn round_step(wanted: f64) -> f64 {
    let power = 10f64.powf(wanted.log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|step| step * power)
        .find(|step| *step >= wanted * 0.999)
        .unwrap_or(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        for (wanted, step) in [(0.9, 1.0), (1.1, 2.0), (3.0, 5.0), (7.0, 10.0), (0.03, 0.05)] {
            assert!((round_step(wanted) - step).abs() < 1e-9, "{wanted}");
        }
    }
}
