use hlaska_kernel::Timestamp;
use hlaska_store::{Conn, Result, Row, StoreError};

use crate::append::{hash32, signed, unsigned};
use crate::content::Entry;
use crate::filter::{Conditions, Filter};

const COLUMNS: &str = "seq, at_us, content, hash";

/// Newest first.
pub(crate) fn page(
    conn: &mut Conn,
    filter: &Filter,
    before: Option<u64>,
    limit: u32,
) -> Result<Vec<Entry>> {
    let mut wanted = filter.conditions();
    wanted.add("seq < {}", signed(before.unwrap_or(u64::MAX)));
    select(conn, wanted, "DESC", limit)
}

/// Oldest first, above `after` and not above `up_to`.
pub(crate) fn after(
    conn: &mut Conn,
    filter: &Filter,
    after: u64,
    up_to: u64,
    limit: u32,
) -> Result<Vec<Entry>> {
    let mut wanted = filter.conditions();
    wanted.add("seq > {}", signed(after));
    wanted.add("seq <= {}", signed(up_to));
    select(conn, wanted, "ASC", limit)
}

fn select(conn: &mut Conn, mut wanted: Conditions, order: &str, limit: u32) -> Result<Vec<Entry>> {
    let limit = wanted.arg(i64::from(limit));
    let sql = format!(
        "SELECT {COLUMNS} FROM audit_record WHERE {} ORDER BY seq {order} LIMIT {limit}",
        wanted.sql()
    );
    conn.query(&sql, &wanted.args(), entry)
}

pub(crate) fn get(conn: &mut Conn, seq: u64) -> Result<Option<Entry>> {
    let sql = format!("SELECT {COLUMNS} FROM audit_record WHERE seq = $1");
    conn.query_first(&sql, &[&signed(seq)], entry)
}

pub(crate) fn count(conn: &mut Conn, filter: &Filter) -> Result<u64> {
    let wanted = filter.conditions();
    let sql = format!("SELECT COUNT(*) FROM audit_record WHERE {}", wanted.sql());
    let count = conn.query_first(&sql, &wanted.args(), |row| row.get::<i64>(0))?;
    Ok(count.map_or(0, unsigned))
}

fn entry(row: &Row<'_>) -> Result<Entry> {
    let seq = unsigned(row.get(0)?);
    let content: Option<String> = row.get(2)?;
    let content = content.map(|json| serde_json::from_str(&json)).transpose();
    Ok(Entry {
        seq,
        at: Timestamp::from_microsecond(row.get(1)?)
            .map_err(|_| StoreError::Damaged(format!("audit record {seq} has no time")))?,
        content: content
            .map_err(|why| StoreError::Damaged(format!("audit record {seq}: {why}")))?,
        hash: hash32(row.get(3)?)?,
    })
}
