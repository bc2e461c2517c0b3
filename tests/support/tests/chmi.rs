//! The stand-in of ČHMÚ: the same bytes as the real service, and every damage.

#![allow(clippy::unwrap_used, reason = "a test may fall over its data")]

use hlaska_testkit::chmi::{Damage, Gauge, Quantity, Standin};
use hlaska_testkit::http::Client;
use hlaska_testkit::shared_data;
use serde_json::Value;

const ID: &str = "0-203-1-115200";
const NOW: &str = "/hydrology/now/data/0-203-1-115200.json";

fn rising() -> (Standin, Client) {
    let standin = Standin::at("2026-11-22T00:20:00Z");
    standin.list(Gauge::new(ID, "České Budějovice", "Vltava"));
    standin.observe(ID, Quantity::Stage, "2026-11-21T23:50:00Z", [98.0, 99.0, 100.0, 101.0, 102.0]);
    standin.forecast(ID, Quantity::StageForecast, "2026-11-22T00:00:00Z", [100.0, 140.5]);
    let client = Client::to(standin.url());
    (standin, client)
}

#[test]
fn today_is_shown_up_to_now_and_the_days_before_in_files_of_their_own() {
    let (standin, client) = rising();
    assert_eq!(
        client.get(NOW).expect(200).text(),
        concat!(
            r#"{"objList" : [{"objID":"0-203-1-115200","tsList":["#,
            r#"{"tsConID":"H","unit":"CM","tsData":[{"dt":"2026-11-22T00:00:00Z","value":99},"#,
            r#"{"dt":"2026-11-22T00:10:00Z","value":100},{"dt":"2026-11-22T00:20:00Z","value":101}]},"#,
            r#"{"tsConID":"H_F","unit":"CM","tsData":[{"dt":"2026-11-22T00:00:00Z","value":100},"#,
            r#"{"dt":"2026-11-22T01:00:00Z","value":140.5}]}]}]}"#,
        )
    );
    let yesterday = "/hydrology/recent/data/20261121_0-203-1-115200.json";
    assert!(client.get(yesterday).expect(200).text().contains(r#""value":98}]}]}]}"#));
    assert_eq!(client.get("/hydrology/recent/data/20261120_0-203-1-115200.json").status, 404);
    standin.set_now("2026-11-22T00:30:00Z");
    assert!(client.get(NOW).text().contains(r#""value":102}"#));
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let (standin, client) = rising();
    let tag = client.get(NOW).header("etag").unwrap().to_owned();
    let again = Client::to(standin.url()).with("If-None-Match", &tag);
    assert_eq!(again.get(NOW).status, 304);
    standin.set_now("2026-11-22T00:30:00Z");
    assert_eq!(again.get(NOW).status, 200);
    assert_eq!(standin.requests().len(), 3);
}

#[test]
fn every_damage_looks_as_it_does_in_life() {
    let (standin, client) = rising();
    let after = |damage| {
        standin.damage(ID, damage);
        client.get(NOW)
    };
    assert_eq!(after(Damage::NotFound).status, 404);
    assert_eq!(after(Damage::ServerError).status, 500);
    assert_eq!(after(Damage::Unavailable).status, 503);
    assert!(after(Damage::HtmlWith200).text().starts_with("<html>"));
    assert!(serde_json::from_str::<Value>(&after(Damage::Truncated).text()).is_err());
    assert_eq!(after(Damage::NoSeries).json()["objList"][0]["tsList"], serde_json::json!([]));
    let nulls = after(Damage::AllNull).json();
    assert_eq!(nulls["objList"][0]["tsList"][0]["tsData"][2]["value"], Value::Null);
    assert_ne!(after(Damage::OtherStation).json()["objList"][0]["objID"], ID);
    assert_eq!(after(Damage::Empty).text(), "");
    assert!(after(Damage::PaddedMb(2)).body.len() > 2 * 1024 * 1024);
    standin.repair(ID);
    assert_eq!(client.get(NOW).status, 200);
}

#[test]
fn an_unlisted_station_has_files_and_a_listed_one_may_have_none() {
    let (standin, client) = rising();
    standin.list(Gauge::new("0-203-1-001000", "Špindlerův Mlýn", "Labe"));
    standin.unlist(ID);
    let list = client.get("/hydrology/now/metadata/meta1.json").json();
    let rows = list["data"]["data"]["values"].as_array().unwrap().clone();
    assert_eq!((rows.len(), &rows[0][1]), (1, &Value::from("001000")));
    assert_eq!(client.get(NOW).status, 200);
}

#[test]
fn a_real_station_is_reproduced_to_the_byte() {
    let Some(path) = shared_data("chmi-hydro/now_0-203-1-421500_2026-10-02.json") else { return };
    let real = std::fs::read_to_string(path).unwrap();
    let parsed: Value = serde_json::from_str(&real).unwrap();
    let id = "0-203-1-421500";
    let standin = Standin::at("2026-10-02T19:00:00Z");
    standin.list(Gauge::new(id, "Strážnice", "Morava"));
    for series in parsed["objList"][0]["tsList"].as_array().unwrap() {
        program(&standin, id, series);
    }
    let path = format!("/hydrology/now/data/{id}.json");
    assert_eq!(Client::to(standin.url()).get(&path).text(), real.trim_end());
}

fn program(standin: &Standin, id: &str, series: &Value) {
    let samples = series["tsData"].as_array().unwrap();
    let values: Vec<Option<f64>> = samples.iter().map(|sample| sample["value"].as_f64()).collect();
    let first = samples[0]["dt"].as_str().unwrap();
    match series["tsConID"].as_str().unwrap() {
        "H_F" => standin.forecast(id, Quantity::StageForecast, first, values),
        "Q_F" => standin.forecast(id, Quantity::DischargeForecast, first, values),
        name => {
            let quantity = match name {
                "H" => Quantity::Stage,
                "Q" => Quantity::Discharge,
                _ => Quantity::WaterTemperature,
            };
            for (sample, value) in samples.iter().zip(values) {
                standin.observe_one(id, quantity, sample["dt"].as_str().unwrap(), value);
            }
        }
    }
}

#[test]
fn the_real_station_list_is_reproduced_to_the_byte() {
    let Some(path) = shared_data("chmi-hydro/now_metadata_meta1_2026-10-02_trimmed.json") else {
        return;
    };
    let real: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let standin = Standin::at("2026-10-02T19:00:03Z");
    for row in real["data"]["data"]["values"].as_array().unwrap() {
        standin.list(listed(row));
    }
    let ours = Client::to(standin.url()).get("/hydrology/now/metadata/meta1.json").json();
    let (mut ours, mut real) = (ours, real);
    let by_id = |list: &mut Value| {
        let rows = list["data"]["data"]["values"].as_array_mut().unwrap();
        rows.sort_by_key(|row| row[0].as_str().unwrap().to_owned());
    };
    by_id(&mut ours);
    by_id(&mut real);
    assert_eq!(ours.to_string(), real.to_string());
}

fn listed(row: &Value) -> Gauge {
    let limits = |from: usize| [0, 1, 2, 3].map(|place| row[from + place].as_f64());
    let mut gauge =
        Gauge::new(row[0].as_str().unwrap(), row[2].as_str().unwrap(), row[3].as_str().unwrap())
            .at(row[4].as_f64().unwrap(), row[5].as_f64().unwrap())
            .spa_cm(limits(10));
    (gauge.drought_cm, gauge.drought_m3s) = (row[9].as_f64(), row[16].as_f64());
    (gauge.spa_m3s, gauge.has_forecast) = (limits(17), row[21] == 1);
    gauge
}
