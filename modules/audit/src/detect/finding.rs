//! What the rules found, and whether somebody dealt with it.

use hlaska_audit::{Audit, Outcome, Record, code};
use hlaska_kernel::{Env, Timestamp};
use hlaska_store::{Conn, Db, Result, Row};

use super::{Hit, Rule};

/// One finding as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Finding {
    pub id: String,
    pub rule: String,
    pub subject: String,
    pub raised_at: Timestamp,
    pub first: u64,
    pub last: u64,
    pub hits: u64,
    /// When, by whom, what they say.
    pub closed: Option<(Timestamp, String, String)>,
}

impl Finding {
    pub(crate) fn rule(&self) -> Option<&'static Rule> {
        Rule::named(&self.rule)
    }
}

/// Keeps a finding and records it; false when the same was raised within its window already.
pub(crate) async fn raise(audit: &Audit, env: &Env, hit: &Hit) -> Result<bool> {
    let (hit, id, now) = (hit.clone(), env.uuid().to_string(), env.now().as_microsecond());
    let detail = format!("{}–{} × {} {}", hit.first, hit.last, hit.hits, hit.subject);
    let record = Record::new(code::DETECTION_RAISED).object("finding", &id);
    let record = record.outcome(Outcome::Ok).reason(hit.rule).detail(detail);
    audit.write_if(vec![record], move |conn| keep(conn, &hit, &id, now)).await
}

fn keep(conn: &mut Conn, hit: &Hit, id: &str, now: i64) -> Result<bool> {
    let sql = "SELECT id FROM audit_finding \
               WHERE rule = $1 AND subject = $2 AND (raised_us > $3 OR closed_us IS NULL) LIMIT 1";
    let rule = hit.rule.to_owned();
    let since = now.saturating_sub(hit.window_us);
    let same = conn.query_first(sql, &[&rule, &hit.subject, &since], |row| row.get::<String>(0))?;
    if same.is_some() {
        return Ok(false);
    }
    let sql = "INSERT INTO audit_finding (id, rule, subject, raised_us, first, last, hits) \
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let (first, last, hits) = (signed(hit.first), signed(hit.last), signed(hit.hits));
    conn.execute(sql, &[&id, &rule, &hit.subject, &now, &first, &last, &hits]).map(|_| true)
}

/// Closes it with what was found out; false when it is closed already or never was.
pub(crate) async fn close(
    audit: &Audit,
    record: Record,
    id: &str,
    who: String,
    note: String,
    now: Timestamp,
) -> Result<bool> {
    let (id, now) = (id.to_owned(), now.as_microsecond());
    let record = record.object("finding", &id).detail(&note);
    let close = move |conn: &mut Conn| {
        let sql = "UPDATE audit_finding SET closed_us = $1, closed_by = $2, note = $3 \
                   WHERE id = $4 AND closed_us IS NULL";
        Ok(conn.execute(sql, &[&now, &who, &note, &id])? == 1)
    };
    audit.write_if(vec![record], close).await
}

const COLUMNS: &str = "id, rule, subject, raised_us, first, last, hits, closed_us, closed_by, note";

/// Those that nobody dealt with, newest first.
pub(crate) async fn open(db: &Db) -> Result<Vec<Finding>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM audit_finding WHERE closed_us IS NULL ORDER BY raised_us DESC, id LIMIT 200"
    );
    db.read(move |conn| conn.query(&sql, &[], read)).await
}

/// The last ones that were dealt with.
pub(crate) async fn closed(db: &Db) -> Result<Vec<Finding>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM audit_finding WHERE closed_us IS NOT NULL ORDER BY closed_us DESC, id LIMIT 50"
    );
    db.read(move |conn| conn.query(&sql, &[], read)).await
}

fn read(row: &Row<'_>) -> Result<Finding> {
    let closed: Option<i64> = row.get(7)?;
    let (by, note): (Option<String>, Option<String>) = (row.get(8)?, row.get(9)?);
    Ok(Finding {
        id: row.get(0)?,
        rule: row.get(1)?,
        subject: row.get(2)?,
        raised_at: time(row.get(3)?),
        first: unsigned(row.get(4)?),
        last: unsigned(row.get(5)?),
        hits: unsigned(row.get(6)?),
        closed: closed.map(|at| (time(at), by.unwrap_or_default(), note.unwrap_or_default())),
    })
}

fn time(microseconds: i64) -> Timestamp {
    Timestamp::from_microsecond(microseconds).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn signed(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

fn unsigned(value: i64) -> u64 {
    u64::try_from(value).unwrap_or(0)
}
