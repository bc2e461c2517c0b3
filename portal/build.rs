//! Names the build by the content of its sources: saved views of another build are not read, and
//! open wall displays load themselves anew.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

fn main() {
    let mut hash = Sha256::new();
    for folder in ["../crates", "../modules", "../portal/src", "../demo/src", "../Cargo.lock"] {
        println!("cargo::rerun-if-changed={folder}");
        absorb(Path::new(folder), &mut hash);
    }
    let digest = hash.finalize();
    let id = digest.iter().take(8).fold(0u64, |id, byte| id << 8 | u64::from(*byte));
    println!("cargo::rustc-env=HLASKA_BUILD={id:016x}");
}

fn absorb(path: &Path, hash: &mut Sha256) {
    let name = path.file_name().unwrap_or_default();
    if name == "node_modules" || name == "tests" {
        return;
    }
    if let Ok(entries) = fs::read_dir(path) {
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in &paths {
            absorb(path, hash);
        }
    } else if let Ok(bytes) = fs::read(path) {
        hash.update(path.to_string_lossy().as_bytes());
        hash.update(bytes);
    }
}
