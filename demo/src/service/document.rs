//! Documents in ČHMÚ's shapes.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::flood::Flood;
use crate::gauge::Gauge;

const HEADER: &str = "objID,DBC,STATION_NAME,STREAM_NAME,GEOGR1,GEOGR2,SPA_TYP,SPAH_DS,SPAH_UNIT,\
                      DRYH,SPA1H,SPA2H,SPA3H,SPA4H,SPAQ_DS,SPAQ_UNIT,DRYQ,SPA1Q,SPA2Q,SPA3Q,SPA4Q,\
                      ISFORECAST";
/// Samples this young come in the scenario's fine step, older ones every ten minutes.
const FINE_SECONDS: i64 = 30 * 60;
const TEN_MINUTES: i64 = 600;
const FORECAST_STEPS: i32 = 66;

/// The station list.
pub fn meta(gauges: &[Gauge], created: Timestamp) -> String {
    let values: Vec<Value> = gauges.iter().map(row).collect();
    json!({
        "zaznamID": "CVICENI", "datovyZdrojID": "hydrologie", "datovyTokID": "Open.Data.Metadata",
        "datumVytvoreni": created.to_string(), "verzeDat": "1.0",
        "data": { "type": "DataCollection", "data": { "header": HEADER, "values": values } },
    })
    .to_string()
}

fn row(gauge: &Gauge) -> Value {
    let station = &gauge.station;
    let (stage, discharge) =
        (station.thresholds.spa_stage_cm, station.thresholds.spa_discharge_m3s);
    let position = station.position;
    json!([
        station.id.as_str(),
        station.database_number,
        station.name,
        station.stream,
        position.map(|at| at.lat),
        position.map(|at| at.lon),
        "H",
        "vodní stav",
        "CM",
        station.thresholds.drought_stage_cm,
        stage[0],
        stage[1],
        stage[2],
        stage[3],
        "průtok",
        "M3_S",
        station.thresholds.drought_discharge_m3s,
        discharge[0],
        discharge[1],
        discharge[2],
        discharge[3],
        1,
    ])
}

/// The current day of one station.
pub fn station(gauge: &Gauge, flood: &Flood, now: Timestamp, step_seconds: i64) -> String {
    let midnight = now.as_second() - now.as_second().rem_euclid(86_400);
    let fine_from = (now.as_second() - FINE_SECONDS).max(flood.start.as_second()).max(midnight);
    let coarse = moments(midnight, fine_from - 1, TEN_MINUTES);
    let fine = moments(
        fine_from - fine_from.rem_euclid(step_seconds) + step_seconds,
        now.as_second(),
        step_seconds,
    );
    let times: Vec<Timestamp> = coarse.chain(fine).collect();
    let mut series = observed(gauge, flood, &times);
    series.extend(forecasts(gauge, flood, now));
    wrap(gauge, &series)
}

/// One whole past day, `YYYYMMDD`; nothing for the future.
pub fn day(gauge: &Gauge, flood: &Flood, day: &str, now: Timestamp) -> Option<String> {
    let date = jiff::civil::Date::strptime("%Y%m%d", day).ok()?;
    let start = date.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().as_second();
    if start + 86_400 > now.as_second() {
        return None;
    }
    let times: Vec<Timestamp> = moments(start, start + 86_399, TEN_MINUTES).collect();
    Some(wrap(gauge, &observed(gauge, flood, &times)))
}

fn moments(from: i64, to: i64, step: i64) -> impl Iterator<Item = Timestamp> {
    let count = if to >= from { (to - from) / step + 1 } else { 0 };
    (0..count).filter_map(move |index| Timestamp::from_second(from + index * step).ok())
}

fn wrap(gauge: &Gauge, series: &[Value]) -> String {
    json!({ "objList": [{ "objID": gauge.station.id.as_str(), "tsList": series }] }).to_string()
}

fn observed(gauge: &Gauge, flood: &Flood, times: &[Timestamp]) -> Vec<Value> {
    let stages: Vec<(Timestamp, f64)> =
        times.iter().map(|at| (*at, flood.stage_cm(gauge, *at).round())).collect();
    both(gauge, "", &stages)
}

/// A run is issued every six hours of the scenario and reaches 66 of its hours ahead.
fn forecasts(gauge: &Gauge, flood: &Flood, now: Timestamp) -> Vec<Value> {
    #[expect(clippy::cast_possible_truncation, reason = "between 36 s and six hours")]
    let every = (6.0 * 3600.0 / flood.speed) as i64;
    let elapsed = (now.as_second() - flood.start.as_second()).div_euclid(every.max(1));
    let issued = flood.start + SignedDuration::from_secs(elapsed * every);
    let hour = SignedDuration::from_secs_f64(3600.0 / flood.speed);
    let stages: Vec<(Timestamp, f64)> = (0..FORECAST_STEPS)
        .map(|step| {
            let at = issued + hour * step;
            (at, flood.forecast_stage_cm(gauge, issued, at).round())
        })
        .collect();
    both(gauge, "_F", &stages)
}

fn both(gauge: &Gauge, suffix: &str, stages: &[(Timestamp, f64)]) -> Vec<Value> {
    let stage = stages.iter().map(|(at, cm)| json!({ "dt": at.to_string(), "value": cm }));
    let flow = stages.iter().filter_map(|(at, cm)| {
        let flow = (gauge.discharge_m3s(*cm)? * 1000.0).round() / 1000.0;
        Some(json!({ "dt": at.to_string(), "value": flow }))
    });
    let (stage, flow): (Vec<Value>, Vec<Value>) = (stage.collect(), flow.collect());
    let mut series =
        vec![json!({ "tsConID": format!("H{suffix}"), "unit": "CM", "tsData": stage })];
    if !flow.is_empty() {
        series.push(json!({ "tsConID": format!("Q{suffix}"), "unit": "M3_S", "tsData": flow }));
    }
    series
}
