//! Measured values.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use hlaska_kernel::Timestamp;
use hlaska_store::{Arg, Conn, Result};

use super::{SensorStore, Stored, placeholders, rollup, sample};
use crate::reading::Sample;
use crate::station::{Quantity, StationId};

/// Rows in one statement: a round trip of PostgreSQL costs more than a row.
const BATCH: usize = 50;

const FIND_SERIES: &str = "SELECT id FROM gauge_series WHERE station = $1 AND quantity = $2";
const ADD_SERIES: &str = "
    INSERT INTO gauge_series (id, station, quantity)
    SELECT COALESCE(MAX(id), 0) + 1, CAST($1 AS TEXT), CAST($2 AS TEXT) FROM gauge_series
    RETURNING id";
const KNOWN: &str = "
    SELECT at_s, value FROM gauge_sample
    WHERE series = $1 AND at_s >= $2 AND at_s <= $3";
const BETWEEN: &str = "
    SELECT v.at_s, v.value FROM gauge_sample v JOIN gauge_series s ON s.id = v.series
    WHERE s.station = $1 AND s.quantity = $2 AND v.at_s >= $3 AND v.at_s <= $4
    ORDER BY v.at_s";
const NEWEST: &str = "
    SELECT v.at_s, v.value FROM gauge_sample v JOIN gauge_series s ON s.id = v.series
    WHERE s.station = $1 AND s.quantity = $2
    ORDER BY v.at_s DESC LIMIT 1";
const ALL_SERIES: &str = "SELECT id, station, quantity FROM gauge_series ORDER BY id";
const SINCE: &str =
    "SELECT at_s, value FROM gauge_sample WHERE series = $1 AND at_s >= $2 ORDER BY at_s";
const PRUNE_SAMPLES: &str = "DELETE FROM gauge_sample WHERE series = $1 AND at_s < $2";
const PRUNE_FORECASTS: &str = "DELETE FROM gauge_forecast WHERE series = $1 AND issued_s < $2";

static UPSERT_ONE: LazyLock<String> = LazyLock::new(|| upsert(1));
static UPSERT_BATCH: LazyLock<String> = LazyLock::new(|| upsert(BATCH));

fn upsert(rows: usize) -> String {
    format!(
        "INSERT INTO gauge_sample (series, at_s, value) VALUES {}
         ON CONFLICT (series, at_s) DO UPDATE SET value = excluded.value",
        placeholders(rows, 3)
    )
}

/// Values of one quantity of one station, rising in time.
pub type Loaded = (StationId, Quantity, Vec<Sample>);

impl SensorStore {
    /// Values of a station in a span of time, both ends included, rising in time.
    pub async fn samples(
        &self,
        station: StationId,
        quantity: Quantity,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<Sample>> {
        let (from, to) = (from.as_second(), to.as_second());
        let read = move |conn: &mut Conn| {
            let args: [&dyn Arg; 4] = [&station.as_str(), &quantity.name(), &from, &to];
            conn.query(BETWEEN, &args, |row| Ok(sample(row.get(0)?, row.get(1)?)))
        };
        self.db.read(read).await
    }

    /// The newest value of a station.
    pub async fn newest(&self, station: StationId, quantity: Quantity) -> Result<Option<Sample>> {
        let read = move |conn: &mut Conn| {
            let args: [&dyn Arg; 2] = [&station.as_str(), &quantity.name()];
            conn.query_first(NEWEST, &args, |row| Ok(sample(row.get(0)?, row.get(1)?)))
        };
        self.db.read(read).await
    }

    /// All values of all stations from a moment on; fills the memory at start.
    pub async fn load_since(&self, from: Timestamp) -> Result<Vec<Loaded>> {
        let from = from.as_second();
        self.db.read(move |conn| load_since(conn, from)).await
    }
}

pub(super) fn load_since(conn: &mut Conn, from: i64) -> Result<Vec<Loaded>> {
    let mut loaded = Vec::new();
    for (id, station, quantity) in all_series(conn)? {
        let samples =
            conn.query(SINCE, &[&id, &from], |row| Ok(sample(row.get(0)?, row.get(1)?)))?;
        if let (Ok(station), Some(quantity)) =
            (StationId::parse(&station), Quantity::from_name(&quantity))
        {
            loaded.push((station, quantity, samples));
        }
    }
    Ok(loaded)
}

fn all_series(conn: &mut Conn) -> Result<Vec<(i64, String, String)>> {
    conn.query(ALL_SERIES, &[], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// The number of a series, given out when it is first needed.
pub(super) fn series_id(conn: &mut Conn, station: &StationId, quantity: Quantity) -> Result<i64> {
    let args: [&dyn Arg; 2] = [&station.as_str(), &quantity.name()];
    if let Some(id) = conn.query_first(FIND_SERIES, &args, |row| row.get(0))? {
        return Ok(id);
    }
    let added = conn.query_first(ADD_SERIES, &args, |row| row.get(0))?;
    added.ok_or_else(|| hlaska_store::StoreError::Damaged("gauge_series gave no id".into()))
}

/// Writes what is new or changed and recomputes the hours and days it falls into.
pub(super) fn write(
    conn: &mut Conn,
    series: i64,
    measured: &[Sample],
    oldest_kept: i64,
) -> Result<Stored> {
    let recent = measured.partition_point(|sample| sample.at.as_second() < oldest_kept);
    let mut stored = Stored { samples_too_old: recent, ..Stored::default() };
    let measured = one_a_second(&measured[recent..]);
    let known = known(conn, series, &measured)?;
    let mut fresh = Vec::new();
    for (at, value) in measured {
        match known.get(&at) {
            Some(bits) if *bits == value.to_bits() => continue,
            Some(_) => stored.samples_changed += 1,
            None => stored.samples_new += 1,
        }
        fresh.push((at, value));
    }
    insert(conn, series, &fresh)?;
    if let (Some((first, _)), Some((last, _))) = (fresh.first(), fresh.last()) {
        rollup::recompute(conn, series, *first, *last)?;
    }
    Ok(stored)
}

/// Whole seconds; of values within one second the last stands.
fn one_a_second(samples: &[Sample]) -> BTreeMap<i64, f64> {
    samples.iter().map(|sample| (sample.at.as_second(), sample.value)).collect()
}

/// What is stored over the span of the measured values, as bits: equal means exactly equal.
fn known(
    conn: &mut Conn,
    series: i64,
    measured: &BTreeMap<i64, f64>,
) -> Result<BTreeMap<i64, u64>> {
    let (Some((first, _)), Some((last, _))) =
        (measured.first_key_value(), measured.last_key_value())
    else {
        return Ok(BTreeMap::new());
    };
    let rows = conn.query(KNOWN, &[&series, first, last], |row| {
        Ok((row.get::<i64>(0)?, row.get::<f64>(1)?.to_bits()))
    })?;
    Ok(rows.into_iter().collect())
}

fn insert(conn: &mut Conn, series: i64, rows: &[(i64, f64)]) -> Result<()> {
    for chunk in rows.chunks(BATCH) {
        if chunk.len() == BATCH {
            conn.execute(&UPSERT_BATCH, &arguments(&series, chunk))?;
        } else {
            for row in chunk {
                conn.execute(&UPSERT_ONE, &arguments(&series, std::slice::from_ref(row)))?;
            }
        }
    }
    Ok(())
}

fn arguments<'a>(series: &'a i64, rows: &'a [(i64, f64)]) -> Vec<&'a dyn Arg> {
    rows.iter().flat_map(|(at, value)| [series as &dyn Arg, at, value]).collect()
}

pub(super) fn prune(conn: &mut Conn, oldest_kept: i64) -> Result<u64> {
    let mut dropped = 0;
    for (id, ..) in all_series(conn)? {
        dropped += conn.execute(PRUNE_SAMPLES, &[&id, &oldest_kept])?;
        dropped += conn.execute(PRUNE_FORECASTS, &[&id, &oldest_kept])?;
    }
    Ok(dropped)
}
