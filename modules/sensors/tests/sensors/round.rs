//! Whole rounds: against our fixtures laid out as ČHMÚ does, and against a stand-in of the
//! service whose hour and damage the tests set.

use std::sync::Arc;
use std::time::Duration;

use hlaska_ingest::{AllowedOrigins, Backoff, FetchSettings, Fetcher};
use hlaska_kernel::{Env, ManualClock, SeededRandom};
use hlaska_sensors::chmi::parse_meta;
use hlaska_sensors::round::{RoundOptions, RoundReport, run_round};
use hlaska_sensors::storage::Stored;
use hlaska_sensors::{Direction, Level, ObservedSpa, Quantity, SensorStore};
use hlaska_store::{Db, Location};
use hlaska_testkit::chmi::{Damage, Gauge, Quantity as Series, Standin};
use hlaska_testkit::server::{Request, Response, Server};
use hlaska_testkit::{Scratch, on_both_engines};

use crate::storage::wait;
use crate::support::{NOW, at, codes, fixture, fixtures, now_file, station, values};

/// A portal's worth of surroundings: store, clock and fetcher.
struct Desk {
    store: SensorStore,
    clock: Arc<ManualClock>,
    env: Env,
    fetcher: Fetcher,
    base_url: String,
    options: RoundOptions,
}

impl Desk {
    fn new(scratch: &Scratch, base_url: String) -> Self {
        let db = Db::open(&scratch.at(Location::Sqlite, Location::Postgres)).unwrap();
        let clock = Arc::new(ManualClock::at(at(NOW)));
        let env = Env::new(Arc::clone(&clock) as _, Arc::new(SeededRandom::new(1)));
        let mut settings = FetchSettings::new(AllowedOrigins::new([base_url.parse().unwrap()]));
        let (first, longest) = (Duration::from_millis(1), Duration::from_millis(2));
        settings.backoff = Backoff { first, longest };
        settings.total_timeout = Duration::from_secs(2);
        let fetcher = Fetcher::new(settings, env.clone()).unwrap();
        let options =
            RoundOptions { reread_after: Duration::from_millis(1), ..RoundOptions::default() };
        let store = SensorStore::open(db).unwrap();
        Self { store, clock, env, fetcher, base_url, options }
    }
    fn round(&self) -> RoundReport {
        let round =
            run_round(&self.fetcher, &self.base_url, &self.store, &self.env, &self.options);
        wait(round)
    }
}

/// Our fixtures as a server: tags, 404 for what is not there, 503 for one station.
fn fixture_server() -> Server {
    Server::start(|request| {
        if request.path.contains("0-203-1-991500") {
            return Response::new(503, "text/html", "<html>");
        }
        match std::fs::read(fixtures().join(request.path.trim_start_matches('/'))) {
            Ok(bytes) => tagged(request, bytes),
            Err(_) => Response::new(404, "text/html", "<html>"),
        }
    })
}

fn tagged(request: &Request, bytes: Vec<u8>) -> Response {
    let tag = format!("\"{}\"", bytes.len());
    if request.header("if-none-match") == Some(&tag) {
        return Response::new(304, "application/json", "");
    }
    Response::new(200, "application/json", bytes)
        .with("ETag", tag)
        .with("Date", "Fri, 02 Oct 2026 19:05:10 GMT")
}

/// Kinds of problems at a station, each once.
fn kinds<'r>(report: &'r RoundReport, number: &str) -> Vec<&'r str> {
    let id = station(number).to_string();
    let of: Vec<_> = report.problems.iter().filter(|p| p.subject == id).cloned().collect();
    let mut kinds: Vec<&str> =
        report.problems.iter().filter(|p| of.contains(p)).map(|p| p.code.as_str()).collect();
    kinds.dedup();
    kinds
}

fn level(report: &RoundReport, number: &str) -> Option<Level> {
    let id = station(number);
    report.stations.iter().find(|row| row.station.id == id).unwrap().level
}

fn spa(spa: ObservedSpa) -> Option<Level> {
    Some(Level { spa, extreme: false })
}

on_both_engines! {
    fn every_damage_is_named_and_none_ends_the_round(scratch) {
        let server = fixture_server();
        let desk = Desk::new(scratch, server.url());
        let report = desk.round();

        assert_eq!(report.stations.len(), 16);
        assert_eq!(report.stations_new, 16);
        for (number, expected) in [
            ("990100", &[][..]),
            ("990200", &["day_missing"]),
            ("990300", &["day_missing", "null_values"]),
            ("990400", &["day_missing", "no_series"]),
            ("990500", &["day_missing", "series_missing"]),
            ("990600", &["day_missing", "series_missing", "unit_unknown"]),
            ("990700", &["day_missing", "series_unknown"]),
            ("990800", &["day_missing", "station_differs"]),
            ("990900", &["day_missing", "truncated_json"]),
            ("991000", &["day_missing", "html_instead_of_json"]),
            ("991200", &["day_missing", "spa4_not_above_spa3"]),
            ("991300", &["day_missing", "stale"]),
            ("991400", &["day_missing", "not_found"]),
            ("991500", &["server_error"]),
            ("991700", &["day_missing", "sudden_jump"]),
        ] {
            assert_eq!(kinds(&report, number), expected, "{number}");
        }
        // of the mixed one everything usable is kept
        let mixed = desk.store.samples(
            station("991100"), Quantity::Stage, at("2026-10-02T00:00:00Z"), at(NOW));
        assert_eq!(values(&wait(mixed).unwrap()).len(), 8);
    }

    fn the_level_is_that_of_the_deciding_quantity(scratch) {
        let server = fixture_server();
        let report = Desk::new(scratch, server.url()).round();
        assert_eq!(level(&report, "990100"), spa(ObservedSpa::Alert));
        assert_eq!(level(&report, "990200"), spa(ObservedSpa::Alert));
        assert_eq!(level(&report, "990300"), spa(ObservedSpa::None));
        assert_eq!(level(&report, "991200"), Some(Level { spa: ObservedSpa::Alert, extreme: true }));
        for silent in ["990400", "990500", "990800", "990900", "991000", "991300", "991500"] {
            assert_eq!(level(&report, silent), None, "{silent}");
        }
        let first = &report.stations[0];
        assert_eq!(first.trend.unwrap().direction, Direction::Rising);
        assert_eq!(first.newest_at, Some(at("2026-10-02T19:00:00Z")));
        // today's and yesterday's file, and both forecasts
        let stored = wait(desk_samples(&Desk::new(scratch, server.url()), "990100"));
        assert_eq!(stored, 14);
    }

    fn a_second_round_adds_nothing_and_still_says_what_is_wrong(scratch) {
        let server = fixture_server();
        let desk = Desk::new(scratch, server.url());
        let first = desk.round();
        assert!(first.stored.samples_new > 80 && first.stored.forecasts_new == 2);
        desk.clock.advance_seconds(300);
        server.forget_requests();
        let second = desk.round();
        assert_eq!(second.stored, Stored::default());
        assert_eq!((second.stations_new, second.limits_changed), (0, 0));
        assert!(second.not_modified > 0);

        // the list is not due yet, and the missing days were asked for just now
        let asked: Vec<String> = server.requests().into_iter().map(|r| r.path).collect();
        assert!(!asked.iter().any(|path| path.contains("meta1")), "{asked:?}");
        let settled = |p: &&hlaska_kernel::Problem| p.code != "day_missing";
        let said = |report: &RoundReport| -> Vec<String> {
            report.problems.iter().filter(settled).map(|p| format!("{} {}", p.subject, p.code)).collect()
        };
        assert_eq!(said(&second), said(&first));
    }

    fn a_station_outside_of_the_list_is_still_read(scratch) {
        let server = fixture_server();
        let desk = Desk::new(scratch, server.url());
        let (mut earlier, _) = parse_meta(&fixture("hydrology/now/metadata/meta1.json"));
        earlier.stations.truncate(1);
        earlier.stations[0].id = station("991600");
        earlier.issued_at = Some(at("2026-02-06T11:07:39Z"));
        wait(desk.store.store_meta(earlier, None, at(NOW))).unwrap();
        for _ in 0..2 {
            let report = desk.round();
            assert!(kinds(&report, "991600").contains(&"station_not_listed"));
            assert_eq!(level(&report, "991600"), spa(ObservedSpa::None));
        }
    }

    fn the_report_is_readable_on_a_console(scratch) {
        let server = fixture_server();
        let mut desk = Desk::new(scratch, server.url());
        let shown = ["990100", "990200", "990400", "991200", "991300", "991400"].map(station);
        desk.options = RoundOptions {
            reread_after: Duration::from_millis(1),
            ..RoundOptions::only(move |station| shown.contains(&station.id))
        };
        let printed = desk.round().to_string().replace('\u{a0}', " ");
        insta::allow_duplicates! {
            insta::assert_snapshot!(printed, @"");
        }
    }
}

async fn desk_samples(desk: &Desk, number: &str) -> usize {
    let all = desk.store.samples(
        station(number),
        Quantity::Stage,
        at("2020-01-01T00:00:00Z"),
        at("2030-01-01T00:00:00Z"),
    );
    all.await.unwrap().len()
}

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
    assert_eq!(wait(desk_samples(&desk, "990100")), 10);
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
        (Damage::SlowMs(4000), "timeout"),
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
fn with_no_list_at_all_the_round_says_there_is_nothing_to_read() {
    let server = Server::start(|_| Response::new(404, "text/html", "<html>"));
    let scratch = Scratch::new(hlaska_testkit::Engine::Sqlite);
    let report = Desk::new(&scratch, server.url()).round();
    assert_eq!(codes(&report.problems), ["no_stations", "not_found"]);
}

#[test]
fn changed_limits_are_counted_and_kept_with_their_history() {
    let (standin, _scratch, desk) = standin();
    desk.round();
    desk.clock.advance_seconds(3700);
    standin.set_now("2026-10-02T20:07:00Z");
    standin.list(Gauge::new(ID, "Dolní Brod", "Zkušební řeka").spa_cm([115.0, 150.0, 200.0, 300.0]));
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
