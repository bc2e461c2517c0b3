//! Whole rounds against our fixtures, laid out as ČHMÚ does.

use std::time::Duration;

use hlaska_sensors::chmi::parse_meta;
use hlaska_sensors::round::{RoundOptions, RoundReport};
use hlaska_sensors::storage::Stored;
use hlaska_sensors::{Direction, Level, ObservedSpa, Quantity};
use hlaska_testkit::on_both_engines;
use hlaska_testkit::server::{Request, Response, Server};

use crate::desk::{Desk, level, spa};
use crate::storage::wait;
use crate::support::{NOW, at, fixture, fixtures, station, values};

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

on_both_engines! {
    fn every_damage_is_named_and_none_ends_the_round(scratch) {
        let server = fixture_server();
        let desk = Desk::new(scratch, server.url());
        let report = desk.round();

        assert_eq!(report.stations.len(), 16);
        assert_eq!(report.stations_new, 16);
        for (number, expected) in [
            ("990100", &[][..]),
            ("990200", &[]),
            ("990300", &["null_values"]),
            ("990400", &["no_series"]),
            ("990500", &["series_missing"]),
            ("990600", &["series_missing", "unit_unknown"]),
            ("990700", &["series_unknown"]),
            ("990800", &["station_differs"]),
            ("990900", &["truncated_json"]),
            ("991000", &["html_instead_of_json"]),
            ("991200", &["spa4_not_above_spa3"]),
            ("991300", &["stale"]),
            ("991400", &["not_found"]),
            ("991500", &["server_error"]),
            ("991700", &["sudden_jump"]),
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
        assert_eq!(Desk::new(scratch, server.url()).samples("990100"), 14);
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
        let settled = |p: &&hlaska_kernel::Problem| p.code != "days_missing";
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
            insta::assert_snapshot!(printed, @r"
station         name, stream               H cm  Q m³/s  time         SPA         trend   !
0-203-1-990100  Dolní Brod, Zkušební řeka   218    31.3  2 Oct 21:00  2           rising
0-203-1-990200  Horní Brod, Zkušební řeka    80    52.9  2 Oct 21:00  2           rising
0-203-1-990400  Prázdná, Zkušební řeka        –       –  –            ? no value  –       1
0-203-1-991200  Obrácená, Zkušební řeka     230       –  2 Oct 21:00  2 extreme   rising  2
0-203-1-991300  Stará, Zkušební řeka         65       –  2 Oct 18:00  ? stale     –       1
0-203-1-991400  Chybějící, Zkušební řeka      –       –  –            ? no value  –       1

6 problems
  0-203-1-990400 [no_series]: The station has no values today. The last stored ones stand; in a flood check by telephone.
  0-203-1-991200 [spa4_not_above_spa3]: The limit of extreme danger (226 cm) is not above SPA 3 (250 cm). It is evaluated on its own.
  0-203-1-991200 [spa4_not_above_spa3]: The limit of extreme danger (59.0 m³/s) is not above SPA 3 (73.6 m³/s). It is evaluated on its own.
  0-203-1-991300 [stale]: The newest value is of 2 Oct 2026 18:00 (3 h 5 min). No level is told from it; check in another way, e.g. by telephone.
  0-203-1-991400 [not_found]: The file is not on the server (404). The last stored values stand, the next round tries again.
  recent/data [days_missing]: Files of previous days are not on the server (count 5). There will be gaps in the records.

stations 6, of them new 16, with changed limits 0
files fetched 7, unchanged 0, failed 1
values new 63, corrected 0, too old 0; forecasts new 2, corrected 0
");
        }
    }
}
