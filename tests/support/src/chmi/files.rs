//! ČHMÚ's files to the byte, as recorded in October 2026.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::gauge::{Gauge, Quantity};
use super::{State, Station, every};

const HEADER: &str = "objID,DBC,STATION_NAME,STREAM_NAME,GEOGR1,GEOGR2,SPA_TYP,\
    SPAH_DS,SPAH_UNIT,DRYH,SPA1H,SPA2H,SPA3H,SPA4H,\
    SPAQ_DS,SPAQ_UNIT,DRYQ,SPA1Q,SPA2Q,SPA3Q,SPA4Q,ISFORECAST";

pub fn list(state: &State) -> String {
    let listed = state.stations.iter().filter(|(id, _)| !state.unlisted.contains(id));
    let rows: Vec<String> =
        listed.filter_map(|(_, station)| station.gauge.as_ref()).map(row).collect();
    format!(
        "{{\"zaznamID\":\"5CE1200A62743753E064020820C987EB\",\"datovyZdrojID\":\"hydrologie\",\
         \"datovyTokID\":\"Open.Data.Metadata\",\"datumVytvoreni\":\"{}\",\"verzeDat\":\"1.0\",\
         \"data\":{{\"type\":\"DataCollection\",\"data\":{{\"header\":\"{HEADER}\",\
         \"values\":[{}]}}}}}}",
        stamp(state.now),
        rows.join(",")
    )
}

fn row(gauge: &Gauge) -> String {
    let mut cells: Vec<Value> = vec![
        json!(gauge.id),
        json!(gauge.database_number()),
        json!(gauge.name),
        json!(gauge.stream),
        number(gauge.latitude),
        number(gauge.longitude),
        json!(gauge.decides),
    ];
    limits(&mut cells, ["vodní stav", "CM"], gauge.drought_cm, gauge.spa_cm);
    limits(&mut cells, ["průtok", "M3_S"], gauge.drought_m3s, gauge.spa_m3s);
    cells.push(json!(u8::from(gauge.has_forecast)));
    Value::Array(cells).to_string()
}

fn limits(cells: &mut Vec<Value>, labels: [&str; 2], dry: Option<f64>, spa: [Option<f64>; 4]) {
    cells.extend(labels.map(Value::from));
    cells.extend([dry].into_iter().chain(spa).map(|limit| limit.map_or(Value::Null, number)));
}

/// Whole numbers stand without a decimal point.
fn number(value: f64) -> Value {
    serde_json::from_str(&value.to_string()).expect("a finite number is JSON")
}

/// The station and the day a path asks for: `/now/data/ID.json`, `/recent/data/YYYYMMDD_ID.json`.
pub fn parse_path(path: &str, now: Timestamp) -> Option<(&str, Date)> {
    let name = path.strip_suffix(".json")?;
    if let Some(id) = name.strip_prefix("/now/data/") {
        return Some((id, day_of(now)));
    }
    let (day, id) = name.strip_prefix("/recent/data/")?.split_once('_')?;
    let day = Date::strptime("%Y%m%d", day).ok()?;
    (day < day_of(now)).then_some((id, day))
}

/// One station's file of one day; none when the service has nothing of that day.
pub fn day(id: &str, station: &Station, day: Date, now: Timestamp) -> Option<String> {
    let today = day == day_of(now);
    let series: Vec<String> = Quantity::ALL
        .into_iter()
        .filter_map(|quantity| {
            let mut samples = observed(station, quantity, day, now);
            if today {
                samples.extend(forecast(station, quantity, now));
            }
            (!samples.is_empty()).then(|| one_series(quantity, &samples))
        })
        .collect();
    let known = station.gauge.is_some() || station.damage.is_some();
    (!series.is_empty() || (today && known)).then(|| {
        let series = series.join(",");
        format!("{{\"objList\" : [{{\"objID\":\"{id}\",\"tsList\":[{series}]}}]}}")
    })
}

type Sample = (Timestamp, Option<f64>);

fn observed(station: &Station, quantity: Quantity, day: Date, now: Timestamp) -> Vec<Sample> {
    let series = station.observed.get(&quantity).into_iter().flatten();
    let shown = series.filter(|(at, _)| **at <= now && day_of(**at) == day);
    shown.map(|(at, value)| (*at, *value)).collect()
}

fn forecast(station: &Station, quantity: Quantity, now: Timestamp) -> Vec<Sample> {
    let issues = station.forecasts.get(&quantity);
    let last = issues.and_then(|issues| issues.range(..=now).next_back());
    last.into_iter()
        .flat_map(|(issued, values)| {
            every(*issued, SignedDuration::from_hours(1)).zip(values.iter().copied())
        })
        .collect()
}

fn one_series(quantity: Quantity, samples: &[Sample]) -> String {
    let (name, unit) = quantity.name_and_unit();
    let data: Vec<String> = samples
        .iter()
        .map(|(at, value)| {
            let value = value.map_or_else(|| "null".to_owned(), |value| value.to_string());
            format!("{{\"dt\":\"{}\",\"value\":{value}}}", stamp(*at))
        })
        .collect();
    let data = data.join(",");
    format!("{{\"tsConID\":\"{name}\",\"unit\":\"{unit}\",\"tsData\":[{data}]}}")
}

fn day_of(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

fn stamp(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// An entity tag: equal for equal bytes (FNV-1a), which is all a tag promises.
pub fn tag(body: &str) -> String {
    let hash = body.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("\"{hash:x}\"")
}
