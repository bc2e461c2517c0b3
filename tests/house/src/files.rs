use std::fs;
use std::path::Path;

use hlaska_testkit::workspace_root;

/// Made by machines or by others.
const NOT_OURS: [&str; 7] =
    [".git", "target", "node_modules", "data", "package-lock.json", "Cargo.lock", "LICENSE"];
const WRITTEN: [&str; 14] = [
    "rs", "js", "mjs", "ts", "css", "sh", "sql", "md", "toml", "json", "svg", "html", "yml", "snap",
];

/// A text file of ours.
#[derive(Debug)]
pub struct File {
    /// From the root of the workspace.
    pub path: String,
    pub text: String,
}

impl File {
    pub fn extension(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// The part before the unit tests of a source file; nothing of an integration test.
    pub fn without_tests(&self) -> &str {
        if self.path.contains("tests/") || self.path.ends_with("tests.rs") {
            return "";
        }
        self.text.split("#[cfg(test)]").next().unwrap_or_default()
    }
}

/// Every text file people write in this house.
pub fn files() -> Vec<File> {
    let mut found = Vec::new();
    walk(&workspace_root(), &mut found);
    found
}

fn walk(folder: &Path, found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("our own folder can be read").flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if NOT_OURS.contains(&name.as_str()) || name.starts_with("dist") {
            continue;
        }
        if path.is_dir() {
            walk(&path, found);
        } else if is_written(&name) {
            found.extend(read(&path));
        }
    }
}

fn is_written(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    extension.map_or(["Makefile", "run"].contains(&name), |known| WRITTEN.contains(&known))
}

/// Nothing when the file went away in the meantime or is no text.
fn read(path: &Path) -> Option<File> {
    let text = fs::read_to_string(path).ok()?;
    let path = path.strip_prefix(workspace_root()).ok()?.display().to_string();
    Some(File { path, text })
}
