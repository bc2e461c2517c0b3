//! Keeps `dist/` – what the browser gets – in step with `assets/` and `package-lock.json`.
//!
//! The work is done by `build-assets.mjs` under Node; when nothing changed, Node is not needed.

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;
use std::{fs, io};

const INPUTS: [&str; 4] = ["assets", "build-assets.mjs", "package.json", "package-lock.json"];

fn main() -> Result<(), Box<dyn Error>> {
    for input in INPUTS {
        println!("cargo::rerun-if-changed={input}");
    }
    println!("cargo::rerun-if-changed=dist/table.rs");
    if up_to_date()? { Ok(()) } else { run_node() }
}

fn up_to_date() -> io::Result<bool> {
    let Ok(made) = fs::metadata("dist/table.rs").and_then(|file| file.modified()) else {
        return Ok(false);
    };
    for input in INPUTS {
        if newest(Path::new(input))? > made {
            return Ok(false);
        }
    }
    Ok(true)
}

fn newest(path: &Path) -> io::Result<SystemTime> {
    let mut latest = fs::metadata(path)?.modified()?;
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            latest = latest.max(newest(&entry?.path())?);
        }
    }
    Ok(latest)
}

fn run_node() -> Result<(), Box<dyn Error>> {
    let status = Command::new("node").arg("build-assets.mjs").status().map_err(|error| {
        format!(
            "node cannot be started ({error}). The files for the browser are put together by \
             Node.js 20 or newer with npm; install it (Debian: apt-get install nodejs npm) and \
             build again. Node is needed to build only, not to run."
        )
    })?;
    if status.success() {
        Ok(())
    } else {
        Err("crates/web/build-assets.mjs failed; its message stands above".into())
    }
}
