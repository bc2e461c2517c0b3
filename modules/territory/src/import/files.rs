//! Files and folders given on the command line.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Import, ImportError, MAX_FILE_BYTES, error, parse};

impl Import<'_> {
    /// Adds a file, or every official file under a folder. A damaged file is refused either way;
    /// a folder may also hold files of other kinds, which are listed and left alone.
    pub fn path(&mut self, path: &Path) -> Result<(), ImportError> {
        if !path.is_dir() {
            let bytes = read(path)?;
            return self.file(&name(path), &bytes);
        }
        for file in files_under(path)? {
            let name = name(&file);
            let wanted = is_readable(&file);
            match if wanted { parse(&name, &read(&file)?)? } else { None } {
                Some(parsed) => self.files.push((name, parsed)),
                None => self.ignored.push(name),
            }
        }
        Ok(())
    }
}

/// In a folder only tables and GeoJSON are opened.
fn is_readable(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    let extension = extension.map(str::to_ascii_lowercase);
    matches!(extension.as_deref(), Some("csv" | "geojson"))
}

fn read(path: &Path) -> Result<Vec<u8>, ImportError> {
    let refuse = |reason| ImportError::of_file(&name(path), reason);
    let size = fs::metadata(path).map_err(|error| refuse(error::unreadable(&error)))?.len();
    if size > MAX_FILE_BYTES as u64 {
        return Err(refuse(error::too_large(MAX_FILE_BYTES)));
    }
    fs::read(path).map_err(|error| refuse(error::unreadable(&error)))
}

/// In the order of names, so that an import always goes the same way.
fn files_under(folder: &Path) -> Result<Vec<PathBuf>, ImportError> {
    let refuse =
        |error: std::io::Error| ImportError::of_file(&name(folder), error::unreadable(&error));
    let (mut files, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).map_err(refuse)? {
            let entry = entry.map_err(refuse)?;
            // Links are not followed: a folder of data needs none and they could run in circles.
            let kind = entry.file_type().map_err(refuse)?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    Ok(files)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
