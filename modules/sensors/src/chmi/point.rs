//! One value of a series, and the count of those that cannot be used.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use serde_json::Value;

use crate::reading::Sample;

/// How many values of a series suffered what.
#[derive(Default, Debug, PartialEq, Eq)]
pub(super) struct Tally {
    pub null: usize,
    pub unreadable: usize,
    pub absurd: usize,
    pub bad_time: usize,
    pub without_zone: usize,
    pub future: usize,
    pub twice: usize,
}

/// What a value of a series may be.
#[derive(Clone, Copy)]
pub(super) struct Bounds {
    pub lowest: f64,
    pub highest: f64,
    pub latest: Timestamp,
}

/// The readable part of a series, rising in time, one value a moment.
pub(super) fn read_points(points: &[Value], bounds: Bounds) -> (Vec<Sample>, Tally) {
    let mut tally = Tally::default();
    let mut samples: Vec<Sample> =
        points.iter().filter_map(|point| read_point(point, bounds, &mut tally)).collect();
    samples.sort_by_key(|sample| sample.at);
    keep_last_of_each_moment(&mut samples, &mut tally);
    (samples, tally)
}

fn read_point(point: &Value, bounds: Bounds, tally: &mut Tally) -> Option<Sample> {
    let value = read_value(point.get("value"), bounds, tally)?;
    let at = read_time(point.get("dt"), tally)?;
    if at > bounds.latest {
        tally.future += 1;
        return None;
    }
    Some(Sample { at, value })
}

fn read_value(value: Option<&Value>, bounds: Bounds, tally: &mut Tally) -> Option<f64> {
    let counter = match value {
        None | Some(Value::Null) => &mut tally.null,
        Some(value) => match value.as_f64() {
            Some(number) if (bounds.lowest..=bounds.highest).contains(&number) => {
                return Some(number);
            }
            Some(_) => &mut tally.absurd,
            None => &mut tally.unreadable,
        },
    };
    *counter += 1;
    None
}

fn read_time(time: Option<&Value>, tally: &mut Tally) -> Option<Timestamp> {
    let parsed = time.and_then(Value::as_str).and_then(|text| instant(text, tally));
    if parsed.is_none() {
        tally.bad_time += 1;
    }
    parsed
}

/// A time without its zone is UTC, as all the others of this service are.
fn instant(text: &str, tally: &mut Tally) -> Option<Timestamp> {
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(at);
    }
    let civil: DateTime = text.parse().ok()?;
    let at = Offset::UTC.to_timestamp(civil).ok()?;
    tally.without_zone += 1;
    Some(at)
}

/// The samples are sorted and the sort is stable, so the last of equals is the last in the file.
fn keep_last_of_each_moment(samples: &mut Vec<Sample>, tally: &mut Tally) {
    samples.dedup_by(|later, kept| {
        let same_moment = later.at == kept.at;
        if same_moment {
            tally.twice += usize::from(later.value.to_bits() != kept.value.to_bits());
            kept.value = later.value;
        }
        same_moment
    });
}
