use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::run::{Run, once};
use crate::workspace_root;

/// The `hlaska` to test: `$HLASKA_BIN` where the caller has built one (as `make test` does), else
/// the one beside the test itself, brought up to date once in a run.
pub fn path() -> &'static Path {
    static PATH: OnceLock<PathBuf> = OnceLock::new();
    PATH.get_or_init(|| match std::env::var_os("HLASKA_BIN") {
        Some(path) => workspace_root().join(path),
        None => build(),
    })
}

fn build() -> PathBuf {
    let test = std::env::current_exe().expect("a test knows its own file");
    let folder = test.parent().expect("a file lies in a folder");
    // Tests lie in target/PROFILE/deps, other programs one floor above.
    let profile = folder.parent().filter(|_| folder.ends_with("deps")).unwrap_or(folder);
    let binary = profile.join("hlaska");
    let stamps = profile.join("hlaska-built");
    fs::create_dir_all(&stamps).expect("the target folder can be written");
    once(&stamps.join(Run::current().name), || {
        forget_earlier_runs(&stamps);
        cargo_build(profile.ends_with("release"));
        binary.to_string_lossy().into_owned()
    });
    binary
}

fn cargo_build(release: bool) {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut build = Command::new(cargo);
    build.current_dir(workspace_root()).args(["build", "--quiet", "-p", "hlaska-portal"]);
    if release {
        build.arg("--release");
    }
    let done = build.output().expect("cargo can be run");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// Stamps of runs that are over; their names never come back.
fn forget_earlier_runs(stamps: &Path) {
    let own = Run::current().name;
    for entry in fs::read_dir(stamps).into_iter().flatten().flatten() {
        if !entry.file_name().to_string_lossy().starts_with(&own) {
            fs::remove_file(entry.path()).ok();
        }
    }
}
