//! How long things may be. Short things are found, read and changed without fear.

use hlaska_house::{File, Function, files, functions};

const FILE_LINES: usize = 300;
const FUNCTION_LINES: usize = 60;
const MEDIAN_LINES: usize = 8;
const NINE_OF_TEN_LINES: usize = 25;

fn sources() -> Vec<File> {
    files().into_iter().filter(|file| file.extension() == "rs").collect()
}

#[test]
fn no_file_is_longer_than_300_lines() {
    let code = ["rs", "js", "mjs", "ts", "css", "sh", "sql"];
    let code = files().into_iter().filter(|file| code.contains(&file.extension()));
    let long: Vec<_> = code
        .map(|file| (file.text.lines().count(), file.path))
        .filter(|(lines, _)| *lines > FILE_LINES)
        .collect();
    assert!(long.is_empty(), "too long: {long:#?}");
}

#[test]
fn no_function_is_longer_than_60_lines() {
    let sources = sources();
    let all = sources.iter().flat_map(|file| {
        functions(&file.text).into_iter().map(move |one| (one.lines, one.name, &file.path))
    });
    let long: Vec<_> = all.filter(|(lines, ..)| *lines > FUNCTION_LINES).collect();
    assert!(long.is_empty(), "too long: {long:#?}");
}

#[test]
fn most_functions_are_a_handful_of_lines() {
    let mut lengths: Vec<usize> = sources()
        .iter()
        .flat_map(|file| functions(file.without_tests()))
        .map(|Function { lines, .. }| lines)
        .collect();
    lengths.sort_unstable();
    assert!(lengths.len() > 50, "the survey saw next to nothing");
    let (median, nine_of_ten) = (lengths[lengths.len() / 2], lengths[lengths.len() * 9 / 10]);
    println!("{} functions: median {median}, p90 {nine_of_ten} lines", lengths.len());
    assert!(median <= MEDIAN_LINES, "half of the functions are longer than {median} lines");
    assert!(nine_of_ten <= NINE_OF_TEN_LINES, "a tenth is longer than {nine_of_ten} lines");
}
