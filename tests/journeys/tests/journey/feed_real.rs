//! The same over the real files kept beside the repository: ČHMÚ's list of 831 stations with its
//! irregularities, and a day of one station.

use std::collections::BTreeMap;
use std::path::Path;

use hlaska_journeys::River;
use hlaska_testkit::chmi::{Gauge, Quantity};
use hlaska_testkit::server::{Response, Server};
use hlaska_testkit::{on_both_engines, shared_data};
use serde_json::Value;

use crate::round::feed_once;

const LIST: &str = "historical_metadata_meta1_2026-02-06_full.json";
const DAY: &str = "now_0-203-1-421500_2026-10-02.json";
const STRAZNICE: &str = "0-203-1-421500";

on_both_engines! {
    fn the_real_list_and_day_are_read_whole(scratch) {
        let Some(folder) = shared_data("chmi-hydro") else { return };
        let server = serve(&folder);
        let round = feed_once(scratch, &server.url(), &["--all-stations"]);
        let day = read(&folder, DAY);
        assert_eq!(round.count("stations"), 831);
        assert_eq!(round.count("values new"), measured(&day));
        assert_eq!(round.count("forecasts new"), 2, "one run of H_F and one of Q_F");
        assert_eq!(round.spa(STRAZNICE), "? stale", "a value of last month tells no level");
        assert!(round.problems()[STRAZNICE].contains(&"stale"));
        let kinds: Vec<&str> = round.problems().into_values().flatten().collect();
        let unordered = kinds.iter().filter(|kind| **kind == "spa4_not_above_spa3").count();
        assert_eq!(unordered, unordered_limits(&read(&folder, LIST)));
        let again = feed_once(scratch, &server.url(), &["--all-stations"]);
        assert_eq!((again.count("values new"), again.count("forecasts new")), (0, 0));
    }

    fn every_real_station_is_judged_by_its_own_limits(scratch) {
        let Some(folder) = shared_data("chmi-hydro") else { return };
        let river = River::without_gauges();
        let mut expected = BTreeMap::new();
        for (at, gauge) in gauges(&read(&folder, LIST)).into_iter().enumerate() {
            let (id, told) = (gauge.id.clone(), flow(&river, &gauge, at % 5));
            river.standin.list(gauge);
            expected.insert(id, told);
        }
        river.standin.set_now(&river.now().to_string());
        let round = feed_once(scratch, &river.standin.url(), &["--all-stations"]);
        let told = |id: &String| round.spa(id).to_owned();
        let wrong: Vec<_> = expected
            .iter()
            .filter(|(id, level)| told(id) != **level)
            .map(|(id, level)| format!("{id}: {} instead of {level}", told(id)))
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(expected.values().filter(|level| level.contains("extreme")).count() > 20);
    }
}

/// A server with the real bytes at the addresses ČHMÚ gives them.
fn serve(folder: &Path) -> Server {
    let bytes = |name: &str| std::fs::read(folder.join(name)).expect("a real file can be read");
    let (list, day) = (bytes(LIST), bytes(DAY));
    Server::start(move |request| match request.path.trim_start_matches("/hydrology/now/") {
        "metadata/meta1.json" => Response::new(200, "application/json", list.clone()),
        "data/0-203-1-421500.json" => Response::new(200, "application/json", day.clone()),
        _ => Response::new(404, "text/html", "<html>"),
    })
}

fn read(folder: &Path, name: &str) -> Value {
    let text = std::fs::read_to_string(folder.join(name)).expect("a real file can be read");
    serde_json::from_str(&text).expect("ČHMÚ's files are JSON")
}

/// How many measured values a station's file holds.
fn measured(day: &Value) -> usize {
    let series = day["objList"][0]["tsList"].as_array().expect("a list of series").iter();
    let name = |one: &&Value| one["tsConID"].as_str().is_some_and(|name| !name.ends_with("_F"));
    let values = series.filter(name).filter_map(|one| one["tsData"].as_array()).flatten();
    values.filter(|sample| sample["value"].is_number()).count()
}

/// How often the limit of extreme danger does not lie above that of SPA 3.
fn unordered_limits(list: &Value) -> usize {
    let unordered =
        |limits: &[Option<f64>; 4]| limits[3].zip(limits[2]).is_some_and(|(a, b)| a <= b);
    let sets = gauges(list).into_iter().flat_map(|gauge| [gauge.spa_cm, gauge.spa_m3s]);
    sets.filter(unordered).count()
}

/// The stations of the list that are judged, by the names of its columns; of the others a few.
fn gauges(list: &Value) -> Vec<Gauge> {
    let data = &list["data"]["data"];
    let header: Vec<&str> = data["header"].as_str().expect("a header").split(',').collect();
    let rows = data["values"].as_array().expect("rows");
    let all = rows.iter().map(|row| gauge(&header, row)).enumerate();
    let wanted = |(at, gauge): &(usize, Gauge)| !gauge.decides.is_empty() || at % 20 == 0;
    all.filter(wanted).map(|(_, gauge)| gauge).collect()
}

fn gauge(header: &[&str], row: &Value) -> Gauge {
    let cell = |name: &str| &row[header.iter().position(|one| *one == name).expect("a column")];
    let text = |name: &str| cell(name).as_str().unwrap_or_default();
    let limits = |of: &str| [1, 2, 3, 4].map(|spa| cell(&format!("SPA{spa}{of}")).as_f64());
    let mut gauge = Gauge::new(text("objID"), text("STATION_NAME"), text("STREAM_NAME"));
    gauge.latitude = cell("GEOGR1").as_f64().expect("a latitude");
    gauge.longitude = cell("GEOGR2").as_f64().expect("a longitude");
    gauge.decides = ["H", "Q"].into_iter().find(|one| *one == text("SPA_TYP")).unwrap_or("");
    (gauge.spa_cm, gauge.spa_m3s) = (limits("H"), limits("Q"));
    (gauge.drought_cm, gauge.drought_m3s) = (cell("DRYH").as_f64(), cell("DRYQ").as_f64());
    gauge
}

/// Lets the water stand exactly at the station's limit of this rank (0: just below the first);
/// answers the level that must be told, worked out from the limits alone.
fn flow(river: &River, gauge: &Gauge, rank: usize) -> String {
    let (quantity, limits) = match gauge.decides {
        "Q" => (Quantity::Discharge, gauge.spa_m3s),
        _ => (Quantity::Stage, gauge.spa_cm),
    };
    let lowest = limits[0].unwrap_or(50.0);
    let value = if rank == 0 { lowest - 0.5 } else { limits[rank - 1].unwrap_or(lowest) };
    river.standin.observe_one(&gauge.id, quantity, &river.now().to_string(), value);
    if gauge.decides.is_empty() || limits.iter().all(Option::is_none) {
        return "no limits".to_owned();
    }
    let reached = |limit: &Option<f64>| limit.is_some_and(|limit| value >= limit);
    let spa = limits[..3].iter().rposition(reached).map_or(0, |rank| rank + 1);
    if reached(&limits[3]) { format!("{spa} extreme") } else { spa.to_string() }
}
