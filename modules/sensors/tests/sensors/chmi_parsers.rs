//! The parsers of ČHMÚ's files on fixtures of every kind of damage.

use crate::support::{NOW, at, codes, fixture, now_file, station, values};
use hlaska_kernel::Problem;
use hlaska_sensors::chmi::{Expected, MAX_DATA_BYTES, parse_data, parse_meta};
use hlaska_sensors::{Position, Quantity, Reading};
use proptest::prelude::*;

fn parse(number: &str, bytes: &[u8]) -> (Reading, Vec<Problem>) {
    parse_wanting(number, bytes, Some(Quantity::Stage))
}

fn parse_wanting(
    number: &str,
    bytes: &[u8],
    decisive: Option<Quantity>,
) -> (Reading, Vec<Problem>) {
    let id = station(number);
    parse_data(bytes, Expected { station: &id, decisive, forecast: false, now: at(NOW) })
}

fn file(number: &str) -> (Reading, Vec<Problem>) {
    parse(number, &now_file(number))
}

#[test]
fn a_sound_file_gives_every_series_and_no_problem() {
    let id = station("990100");
    let expected =
        Expected { station: &id, decisive: Some(Quantity::Stage), forecast: true, now: at(NOW) };
    let (reading, problems) = parse_data(&now_file("990100"), expected);
    assert_eq!(codes(&problems), [""; 0]);
    assert_eq!((reading.stage.len(), reading.discharge.len()), (7, 7));
    assert_eq!(values(&reading.water_temperature).last(), Some(&12.2));
    let run = reading.stage_forecast.unwrap();
    assert_eq!((run.issued_at, run.points.len()), (at("2026-10-02T17:00:00Z"), 8));
    assert_eq!(reading.discharge_forecast.unwrap().points.len(), 8);
}

#[test]
fn nulls_are_left_out_and_a_series_of_nulls_is_empty() {
    let (reading, problems) = file("990300");
    assert_eq!(values(&reading.stage), [95.0, 96.0, 97.0, 97.0]);
    assert!(reading.discharge.is_empty());
    assert_eq!(codes(&problems), ["null_values", "null_values"]);
}

#[test]
fn damage_of_the_whole_file_gives_no_values_and_one_problem() {
    for (number, code) in [
        ("990400", "no_series"),
        ("990800", "station_differs"),
        ("990900", "truncated_json"),
        ("991000", "html_instead_of_json"),
    ] {
        let (reading, problems) = file(number);
        assert!(reading.is_empty(), "{number}");
        assert_eq!(codes(&problems), [code], "{number}");
    }
    for (bytes, code) in [
        (&b""[..], "empty_file"),
        (b"\xef\xbb\xbf  \n", "empty_file"),
        (b"{\"objList\": NaN}", "invalid_json"),
        (b"\xff\xfe\x00", "invalid_json"),
        (b"[]", "unexpected_shape"),
        (b"{\"objList\": []}", "station_differs"),
        (b"{\"objList\": [{\"objID\": \"0-203-1-990100\"}]}", "unexpected_shape"),
    ] {
        assert_eq!(codes(&parse("990100", bytes).1), [code]);
    }
    assert_eq!(codes(&parse("990100", &vec![b' '; MAX_DATA_BYTES + 1]).1), ["too_large"]);
}

#[test]
fn the_absence_of_the_deciding_series_is_reported() {
    let (reading, problems) = file("990500");
    assert_eq!(reading.water_temperature.len(), 7);
    assert_eq!(codes(&problems), ["series_missing"]);
    let (_, problems) = parse_wanting("990500", &now_file("990500"), None);
    assert_eq!(codes(&problems), [""; 0]);
}

#[test]
fn a_promised_forecast_that_is_absent_is_reported() {
    let id = station("990200");
    let expected = Expected {
        station: &id,
        decisive: Some(Quantity::Discharge),
        forecast: true,
        now: at(NOW),
    };
    assert_eq!(codes(&parse_data(&now_file("990200"), expected).1), ["forecast_missing"]);
}

#[test]
fn metres_are_not_taken_for_centimetres() {
    let (reading, problems) = file("990600");
    assert!(reading.stage.is_empty());
    assert_eq!(reading.discharge.len(), 7);
    assert_eq!(codes(&problems), ["unit_unknown", "series_missing"]);
}

#[test]
fn an_unknown_series_does_not_harm_the_others() {
    let (reading, problems) = file("990700");
    assert_eq!(reading.stage.len(), 7);
    assert_eq!(codes(&problems), ["series_unknown"]);
}

#[test]
fn each_bad_value_costs_itself_only() {
    let (reading, problems) = file("991100");
    assert_eq!(values(&reading.stage), [50.0, 50.0, 50.0, 51.0, 51.5, 52.0, 52.0, 53.0]);
    assert!(reading.stage.is_sorted_by_key(|sample| sample.at));
    let mut found = codes(&problems);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            "time_in_future",
            "time_twice",
            "time_unreadable",
            "time_without_zone",
            "value_absurd",
            "value_unreadable"
        ]
    );
}

#[test]
fn a_leap_is_kept_but_said() {
    let (reading, problems) = file("991700");
    assert_eq!(values(&reading.stage).last(), Some(&790.0));
    assert_eq!(codes(&problems), ["sudden_jump"]);
}

#[test]
fn other_shapes_of_a_file_are_refused_by_parts() {
    let (reading, problems) = parse("990100", &fixture("twice_and_object.json"));
    assert_eq!(values(&reading.stage).last(), Some(&100.0));
    assert_eq!(codes(&problems), ["series_twice", "unexpected_shape"]);
    let (reading, problems) = parse("990100", &fixture("historical_shape.json"));
    assert!(reading.is_empty());
    assert_eq!(codes(&problems), ["unexpected_shape"]);
}

#[test]
fn the_list_is_read_by_column_names_in_both_editions() {
    let (now, problems) = parse_meta(&fixture("hydrology/now/metadata/meta1.json"));
    assert_eq!(codes(&problems), ["spa4_not_above_spa3", "spa4_not_above_spa3"]);
    assert_eq!(now.issued_at, Some(at("2026-10-02T19:00:03Z")));
    assert_eq!(now.stations.len(), 16);
    let first = &now.stations[0];
    assert_eq!((first.name.as_str(), first.database_number.as_str()), ("Dolní Brod", "990100"));
    assert_eq!(first.position, Some(Position { lat: 49.0, lon: 14.5 }));
    assert_eq!(first.decisive, Some(Quantity::Stage));
    assert_eq!(first.thresholds.drought_stage_cm, Some(30.0));
    assert_eq!(first.thresholds.spa_stage_cm, [150.0, 200.0, 250.0, 340.0].map(Some));
    assert_eq!(first.thresholds.spa_discharge_m3s, [16.5, 26.4, 40.1, 90.0].map(Some));
    assert_eq!((first.has_forecast, first.catchment_km2), (Some(true), None));
    assert_eq!(now.stations[1].decisive, Some(Quantity::Discharge));

    let (other_order, problems) = parse_meta(&fixture("meta1_other_order.json"));
    assert_eq!(codes(&problems), [""; 0]);
    assert_eq!(other_order.stations, now.stations[..2]);

    let (historical, problems) = parse_meta(&fixture("meta1_historical.json"));
    assert_eq!(codes(&problems), [""; 0]);
    assert_eq!(historical.stations[0].thresholds.drought_stage_cm, Some(28.0));
    assert_eq!(historical.stations[0].catchment_km2, Some(1539.06));
    assert_eq!(historical.stations[0].has_forecast, None);
    assert_eq!(historical.stations[1].decisive, None);
}

#[test]
fn a_damaged_list_keeps_what_can_be_read_of_it() {
    let (meta, problems) = parse_meta(&fixture("meta1_damaged.json"));
    let of = |number: &str| meta.stations.iter().find(|s| s.id == station(number)).unwrap();
    assert_eq!(meta.stations.len(), 7);
    assert_eq!(of("990100").name, "Dolní Brod");
    assert_eq!(of("990200").position, Some(Position { lat: 49.0, lon: 14.5 }));
    assert_eq!(of("990300").position, None);
    assert_eq!(of("990400").decisive, None);
    assert_eq!(of("990500").thresholds.spa_stage_cm[0], None);
    assert_eq!(of("990700").thresholds.spa_stage_cm, [None; 4]);
    assert_eq!(of("990700").thresholds.spa_discharge_m3s[0], Some(16.5));
    assert_eq!(
        codes(&problems),
        [
            "station_twice",
            "position_swapped",
            "position_missing",
            "spa_type_unknown",
            "number_unreadable",
            "spa_not_rising",
            "threshold_unit_unknown",
            "station_id_invalid",
            "row_unreadable",
            "row_unreadable",
        ]
    );
}

/// Names go into signals, pages and terminals.
#[test]
fn a_name_nobody_could_bear_is_cut_and_reported() {
    let list = String::from_utf8(fixture("hydrology/now/metadata/meta1.json")).unwrap();
    let spoiled = format!("Dolní\\u0000 Brod\\u001b\\n\\u202e{}", "x".repeat(100_000));
    let (meta, problems) = parse_meta(list.replacen("Dolní Brod", &spoiled, 1).as_bytes());
    let name = &meta.stations.iter().find(|s| s.id == station("990100")).unwrap().name;
    assert!(name.starts_with("Dolní Brod xxx"), "{name}");
    assert_eq!(name.chars().count(), 80);
    assert!(codes(&problems).contains(&"name_mended"));
}

#[test]
fn a_list_of_another_shape_says_so() {
    assert_eq!(codes(&parse_meta(b"{}").1), ["unexpected_shape", "unexpected_shape"]);
    assert_eq!(codes(&parse_meta(b"<html>").1), ["html_instead_of_json"]);
    let without_columns = br#"{"datumVytvoreni":"2026-10-02T19:00:03Z",
        "data":{"data":{"header":"objID","values":[["0-203-1-990100"]]}}}"#;
    let (meta, problems) = parse_meta(without_columns);
    assert_eq!(meta.stations.len(), 1);
    assert_eq!(codes(&problems).iter().filter(|code| **code == "column_missing").count(), 18);
}

/// A sound file with some bytes changed, removed or doubled.
fn mutated(original: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let change = (any::<prop::sample::Index>(), any::<u8>(), 0u8..4);
    prop::collection::vec(change, 1..12).prop_map(move |changes| {
        let mut bytes = original.clone();
        for (index, byte, kind) in changes {
            let here = index.index(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
            match kind {
                _ if bytes.is_empty() => bytes.push(byte),
                0 => bytes[here] = byte,
                1 => drop(bytes.remove(here)),
                2 => bytes.insert(here, b"0123456789-.\"{}[],:eE"[usize::from(byte) % 21]),
                _ => bytes.truncate(here.max(1)),
            }
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let (reading, problems) = parse("990100", &bytes);
        prop_assert!(reading.is_empty());
        prop_assert!(!problems.is_empty());
        let (meta, problems) = parse_meta(&bytes);
        prop_assert!(meta.stations.is_empty());
        prop_assert!(!problems.is_empty());
    }

    #[test]
    fn a_mutated_file_gives_only_possible_values(bytes in mutated(now_file("990100"))) {
        let (reading, _) = parse("990100", &bytes);
        let latest = at("2026-10-02T19:15:00Z");
        for sample in reading.stage.iter().chain(&reading.discharge) {
            prop_assert!(sample.value.is_finite() && sample.at <= latest);
        }
        prop_assert!(reading.stage.is_sorted_by(|a, b| a.at < b.at));
    }

    #[test]
    fn a_mutated_list_is_survived(bytes in mutated(fixture("hydrology/now/metadata/meta1.json"))) {
        let (meta, _) = parse_meta(&bytes);
        prop_assert!(meta.stations.len() <= 17);
    }
}
