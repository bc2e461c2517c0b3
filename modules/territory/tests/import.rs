//! Official files, sound and damaged, in our own small copies of their shapes.
#![expect(clippy::expect_used, reason = "a test without its fixture must fail")]

use std::path::{Path, PathBuf};

use hlaska_kernel::{Cisorp, Lang, MunicipalityCode};
use hlaska_territory::Gazetteer;
use hlaska_territory::import::{At, Import, ImportError, Imported};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 22);
const COUNTRY: [&str; 7] = [
    "cis0065.csv",
    "kraje.csv",
    "okresy.csv",
    "orp.csv",
    "obce.csv",
    "body.geojson",
    "hranice.geojson",
];

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/country")
}
fn bytes(file: &str) -> Vec<u8> {
    std::fs::read(fixtures().join(file)).expect("a fixture")
}
/// Imports the named files, each after the change made for it.
fn import(
    files: &[&str],
    change: impl Fn(&str, Vec<u8>) -> Vec<u8>,
) -> Result<Imported, ImportError> {
    let base = Gazetteer::builtin();
    let mut import = Import::onto(&base, TODAY);
    for file in files {
        import.file(file, &change(file, bytes(file)))?;
    }
    import.finish()
}
fn sound(files: &[&str]) -> Gazetteer {
    import(files, |_, bytes| bytes).expect("sound files").gazetteer
}
/// Imports the whole country with one text replaced in one file; returns how it was refused.
fn refused(file: &str, from: &str, to: &str) -> ImportError {
    let change = |name: &str, bytes: Vec<u8>| {
        let Ok(text) = String::from_utf8(bytes.clone()) else { return bytes };
        if name != file {
            return bytes;
        }
        assert!(text.contains(from), "{file} has no {from}");
        text.replacen(from, to, 1).into_bytes()
    };
    let error = import(&COUNTRY, change).expect_err("a damaged file");
    assert_eq!(error.file, file, "{error}");
    error
}

#[test]
fn a_folder_of_official_files_becomes_a_gazetteer() {
    let base = Gazetteer::builtin();
    let mut import = Import::onto(&base, TODAY);
    import.path(&fixtures()).expect("a sound folder");
    let imported = import.finish().expect("sound files");
    let gazetteer = &imported.gazetteer;
    assert_eq!(imported.used.len(), 7);
    assert_eq!(imported.ignored, ["README.txt", "cis0072.csv", "pou.csv"]);
    assert_eq!(imported.problems, []);
    assert_eq!((gazetteer.regions().len(), gazetteer.districts().len()), (2, 2));
    assert_eq!((gazetteer.all_orps().len(), gazetteer.orps().len()), (3, 2));
    assert_eq!(gazetteer.all_municipalities().len(), 6);
    let names: Vec<&str> = gazetteer.municipalities().iter().map(|m| m.name.as_str()).collect();
    assert_eq!(names, ["Blatná", "Číčenice", "Chelčice", "Lom", "Vodňany"]);
    assert_eq!(gazetteer.region().name(Lang::En), "South Bohemian Region", "kept from the base");
    assert!(gazetteer.source(Lang::Cs).contains("hranice.geojson"));
}

#[test]
fn the_code_list_of_csu_names_the_orps() {
    let gazetteer = sound(&COUNTRY);
    let praha = gazetteer.orp(Cisorp(1100)).expect("Praha under the code of ČHMÚ");
    assert_eq!((praha.name.as_str(), praha.cisorp, praha.ruian_code), ("Praha", Cisorp(1000), 19));
    let vodnany = gazetteer.orp(Cisorp(3117)).expect("Vodňany");
    assert_eq!(vodnany.name, "Vodňany", "windows-1250 and the entry valid today");
    assert_eq!((vodnany.ruian_code, vodnany.population), (451, Some(11_640)));
    assert_eq!((vodnany.seat, vodnany.municipalities), (Some(MunicipalityCode(551_953)), 3));
}

#[test]
fn validity_chooses_among_entries() {
    let base = Gazetteer::builtin();
    let mut import = Import::onto(&base, date(2019, 1, 1));
    for file in COUNTRY {
        import.file(file, &bytes(file)).expect("a sound file");
    }
    let then = import.finish().expect("sound files").gazetteer;
    assert_eq!(then.orp(Cisorp(3117)).map(|orp| orp.name.as_str()), Some("Vodňany (starý)"));
}

#[test]
fn imported_borders_are_exact() {
    let gazetteer = sound(&COUNTRY);
    assert_eq!(gazetteer.covering_orp(49.12, 14.12), Some(Cisorp(3117)));
    assert_eq!(gazetteer.covering_orp(49.33, 13.76), Some(Cisorp(3117)), "an enclave");
    assert_eq!(gazetteer.covering_orp(49.35, 13.76), Some(Cisorp(3101)));
    assert_eq!(gazetteer.covering_orp(49.0, 14.2), None, "close, but outside");
    assert_eq!(gazetteer.covering_orp(50.0, 14.4), Some(Cisorp(1000)), "other regions too");
    assert_eq!(gazetteer.cells().municipality.len(), 5);
    assert!(gazetteer.municipalities_geojson().contains("Chelčice"));
}

#[test]
fn part_of_the_files_is_enough() {
    let points_only = sound(&["body.geojson"]);
    assert_eq!(points_only.municipalities().len(), 624);
    let lom = points_only.municipality(MunicipalityCode(536_822)).expect("Lom");
    assert!((lom.lat - 49.41).abs() < 1e-9, "moved to where the file says");
    let without_borders = sound(&COUNTRY[..6]);
    assert!(!without_borders.dataset().exact_outlines);
    assert_eq!(without_borders.cells().municipality.len(), 5);
}

#[test]
fn municipalities_elsewhere_without_a_position_are_left_out_and_said() {
    let imported = import(&["obce.csv"], |_, bytes| bytes).expect("a sound file");
    assert_eq!(imported.gazetteer.all_municipalities().len(), 5, "Praha has no position");
    let codes: Vec<&str> = imported.problems.iter().map(|p| p.code.as_str()).collect();
    assert_eq!(codes, ["municipality_without_position"]);
}

#[test]
fn an_import_repeated_changes_nothing() {
    let once = sound(&COUNTRY);
    let mut again = Import::onto(&once, TODAY);
    for file in COUNTRY {
        again.file(file, &bytes(file)).expect("a sound file");
    }
    assert_eq!(again.finish().expect("sound files").gazetteer.dataset(), once.dataset());
}

#[test]
fn the_data_set_survives_its_blob() {
    let gazetteer = sound(&COUNTRY);
    let blob = serde_json::to_vec(gazetteer.dataset()).expect("a blob");
    let back = Gazetteer::of(serde_json::from_slice(&blob).expect("a data set"));
    assert_eq!(back.dataset(), gazetteer.dataset());
}

#[test]
fn other_files_are_refused_by_name_and_nothing_is_nothing() {
    let error = import(&["cis0072.csv"], |_, bytes| bytes).expect_err("another code list");
    assert_eq!((error.file.as_str(), error.at), ("cis0072.csv", At::File));
    assert!(import(&[], |_, bytes| bytes).is_err());
    assert!(import(&["obce.csv"], |_, _| b" \n".to_vec()).is_err(), "an empty file");
    let large = vec![b' '; hlaska_territory::import::MAX_FILE_BYTES + 1];
    assert!(import(&["obce.csv"], |_, _| large.clone()).is_err(), "an endless file");
    let base = Gazetteer::builtin();
    assert!(Import::onto(&base, TODAY).path(Path::new("/nowhere/at/all.csv")).is_err());
}

#[test]
fn a_damaged_table_is_refused_with_its_line() {
    let error = refused("obce.csv", "550965,Číčenice,931,451", "550965,Číčenice,931,452");
    assert_eq!(error.at, At::Line(6));
    assert_eq!(
        error.said().cs,
        "obce.csv, řádek 6: ORP s kódem RÚIAN 452 není v seznamu; načtěte zároveň příslušný číselník"
    );
    assert_eq!(refused("obce.csv", "551953,", "55l953,").at, At::Line(5), "a letter in a code");
    assert_eq!(refused("obce.csv", "Chelčice", "").at, At::Line(7), "no name");
    assert_eq!(
        refused("obce.csv", ",931,451,3307", ",931,451,9999").at,
        At::Line(5),
        "no district"
    );
    assert_eq!(refused("obce.csv", "536822,Lom", "550850,Lom").at, At::Line(4), "a code twice");
    assert_eq!(refused("orp.csv", "451,Vodňany,35,CZ031", "451,Vodňany").at, At::Line(4), "cut");
    assert_eq!(refused("okresy.csv", "3307,", "3100,").at, At::File, "a code twice");
}

#[test]
fn a_damaged_code_list_of_csu_is_refused_with_its_line() {
    let spoilt = |from: &str, to: &str| {
        let change = |name: &str, bytes: Vec<u8>| {
            let text = encoding_rs::WINDOWS_1250.decode(&bytes).0.replace(from, to);
            if name == "cis0065.csv" { text.into_bytes() } else { bytes }
        };
        import(&COUNTRY, change).expect_err("a damaged file")
    };
    assert_eq!(spoilt("31.12.2020", "31.13.2020").at, At::Line(4), "no such month");
    assert_eq!(spoilt("31.12.2020", "2020-12-31").at, At::Line(4), "another way of writing");
    assert_eq!(spoilt("31.12.2020", "31.12.2030").at, At::Line(5), "two entries valid at once");
    assert_eq!(spoilt("\"3101\"", "\"31O1\"").at, At::Line(3), "a letter in a code");
    assert_eq!(spoilt("\"434\"", "\"433\"").at, At::File, "the lists do not agree");
    assert!(spoilt("9999", "2020").reason.en.contains("no records"), "nothing is valid today");
}

#[test]
fn damaged_geojson_is_refused_with_its_line_or_feature() {
    assert_eq!(refused("body.geojson", "\"Lom\", ", "\"Lom\" ").at, At::Line(6), "a comma is lost");
    assert_eq!(
        refused("body.geojson", "13.88, 49.42", "49.42, 13.88").at,
        At::Feature(2),
        "swapped"
    );
    assert_eq!(refused("body.geojson", "13.88, 49.42", "13.88").at, At::Feature(2), "half a point");
    assert_eq!(refused("body.geojson", "551953", "550850").at, At::Feature(4), "a code twice");
    assert_eq!(refused("body.geojson", "\"Nazev\": \"Lom\"", "\"Nazev\": 7").at, At::Feature(3));
    let hranice = |from: &str, to: &str| refused("hranice.geojson", from, to).at;
    assert_eq!(hranice("[14.1,49.1]]],", "[14.1,49.1]],"), At::Line(4), "unbalanced brackets");
    assert_eq!(
        hranice("[14.1,49.3],[14.1,49.1]", "[14.1,49.3],[14.1,49.2]"),
        At::Feature(3),
        "open"
    );
    assert_eq!(hranice("\"kod\":434,", "\"kod\":435,"), At::Feature(2), "an unknown ORP");
    assert_eq!(hranice("\"kod\":451,", "\"kod\":-1,"), At::Feature(3), "a negative code");
    assert_eq!(hranice("\"type\":\"MultiPolygon\"", "\"type\":\"Sphere\""), At::Feature(3));
    assert_eq!(hranice("[14.2,49.9]", "[14.2,1e999]"), At::Line(2), "a number beyond all numbers");
}

#[test]
fn a_truncated_file_is_refused() {
    for file in ["body.geojson", "hranice.geojson"] {
        let cut = |name: &str, mut bytes: Vec<u8>| {
            bytes.truncate(if name == file { bytes.len() * 2 / 3 } else { bytes.len() });
            bytes
        };
        let error = import(&COUNTRY, cut).expect_err("half a file");
        assert!(matches!(error.at, At::Line(line) if line > 1), "{error}");
        assert_eq!(error.file, file);
    }
}

#[test]
fn nesting_without_end_is_refused() {
    let deep = "{\"features\":".to_owned() + &"[".repeat(100_000);
    let error = import(&["body.geojson"], |_, _| deep.clone().into_bytes()).expect_err("too deep");
    assert_eq!(error.at, At::Line(1));
}

#[test]
fn the_files_must_fit_together() {
    let lost_point = import(
        &["kraje.csv", "okresy.csv", "cis0065.csv", "orp.csv", "obce.csv"],
        |name, bytes| {
            let text = String::from_utf8_lossy(&bytes).replace("551040,Chelčice", "999991,Nová");
            if name == "obce.csv" { text.into_bytes() } else { bytes }
        },
    );
    let error = lost_point.expect_err("a municipality without a position");
    assert_eq!((error.file.as_str(), error.at), ("obce.csv", At::Line(7)));

    let drawn_twice = refused("hranice.geojson", "\"kod\":451", "\"kod\":19");
    assert_eq!(drawn_twice.at, At::Feature(3));
    let last = "{\"type\":\"Feature\",\"id\":3";
    let no_border = import(&COUNTRY, |name, bytes| {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        match text.split_once(last) {
            Some((before, _)) if name == "hranice.geojson" => {
                format!("{}]}}", before.trim_end().trim_end_matches(',')).into_bytes()
            }
            _ => bytes,
        }
    });
    assert_eq!(no_border.expect_err("half a region").reason.cs, "chybí hranice ORP Vodňany");

    let orps_alone =
        import(&["cis0065.csv"], |_, bytes| bytes).expect_err("municipalities are lost");
    assert_eq!(orps_alone.file, "cis0065.csv");
    let other_region = import(&COUNTRY, |name, bytes| {
        let text =
            String::from_utf8_lossy(&bytes).replace("35,Jihočeský kraj", "36,Jihočeský kraj");
        if name == "kraje.csv" { text.into_bytes() } else { bytes }
    });
    assert!(other_region.expect_err("our region is gone").reason.cs.contains("chybí kraj 35"));
}
