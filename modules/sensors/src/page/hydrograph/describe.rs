//! The drawing in words, computed from the same data: whoever cannot see it is told the same.

use hlaska_kernel::{Lang, Timestamp};

use super::{Hydrograph, within};
use crate::level::{ObservedSpa, is_stale};
use crate::reading::{ForecastRun, Sample};
use crate::text::{Text, text};
use crate::trend::trend;

/// Current value and its age, trend, highest limit reached, and when the forecast reaches the
/// next one.
pub fn describe(view: &Hydrograph<'_>, lang: Lang) -> String {
    let text = text(lang);
    let mut sentences = vec![format!("{}, {}.", view.station, view.stream)];
    match view.shown().last() {
        None => sentences.push(text.nothing_measured().to_owned()),
        Some(newest) => sentences.extend(present(view, *newest, text)),
    }
    sentences.extend(future(view, text));
    sentences.join(" ")
}

/// What is measured now.
fn present(view: &Hydrograph<'_>, newest: Sample, text: &dyn Text) -> Vec<String> {
    let quantity = view.quantity();
    let mut sentences = vec![text.current(newest.value, quantity, newest.at, view.now)];
    if is_stale(newest.at, view.now) {
        // from an old value neither a trend nor a level follows
        sentences.push(text.stale(newest.at, view.now));
        return sentences;
    }
    sentences.push(text.trend(trend(view.shown(), quantity), quantity));
    sentences.extend(reached(view, newest.value, text));
    sentences
}

/// Which limits the value has reached.
fn reached(view: &Hydrograph<'_>, value: f64, text: &dyn Text) -> Vec<String> {
    let (limits, quantity) = (view.limits, view.quantity());
    if !view.decides {
        return vec![text.not_deciding().to_owned()];
    }
    if limits.is_empty() {
        return vec![text.no_limits().to_owned()];
    }
    let level = limits.level(value);
    let mut sentences = Vec::new();
    match limits.of_spa(level.spa) {
        Some(limit) => sentences.push(text.reached(level.spa, limit, quantity)),
        None => sentences.extend(
            limits.next_above(value).map(|(spa, limit)| text.below_first(spa, limit, quantity)),
        ),
    }
    if let (true, Some(limit)) = (level.extreme, limits.extreme) {
        sentences.push(text.extreme_reached(limit, quantity));
    }
    sentences
}

/// What the newest forecast says of the time to come.
fn future(view: &Hydrograph<'_>, text: &dyn Text) -> Option<String> {
    let Some(run) = view.runs.last() else { return Some(text.no_forecast().to_owned()) };
    let last = run.points.last().filter(|last| last.at > view.now)?;
    let start = view.shown().last().map(|sample| sample.value).or_else(|| value_at(run, view.now));
    let next = if view.decides { view.limits.next_above(start?) } else { None };
    match next {
        None => {
            let peak = highest(within(&run.points, view.now, last.at))?;
            Some(text.peak(run.issued_at, peak.value, view.quantity(), peak.at))
        }
        Some(next) => Some(match crossing(run, view.now, next.1) {
            Some(at) => text.will_reach(run.issued_at, next, view.quantity(), at),
            None => text.will_not_reach(run.issued_at, last.at, next.0),
        }),
    }
}

fn highest(samples: &[Sample]) -> Option<Sample> {
    samples
        .iter()
        .copied()
        .reduce(|best, other| if other.value > best.value { other } else { best })
}

/// The forecast value at a moment, on the straight line between its neighbours.
fn value_at(run: &ForecastRun, at: Timestamp) -> Option<f64> {
    let (before, after) = around(run, at)?;
    let span = after.at.duration_since(before.at).as_secs_f64();
    let part = at.duration_since(before.at).as_secs_f64() / span.max(1.0);
    Some(before.value + (after.value - before.value) * part)
}

fn around(run: &ForecastRun, at: Timestamp) -> Option<(Sample, Sample)> {
    run.points.windows(2).map(|pair| (pair[0], pair[1])).find(|(_, after)| after.at > at)
}

/// When the forecast first reaches the limit after now; on the straight line between two points.
fn crossing(run: &ForecastRun, now: Timestamp, limit: f64) -> Option<Timestamp> {
    let (before, after) = run
        .points
        .windows(2)
        .map(|pair| (pair[0], pair[1]))
        .find(|(_, after)| after.at > now && after.value >= limit)?;
    if before.value >= limit {
        return Some(before.at.max(now));
    }
    let part = (limit - before.value) / (after.value - before.value);
    let span = after.at.duration_since(before.at);
    let at = before.at + jiff::SignedDuration::from_secs_f64(span.as_secs_f64() * part);
    Some(at.max(now))
}

impl crate::level::Limits {
    /// Limit of a level; none for no level.
    fn of_spa(&self, spa: ObservedSpa) -> Option<f64> {
        let index = ObservedSpa::LEVELS.iter().position(|level| *level == spa)?;
        self.spa[index]
    }
}
