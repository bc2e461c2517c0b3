//! Forecasts by the time of their issue. A later run never replaces an earlier one.

use hlaska_store::{Arg, Conn, Result};

use super::{SensorStore, Stored, sample, time};
use crate::reading::{ForecastRun, Sample};
use crate::station::{Quantity, StationId};

const KNOWN: &str = "
    SELECT at_s, value FROM gauge_forecast WHERE series = $1 AND issued_s = $2 ORDER BY at_s";
const FORGET: &str = "DELETE FROM gauge_forecast WHERE series = $1 AND issued_s = $2";
const INSERT: &str = "
    INSERT INTO gauge_forecast (series, issued_s, at_s, value) VALUES ($1, $2, $3, $4)
    ON CONFLICT (series, issued_s, at_s) DO UPDATE SET value = excluded.value";
const NEWEST_RUNS: &str = "
    SELECT DISTINCT f.issued_s FROM gauge_forecast f JOIN gauge_series s ON s.id = f.series
    WHERE s.station = $1 AND s.quantity = $2 ORDER BY f.issued_s DESC LIMIT $3";
const POINTS: &str = "
    SELECT f.issued_s, f.at_s, f.value
    FROM gauge_forecast f JOIN gauge_series s ON s.id = f.series
    WHERE s.station = $1 AND s.quantity = $2 AND f.issued_s >= $3
    ORDER BY f.issued_s, f.at_s";

/// Writes a run unless exactly this run is there.
pub(super) fn write(conn: &mut Conn, series: i64, run: &ForecastRun) -> Result<Stored> {
    let issued = run.issued_at.as_second();
    let known = conn.query(KNOWN, &[&series, &issued], |row| {
        Ok((row.get::<i64>(0)?, row.get::<f64>(1)?.to_bits()))
    })?;
    let same = known.iter().copied().eq(run.points.iter().map(bits));
    if same {
        return Ok(Stored::default());
    }
    conn.execute(FORGET, &[&series, &issued])?;
    for point in &run.points {
        conn.execute(INSERT, &[&series, &issued, &point.at.as_second(), &point.value])?;
    }
    let changed = usize::from(!known.is_empty());
    Ok(Stored { forecasts_new: 1 - changed, forecasts_changed: changed, ..Stored::default() })
}

fn bits(point: &Sample) -> (i64, u64) {
    (point.at.as_second(), point.value.to_bits())
}

impl SensorStore {
    /// The newest runs of a station, from the oldest of them to the newest.
    pub async fn forecasts(
        &self,
        station: StationId,
        quantity: Quantity,
        count: usize,
    ) -> Result<Vec<ForecastRun>> {
        let limit = i64::try_from(count).unwrap_or(i64::MAX);
        self.db.read(move |conn| newest_runs(conn, &station, quantity, limit)).await
    }
}

pub(super) fn newest_runs(
    conn: &mut Conn,
    station: &StationId,
    quantity: Quantity,
    limit: i64,
) -> Result<Vec<ForecastRun>> {
    let (station, quantity) = (station.as_str(), quantity.name());
    let args: [&dyn Arg; 3] = [&station, &quantity, &limit];
    let issued: Vec<i64> = conn.query(NEWEST_RUNS, &args, |row| row.get(0))?;
    let Some(oldest) = issued.last() else { return Ok(Vec::new()) };
    let points = conn.query(POINTS, &[&station, &quantity, oldest], |row| {
        Ok((row.get::<i64>(0)?, sample(row.get(1)?, row.get(2)?)))
    })?;
    Ok(points.chunk_by(|a, b| a.0 == b.0).map(run).collect())
}

/// One run out of its rows, which share the time of issue.
fn run(rows: &[(i64, Sample)]) -> ForecastRun {
    let issued_at = rows.first().map_or_else(|| time(0), |(issued, _)| time(*issued));
    ForecastRun { issued_at, points: rows.iter().map(|(_, point)| *point).collect() }
}
