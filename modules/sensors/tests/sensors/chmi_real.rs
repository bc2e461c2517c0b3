//! The same parsers on ČHMÚ's real files, where the shared data are at hand.

use crate::support::{at, codes, real, station, values};
use hlaska_sensors::chmi::{Expected, parse_data, parse_meta};
use hlaska_sensors::{Quantity, Station};

#[test]
fn the_real_list_of_831_stations_is_read_whole() {
    let Some(bytes) = real("chmi-hydro/historical_metadata_meta1_2026-02-06_full.json") else {
        return;
    };
    let (meta, problems) = parse_meta(&bytes);
    assert_eq!(meta.stations.len(), 831);
    let deciding = |wanted| meta.stations.iter().filter(|s| s.decisive == wanted).count();
    assert_eq!(deciding(Some(Quantity::Stage)), 531);
    assert_eq!(deciding(Some(Quantity::Discharge)), 25);
    assert_eq!(deciding(None), 275);
    assert!(meta.stations.iter().all(|station| station.position.is_some()));

    // 9 stations by stage and 7 by discharge, and nothing else is wrong with the real list
    assert!(codes(&problems).iter().all(|code| *code == "spa4_not_above_spa3"));
    let lower =
        |s: &&Station| matches!(s.thresholds.spa_stage_cm, [_, _, Some(c), Some(d)] if d <= c);
    assert_eq!(meta.stations.iter().filter(lower).count(), 9);
    assert_eq!(problems.len(), 9 + 7);
}

#[test]
fn the_real_list_of_current_stations_says_who_has_a_forecast() {
    let Some(bytes) = real("chmi-hydro/now_metadata_meta1_2026-10-02_trimmed.json") else { return };
    let (meta, problems) = parse_meta(&bytes);
    assert_eq!(codes(&problems), [""; 0]);
    let forecast: Vec<_> =
        meta.stations.iter().map(|s| (s.name.as_str(), s.has_forecast)).collect();
    assert_eq!(
        forecast,
        [
            ("Spytihněv", Some(true)),
            ("Strážnice", Some(true)),
            ("Špindlerův Mlýn", Some(false)),
            ("Labská", Some(false))
        ]
    );
}

#[test]
fn a_real_day_of_one_station_is_read_whole() {
    let Some(bytes) = real("chmi-hydro/now_0-203-1-421500_2026-10-02.json") else { return };
    let id = station("421500");
    let expected = Expected {
        station: &id,
        decisive: Some(Quantity::Stage),
        forecast: true,
        now: at("2026-10-02T19:05:00Z"),
    };
    let (reading, problems) = parse_data(&bytes, expected);
    assert_eq!(codes(&problems), [""; 0]);
    assert_eq!(reading.stage.len(), 115);
    assert_eq!(reading.discharge.len(), 115);
    assert_eq!(reading.water_temperature.len(), 115);
    assert_eq!(reading.newest(), Some(at("2026-10-02T19:00:00Z")));
    let run = reading.stage_forecast.unwrap();
    assert_eq!((run.issued_at, run.points.len()), (at("2026-10-02T05:00:00Z"), 66));
    assert_eq!(reading.discharge_forecast.unwrap().points.len(), 66);
    assert_eq!(values(&reading.stage).last(), Some(&82.0));
    assert_eq!(values(&reading.discharge).last(), Some(&8.16432));
}
