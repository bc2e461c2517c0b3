use hlaska_kernel::Timestamp;
use hlaska_store::{Conn, Result, Row, StoreError};

use crate::chain::GENESIS;
use crate::entry::{Author, Entry, Meta};

/// The end of the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    pub seq: u64,
    pub hash: [u8; 32],
}

/// Where the journal ends now.
pub fn head(conn: &mut Conn) -> Result<Head> {
    let row =
        conn.query_first("SELECT seq, hash FROM journal_head WHERE id = 1", &[], read_head)?;
    Ok(row.unwrap_or(Head { seq: 0, hash: GENESIS }))
}

/// The same, keeping every other writer out until the transaction ends.
pub(crate) fn lock_head(conn: &mut Conn) -> Result<Head> {
    const LOCK: &str = "UPDATE journal_head SET seq = seq WHERE id = 1 RETURNING seq, hash";
    if let Some(head) = conn.query_first(LOCK, &[], read_head)? {
        return Ok(head);
    }
    conn.execute(
        "INSERT INTO journal_head (id, seq, hash) VALUES (1, 0, $1) ON CONFLICT (id) DO NOTHING",
        &[&GENESIS.as_slice()],
    )?;
    conn.query_first(LOCK, &[], read_head)?
        .ok_or_else(|| StoreError::Damaged("the journal has no head".to_owned()))
}

fn read_head(row: &Row<'_>) -> Result<Head> {
    Ok(Head { seq: unsigned(row.get(0)?), hash: hash32(row.get(1)?)? })
}

/// The entry under which the key was claimed.
pub(crate) fn claimed(conn: &mut Conn, claim: &str) -> Result<Option<u64>> {
    conn.query_first("SELECT seq FROM journal_claim WHERE claim = $1", &[&claim], |row| {
        Ok(unsigned(row.get(0)?))
    })
}

/// The entry's columns in the order [`entry`] reads them.
const COLUMNS: &str = "seq, stream, version, kind, actor, on_behalf, origin, occurred_at, \
                       recorded_at, exercise, payload, digest, hash";

/// Up to `limit` entries after `seq`, in order.
pub fn after(conn: &mut Conn, seq: u64, limit: u32) -> Result<Vec<Entry>> {
    let sql = format!("SELECT {COLUMNS} FROM journal_entry WHERE seq > $1 ORDER BY seq LIMIT $2");
    conn.query(&sql, &[&signed(seq), &i64::from(limit)], entry)
}

fn entry(row: &Row<'_>) -> Result<Entry> {
    let meta = Meta {
        seq: unsigned(row.get(0)?),
        stream: row.get(1)?,
        version: unsigned(row.get(2)?),
        kind: row.get(3)?,
        author: Author::from(row.get::<String>(4)?.as_str()),
        on_behalf: row.get(5)?,
        origin: row.get(6)?,
        occurred_at: time(row.get(7)?)?,
        recorded_at: time(row.get(8)?)?,
        exercise: row.get(9)?,
    };
    Ok(Entry {
        meta,
        payload: row.get(10)?,
        digest: hash32(row.get(11)?)?,
        hash: hash32(row.get(12)?)?,
    })
}

fn time(microseconds: i64) -> Result<Timestamp> {
    Timestamp::from_microsecond(microseconds)
        .map_err(|_| StoreError::Damaged(format!("{microseconds} is no time")))
}

pub(crate) fn hash32(bytes: Vec<u8>) -> Result<[u8; 32]> {
    bytes.try_into().map_err(|_| StoreError::Damaged("a hash is not 32 bytes long".to_owned()))
}

pub(crate) fn signed(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

pub(crate) fn unsigned(value: i64) -> u64 {
    u64::try_from(value).unwrap_or(0)
}
