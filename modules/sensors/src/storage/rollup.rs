//! Hours and days. They are always recomputed from the raw values they consist of, never added
//! to, so repeating or correcting a value cannot spoil them.

use hlaska_kernel::Timestamp;
use hlaska_store::{Arg, Conn, Result};

use super::{SensorStore, time};
use crate::station::{Quantity, StationId};

/// How much time one bucket covers. Days are UTC days, as ČHMÚ's files are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Width {
    Hour,
    Day,
}

/// A summary of the values from `at` to `at` + width.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bucket {
    pub at: Timestamp,
    pub lowest: f64,
    pub highest: f64,
    pub average: f64,
    /// The last value of the bucket.
    pub newest: f64,
    pub samples: i64,
}

macro_rules! recompute_sql {
    ($table:literal) => {
        concat!(
            "WITH bucket AS (
                SELECT series, at_s / $1 * $1 AS start_s, MIN(value) AS lowest,
                       MAX(value) AS highest, AVG(value) AS average,
                       MAX(at_s) AS newest_s, COUNT(*) AS samples
                FROM gauge_sample WHERE series = $2 AND at_s >= $3 AND at_s < $4
                GROUP BY series, at_s / $1 * $1)
             INSERT INTO ",
            $table,
            " (series, at_s, lowest, highest, average, newest, samples)
             SELECT b.series, b.start_s, b.lowest, b.highest, b.average, v.value, b.samples
             FROM bucket b JOIN gauge_sample v ON v.series = b.series AND v.at_s = b.newest_s
             WHERE TRUE
             ON CONFLICT (series, at_s) DO UPDATE SET
                lowest = excluded.lowest, highest = excluded.highest,
                average = excluded.average, newest = excluded.newest,
                samples = excluded.samples"
        )
    };
}

macro_rules! between_sql {
    ($table:literal) => {
        concat!(
            "SELECT b.at_s, b.lowest, b.highest, b.average, b.newest, b.samples FROM ",
            $table,
            " b JOIN gauge_series s ON s.id = b.series
             WHERE s.station = $1 AND s.quantity = $2 AND b.at_s >= $3 AND b.at_s <= $4
             ORDER BY b.at_s"
        )
    };
}

impl Width {
    const fn seconds(self) -> i64 {
        match self {
            Self::Hour => 3600,
            Self::Day => 86_400,
        }
    }
    const fn recompute_sql(self) -> &'static str {
        match self {
            Self::Hour => recompute_sql!("gauge_hour"),
            Self::Day => recompute_sql!("gauge_day"),
        }
    }
    const fn between_sql(self) -> &'static str {
        match self {
            Self::Hour => between_sql!("gauge_hour"),
            Self::Day => between_sql!("gauge_day"),
        }
    }
}

/// Recomputes the hours and days between two touched seconds.
pub(super) fn recompute(conn: &mut Conn, series: i64, first: i64, last: i64) -> Result<()> {
    for width in [Width::Hour, Width::Day] {
        let seconds = width.seconds();
        let from = first.div_euclid(seconds) * seconds;
        let to = (last.div_euclid(seconds) + 1) * seconds;
        conn.execute(width.recompute_sql(), &[&seconds, &series, &from, &to])?;
    }
    Ok(())
}

impl SensorStore {
    /// Summaries of a station in a span of time, both ends included, rising in time.
    pub async fn buckets(
        &self,
        station: StationId,
        quantity: Quantity,
        width: Width,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<Bucket>> {
        let (from, to) = (from.as_second(), to.as_second());
        let read = move |conn: &mut Conn| {
            let args: [&dyn Arg; 4] = [&station.as_str(), &quantity.name(), &from, &to];
            conn.query(width.between_sql(), &args, |row| {
                Ok(Bucket {
                    at: time(row.get(0)?),
                    lowest: row.get(1)?,
                    highest: row.get(2)?,
                    average: row.get(3)?,
                    newest: row.get(4)?,
                    samples: row.get(5)?,
                })
            })
        };
        self.db.read(read).await
    }
}
