//! One test run is many processes (nextest starts one for each test). What is dear is made once
//! in a run: the first process that needs it makes it under a file lock, the others find it.

use std::fs::{self, File};
use std::os::unix::process::parent_id;
use std::path::{Path, PathBuf};

/// The folder with the workspace's `Cargo.toml`.
pub fn workspace_root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("the kit lies two folders below the root").to_path_buf()
}

/// The run this process belongs to, and the process whose end is the end of the run.
pub struct Run {
    pub name: String,
    pub leader_pid: u32,
}

impl Run {
    /// Under nextest the run is nextest's; anywhere else each process is a run of its own.
    pub fn current() -> Self {
        if let Ok(id) = std::env::var("NEXTEST_RUN_ID") {
            return Self { name: id, leader_pid: parent_id() };
        }
        let pid = std::process::id();
        Self { name: format!("pid{pid}"), leader_pid: pid }
    }
}

/// Makes `file` by `make` unless it is there already; answers what it says. Other processes wait
/// meanwhile.
pub fn once(file: &Path, make: impl FnOnce() -> String) -> String {
    let lock = File::create(file.with_extension("lock")).expect("a lock file can be made");
    lock.lock().expect("a lock file can be locked");
    if let Ok(said) = fs::read_to_string(file) {
        return said;
    }
    let said = make();
    fs::write(file, &said).expect("what a run shares can be written");
    said
}
