//! A round for the console: a table of stations, then the problems, then the counts.

use std::fmt;

use hlaska_kernel::Lang::En;
use hlaska_kernel::time::short;

use super::report::{RoundReport, StationReport};
use crate::amount::bare;
use crate::level::Level;
use crate::reading::Sample;
use crate::station::Quantity;
use crate::trend::{Direction, Trend};

const HEAD: [&str; 8] = ["station", "name, stream", "H cm", "Q m³/s", "time", "SPA", "trend", "!"];

/// English, as everything this program says on a console.
impl fmt::Display for RoundReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows: Vec<[String; 8]> =
            std::iter::once(HEAD.map(str::to_owned)).chain(self.stations.iter().map(row)).collect();
        let widths = widths(&rows);
        for row in &rows {
            write_row(f, row, widths)?;
        }
        writeln!(f, "\n{} problems", self.problems.len())?;
        for problem in &self.problems {
            writeln!(f, "  {problem}")?;
        }
        write_counts(self, f)
    }
}

fn row(report: &StationReport) -> [String; 8] {
    let station = &report.station;
    [
        station.id.to_string(),
        format!("{}, {}", station.name, station.stream),
        value(report.stage, Quantity::Stage),
        value(report.discharge, Quantity::Discharge),
        report.newest_at.map_or("–".into(), |at| short(at, En)),
        level(report),
        report.trend.map_or("–".into(), arrow),
        if report.problems == 0 { String::new() } else { report.problems.to_string() },
    ]
}

fn value(sample: Option<Sample>, quantity: Quantity) -> String {
    sample.map_or("–".into(), |sample| bare(sample.value, quantity, En))
}

/// A level that cannot be told is said so; it is not "none".
fn level(report: &StationReport) -> String {
    match report.level {
        Some(Level { spa, extreme: false }) => spa.number().to_string(),
        Some(Level { spa, extreme: true }) => format!("{} extreme", spa.number()),
        None if report.is_stale => "? stale".into(),
        None if report.newest_at.is_none() => "? no value".into(),
        None => "no limits".into(),
    }
}

fn arrow(trend: Trend) -> String {
    match trend.direction {
        Direction::Rising => "rising".into(),
        Direction::Steady => "steady".into(),
        Direction::Falling => "falling".into(),
    }
}

fn widths(rows: &[[String; 8]]) -> [usize; 8] {
    std::array::from_fn(|column| {
        rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0)
    })
}

fn write_row(f: &mut fmt::Formatter<'_>, row: &[String; 8], widths: [usize; 8]) -> fmt::Result {
    let cells = row.iter().zip(widths).enumerate().map(|(column, (cell, width))| {
        let is_number = column == 2 || column == 3;
        if is_number { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
    });
    let line = cells.collect::<Vec<_>>().join("  ");
    writeln!(f, "{}", line.trim_end())
}

fn write_counts(report: &RoundReport, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let stored = &report.stored;
    writeln!(f)?;
    writeln!(
        f,
        "stations {}, of them new {}, with changed limits {}",
        report.stations.len(),
        report.stations_new,
        report.limits_changed
    )?;
    writeln!(
        f,
        "files fetched {}, unchanged {}, failed {}",
        report.fetched, report.not_modified, report.failed
    )?;
    writeln!(
        f,
        "values new {}, corrected {}, too old {}; forecasts new {}, corrected {}",
        stored.samples_new,
        stored.samples_changed,
        stored.samples_too_old,
        stored.forecasts_new,
        stored.forecasts_changed
    )
}
