use hlaska_kernel::{Timestamp, time};
use hlaska_store::{Conn, Engine, Result};
use jiff::ToSpan;

use crate::append::{append, lock_head};
use crate::code;
use crate::content::Content;
use crate::record::Record;

/// How long the content of records is kept: so many months, and a month more so that nothing goes
/// while somebody still asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Retention {
    months: u32,
}

/// The law asks for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "records have to be kept for at least 18 months; {given} is less. Set keep_months higher, or \
     leave it out."
)]
pub struct TooShort {
    pub given: u32,
}

impl Retention {
    /// § 22 of decree 409/2025 Coll.
    pub const LEAST_MONTHS: u32 = 18;
    /// Longer than anybody's archive.
    const MOST_MONTHS: u32 = 1_200;
    const GRACE_DAYS: i64 = 31;

    pub fn months(months: u32) -> std::result::Result<Self, TooShort> {
        let kept = Self { months: months.min(Self::MOST_MONTHS) };
        if months < Self::LEAST_MONTHS { Err(TooShort { given: months }) } else { Ok(kept) }
    }

    /// What is older than this may go.
    pub(crate) fn horizon(self, now: Timestamp) -> Timestamp {
        let span = i64::from(self.months).months().days(Self::GRACE_DAYS);
        time::prague(now).checked_sub(span).map_or(Timestamp::MIN, |then| then.timestamp())
    }
}

impl Default for Retention {
    fn default() -> Self {
        Self { months: Self::LEAST_MONTHS }
    }
}

/// A target that has not asked for records for so long holds nothing back any more.
const FORGOTTEN_SECONDS: i64 = 31 * 24 * 3_600;

/// Drops the content of what is old enough, in one transaction with the record that says so.
pub(crate) fn prune(
    conn: &mut Conn,
    retention: Retention,
    now: Timestamp,
    told: impl Fn(Record) -> Content,
) -> Result<u64> {
    lock_head(conn)?;
    let Some(up_to) = last_to_go(conn, retention.horizon(now), now)? else { return Ok(0) };
    if conn.engine() == Engine::Sqlite {
        conn.batch("PRAGMA secure_delete = ON")?;
    }
    let dropped = conn.execute(
        "UPDATE audit_record SET class = NULL, code = NULL, outcome = NULL, account = NULL,
         organisation = NULL, address = NULL, device = NULL, object_kind = NULL, object_id = NULL,
         words = NULL, content = NULL WHERE seq <= $1 AND content IS NOT NULL",
        &[&up_to],
    )?;
    if conn.engine() == Engine::Sqlite {
        conn.batch("PRAGMA secure_delete = FAST")?;
    }
    let months = retention.months;
    let record = Record::new(code::AUDIT_PRUNED)
        .object(PRUNED, up_to)
        .detail(format!("{dropped} records, kept for {months} months and 31 days"));
    append(conn, &[told(record)])?;
    Ok(dropped)
}

/// Kind of the object that a record of pruning is about; its identifier is the last place pruned.
pub(crate) const PRUNED: &str = "audit_up_to";

/// A beginning of the audit, all of it old, all of it forwarded. The clock may have jumped, so a
/// young record keeps everything after it.
fn last_to_go(conn: &mut Conn, horizon: Timestamp, now: Timestamp) -> Result<Option<i64>> {
    let us = horizon.as_microsecond();
    let seen = now.as_second() - FORGOTTEN_SECONDS;
    let old = number(conn, "SELECT MAX(seq) FROM audit_record WHERE at_us < $1", us)?;
    let young = number(conn, "SELECT MIN(seq) - 1 FROM audit_record WHERE at_us >= $1", us)?;
    let forwarded = number(conn, "SELECT MIN(seq) FROM audit_cursor WHERE seen_s >= $1", seen)?;
    let Some(old) = old else { return Ok(None) };
    let up_to = old.min(young.unwrap_or(old)).min(forwarded.unwrap_or(old));
    let full = "SELECT MAX(seq) FROM audit_record WHERE seq <= $1 AND content IS NOT NULL";
    number(conn, full, up_to)
}

fn number(conn: &mut Conn, sql: &str, arg: i64) -> Result<Option<i64>> {
    Ok(conn.query_first(sql, &[&arg], |row| row.get::<Option<i64>>(0))?.flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_never_kept_shorter_than_the_law_asks() {
        assert_eq!(Retention::months(17), Err(TooShort { given: 17 }));
        assert!(Retention::months(36).unwrap() > Retention::default());
        assert!(TooShort { given: 6 }.to_string().contains("18 months"));
    }

    #[test]
    fn eighteen_months_and_a_month_of_grace() {
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        let horizon = Retention::default().horizon(now);
        assert_eq!(horizon, "2025-04-21T11:00:00Z".parse().unwrap());
    }
}
