//! Stations, samples and forecasts in the database. Times are whole seconds since 1970, UTC.
//!
//! Every write can be repeated: what is already there is left alone and not counted as new.

mod files;
mod forecasts;
mod recent;
mod rollup;
mod samples;
mod schema;
mod stations;

use hlaska_kernel::Timestamp;
use hlaska_store::{Conn, Db, Result};

pub use files::FileState;
pub use rollup::{Bucket, Width};
pub use stations::{MetaStored, ThresholdVersion};

use crate::reading::{Reading, Sample};
use crate::station::{Quantity, StationId};

/// Measured values and forecasts older than this are dropped; hours and days stay.
pub const RAW_RETENTION_DAYS: i64 = 90;

/// Everything the module keeps outside the journal. Cheap to clone.
#[derive(Clone)]
pub struct SensorStore {
    db: Db,
}

/// What one file added. A second reading of the same file adds nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Stored {
    pub samples_new: usize,
    /// Values ČHMÚ corrected after they were first read.
    pub samples_changed: usize,
    /// Values older than [`RAW_RETENTION_DAYS`], not kept.
    pub samples_too_old: usize,
    pub forecasts_new: usize,
    pub forecasts_changed: usize,
}

impl std::ops::AddAssign for Stored {
    fn add_assign(&mut self, other: Self) {
        self.samples_new += other.samples_new;
        self.samples_changed += other.samples_changed;
        self.samples_too_old += other.samples_too_old;
        self.forecasts_new += other.forecasts_new;
        self.forecasts_changed += other.forecasts_changed;
    }
}

impl SensorStore {
    /// Creates or updates the tables.
    pub fn open(db: Db) -> Result<Self> {
        db.migrate(schema::MIGRATION)?;
        Ok(Self { db })
    }

    /// Stores what a file said, together with the mark of the file: either both are kept or
    /// neither is, so a file is never taken as read when its values are not stored.
    pub async fn store_reading(
        &self,
        station: StationId,
        reading: Reading,
        file: Option<(String, FileState)>,
        now: Timestamp,
    ) -> Result<Stored> {
        if reading.is_empty() && file.is_none() {
            return Ok(Stored::default());
        }
        let write = move |conn: &mut Conn| {
            let mut stored = Stored::default();
            for quantity in Quantity::ALL {
                stored += write_quantity(conn, &station, quantity, &reading, now)?;
            }
            if let Some((url, state)) = &file {
                files::save(conn, url, state)?;
            }
            Ok(stored)
        };
        self.db.write(write).await
    }

    /// Drops raw values past their time; answers how many. Repeating it drops nothing more.
    pub async fn prune(&self, now: Timestamp) -> Result<u64> {
        let oldest = oldest_kept(now);
        self.db.write(move |conn| samples::prune(conn, oldest)).await
    }
}

fn write_quantity(
    conn: &mut Conn,
    station: &StationId,
    quantity: Quantity,
    reading: &Reading,
    now: Timestamp,
) -> Result<Stored> {
    let measured = reading.measured(quantity);
    let run = reading.forecast(quantity);
    if measured.is_empty() && run.is_none() {
        return Ok(Stored::default());
    }
    let series = samples::series_id(conn, station, quantity)?;
    let mut stored = samples::write(conn, series, measured, oldest_kept(now))?;
    if let Some(run) = run {
        stored += forecasts::write(conn, series, run)?;
    }
    Ok(stored)
}

/// First second of the time raw values are kept for.
fn oldest_kept(now: Timestamp) -> i64 {
    now.as_second() - RAW_RETENTION_DAYS * 86_400
}

/// A time out of the database; nonsense becomes the beginning of 1970, which every page shows as
/// hopelessly old.
fn time(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn sample(seconds: i64, value: f64) -> Sample {
    Sample { at: time(seconds), value }
}

/// `($1, $2), ($3, $4)`: so many rows of so many values.
fn placeholders(rows: usize, columns: usize) -> String {
    let row = |row: usize| {
        let values: Vec<String> =
            (1..=columns).map(|column| format!("${}", row * columns + column)).collect();
        format!("({})", values.join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}
