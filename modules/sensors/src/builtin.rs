//! What is known of the region's gauges before the first round: which ORP each belongs to, and its
//! limits of early 2026 as the demonstration's stand-in serves them.

use std::collections::HashMap;
use std::sync::LazyLock;

use hlaska_kernel::Cisorp;

use crate::station::{Position, Quantity, Station, StationId, Thresholds};

static GAUGES: LazyLock<Vec<(Cisorp, Station)>> = LazyLock::new(|| {
    let rows = include_str!("../data/gauges.csv").lines().filter(|line| !line.starts_with('#'));
    rows.skip(1).filter_map(gauge).collect()
});

static ORPS: LazyLock<HashMap<&'static str, Cisorp>> =
    LazyLock::new(|| GAUGES.iter().map(|(orp, gauge)| (gauge.id.as_str(), *orp)).collect());

/// The region's gauges by identifier.
pub fn builtin_stations() -> Vec<Station> {
    GAUGES.iter().map(|(_, station)| station.clone()).collect()
}

/// The ORP in which a gauge of the built-in list lies.
pub fn orp_of(station: &StationId) -> Option<Cisorp> {
    ORPS.get(station.as_str()).copied()
}

/// Our own file holds no quotes and no commas inside of a cell.
fn gauge(line: &str) -> Option<(Cisorp, Station)> {
    let cells: Vec<&str> = line.split(',').collect();
    let number = |at: usize| cells.get(at).and_then(|cell| cell.parse::<f64>().ok());
    let text = |at: usize| cells.get(at).map(|cell| (*cell).to_owned()).unwrap_or_default();
    let station = Station {
        id: StationId::parse(cells.first()?).ok()?,
        database_number: text(1),
        name: text(17),
        stream: text(18),
        position: Some(Position { lat: number(3)?, lon: number(4)? }),
        decisive: match cells.get(5).copied() {
            Some("H") => Some(Quantity::Stage),
            Some("Q") => Some(Quantity::Discharge),
            _ => None,
        },
        thresholds: Thresholds {
            drought_stage_cm: number(6),
            spa_stage_cm: [number(7), number(8), number(9), number(10)],
            drought_discharge_m3s: number(11),
            spa_discharge_m3s: [number(12), number(13), number(14), number(15)],
        },
        has_forecast: None,
        catchment_km2: number(16),
    };
    Some((Cisorp(cells.get(2)?.parse().ok()?), station))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_gauge_of_the_list_is_read() {
        let gauges = builtin_stations();
        assert_eq!(gauges.len(), 62);
        assert_eq!(
            gauges.iter().filter(|gauge| gauge.thresholds.spa_stage_cm[0].is_some()).count(),
            40
        );
        let roudne = gauges.iter().find(|gauge| gauge.database_number == "115000").unwrap();
        assert_eq!((roudne.name.as_str(), roudne.stream.as_str()), ("Roudné", "Malše"));
        assert_eq!(orp_of(&roudne.id), Some(Cisorp(3102)));
    }
}
