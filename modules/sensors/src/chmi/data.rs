//! NOW (`/hydrology/now/data/{objID}.json`) and recent (`/recent/data/{YYYYMMDD}_{objID}.json`):
//! the values of one station for one UTC day.

use hlaska_kernel::Problem;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::FUTURE_TOLERANCE_MINUTES;
use super::document::{self, MAX_DATA_BYTES};
use super::findings::Findings;
use super::point::{Bounds, read_points};
use crate::reading::{ForecastRun, Reading, Sample};
use crate::station::{Quantity, StationId};

/// A forecast reaching further than this is not one; the model computes 66 hours.
const FORECAST_HORIZON_HOURS: i64 = 10 * 24;
/// A stage changing more than this between two neighbouring values is worth a telephone call.
/// The steepest observed flash floods rise by about a metre in ten minutes.
const JUMP_CM: f64 = 150.0;
/// Values further apart than this are not neighbours.
const NEIGHBOURS_MINUTES: i64 = 30;

/// What the caller knows about the file beforehand.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    pub station: &'a StationId,
    /// The quantity the station is judged by; its absence is reported.
    pub decisive: Option<Quantity>,
    /// Should there be a forecast?
    pub forecast: bool,
    pub now: Timestamp,
}

/// Reads one file. Whatever is wrong with it stands in the problems.
pub fn parse_data(bytes: &[u8], expected: Expected<'_>) -> (Reading, Vec<Problem>) {
    let mut findings = Findings::about(expected.station.as_str());
    let reading = match document::open(bytes, MAX_DATA_BYTES, expected.station.as_str()) {
        Ok(file) => read_file(&file, expected, &mut findings),
        Err(problem) => {
            findings.push(problem);
            Reading::default()
        }
    };
    (reading, findings.into_problems())
}

fn read_file(file: &Value, expected: Expected<'_>, findings: &mut Findings) -> Reading {
    let Some(series) = series_of(file, expected, findings) else { return Reading::default() };
    if series.is_empty() {
        findings.no_series();
        return Reading::default();
    }
    let mut raw = RawSeries::default();
    for one in series {
        read_series(one, expected.now, &mut raw, findings);
    }
    let reading = raw.into_reading();
    report_missing(&reading, expected, findings);
    reading
}

/// The list of series of the expected station.
fn series_of<'v>(
    file: &'v Value,
    expected: Expected<'_>,
    findings: &mut Findings,
) -> Option<&'v Vec<Value>> {
    let Some(objects) = file.get("objList").and_then(Value::as_array) else {
        findings.push(document::shape(findings.subject(), "objList"));
        return None;
    };
    let id_of = |object: &'v Value| object.get("objID").and_then(Value::as_str);
    let mine = objects.iter().find(|object| id_of(object) == Some(expected.station.as_str()));
    let Some(mine) = mine else {
        findings.station_differs(objects.first().and_then(id_of).unwrap_or(""));
        return None;
    };
    let series = mine.get("tsList").and_then(Value::as_array);
    if series.is_none() {
        findings.push(document::shape(findings.subject(), "tsList"));
    }
    series
}

/// A kind of series in the file: code, accepted spellings of the unit, possible values.
struct Kind {
    code: &'static str,
    units: &'static [&'static str],
    lowest: f64,
    highest: f64,
    forecast: bool,
}

/// Stage of a dam may be given above the sea, hence the wide bounds: 1 000 m in centimetres.
const KINDS: [Kind; 5] = [
    Kind { code: "H", units: &["CM"], lowest: -1000.0, highest: 100_000.0, forecast: false },
    Kind { code: "Q", units: &["M3_S"], lowest: 0.0, highest: 20_000.0, forecast: false },
    Kind { code: "TH", units: &["0C", "°C"], lowest: -2.0, highest: 45.0, forecast: false },
    Kind { code: "H_F", units: &["CM"], lowest: -1000.0, highest: 100_000.0, forecast: true },
    Kind { code: "Q_F", units: &["M3_S"], lowest: 0.0, highest: 20_000.0, forecast: true },
];

/// Series in the order of [`KINDS`].
#[derive(Default)]
struct RawSeries([Option<Vec<Sample>>; KINDS.len()]);

impl RawSeries {
    fn into_reading(self) -> Reading {
        let [stage, discharge, temperature, stage_forecast, discharge_forecast] =
            self.0.map(Option::unwrap_or_default);
        Reading {
            stage,
            discharge,
            water_temperature: temperature,
            stage_forecast: ForecastRun::from_points(stage_forecast),
            discharge_forecast: ForecastRun::from_points(discharge_forecast),
        }
    }
}

fn read_series(series: &Value, now: Timestamp, raw: &mut RawSeries, findings: &mut Findings) {
    let code = series.get("tsConID").and_then(Value::as_str).unwrap_or("");
    let Some(index) = KINDS.iter().position(|kind| kind.code == code) else {
        return findings.series_unknown(code);
    };
    let (kind, slot) = (&KINDS[index], &mut raw.0[index]);
    let unit = series.get("unit").and_then(Value::as_str).unwrap_or("");
    if !kind.units.contains(&unit) {
        return findings.unit_unknown(code, unit);
    }
    let Some(points) = series.get("tsData").and_then(Value::as_array) else {
        return findings.push(document::shape(findings.subject(), &format!("{code} tsData")));
    };
    if slot.is_some() {
        return findings.series_twice(code);
    }
    let (samples, tally) = read_points(points, kind.bounds(now));
    findings.tally(code, &tally);
    report_jump(code, &samples, findings);
    *slot = Some(samples);
}

impl Kind {
    fn bounds(&self, now: Timestamp) -> Bounds {
        let lead = if self.forecast {
            SignedDuration::from_hours(FORECAST_HORIZON_HOURS)
        } else {
            SignedDuration::from_mins(FUTURE_TOLERANCE_MINUTES)
        };
        let latest = now.saturating_add(lead).unwrap_or(Timestamp::MAX);
        Bounds { lowest: self.lowest, highest: self.highest, latest }
    }
}

fn report_jump(code: &str, samples: &[Sample], findings: &mut Findings) {
    let near = SignedDuration::from_mins(NEIGHBOURS_MINUTES);
    let jump = samples.windows(2).rfind(|pair| {
        (pair[1].value - pair[0].value).abs() > JUMP_CM
            && pair[1].at.duration_since(pair[0].at) <= near
    });
    if let (Some(pair), "H") = (jump, code) {
        findings.sudden_jump(code, pair[0].value, pair[1].value);
    }
}

fn report_missing(reading: &Reading, expected: Expected<'_>, findings: &mut Findings) {
    if let Some(decisive) = expected.decisive
        && reading.measured(decisive).is_empty()
    {
        findings.series_missing(if decisive == Quantity::Discharge { "Q" } else { "H" });
    }
    if expected.forecast && reading.stage_forecast.is_none() && reading.discharge_forecast.is_none()
    {
        findings.forecast_missing();
    }
}
