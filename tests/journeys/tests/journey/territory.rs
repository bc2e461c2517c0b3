//! `hlaska import territory`: official files are taken whole or refused whole.

use std::fs;
use std::path::{Path, PathBuf};

use hlaska_journeys::{Region, who};
use hlaska_testkit::portal::hlaska;
use hlaska_testkit::{Scratch, on_both_engines, shared_data, workspace_root};

/// A small country in the shapes of the official files, five municipalities of the region.
fn small_country() -> PathBuf {
    workspace_root().join("modules/territory/tests/fixtures/country")
}

/// A copy of the small country to do harm to.
fn copy_of_small_country(into: &Path) -> PathBuf {
    let copy = into.join("soubory");
    fs::create_dir(&copy).expect("a scratch folder is ours");
    for file in fs::read_dir(small_country()).expect("fixtures").flatten() {
        fs::copy(file.path(), copy.join(file.file_name())).expect("a copy");
    }
    copy
}

/// Whether the import succeeded, and everything it said.
fn import(scratch: &Scratch, what: &Path) -> (bool, String) {
    let data = scratch.dir().to_string_lossy();
    let engine: Vec<&str> = scratch.postgres_url().map_or(vec![], |url| vec!["--db", url]);
    let what = what.to_string_lossy();
    let done = hlaska(&[&["import", "territory", "--data", &data][..], &engine, &[&what]].concat());
    let said = [done.stdout, done.stderr].concat();
    (done.status.success(), String::from_utf8_lossy(&said).into_owned())
}

/// Municipalities and ORPs on the working map of a portal started now.
fn on_the_map(scratch: &Scratch) -> (usize, usize) {
    let region = Region::on(scratch).with(&[who::REGION_MANAGER]).open();
    let manager = region.sign_in(who::REGION_MANAGER);
    let count = |path: &str| {
        let features = manager.get(path).expect(200).json()["features"].clone();
        features.as_array().map_or(0, Vec::len)
    };
    (count("/mapa/obce.geojson"), count("/mapa/hranice.geojson"))
}

on_both_engines! {
    fn a_damaged_file_is_refused_with_its_name_and_line_and_nothing_is_taken(scratch) {
        let copy = copy_of_small_country(scratch.dir());
        let obce = fs::read_to_string(copy.join("obce.csv")).expect("a fixture");
        fs::write(copy.join("obce.csv"), obce.replace("536822,", "53x822,")).expect("a copy");
        let (taken, said) = import(scratch, &copy);
        assert!(!taken && said.contains("obce.csv, line 4"), "{said}");
        assert!(said.contains("53x822"), "{said}");
        assert_eq!(on_the_map(scratch), (624, 17), "the built-in territory stays");
    }

    fn sound_files_replace_the_built_in_territory(scratch) {
        let (taken, said) = import(scratch, &small_country());
        assert!(taken && said.contains("cis0072.csv: not an official territorial file"), "{said}");
        assert!(said.contains("2 ORP, 5 municipalities"), "{said}");
        assert_eq!(on_the_map(scratch), (5, 2));
    }
}

#[test]
fn each_kind_of_damage_is_named() {
    for (file, before, after, named) in [
        ("cis0065.csv", "\"434\"", "\"\"", "cis0065.csv, line 3"),
        ("orp.csv", "451,Vod", "434,Vod", "orp.csv, line 4"),
        ("body.geojson", "13.88, 49.42", "49.42, 13.88", "body.geojson, feature 2"),
        ("hranice.geojson", "\"Polygon\"", "\"Point\"", "hranice.geojson, feature 1"),
        ("obce.csv", "kod,nazev", "cod,nazev", "obce.csv"),
    ] {
        let scratch = Scratch::new(hlaska_testkit::Engine::Sqlite);
        let copy = copy_of_small_country(scratch.dir());
        let sound = fs::read(copy.join(file)).expect("a fixture");
        let damaged = replaced(&sound, before.as_bytes(), after.as_bytes());
        fs::write(copy.join(file), damaged).expect("a copy");
        let one = if file == "obce.csv" && before == "kod,nazev" { copy.join(file) } else { copy };
        let (taken, said) = import(&scratch, &one);
        assert!(!taken && said.contains(named), "{file}, {before} → {after}: {said}");
    }
}

/// Bytes rather than text, because one of the files is in windows-1250.
fn replaced(all: &[u8], before: &[u8], after: &[u8]) -> Vec<u8> {
    let at = all.windows(before.len()).position(|window| window == before);
    let at = at.expect("the fixture has what is to be damaged");
    [&all[..at], after, &all[at + before.len()..]].concat()
}

on_both_engines! {
    fn the_real_official_files_are_taken(scratch) {
        let Some(folder) = shared_data("ruian-csu") else { return };
        let (taken, said) = import(scratch, &folder);
        let whole = "17 ORP, 624 municipalities (6258 in the country), exact borders: true";
        assert!(taken && said.contains(whole), "{said}");
        assert_eq!(said.matches("note: ").count(), 6, "points outside of their ORP: {said}");
        assert_eq!(on_the_map(scratch), (624, 17));
    }
}
