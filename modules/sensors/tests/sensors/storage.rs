//! Samples, forecasts and limits in the database, the same on both engines.

use std::future::Future;

use hlaska_sensors::chmi::{Meta, parse_meta};
use hlaska_sensors::storage::{Bucket, FileState, RAW_RETENTION_DAYS, Stored, Width};
use hlaska_sensors::{ForecastRun, Quantity, Reading, Sample, SensorStore, Station};
use hlaska_store::{Db, Location};
use hlaska_testkit::{Scratch, on_both_engines};
use jiff::SignedDuration;

use crate::support::{NOW, at, fixture, station, values};

fn open(scratch: &Scratch) -> SensorStore {
    let db = Db::open(&scratch.at(Location::Sqlite, Location::Postgres)).unwrap();
    SensorStore::open(db).unwrap()
}

pub fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

fn every_ten_minutes(start: &str, values: &[f64]) -> Vec<Sample> {
    let times = (0..).map(|index| at(start) + SignedDuration::from_mins(10) * index);
    values.iter().zip(times).map(|(value, at)| Sample { at, value: *value }).collect()
}

fn stage(start: &str, values: &[f64]) -> Reading {
    Reading { stage: every_ten_minutes(start, values), ..Reading::default() }
}

fn forecast(start: &str, values: &[f64]) -> Reading {
    let run = ForecastRun::from_points(every_ten_minutes(start, values));
    Reading { stage_forecast: run, ..Reading::default() }
}

fn store(to: &SensorStore, reading: Reading) -> Stored {
    wait(to.store_reading(station("990100"), reading, None, at(NOW))).unwrap()
}

fn stored_values(from: &SensorStore) -> Vec<f64> {
    let (start, end) = (at("2020-01-01T00:00:00Z"), at("2030-01-01T00:00:00Z"));
    values(&wait(from.samples(station("990100"), Quantity::Stage, start, end)).unwrap())
}

fn buckets(from: &SensorStore, width: Width) -> Vec<Bucket> {
    let (start, end) = (at("2020-01-01T00:00:00Z"), at("2030-01-01T00:00:00Z"));
    wait(from.buckets(station("990100"), Quantity::Stage, width, start, end)).unwrap()
}

fn list(issued: &str, change: impl Fn(&mut Station)) -> Meta {
    let (mut meta, _) = parse_meta(&fixture("hydrology/now/metadata/meta1.json"));
    meta.stations.truncate(2);
    meta.issued_at = Some(at(issued));
    meta.stations.iter_mut().for_each(change);
    meta
}

on_both_engines! {
    fn reading_the_same_file_twice_adds_nothing(scratch) {
        let sensors = open(scratch);
        let reading = || stage("2026-10-02T00:00:00Z", &[79.0; 115]);
        let first = store(&sensors, reading());
        assert_eq!(first, Stored { samples_new: 115, ..Stored::default() });
        let before = (stored_values(&sensors), buckets(&sensors, Width::Hour));
        assert_eq!(store(&sensors, reading()), Stored::default());
        assert_eq!((stored_values(&sensors), buckets(&sensors, Width::Hour)), before);
    }

    fn a_growing_file_adds_what_is_new(scratch) {
        let sensors = open(scratch);
        store(&sensors, stage("2026-10-02T00:00:00Z", &[1.0, 2.0]));
        let stored = store(&sensors, stage("2026-10-02T00:00:00Z", &[1.0, 2.0, 3.0]));
        assert_eq!(stored, Stored { samples_new: 1, ..Stored::default() });
        assert_eq!(stored_values(&sensors), [1.0, 2.0, 3.0]);
        let newest = wait(sensors.newest(station("990100"), Quantity::Stage)).unwrap();
        assert_eq!(newest.map(|sample| sample.at), Some(at("2026-10-02T00:20:00Z")));
    }

    fn a_corrected_value_corrects_its_hour_and_day(scratch) {
        let sensors = open(scratch);
        store(&sensors, stage("2026-10-01T23:30:00Z", &[10.0, 20.0, 60.0, 40.0]));
        let stored = store(&sensors, stage("2026-10-01T23:30:00Z", &[10.0, 20.0, 30.0, 40.0]));
        assert_eq!(stored, Stored { samples_changed: 1, ..Stored::default() });
        let hour = Bucket {
            at: at("2026-10-01T23:00:00Z"),
            lowest: 10.0,
            highest: 30.0,
            average: 20.0,
            newest: 30.0,
            samples: 3,
        };
        let midnight = Bucket {
            at: at("2026-10-02T00:00:00Z"),
            lowest: 40.0,
            highest: 40.0,
            average: 40.0,
            newest: 40.0,
            samples: 1,
        };
        assert_eq!(buckets(&sensors, Width::Hour), [hour, midnight]);
        let day = Bucket { at: at("2026-10-01T00:00:00Z"), ..hour };
        assert_eq!(buckets(&sensors, Width::Day), [day, midnight]);
    }

    fn earlier_forecasts_stay(scratch) {
        let sensors = open(scratch);
        let one = Stored { forecasts_new: 1, ..Stored::default() };
        assert_eq!(store(&sensors, forecast("2026-10-02T05:00:00Z", &[80.0, 90.0])), one);
        assert_eq!(store(&sensors, forecast("2026-10-02T11:00:00Z", &[95.0, 120.0])), one);
        let again = store(&sensors, forecast("2026-10-02T05:00:00Z", &[80.0, 90.0]));
        assert_eq!(again, Stored::default());
        let revised = store(&sensors, forecast("2026-10-02T05:00:00Z", &[81.0]));
        assert_eq!(revised, Stored { forecasts_changed: 1, ..Stored::default() });

        let runs = wait(sensors.forecasts(station("990100"), Quantity::Stage, 5)).unwrap();
        let shown: Vec<_> = runs.iter().map(|run| (run.issued_at, values(&run.points))).collect();
        assert_eq!(
            shown,
            [
                (at("2026-10-02T05:00:00Z"), vec![81.0]),
                (at("2026-10-02T11:00:00Z"), vec![95.0, 120.0])
            ]
        );
        let newest = wait(sensors.forecasts(station("990100"), Quantity::Stage, 1)).unwrap();
        assert_eq!(newest, runs[1..]);
    }

    fn raw_values_are_kept_for_ninety_days_and_summaries_for_good(scratch) {
        let sensors = open(scratch);
        store(&sensors, stage("2026-10-01T00:00:00Z", &[50.0, 51.0]));
        store(&sensors, forecast("2026-10-01T00:00:00Z", &[50.0, 51.0, 52.0]));
        let later = at(NOW) + SignedDuration::from_hours(24 * (RAW_RETENTION_DAYS + 1));
        assert_eq!(wait(sensors.prune(later)).unwrap(), 5);
        assert_eq!(wait(sensors.prune(later)).unwrap(), 0);
        assert_eq!(stored_values(&sensors), [0.0; 0]);
        assert_eq!(buckets(&sensors, Width::Day).len(), 1);

        // what is too old is not taken again, so the summary is not recomputed from a remnant
        let reading = stage("2026-10-01T00:00:00Z", &[50.0]);
        let stored = wait(sensors.store_reading(station("990100"), reading, None, later)).unwrap();
        assert_eq!(stored, Stored { samples_too_old: 1, ..Stored::default() });
        assert_eq!(buckets(&sensors, Width::Day)[0].samples, 2);
    }

    fn changed_limits_get_a_new_version(scratch) {
        let sensors = open(scratch);
        let march = list("2026-03-25T12:00:00Z", |station| {
            station.thresholds.drought_stage_cm = Some(88.0);
        });
        let stored = wait(sensors.store_meta(march.clone(), None, at(NOW))).unwrap();
        assert_eq!(stored.stations_new.len(), 2);
        let again = wait(sensors.store_meta(march, None, at(NOW))).unwrap();
        assert_eq!(again, hlaska_sensors::storage::MetaStored::default());

        let october = list("2026-10-02T19:00:03Z", |s| {
            s.thresholds.drought_stage_cm = Some(if s.name == "Dolní Brod" { 90.0 } else { 88.0 });
        });
        let stored = wait(sensors.store_meta(october, None, at(NOW))).unwrap();
        assert_eq!(stored.thresholds_changed, [station("990100")]);

        let history = wait(sensors.threshold_history(station("990100"))).unwrap();
        let shown: Vec<_> = history
            .iter()
            .map(|v| (v.valid_from, v.valid_to, v.thresholds.drought_stage_cm))
            .collect();
        let (march, october) = (at("2026-03-25T12:00:00Z"), at("2026-10-02T19:00:03Z"));
        assert_eq!(shown, [(march, Some(october), Some(88.0)), (october, None, Some(90.0))]);
        let stations = wait(sensors.stations()).unwrap();
        assert_eq!(stations[0].thresholds.drought_stage_cm, Some(90.0));
        assert_eq!(stations[0].position, Some(hlaska_sensors::Position { lat: 49.0, lon: 14.5 }));
        assert_eq!(stations[1].decisive, Some(Quantity::Discharge));
    }

    fn an_older_list_changes_nothing(scratch) {
        let sensors = open(scratch);
        wait(sensors.store_meta(list("2026-10-02T19:00:03Z", |_| ()), None, at(NOW))).unwrap();
        let older = list("2026-02-06T11:07:39Z", |s| s.name = "Starý název".into());
        assert!(wait(sensors.store_meta(older, None, at(NOW))).unwrap().outdated);
        assert_eq!(wait(sensors.stations()).unwrap()[0].name, "Dolní Brod");
    }

    fn limits_that_could_not_be_read_do_not_wipe_out_known_ones(scratch) {
        let sensors = open(scratch);
        wait(sensors.store_meta(list("2026-10-02T19:00:03Z", |_| ()), None, at(NOW))).unwrap();
        let mut damaged = list("2026-10-02T20:00:03Z", |s| s.thresholds.spa_stage_cm[0] = None);
        damaged.limits_doubtful.insert(station("990100"));
        let stored = wait(sensors.store_meta(damaged, None, at(NOW))).unwrap();
        assert_eq!(stored.thresholds_changed, [station("990200")]);
        let known = wait(sensors.stations()).unwrap();
        assert_eq!(known[0].thresholds.spa_stage_cm[0], Some(150.0));
        assert_eq!(known[1].thresholds.spa_stage_cm[0], None);
    }

    fn a_station_gone_from_the_list_is_kept_and_named(scratch) {
        let sensors = open(scratch);
        wait(sensors.store_meta(list("2026-10-02T19:00:03Z", |_| ()), None, at(NOW))).unwrap();
        let mut shorter = list("2026-10-02T20:00:03Z", |_| ());
        shorter.stations.truncate(1);
        let stored = wait(sensors.store_meta(shorter, None, at(NOW))).unwrap();
        assert_eq!(stored.stations_absent, [station("990200")]);
        assert_eq!(wait(sensors.stations()).unwrap().len(), 2);
    }

    fn a_list_published_twice_under_one_time_is_taken_as_read_last(scratch) {
        let sensors = open(scratch);
        let time = "2026-10-02T19:00:03Z";
        wait(sensors.store_meta(list(time, |_| ()), None, at(NOW))).unwrap();
        let other = list(time, |s| s.thresholds.spa_stage_cm[0] = Some(155.0));
        wait(sensors.store_meta(other, None, at(NOW))).unwrap();
        let history = wait(sensors.threshold_history(station("990100"))).unwrap();
        assert_eq!(history.len(), 1);
        assert_eq!(history[0].thresholds.spa_stage_cm[0], Some(155.0));
    }

    fn the_mark_of_a_file_is_stored_with_its_values(scratch) {
        let sensors = open(scratch);
        let url = "http://127.0.0.1/now/data/0-203-1-990100.json".to_owned();
        assert_eq!(wait(sensors.file_state(url.clone())).unwrap(), None);
        let mark = FileState {
            etag: Some("\"abc\"".into()),
            last_modified: None,
            fetched_at: at("2026-10-02T19:05:00Z"),
        };
        let reading = stage("2026-10-02T00:00:00Z", &[1.0]);
        let file = Some((url.clone(), mark.clone()));
        wait(sensors.store_reading(station("990100"), reading, file, at(NOW))).unwrap();
        assert_eq!(wait(sensors.file_state(url.clone())).unwrap(), Some(mark));
        wait(sensors.forget_files_before(at("2026-10-03T00:00:00Z"))).unwrap();
        assert_eq!(wait(sensors.file_state(url)).unwrap(), None);
    }

    fn everything_recent_is_loaded_at_start(scratch) {
        let sensors = open(scratch);
        store(&sensors, stage("2026-10-02T00:00:00Z", &[1.0, 2.0, 3.0]));
        let loaded = wait(sensors.load_since(at("2026-10-02T00:10:00Z"))).unwrap();
        let [(id, quantity, samples)] = &loaded[..] else { panic!("{loaded:?}") };
        assert_eq!((id, *quantity), (&station("990100"), Quantity::Stage));
        assert_eq!(values(samples), [2.0, 3.0]);
    }
}
