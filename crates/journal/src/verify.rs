//! Walks the whole chain and names the first entry that is not what it was.

use std::collections::HashSet;

use hlaska_store::{Conn, Engine, Result, StoreError};

use crate::chain::{self, GENESIS};
use crate::entry::Entry;
use crate::read::{self, Head, unsigned};

/// The outcome of a walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Entries found in order before the walk ended.
    pub entries: u64,
    /// Payloads erased by law; their digests are in the chain.
    pub erased: u64,
    /// Hash of the last sound entry, to compare with one kept elsewhere.
    pub hash: [u8; 32],
    pub finding: Option<Finding>,
}

/// The first thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    #[error("entry {expected} is missing; the next one is {found}")]
    Gap { expected: u64, found: u64 },
    #[error("entry {seq}: its content is not what was written")]
    Payload { seq: u64 },
    #[error("entry {seq}: its content is missing and no erasure of it is recorded")]
    Missing { seq: u64 },
    #[error("entry {seq}: its envelope or an entry before it was changed")]
    Chain { seq: u64 },
    #[error("the journal ends at entry {found}, its head says {head}")]
    Head { head: u64, found: u64 },
    #[error("after entry {after} the journal cannot be read: {reason}")]
    Unreadable { after: u64, reason: String },
    #[error("{count} entries stand outside the chain")]
    Outside { count: u64 },
    #[error("the position kept for {stream} is not that of its last entry")]
    Stream { stream: String },
    #[error("the claim {claim} speaks of entry {seq}, which does not exist")]
    Claim { claim: String, seq: u64 },
    #[error("the database file is damaged: {0}")]
    File(String),
}

const CHUNK: u32 = 2_000;

/// Walks the chain from the first entry, then what is kept about it, then the file itself.
pub fn verify(conn: &mut Conn) -> Verdict {
    let mut walk = Verdict { entries: 0, erased: 0, hash: GENESIS, finding: None };
    let erased = erased_entries(conn).unwrap_or_default();
    while walk.finding.is_none() {
        match read_on(conn, walk.entries) {
            Ok(entries) if entries.is_empty() => break,
            Ok(entries) => step_all(&mut walk, &entries, &erased),
            Err(error) => walk.finding = Some(unreadable(walk.entries, &error)),
        }
    }
    if walk.finding.is_none() {
        walk.finding = check_rest(conn, &walk).unwrap_or_else(|error| Some(damaged(&error)));
    }
    walk
}

/// The next entries; fewer and fewer before a place that cannot be read, so that it can be named.
fn read_on(conn: &mut Conn, seq: u64) -> Result<Vec<Entry>> {
    let mut limit = CHUNK;
    loop {
        match read::after(conn, seq, limit) {
            Err(_) if limit > 1 => limit /= 2,
            outcome => return outcome,
        }
    }
}

fn unreadable(after: u64, error: &StoreError) -> Finding {
    Finding::Unreadable { after, reason: error.to_string() }
}

fn damaged(error: &StoreError) -> Finding {
    Finding::File(error.to_string())
}

fn erased_entries(conn: &mut Conn) -> Result<HashSet<u64>> {
    let seqs = conn.query("SELECT seq FROM journal_erasure", &[], |row| row.get(0))?;
    Ok(seqs.into_iter().map(unsigned).collect())
}

fn step_all(walk: &mut Verdict, entries: &[Entry], erased: &HashSet<u64>) {
    for entry in entries {
        if let Some(finding) = check(walk, entry, erased) {
            walk.finding = Some(finding);
            return;
        }
        walk.entries = entry.meta.seq;
        walk.erased += u64::from(entry.payload.is_none());
        walk.hash = entry.hash;
    }
}

fn check(walk: &Verdict, entry: &Entry, erased: &HashSet<u64>) -> Option<Finding> {
    let (seq, expected) = (entry.meta.seq, walk.entries + 1);
    if seq != expected {
        return Some(Finding::Gap { expected, found: seq });
    }
    match &entry.payload {
        Some(text) if chain::digest(text.as_bytes()) != entry.digest => {
            return Some(Finding::Payload { seq });
        }
        None if !erased.contains(&seq) => return Some(Finding::Missing { seq }),
        _ => {}
    }
    let linked = chain::link(&walk.hash, &entry.meta, &entry.digest);
    (linked != entry.hash).then_some(Finding::Chain { seq })
}

type Check = fn(&mut Conn, &Verdict) -> Result<Option<Finding>>;

fn check_rest(conn: &mut Conn, walk: &Verdict) -> Result<Option<Finding>> {
    let checks: [Check; 5] =
        [check_head, check_count, check_streams, check_claims, |conn, _| check_file(conn)];
    for check in checks {
        if let Some(finding) = check(conn, walk)? {
            return Ok(Some(finding));
        }
    }
    Ok(None)
}

fn check_head(conn: &mut Conn, walk: &Verdict) -> Result<Option<Finding>> {
    let Head { seq, hash } = read::head(conn)?;
    let sound = seq == walk.entries && hash == walk.hash;
    Ok((!sound).then_some(Finding::Head { head: seq, found: walk.entries }))
}

/// The walk starts after zero and cannot meet what somebody slipped in below.
fn check_count(conn: &mut Conn, walk: &Verdict) -> Result<Option<Finding>> {
    let all = sum(conn, "SELECT COUNT(*) FROM journal_entry")?;
    let count = all.saturating_sub(walk.entries);
    Ok((count > 0).then_some(Finding::Outside { count }))
}

fn sum(conn: &mut Conn, sql: &str) -> Result<u64> {
    Ok(conn.query_first(sql, &[], |row| row.get::<i64>(0))?.map_or(0, unsigned))
}

/// Each stream's row must point at an entry of the stream with the version it says. Versions run
/// from one without gaps, so if all last versions add up to the number of entries, each of them
/// is really the last.
fn check_streams(conn: &mut Conn, walk: &Verdict) -> Result<Option<Finding>> {
    let astray = conn.query_first(
        "SELECT stream FROM journal_stream s WHERE NOT EXISTS (SELECT 1 FROM journal_entry e
         WHERE e.seq = s.last_seq AND e.stream = s.stream AND e.version = s.version) LIMIT 1",
        &[],
        |row| row.get(0),
    )?;
    if let Some(stream) = astray {
        return Ok(Some(Finding::Stream { stream }));
    }
    let versions =
        sum(conn, "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM journal_stream")?;
    if versions == walk.entries {
        return Ok(None);
    }
    let behind = conn.query_first(
        "SELECT e.stream FROM journal_entry e LEFT JOIN journal_stream s ON s.stream = e.stream
         WHERE s.stream IS NULL OR e.version > s.version ORDER BY e.seq LIMIT 1",
        &[],
        |row| row.get(0),
    )?;
    Ok(Some(Finding::Stream { stream: behind.unwrap_or_default() }))
}

fn check_claims(conn: &mut Conn, walk: &Verdict) -> Result<Option<Finding>> {
    conn.query_first(
        "SELECT claim, seq FROM journal_claim WHERE seq < 0 OR seq > $1 ORDER BY claim LIMIT 1",
        &[&read::signed(walk.entries)],
        |row| Ok(Finding::Claim { claim: row.get(0)?, seq: unsigned(row.get(1)?) }),
    )
}

/// `SQLite` can examine its own pages; `PostgreSQL` guards its pages with checksums of its own.
fn check_file(conn: &mut Conn) -> Result<Option<Finding>> {
    if conn.engine() != Engine::Sqlite {
        return Ok(None);
    }
    let lines: Vec<String> = conn.query("PRAGMA integrity_check(1)", &[], |row| row.get(0))?;
    let sound = lines.iter().all(|line| line == "ok");
    Ok((!sound).then(|| Finding::File(lines.join("; "))))
}
