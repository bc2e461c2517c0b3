//! What the disk itself can do: the floor under every durable write.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use hlaska_testkit::workspace_root;
use tempfile::TempDir;

/// A folder on the disk the project lies on; the one for temporary files may be memory.
pub fn folder() -> TempDir {
    let target = workspace_root().join("target");
    tempfile::Builder::new().prefix("bench-").tempdir_in(target).expect("target/ can be written")
}

/// One page written and made durable, again and again, as a lone writer has to.
pub fn fsyncs_per_s(folder: &Path, time: Duration) -> f64 {
    let file = File::create(folder.join("fsync")).expect("a file on the disk");
    let page = [0x5a; 4096];
    file.write_all_at(&vec![0; 16 << 20], 0).expect("space on the disk");
    file.sync_all().expect("a disk that syncs");
    let start = Instant::now();
    let mut count = 0_u32;
    while start.elapsed() < time {
        file.write_all_at(&page, u64::from(count % 4096) * 4096).expect("space on the disk");
        file.sync_data().expect("a disk that syncs");
        count += 1;
    }
    f64::from(count) / start.elapsed().as_secs_f64()
}

pub fn size_mb(path: &PathBuf) -> f64 {
    std::fs::metadata(path).map_or(0.0, |file| file.len() as f64 / 1e6)
}
