use std::path::PathBuf;

use crate::workspace_root;

/// A file or folder of the real data kept beside the repository (`../shared/data/…`).
///
/// Where the folder is absent this says so on the console and answers `None`: the caller returns,
/// and the project's own fixtures cover the same ground in another test. With
/// `HLASKA_REQUIRE_SHARED=1`, as in CI, absence is a failure.
pub fn shared_data(path: &str) -> Option<PathBuf> {
    let wanted = workspace_root().parent()?.join("shared/data").join(path);
    if wanted.exists() {
        return Some(wanted);
    }
    let required = std::env::var_os("HLASKA_REQUIRE_SHARED").is_some_and(|value| value == "1");
    assert!(!required, "HLASKA_REQUIRE_SHARED=1, yet {} is not there", wanted.display());
    println!("real data not here: {}; this test proves nothing on this machine", wanted.display());
    None
}
