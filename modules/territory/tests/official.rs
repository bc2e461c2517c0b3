//! The real official files, read in place where they are at hand. Our own small copies of their
//! shapes cover the same ground in `import.rs`.
#![expect(clippy::panic, clippy::print_stdout, reason = "tests")]

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use hlaska_kernel::Cisorp;
use hlaska_kernel::geo::Wgs84;
use hlaska_territory::import::{Import, Imported, Parsed, parse};
use hlaska_territory::{Gazetteer, Vertex, canonical_cisorp};
use jiff::civil::date;

/// The folder of shared data. Absent is a failure only where it is required.
fn shared(folder: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let path = root.join("../shared/data").join(folder);
    if path.is_dir() {
        return Some(path);
    }
    let required = std::env::var("HLASKA_REQUIRE_SHARED").is_ok_and(|value| value == "1");
    assert!(!required, "HLASKA_REQUIRE_SHARED=1, but {} is absent", path.display());
    println!("{} is absent: the real files are not tested", path.display());
    None
}

fn import(folder: &Path) -> Imported {
    let base = Gazetteer::builtin();
    let mut import = Import::onto(&base, date(2026, 11, 22));
    import.path(folder).unwrap_or_else(|error| panic!("{error}"));
    import.finish().unwrap_or_else(|error| panic!("{error}"))
}

/// The whole country, read once for all tests.
fn country() -> Option<&'static Imported> {
    static COUNTRY: LazyLock<Option<Imported>> =
        LazyLock::new(|| shared("ruian-csu").map(|folder| import(&folder)));
    COUNTRY.as_ref()
}

#[test]
fn the_whole_country_is_imported() {
    let Some(imported) = country() else { return };
    let gazetteer = &imported.gazetteer;
    assert_eq!(gazetteer.regions().len(), 14);
    assert_eq!(gazetteer.districts().len(), 77);
    assert_eq!(gazetteer.all_orps().len(), 206);
    assert_eq!(gazetteer.all_municipalities().len(), 6258);
    assert_eq!((gazetteer.orps().len(), gazetteer.municipalities().len()), (17, 624));
    let outside: Vec<&str> = imported.problems.iter().map(|p| p.subject.as_str()).collect();
    assert_eq!(
        outside,
        [
            "Bříství (537047)",
            "Frýdštejn (563579)",
            "Kounice (537357)",
            "Přemyslovice (589934)",
            "Věžnice (569704)",
            "Vykáň (537993)"
        ]
    );
    assert!(imported.ignored.contains(&"CIS0072_CS.csv".to_owned()));
}

#[test]
fn the_built_in_facts_agree_with_the_official_files() {
    let Some(Imported { gazetteer: official, .. }) = country() else { return };
    let builtin = Gazetteer::builtin();
    let orps = |gazetteer: &Gazetteer| -> Vec<(Cisorp, u16, String, u16, Option<u32>)> {
        let facts = |orp: &hlaska_territory::Orp| {
            (orp.cisorp, orp.ruian_code, orp.name.clone(), orp.region.0, orp.population)
        };
        gazetteer.all_orps().iter().map(facts).collect()
    };
    assert_eq!(orps(official), orps(&builtin));
    for own in builtin.municipalities() {
        let theirs = official.municipality(own.code).expect("known to RÚIAN");
        assert_eq!((&own.name, own.orp, own.district), (&theirs.name, theirs.orp, theirs.district));
        let away_km = Wgs84::new(own.lat, own.lon).distance_km(Wgs84::new(theirs.lat, theirs.lon));
        assert!(away_km < 0.001, "{} lies {away_km} km away", own.name);
    }
}

#[test]
fn strycice_without_a_cadastral_area_is_in_every_list() {
    let Some(Imported { gazetteer, .. }) = country() else { return };
    let found = gazetteer.search("strycice");
    assert_eq!(
        found.iter().map(|m| (m.code.0, m.population)).collect::<Vec<_>>(),
        [(536_032, None)]
    );
    assert!(gazetteer.cells().cell(found[0].code).is_some_and(|d| !d.is_empty()));
}

#[test]
fn exact_borders_place_every_gauge_of_the_country() {
    let (Some(country), Some(facts)) = (country(), shared("gazetteer")) else { return };
    let exact = &country.gazetteer;
    let builtin = Gazetteer::builtin();
    let mut reader = csv::Reader::from_path(facts.join("hydro_stanice_cr.csv")).expect("gauges");
    let (mut home, mut guessed, mut elsewhere) = (0, 0, Vec::new());
    for gauge in reader.records().map(|record| record.expect("a gauge")) {
        let (lat, lon) = (gauge[4].parse().expect("lat"), gauge[5].parse().expect("lon"));
        // ČHMÚ's code of Praha stands in the list of gauges.
        let known = gauge[6].parse().ok().map(canonical_cisorp);
        if exact.covering_orp(lat, lon) != known {
            elsewhere.push(gauge[2].to_owned());
        }
        if gauge[8] == *"Jihočeský kraj" {
            home += 1;
            guessed += usize::from(builtin.covering_orp(lat, lon) == known);
        }
    }
    // Polish gauges just behind the border, which the list gives to the nearest Czech ORP.
    let polish = ["Chalupki", "Cieszyn tok", "Laziska", "Branice", "Zebrzydowice", "Jarnoltowek"];
    assert_eq!(elsewhere, polish);
    assert_eq!(home, 62);
    assert!(guessed >= 59, "coarse borders place {guessed} of 62 gauges rightly");
}

#[test]
fn the_exact_picture_stays_small_and_its_neighbours_together() {
    let Some(Imported { gazetteer, .. }) = country() else { return };
    let map = gazetteer.cells();
    let cells: usize = map.municipality.iter().map(|(_, d)| d.len()).sum();
    let orps: usize = map.orp.iter().map(|orp| orp.d.len()).sum();
    assert!(cells + orps + map.outline.len() < 45_000, "{cells} + {orps} + {}", map.outline.len());
    assert_eq!(map.outline.matches('M').count(), 1, "no gaps between simplified neighbours");
}

#[test]
fn the_coarse_borders_are_made_of_the_official_ones() {
    let Some(folder) = shared("ruian-csu") else { return };
    let file = folder.join("orp_polygons_SLDB2021.geojson");
    let bytes = std::fs::read(file).expect("polygons");
    let Ok(Some(Parsed::OrpPolygons(rows))) = parse("polygons", &bytes) else {
        panic!("no polygons of ORPs")
    };
    let vertices: usize = rows.iter().flat_map(|row| &row.rings).map(Vec::len).sum();
    assert_eq!(rows.len(), 206);
    assert!((72_000..73_520).contains(&vertices), "{vertices}");
    let stored = include_str!("../data/outlines.csv");
    assert_eq!(Gazetteer::builtin().coarse_outlines(&rows), stored);
    let corners: HashSet<&Vertex> = rows.iter().flat_map(|row| &row.rings).flatten().collect();
    assert!(corners.len() < vertices, "neighbours share their corners");
}

#[test]
fn the_joined_lists_are_read_as_well() {
    let Some(folder) = shared("gazetteer") else { return };
    let imported = import(&folder);
    let used: Vec<(&str, usize)> =
        imported.used.iter().map(|(file, rows)| (file.as_str(), *rows)).collect();
    assert_eq!(
        used,
        [
            ("kraje.csv", 14),
            ("obce_cr.csv", 6258),
            ("obce_jihocesky.csv", 624),
            ("okresy.csv", 77),
            ("orp.csv", 206)
        ]
    );
    assert_eq!(imported.gazetteer.all_municipalities().len(), 6258);
    assert_eq!(imported.gazetteer.municipalities().len(), 624);
}
