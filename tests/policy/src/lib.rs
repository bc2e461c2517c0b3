//! The two committed proofs of who may do what: the policy matrix and the table of routes. Each is
//! made anew from the code and compared with the text in this folder, so that every change of a
//! permission is seen by a reviewer in words.
#![allow(clippy::panic, clippy::expect_used, reason = "a helper that cannot help is a failed test")]

mod actors;
mod matrix;
mod routes;

use std::path::Path;

pub use actors::{actor, scope};
pub use matrix::matrix;
pub use routes::{Outcome, Ruled, routes, ruled, table};

/// Set this to write the texts instead of comparing them.
const UPDATE: &str = "HLASKA_UPDATE_POLICY";

/// Fails, showing what differs, unless `made` is what was committed as this file.
///
/// # Panics
/// That is how it fails.
pub fn assert_committed(file: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(&path, made).expect("our own folder can be written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    let lost: Vec<_> = committed.lines().filter(|line| !made.contains(line)).collect();
    let gained: Vec<_> = made.lines().filter(|line| !committed.contains(line)).collect();
    assert!(
        committed == made,
        "{file} is not what the code says. If the change is meant, run the test with {UPDATE}=1 \
         and commit the file.\nno longer so: {lost:#?}\nnew: {gained:#?}"
    );
}
