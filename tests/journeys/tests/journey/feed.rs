//! `hlaska feed once` against files laid out as ČHMÚ does, sound and damaged.

use hlaska_journeys::{BREZI, BUDEJOVICE, PASINOVICE, ROUDNE, River};
use hlaska_testkit::chmi::{Damage, Gauge, Quantity};
use hlaska_testkit::on_both_engines;

use crate::round::feed_once;

on_both_engines! {
    fn every_station_gets_the_level_its_newest_value_reaches(scratch) {
        let river = River::without_gauges();
        let course = [(ROUDNE, 159.0), (BUDEJOVICE, 300.0), (PASINOVICE, 249.9), (BREZI, 357.0)];
        for (reach, newest_cm) in course {
            river.list(&reach);
            river.stood(&reach, &[100.0, 120.0, newest_cm]);
        }
        let round = feed_once(scratch, &river.standin.url(), &[]);
        let told = course.map(|(reach, _)| round.spa(reach.id));
        assert_eq!(told, ["0", "1", "2", "3 extreme"], "{}", round.printed);
        assert_eq!(round.station(ROUDNE.id)[2], "159", "{}", round.printed);
        assert_eq!((round.count("stations"), round.count("values new")), (4, 12));
    }

    fn a_second_run_adds_nothing(scratch) {
        let river = River::calm();
        assert_eq!(feed_once(scratch, &river.standin.url(), &[]).count("values new"), 52);
        river.standin.forget_requests();
        let again = feed_once(scratch, &river.standin.url(), &[]);
        assert_eq!((again.count("values new"), again.count("corrected")), (0, 0));
        assert_eq!((again.count("fetched"), again.count("unchanged")), (0, 4));
        let asked = river.standin.requests();
        let mut today = asked.iter().filter(|request| request.path.contains("/now/data/"));
        assert!(today.all(|request| request.header("if-none-match").is_some()), "{asked:?}");
    }

    fn each_damage_is_listed_for_its_station_and_harms_no_other(scratch) {
        let river = River::without_gauges();
        let damages = damages();
        for (at, (damage, _)) in damages.iter().enumerate() {
            let id = id_of(at);
            river.standin.list(Gauge::new(&id, "Zkušební profil", "Malše"));
            river.standin.observe_one(&id, Quantity::Stage, &river.now().to_string(), 90.0);
            river.standin.damage(&id, *damage);
        }
        river.list(&ROUDNE);
        river.stood(&ROUDNE, &[200.0, 210.0]);
        let round = feed_once(scratch, &river.standin.url(), &[]);
        let problems = round.problems();
        for (at, (damage, code)) in damages.iter().enumerate() {
            let id = id_of(at);
            let codes = problems.get(id.as_str());
            assert!(codes.is_some_and(|codes| codes.contains(code)), "{damage:?}: {codes:?}");
            assert_eq!(round.spa(&id), "? no value", "{damage:?}");
        }
        assert_eq!((round.spa(ROUDNE.id), round.count("values new")), ("2", 2));
        assert!(!problems.contains_key(ROUDNE.id), "{problems:?}");
    }
}

/// What is done to a station's file, and under which name it must be listed.
fn damages() -> [(Damage, &'static str); 10] {
    [
        (Damage::NotFound, "not_found"),
        (Damage::ServerError, "server_error"),
        (Damage::HtmlWith200, "html_instead_of_json"),
        (Damage::Truncated, "truncated_json"),
        (Damage::HungUp, "broken_transfer"),
        (Damage::AllNull, "null_values"),
        (Damage::NoSeries, "no_series"),
        (Damage::OtherStation, "station_differs"),
        (Damage::Empty, "empty_file"),
        (Damage::PaddedMb(3), "too_large"),
    ]
}

fn id_of(number: usize) -> String {
    format!("0-203-1-99{number:04}")
}
