//! Rounds against a stand-in of the service whose hour and damage the tests set.

use std::time::Duration;

use hlaska_sensors::ObservedSpa;
use hlaska_sensors::round::RoundOptions;
use hlaska_sensors::storage::Stored;
use hlaska_testkit::Scratch;
use hlaska_testkit::chmi::{Damage, Gauge, Quantity as Series, Standin};
use hlaska_testkit::server::{Response, Server};

use crate::desk::{Desk, level, spa};
use crate::storage::wait;
use crate::support::{NOW, codes, fixture, now_file, real, station};

const ID: &str = "0-203-1-990100";

/// A stand-in with one station, and a desk beside it.
fn standin() -> (Standin, Scratch, Desk) {
    let standin = Standin::at(NOW);
    standin.list(Gauge::new(ID, "Dolní Brod", "Zkušební řeka"));
    standin.observe(ID, Series::Stage, "2026-10-02T18:00:00Z", [90.0, 95.0, 99.0, 104.0, 110.0]);
    let scratch = Scratch::new(hlaska_testkit::Engine::Sqlite);
    let desk = Desk::new(&scratch, standin.url());
    (standin, scratch, desk)
}

#[test]
fn the_night_does_not_tear_the_record() {
    let (standin, _scratch, desk) = standin();
    standin.observe(ID, Series::Stage, "2026-10-02T23:30:00Z", [120.0, 121.0, 122.0, 123.0, 124.0]);
    desk.round();
    // the last values of the day appear only after midnight, in yesterday's file
    desk.clock.advance_seconds(7 * 3600);
    standin.set_now("2026-10-03T02:10:00Z");
    let report = desk.round();
    assert_eq!(report.stored.samples_new, 5);
    assert_eq!(desk.samples("990100"), 10);
    // settled: not asked for again
    standin.forget_requests();
    desk.clock.advance_seconds(7200);
    desk.round();
    assert!(!standin.requests().iter().any(|request| request.path.contains("20261002")));
}

#[test]
fn whatever_happens_to_the_file_the_last_values_stand() {
    for (damage, code) in [
        (Damage::NotFound, "not_found"),
        (Damage::ServerError, "server_error"),
        (Damage::Unavailable, "server_error"),
        (Damage::HtmlWith200, "html_instead_of_json"),
        (Damage::Truncated, "truncated_json"),
        (Damage::HungUp, "broken_transfer"),
        (Damage::AllNull, "null_values"),
        (Damage::NoSeries, "no_series"),
        (Damage::OtherStation, "station_differs"),
        (Damage::Empty, "empty_file"),
        (Damage::SlowMs(1500), "timeout"),
        (Damage::PaddedMb(3), "too_large"),
    ] {
        let (standin, _scratch, desk) = standin();
        desk.round();
        standin.damage(ID, damage);
        let damaged = desk.round();
        assert!(codes(&damaged.problems).contains(&code), "{damage:?}: {:?}", damaged.problems);
        assert_eq!(damaged.stored, Stored::default(), "{damage:?}");
        assert_eq!(level(&damaged, "990100"), spa(ObservedSpa::Watch), "{damage:?}");
        standin.repair(ID);
        let repaired = desk.round();
        assert!(!codes(&repaired.problems).contains(&code), "{damage:?}");
    }
}

#[test]
fn a_damaged_list_leaves_the_known_stations_to_be_read() {
    for damage in [Damage::NotFound, Damage::HtmlWith200, Damage::Truncated, Damage::Empty] {
        let (standin, _scratch, desk) = standin();
        desk.round();
        standin.damage_list(damage);
        desk.clock.advance_seconds(3700);
        let report = desk.round();
        assert!(report.problems.iter().any(|problem| problem.subject == "meta1.json"));
        assert_eq!(report.stations.len(), 1, "{damage:?}");
    }
}

#[test]
fn what_is_wrong_with_the_list_is_said_in_every_round() {
    let server = Server::start(|request| match request.path.as_str() {
        "/hydrology/now/metadata/meta1.json" => {
            Response::new(200, "application/json", fixture("meta1_damaged.json"))
        }
        _ => Response::new(404, "text/html", "<html>"),
    });
    let scratch = Scratch::new(hlaska_testkit::Engine::Sqlite);
    let desk = Desk::new(&scratch, server.url());
    for _ in 0..2 {
        let report = desk.round();
        let said = codes(&report.problems);
        for code in ["station_twice", "position_swapped", "spa_not_rising", "row_unreadable"] {
            assert!(said.contains(&code), "{code}: {said:?}");
        }
    }
}

#[test]
fn with_no_list_at_all_the_round_says_there_is_nothing_to_read() {
    let server = Server::start(|_| Response::new(404, "text/html", "<html>"));
    let scratch = Scratch::new(hlaska_testkit::Engine::Sqlite);
    let report = Desk::new(&scratch, server.url()).round();
    assert_eq!(codes(&report.problems), ["no_stations", "not_found"]);
}

#[test]
fn raw_values_past_their_time_go_with_the_rounds() {
    let (standin, _scratch, desk) = standin();
    desk.round();
    assert_eq!(desk.samples("990100"), 5);
    desk.clock.advance_seconds(91 * 86_400);
    standin.set_now("2027-01-01T19:05:00Z");
    let report = desk.round();
    assert_eq!((report.stored, desk.samples("990100")), (Stored::default(), 0));
    assert_eq!(level(&report, "990100"), None);
}

#[test]
fn changed_limits_are_counted_and_kept_with_their_history() {
    let (standin, _scratch, desk) = standin();
    desk.round();
    desk.clock.advance_seconds(3700);
    standin.set_now("2026-10-02T20:07:00Z");
    standin
        .list(Gauge::new(ID, "Dolní Brod", "Zkušební řeka").spa_cm([115.0, 150.0, 200.0, 300.0]));
    let report = desk.round();
    assert_eq!(report.limits_changed, 1);
    assert_eq!(level(&report, "990100"), spa(ObservedSpa::None));
    assert_eq!(wait(desk.store.threshold_history(station("990100"))).unwrap().len(), 2);
}

#[test]
fn clocks_apart_are_said_once() {
    let (_standin, _scratch, desk) = standin();
    desk.clock.advance_seconds(1800);
    let report = desk.round();
    let said = codes(&report.problems);
    assert_eq!(said.iter().filter(|code| **code == "clock_differs").count(), 1);
}

#[test]
fn a_torn_file_is_read_again_at_once() {
    let asked = std::sync::atomic::AtomicUsize::new(0);
    let server = Server::start(move |request| {
        let sound = match request.path.as_str() {
            "/hydrology/now/metadata/meta1.json" => fixture("hydrology/now/metadata/meta1.json"),
            _ => now_file("990100"),
        };
        let is_first = request.path.ends_with("data/0-203-1-990100.json")
            && asked.fetch_add(1, std::sync::atomic::Ordering::SeqCst) == 0;
        let length = if is_first { sound.len() / 2 } else { sound.len() };
        Response::new(200, "application/json", sound[..length].to_vec())
    });
    let scratch = Scratch::new(hlaska_testkit::Engine::Sqlite);
    let mut desk = Desk::new(&scratch, server.url());
    desk.options = RoundOptions {
        backfill_days: 0,
        reread_after: Duration::from_millis(1),
        ..RoundOptions::only(|station| station.id.as_str() == ID)
    };
    let report = desk.round();
    assert_eq!(codes(&report.problems), [""; 0]);
    assert_eq!(report.stored.samples_new, 21);
}

/// The real list of four stations and the real day of one of them; the other three have none.
#[test]
fn a_round_over_real_files() {
    let list = real("chmi-hydro/now_metadata_meta1_2026-10-02_trimmed.json");
    let day = real("chmi-hydro/now_0-203-1-421500_2026-10-02.json");
    let (Some(list), Some(day)) = (list, day) else { return };
    let server = Server::start(move |request| match request.path.as_str() {
        "/hydrology/now/metadata/meta1.json" => {
            Response::new(200, "application/json", list.clone())
        }
        "/hydrology/now/data/0-203-1-421500.json" => {
            Response::new(200, "application/json", day.clone())
        }
        _ => Response::new(404, "text/html", "<html>"),
    });
    let scratch = Scratch::new(hlaska_testkit::Engine::Sqlite);
    let desk = Desk::new(&scratch, server.url());
    let report = desk.round();
    assert_eq!(report.stored.samples_new, 3 * 115);
    assert_eq!(report.stored.forecasts_new, 2);
    assert_eq!(level(&report, "421500"), spa(ObservedSpa::None));
    assert_eq!(level(&report, "413000"), None);
    assert_eq!(codes(&report.problems), ["not_found", "not_found", "not_found", "days_missing"]);
    assert_eq!(desk.round().stored, Stored::default());
}
