use std::collections::HashMap;

use hlaska_kernel::Timestamp;
use hlaska_store::{Arg, Conn, Result, StoreError};

use super::{Answer, Append, AppendError, Appended};
use crate::chain;
use crate::entry::{Entry, Meta, NewEvent};
use crate::read::{self, Head, signed, unsigned};

/// Where a stream stands: its version and the last entry that touched it.
#[derive(Clone, Copy, Default)]
struct Position {
    version: u64,
    last_seq: u64,
}

struct Batch<'a> {
    now: Timestamp,
    origin: &'a str,
    start: u64,
    head: Head,
    streams: HashMap<String, Position>,
    claims: HashMap<String, u64>,
    entries: Vec<Entry>,
    new_claims: Vec<(String, u64)>,
}

/// Longest name of a stream or claim, bytes; `PostgreSQL` cannot index much more.
const NAME_LIMIT: usize = 1_000;

/// A request that one of the engines would not take spoils the transaction of all, so it is found
/// beforehand: over-long names, and NUL characters, which `PostgreSQL` has no place for.
fn is_sound(append: &Append) -> bool {
    let mut names = append.events.iter().map(|event| &event.stream).chain(&append.claims);
    let mut texts = append.events.iter().map(|event| &event.payload).chain(&append.on_behalf);
    let has_nul = |text: &str| text.contains('\0');
    names.all(|name| name.len() <= NAME_LIMIT && !has_nul(name)) && !texts.any(|text| has_nul(text))
}

/// Checks and writes the requests in order. The head row keeps other writers out meanwhile.
pub(crate) fn write(
    conn: &mut Conn,
    appends: &[Append],
    now: Timestamp,
    origin: &str,
) -> Result<Vec<Answer>> {
    let head = read::lock_head(conn)?;
    let sound: Vec<_> = appends.iter().filter(|append| is_sound(append)).collect();
    let streams = positions(conn, &sound)?;
    let claims = taken_claims(conn, &sound)?;
    let mut batch = Batch {
        now,
        origin,
        start: head.seq,
        head,
        streams,
        claims,
        entries: Vec::new(),
        new_claims: Vec::new(),
    };
    let answers = appends.iter().map(|append| batch.take(append)).collect();
    batch.store(conn)?;
    Ok(answers)
}

impl Batch<'_> {
    fn take(&mut self, append: &Append) -> Answer {
        self.check(append)?;
        let first = self.head.seq + 1;
        for event in &append.events {
            self.push(append, event);
        }
        // Whoever finds the claim taken waits for this entry, so it is one that exists, also when
        // the decision wrote nothing, and the last one, so that the whole decision can be seen.
        for claim in &append.claims {
            if self.claims.insert(claim.clone(), self.head.seq).is_none() {
                self.new_claims.push((claim.clone(), self.head.seq));
            }
        }
        Ok(Appended { first, last: self.head.seq })
    }

    fn check(&self, append: &Append) -> std::result::Result<(), AppendError> {
        if !is_sound(append) {
            let reason = "a name is too long, or a text holds a NUL character";
            return Err(StoreError::Rejected(reason.to_owned()).into());
        }
        for claim in &append.claims {
            if let Some(&seq) = self.claims.get(claim) {
                return Err(AppendError::Claimed { claim: claim.clone(), seq });
            }
        }
        for event in &append.events {
            let position = self.streams.get(&event.stream).copied().unwrap_or_default();
            if position.last_seq > append.decided_at {
                return Err(AppendError::Conflict { stream: event.stream.clone() });
            }
        }
        Ok(())
    }

    fn push(&mut self, append: &Append, event: &NewEvent) {
        let position = self.streams.entry(event.stream.clone()).or_default();
        position.version += 1;
        position.last_seq = self.head.seq + 1;
        let meta = Meta {
            seq: self.head.seq + 1,
            stream: event.stream.clone(),
            version: position.version,
            kind: event.kind.to_owned(),
            author: append.author.clone(),
            on_behalf: append.on_behalf.clone(),
            origin: self.origin.to_owned(),
            occurred_at: event.occurred_at.unwrap_or(self.now),
            recorded_at: self.now,
            exercise: event.exercise,
        };
        let digest = chain::digest(event.payload.as_bytes());
        let hash = chain::link(&self.head.hash, &meta, &digest);
        self.head = Head { seq: meta.seq, hash };
        self.entries.push(Entry { meta, payload: Some(event.payload.clone()), digest, hash });
    }

    fn store(&self, conn: &mut Conn) -> Result<()> {
        if self.entries.is_empty() && self.new_claims.is_empty() {
            return Ok(());
        }
        in_chunks(&self.entries, |entries| insert_entries(conn, entries))?;
        let moved: Vec<_> =
            self.streams.iter().filter(|(_, at)| at.last_seq > self.start).collect();
        in_chunks(&moved, |streams| upsert_streams(conn, streams))?;
        in_chunks(&self.new_claims, |claims| insert_claims(conn, claims))?;
        conn.execute(
            "UPDATE journal_head SET seq = $1, hash = $2 WHERE id = 1",
            &[&signed(self.head.seq), &self.head.hash.as_slice()],
        )?;
        Ok(())
    }
}

/// Feeds the rows in pieces whose sizes are powers of two, so that few statements are prepared.
fn in_chunks<T>(mut rows: &[T], mut insert: impl FnMut(&[T]) -> Result<()>) -> Result<()> {
    while !rows.is_empty() {
        let size = (1usize << rows.len().ilog2()).min(64);
        let (piece, rest) = rows.split_at(size);
        insert(piece)?;
        rows = rest;
    }
    Ok(())
}

/// `($1, $2), ($3, $4)` for two rows of two columns.
fn placeholders(rows: usize, columns: usize) -> String {
    let row = |r: usize| {
        let cells: Vec<_> = (1..=columns).map(|c| format!("${}", r * columns + c)).collect();
        format!("({})", cells.join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}

fn insert_entries(conn: &mut Conn, entries: &[Entry]) -> Result<()> {
    let sql = format!(
        "INSERT INTO journal_entry (seq, stream, version, kind, actor, on_behalf, origin, \
         occurred_at, recorded_at, exercise, payload, digest, hash) VALUES {}",
        placeholders(entries.len(), 13)
    );
    let rows: Vec<EntryRow<'_>> = entries.iter().map(EntryRow::of).collect();
    let args: Vec<&dyn Arg> = rows.iter().flat_map(EntryRow::args).collect();
    conn.execute(&sql, &args).map(drop)
}

/// An entry in the engines' types.
struct EntryRow<'a> {
    seq: i64,
    version: i64,
    actor: String,
    occurred_at: i64,
    recorded_at: i64,
    digest: &'a [u8],
    hash: &'a [u8],
    entry: &'a Entry,
}

impl<'a> EntryRow<'a> {
    fn of(entry: &'a Entry) -> Self {
        let meta = &entry.meta;
        Self {
            seq: signed(meta.seq),
            version: signed(meta.version),
            actor: meta.author.to_string(),
            occurred_at: meta.occurred_at.as_microsecond(),
            recorded_at: meta.recorded_at.as_microsecond(),
            digest: &entry.digest,
            hash: &entry.hash,
            entry,
        }
    }

    fn args(&self) -> [&dyn Arg; 13] {
        let meta = &self.entry.meta;
        [
            &self.seq,
            &meta.stream,
            &self.version,
            &meta.kind,
            &self.actor,
            &meta.on_behalf,
            &meta.origin,
            &self.occurred_at,
            &self.recorded_at,
            &meta.exercise,
            &self.entry.payload,
            &self.digest,
            &self.hash,
        ]
    }
}

fn upsert_streams(conn: &mut Conn, streams: &[(&String, &Position)]) -> Result<()> {
    let sql = format!(
        "INSERT INTO journal_stream (stream, version, last_seq) VALUES {} ON CONFLICT (stream) \
         DO UPDATE SET version = excluded.version, last_seq = excluded.last_seq",
        placeholders(streams.len(), 3)
    );
    let rows: Vec<(&String, i64, i64)> = streams
        .iter()
        .map(|(stream, at)| (*stream, signed(at.version), signed(at.last_seq)))
        .collect();
    let args: Vec<&dyn Arg> =
        rows.iter().flat_map(|(stream, version, seq)| [stream as &dyn Arg, version, seq]).collect();
    conn.execute(&sql, &args).map(drop)
}

fn insert_claims(conn: &mut Conn, claims: &[(String, u64)]) -> Result<()> {
    let sql =
        format!("INSERT INTO journal_claim (claim, seq) VALUES {}", placeholders(claims.len(), 2));
    let rows: Vec<(&String, i64)> = claims.iter().map(|(c, seq)| (c, signed(*seq))).collect();
    let args: Vec<&dyn Arg> =
        rows.iter().flat_map(|(claim, seq)| [claim as &dyn Arg, seq]).collect();
    conn.execute(&sql, &args).map(drop)
}

fn positions(conn: &mut Conn, appends: &[&Append]) -> Result<HashMap<String, Position>> {
    let names = unique(appends.iter().flat_map(|a| &a.events).map(|event| &event.stream));
    let mut found = HashMap::new();
    in_chunks(&names, |names| {
        let sql = format!(
            "SELECT stream, version, last_seq FROM journal_stream WHERE stream IN {}",
            placeholders(1, names.len())
        );
        let args: Vec<&dyn Arg> = names.iter().map(|name| name as &dyn Arg).collect();
        found.extend(conn.query(&sql, &args, |row| {
            let (version, last_seq) = (unsigned(row.get(1)?), unsigned(row.get(2)?));
            Ok((row.get::<String>(0)?, Position { version, last_seq }))
        })?);
        Ok(())
    })?;
    Ok(found)
}

fn taken_claims(conn: &mut Conn, appends: &[&Append]) -> Result<HashMap<String, u64>> {
    let names = unique(appends.iter().flat_map(|append| &append.claims));
    let mut found = HashMap::new();
    in_chunks(&names, |names| {
        let sql = format!(
            "SELECT claim, seq FROM journal_claim WHERE claim IN {}",
            placeholders(1, names.len())
        );
        let args: Vec<&dyn Arg> = names.iter().map(|name| name as &dyn Arg).collect();
        found.extend(conn.query(&sql, &args, |row| Ok((row.get(0)?, unsigned(row.get(1)?))))?);
        Ok(())
    })?;
    Ok(found)
}

fn unique<'a>(names: impl Iterator<Item = &'a String>) -> Vec<&'a String> {
    let mut names: Vec<_> = names.collect();
    names.sort_unstable();
    names.dedup();
    names
}
