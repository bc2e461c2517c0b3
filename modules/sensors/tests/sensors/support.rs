//! Shared by the tests: our own fixtures and the real files where they lie.

use std::path::{Path, PathBuf};

use hlaska_kernel::{Problem, Timestamp};
use hlaska_sensors::{Sample, StationId};

/// The fixtures were written for this moment.
pub const NOW: &str = "2026-10-02T19:05:00Z";

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn station(number: &str) -> StationId {
    StationId::parse(&format!("0-203-1-{number}")).unwrap()
}

pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

pub fn fixture(path: &str) -> Vec<u8> {
    let path = fixtures().join(path);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn now_file(number: &str) -> Vec<u8> {
    fixture(&format!("hydrology/now/data/0-203-1-{number}.json"))
}

/// A file of the shared real data, which need not be on every machine.
pub fn real(path: &str) -> Option<Vec<u8>> {
    let path = hlaska_testkit::shared_data(path)?;
    Some(std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

pub fn values(samples: &[Sample]) -> Vec<f64> {
    samples.iter().map(|sample| sample.value).collect()
}

pub fn codes(problems: &[Problem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.code.as_str()).collect()
}
