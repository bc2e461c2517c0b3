//! SECURITY.md must not promise what nothing holds: the table of ASVS 5.0 is whole, its sums are
//! right, and every test and file it names exists.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop")]

use std::collections::BTreeSet;

use hlaska_house::{File, files};
use hlaska_testkit::workspace_root;

/// Requirements of levels 1 and 2 in ASVS 5.0.0, by section.
const REQUIREMENTS: &str = "
    V1.1.1-2 V1.2.1-9 V1.3.1-11 V1.4.1-3 V1.5.1-2 V2.1.1-3 V2.2.1-3 V2.3.1-4 V2.4.1 V3.2.1-2 V3.3.1-4
    V3.4.1-6 V3.5.1-5 V3.7.1-2 V4.1.1-3 V4.2.1 V4.3.1-2 V4.4.1-4 V5.1.1 V5.2.1-3 V5.3.1-2 V5.4.1-3
    V6.1.1-3 V6.2.1-12 V6.3.1-4 V6.4.1-4 V6.5.1-5 V6.6.1-3 V6.8.1-4 V7.1.1-3 V7.2.1-4 V7.3.1-2
    V7.4.1-5 V7.5.1-2 V7.6.1-2 V8.1.1-2 V8.2.1-3 V8.3.1 V8.4.1 V9.1.1-3 V9.2.1-4 V10.1.1-2 V10.2.1-2
    V10.3.1-4 V10.4.1-11 V10.5.1-5 V10.6.1-2 V10.7.1-3 V11.1.1-2 V11.2.1-3 V11.3.1-3 V11.4.1-4
    V11.5.1 V11.6.1 V12.1.1-3 V12.2.1-2 V12.3.1-4 V13.1.1 V13.2.1-5 V13.3.1-2 V13.4.1-5 V14.1.1-2
    V14.2.1-4 V14.3.1-3 V15.1.1-3 V15.2.1-3 V15.3.1-7 V16.1.1 V16.2.1-5 V16.3.1-4 V16.4.1-3 V16.5.1-3
    V17.1.1 V17.2.1-4 V17.3.1-2";
const STATES: [&str; 3] = ["met", "not applicable", "not yet"];
const PARAPHRASE_WORDS: usize = 12;

/// One line of the table.
struct Row<'a> {
    id: &'a str,
    level: &'a str,
    requirement: &'a str,
    state: &'a str,
    evidence: &'a str,
}

fn document() -> String {
    std::fs::read_to_string(workspace_root().join("SECURITY.md")).expect("there is a SECURITY.md")
}

fn row(line: &str) -> Option<Row<'_>> {
    let cells: Vec<&str> = line.strip_prefix("| V")?.split(" | ").collect();
    let [_, level, requirement, state, evidence] = cells[..] else {
        panic!("not five cells: {line}")
    };
    let id = line[2..].split(' ').next().unwrap_or_default();
    Some(Row { id, level, requirement, state, evidence: evidence.trim_end_matches(" |") })
}

fn rows(document: &str) -> Vec<Row<'_>> {
    document.lines().filter_map(row).collect()
}

/// Every id of the standard.
fn expected() -> Vec<String> {
    let sections = REQUIREMENTS.split_whitespace();
    let ids = sections.flat_map(|section| {
        let (name, numbers) = section.rsplit_once('.').expect("a section and its numbers");
        let (first, last) = numbers.split_once('-').unwrap_or((numbers, numbers));
        let number = |text: &str| text.parse::<u8>().expect("a number");
        (number(first)..=number(last)).map(move |number| format!("{name}.{number}"))
    });
    ids.collect()
}

/// What stands between backticks.
fn named<'a>(row: &Row<'a>) -> Vec<&'a str> {
    row.evidence.split('`').skip(1).step_by(2).collect()
}

/// Names of functions of Rust and titles of tests of scripts.
fn tests(sources: &[File]) -> BTreeSet<&str> {
    let names = sources.iter().flat_map(|file| {
        let (before, ends): (_, &[char]) = match file.extension() {
            "rs" => ("fn ", &['(', '<']),
            "js" | "mjs" | "ts" => ("test('", &['\'']),
            _ => ("\0", &[]),
        };
        file.text.split(before).skip(1).filter_map(move |rest| rest.split(ends).next())
    });
    names.collect()
}

#[test]
fn every_requirement_stands_in_the_table_once() {
    let document = document();
    let rows = rows(&document);
    let told: Vec<&str> = rows.iter().map(|row| row.id).collect();
    assert_eq!(expected().len(), 253);
    assert_eq!(told, expected());
    for Row { id, level, requirement, state, evidence } in &rows {
        assert!(["1", "2"].contains(level), "{id}: level {level}");
        assert!(STATES.contains(state), "{id}: state {state}");
        let words = requirement.split_whitespace().count();
        assert!((1..=PARAPHRASE_WORDS).contains(&words), "{id}: {words} words");
        assert!(!evidence.is_empty(), "{id} says nothing of why");
    }
}

#[test]
fn every_test_named_in_the_table_exists() {
    let document = document();
    let sources = files();
    let (known, mut told) = (tests(&sources), BTreeSet::new());
    for row in rows(&document) {
        let named = named(&row);
        assert!(row.state != "met" || !named.is_empty(), "{} is met and nothing shows it", row.id);
        for name in named {
            match name.rsplit_once("::") {
                Some((_, test)) => {
                    assert!(known.contains(test), "{}: there is no test {name}", row.id);
                    told.insert(test);
                }
                // A name with a dot is a file; other words are only words.
                None if name.contains('.') => {
                    let there = workspace_root().join(name).is_file();
                    let is_setting = row.state != "met" && !name.contains('/');
                    assert!(there || is_setting, "{}: there is no file {name}", row.id);
                }
                None => {}
            }
        }
    }
    assert!(told.len() > 80, "only {} tests are named", told.len());
}

#[test]
fn the_sums_of_the_table_are_right() {
    let document = document();
    let sum = |rows: &[&Row<'_>]| {
        let of = |state| rows.iter().filter(|row| row.state == state).count();
        format!("{} met, {} not applicable, {} not yet.", of("met"), of(STATES[1]), of(STATES[2]))
    };
    let rows = rows(&document);
    let all: Vec<&Row<'_>> = rows.iter().collect();
    assert!(document.contains(&format!("**Total {}: {}**", all.len(), sum(&all))), "{}", sum(&all));
    let first: Vec<_> = all.iter().copied().filter(|row| row.level == "1").collect();
    let level_1 = format!("Of these at level 1: {}", sum(&first));
    assert!(document.contains(&level_1), "{level_1}");
    for chapter in document.split("\n### V").skip(1) {
        let number = chapter.split(' ').next().unwrap_or_default();
        let prefix = format!("V{number}.");
        let own: Vec<_> = all.iter().copied().filter(|row| row.id.starts_with(&prefix)).collect();
        assert!(!own.is_empty() && chapter.contains(&sum(&own)), "V{number}: {}", sum(&own));
    }
}

#[test]
fn own_scripts_put_text_into_pages_as_text() {
    let scripts: Vec<_> =
        files().into_iter().filter(|file| file.path.starts_with("crates/web/assets/")).collect();
    let scripts: Vec<_> = scripts.iter().filter(|file| file.extension() == "js").collect();
    assert!(scripts.len() > 10, "the survey saw next to nothing");
    let ways = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser"];
    for (file, way) in scripts.iter().flat_map(|file| ways.map(|way| (file, way))) {
        assert!(!file.text.contains(way), "{} makes HTML by {way}", file.path);
    }
}
