use std::collections::BTreeMap;
use std::time::Duration;

use hlaska_testkit::workspace_root;

/// What was measured, printed as it comes and kept for the file.
#[derive(Default)]
pub struct Figures(BTreeMap<String, f64>);

pub fn section(name: &str) {
    println!("\n── {name} {}", "─".repeat(72 - name.len()));
}

impl Figures {
    /// One figure; its unit stands at the end of its name.
    pub fn note(&mut self, name: &str, value: f64) {
        self.note_with(name, value, "");
    }

    /// The same with the bar or the floor it is held against, in words.
    pub fn note_with(&mut self, name: &str, value: f64, remark: &str) {
        println!("{name:<52} {:>14}  {remark}", plain(value));
        self.0.insert(name.to_owned(), value);
    }

    /// A figure and how many times its floor it is.
    pub fn note_against(&mut self, name: &str, value: f64, floor_name: &str, floor: f64) {
        let ratio = value / floor;
        self.note_with(name, value, &format!("{} × {floor_name}", plain(ratio)));
        self.0.insert(format!("{name}_per_{floor_name}"), round(ratio));
    }

    /// The middle and the worst hundredth of some durations.
    pub fn note_times(&mut self, name: &str, times: &[Duration], remark: &str) {
        let mut sorted: Vec<f64> = times.iter().map(|time| time.as_secs_f64() * 1_000.0).collect();
        sorted.sort_by(f64::total_cmp);
        self.note(&format!("{name}_p50_ms"), round(at(&sorted, 50)));
        self.note_with(&format!("{name}_p99_ms"), round(at(&sorted, 99)), remark);
    }

    /// Into `target/bench.json`; sections that were not run keep their last figures.
    pub fn write(&self) {
        let path = workspace_root().join("target/bench.json");
        let before = std::fs::read_to_string(&path).unwrap_or_default();
        let mut all: BTreeMap<String, f64> = serde_json::from_str(&before).unwrap_or_default();
        all.extend(self.0.clone());
        let json = serde_json::to_string_pretty(&all).expect("numbers by name");
        std::fs::write(&path, json + "\n").expect("target/ can be written");
        println!("\nwritten to {}", path.display());
    }
}

fn at(sorted: &[f64], percent: usize) -> f64 {
    let last = sorted.len().saturating_sub(1);
    sorted.get((sorted.len() * percent / 100).min(last)).copied().unwrap_or(f64::NAN)
}

/// Three significant places are all that repeats.
pub fn round(value: f64) -> f64 {
    let mut scale = 1_000.0;
    while scale * value.abs() >= 10_000.0 {
        scale /= 10.0;
    }
    (value * scale).round() / scale
}

fn plain(value: f64) -> String {
    let value = round(value);
    if value >= 1_000.0 { format!("{value:.0}") } else { format!("{value}") }
}
