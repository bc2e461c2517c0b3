//! What must not stand anywhere in the house.

use hlaska_house::{File, files};

/// Where `word` stands, as `path:line`.
fn places(word: &str, among: impl Fn(&File) -> bool) -> Vec<String> {
    let files = files().into_iter().filter(among);
    let found = files.flat_map(|file| {
        let lines = file.text.lines().enumerate().filter(|(_, line)| line.contains(word));
        lines.map(|(at, _)| format!("{}:{}", file.path, at + 1)).collect::<Vec<_>>()
    });
    found.collect()
}

fn nowhere(word: &str, why: &str) {
    let found = places(word, |_| true);
    assert!(found.is_empty(), "„{word}“ stands in {found:#?}: {why}");
}

// The words are put together here, lest this file be found guilty by itself.

#[test]
fn nothing_is_left_to_do_later() {
    for word in [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:")] {
        nowhere(word, "finish it, or write an issue");
    }
}

#[test]
fn no_test_is_switched_off() {
    nowhere(concat!("#[", "ignore"), "what cannot run fails and says how to make it run");
}

#[test]
fn no_machine_is_named() {
    for folder in [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/")] {
        nowhere(folder, "paths are relative to the workspace, or given by the caller");
    }
}

#[test]
fn unsafe_code_stands_nowhere() {
    let rust = |file: &File| file.extension() == "rs" && !file.path.starts_with("tests/house");
    for word in [concat!("unsafe", " {"), concat!("allow(", "unsafe_code")] {
        let found = places(word, rust);
        assert!(found.is_empty(), "„{word}“ stands in {found:#?}");
    }
}
