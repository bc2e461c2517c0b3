//! What pages keep in memory, read at once.

use hlaska_kernel::Timestamp;
use hlaska_store::{Conn, Result};

use super::{SensorStore, forecasts, samples, stations};
use crate::gauges::Loaded;
use crate::station::Quantity;

/// Quantities that are forecast.
const FORECAST: [Quantity; 2] = [Quantity::Stage, Quantity::Discharge];

impl SensorStore {
    /// Stations, their values since `from` and their newest forecast runs.
    pub(crate) async fn load(&self, from: Timestamp, runs: usize) -> Result<Loaded> {
        self.db.read(move |conn| load(conn, from, runs)).await
    }

    /// The same outside of the async world.
    pub(crate) fn load_blocking(&self, from: Timestamp, runs: usize) -> Result<Loaded> {
        self.db.read_blocking(move |conn| load(conn, from, runs))
    }
}

fn load(conn: &mut Conn, from: Timestamp, runs: usize) -> Result<Loaded> {
    let stations = stations::all(conn)?;
    let samples = samples::load_since(conn, from.as_second())?;
    let limit = i64::try_from(runs).unwrap_or(i64::MAX);
    let mut foreseen = Vec::new();
    for station in stations.iter().filter(|station| station.has_forecast != Some(false)) {
        for quantity in FORECAST {
            let runs = forecasts::newest_runs(conn, &station.id, quantity, limit)?;
            foreseen.extend(runs.into_iter().map(|run| (station.id.clone(), quantity, run)));
        }
    }
    Ok(Loaded { stations, samples, forecasts: foreseen })
}
