use std::path::Path;
use std::process::Command;

use hlaska_testkit::workspace_root;
use serde_json::Value;

/// The floors of the house, from the ground up: a crate leans only on its own floor and below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Floor {
    /// Mechanism.
    Crates,
    /// Meaning.
    Modules,
    /// The demonstration, composed of modules.
    Demo,
    /// The binary.
    Portal,
    /// Tests and measurements.
    Outside,
}

/// A crate of the house.
#[derive(Debug)]
pub struct Crate {
    /// Without the `hlaska-`.
    pub name: String,
    pub floor: Floor,
    pub folder: String,
    /// Crates of the house it is built on (its tests may use more).
    pub house: Vec<String>,
    /// Other people's crates it is built on.
    pub others: Vec<String>,
}

/// Every crate of the workspace, as cargo knows it.
pub fn crates() -> Vec<Crate> {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().expect("cargo metadata lists packages");
    packages.iter().map(read).collect()
}

fn metadata() -> Value {
    let mut cargo = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()));
    cargo.args(["metadata", "--format-version=1", "--no-deps", "--offline"]);
    let done = cargo.current_dir(workspace_root()).output().expect("cargo can be run");
    serde_json::from_slice(&done.stdout).expect("cargo metadata is JSON")
}

fn read(package: &Value) -> Crate {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let manifest = text(&package["manifest_path"]);
    let folder = Path::new(&manifest).parent().expect("a manifest lies in a folder");
    let folder = folder.strip_prefix(workspace_root()).expect("members lie below the root");
    let built_on = package["dependencies"].as_array().into_iter().flatten();
    let built_on = built_on.filter(|needed| needed["kind"] != "dev").map(|n| text(&n["name"]));
    let (house, others) = built_on.partition::<Vec<_>, _>(|name| name.starts_with("hlaska-"));
    Crate {
        name: short(&text(&package["name"])),
        floor: floor(folder),
        folder: folder.display().to_string(),
        house: house.iter().map(|name| short(name)).collect(),
        others,
    }
}

fn short(name: &str) -> String {
    name.trim_start_matches("hlaska-").to_owned()
}

fn floor(folder: &Path) -> Floor {
    match folder.iter().next().and_then(|first| first.to_str()) {
        Some("crates") => Floor::Crates,
        Some("modules") => Floor::Modules,
        Some("demo") => Floor::Demo,
        Some("portal") => Floor::Portal,
        _ => Floor::Outside,
    }
}
