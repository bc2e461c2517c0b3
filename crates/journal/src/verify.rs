//! Walks the whole chain and names the first entry that is not what it was.

use hlaska_store::{Conn, Engine, Result};

use crate::chain::{self, GENESIS};
use crate::entry::Entry;
use crate::read::{self, Head};

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
    #[error("entry {seq}: its envelope or an entry before it was changed")]
    Chain { seq: u64 },
    #[error("the journal ends at entry {found}, its head says {head}")]
    Head { head: u64, found: u64 },
    #[error("after entry {after} the journal cannot be read: {reason}")]
    Unreadable { after: u64, reason: String },
    #[error("the database file is damaged: {0}")]
    File(String),
}

const CHUNK: u32 = 2_000;

/// Walks the chain from the first entry, then the file itself.
pub fn verify(conn: &mut Conn) -> Verdict {
    let mut walk = Verdict { entries: 0, erased: 0, hash: GENESIS, finding: None };
    while walk.finding.is_none() {
        match read::after(conn, walk.entries, CHUNK) {
            Ok(entries) if entries.is_empty() => break,
            Ok(entries) => step_all(&mut walk, &entries),
            Err(error) => {
                walk.finding =
                    Some(Finding::Unreadable { after: walk.entries, reason: error.to_string() });
            }
        }
    }
    if walk.finding.is_none() {
        walk.finding = check_head(conn, &walk).or_else(|| check_file(conn));
    }
    walk
}

fn step_all(walk: &mut Verdict, entries: &[Entry]) {
    for entry in entries {
        if let Some(finding) = check(walk, entry) {
            walk.finding = Some(finding);
            return;
        }
        walk.entries = entry.meta.seq;
        walk.erased += u64::from(entry.payload.is_none());
        walk.hash = entry.hash;
    }
}

fn check(walk: &Verdict, entry: &Entry) -> Option<Finding> {
    let (seq, expected) = (entry.meta.seq, walk.entries + 1);
    if seq != expected {
        return Some(Finding::Gap { expected, found: seq });
    }
    if entry.payload.as_ref().is_some_and(|text| chain::digest(text.as_bytes()) != entry.digest) {
        return Some(Finding::Payload { seq });
    }
    let linked = chain::link(&walk.hash, &entry.meta, &entry.digest);
    (linked != entry.hash).then_some(Finding::Chain { seq })
}

fn check_head(conn: &mut Conn, walk: &Verdict) -> Option<Finding> {
    match read::head(conn) {
        Ok(Head { seq, hash }) if seq == walk.entries && hash == walk.hash => None,
        Ok(Head { seq, .. }) => Some(Finding::Head { head: seq, found: walk.entries }),
        Err(error) => Some(Finding::Unreadable { after: walk.entries, reason: error.to_string() }),
    }
}

/// `SQLite` can examine its own pages; `PostgreSQL` guards its pages with checksums of its own.
fn check_file(conn: &mut Conn) -> Option<Finding> {
    if conn.engine() != Engine::Sqlite {
        return None;
    }
    let answer: Result<Vec<String>> =
        conn.query("PRAGMA integrity_check(1)", &[], |row| row.get(0));
    match answer {
        Ok(lines) if lines.iter().all(|line| line == "ok") => None,
        Ok(lines) => Some(Finding::File(lines.join("; "))),
        Err(error) => Some(Finding::File(error.to_string())),
    }
}
