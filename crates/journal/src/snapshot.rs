//! Views saved so that start-up does not grow with history. A snapshot is trusted only by the build
//! that wrote it, and only if the journal still contains the entry it was taken at.
//!
//! A view is kept in pieces, each packed and written on its own: appends go on in between, and
//! neither side needs the whole of a large view twice in memory. Unpacking costs less than carrying
//! three times as much out of an engine. The manifest is written last; without it the pieces count
//! for nothing.

use hlaska_store::{Conn, Db, Result, StoreError};
use serde::{Deserialize, Serialize};

use crate::chain::digest;
use crate::erase::erasures;
use crate::read::{signed, unsigned};
use crate::world::World;

/// The state of all views after one entry.
pub struct Snapshot {
    seq: u64,
    hash: [u8; 32],
    erasures: u64,
    degraded: Vec<u64>,
    views: Vec<(&'static str, Vec<u8>)>,
}

/// What a snapshot consists of.
#[derive(Serialize, Deserialize)]
struct Manifest {
    /// Hash of the entry it was taken at.
    hash: [u8; 32],
    /// Entries whose content had been erased when the views were folded.
    erasures: u64,
    /// Entries that no view could read.
    degraded: Vec<u64>,
    views: Vec<Saved>,
}

/// A view by its pieces.
#[derive(Serialize, Deserialize)]
struct Saved {
    name: String,
    length: u64,
    digests: Vec<[u8; 32]>,
}

/// Stands in the place of a view's name; no module has such a name.
const MANIFEST: &str = "#manifest";
const PIECE_BYTES: usize = 1 << 20;
/// One older snapshot of the same build is kept as a reserve.
const KEPT: i64 = 2;

impl Snapshot {
    /// Takes the views as they are. `erasures` were known when they were folded.
    pub(crate) fn of(world: &World, hash: [u8; 32], erasures: u64) -> Result<Self> {
        let views = world
            .save()
            .map_err(|error| StoreError::Rejected(format!("a view cannot be saved: {error}")))?;
        Ok(Self { seq: world.seq(), hash, erasures, degraded: world.degraded().to_vec(), views })
    }

    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// Writes it piece by piece; a failure in between leaves the older one in force.
    pub(crate) fn store(self, db: &Db, build: &str) -> Result<()> {
        let seq = signed(self.seq);
        let mut views = Vec::new();
        for (name, bytes) in self.views {
            views.push(store_view(db, build, seq, name, &bytes)?);
        }
        let Self { hash, erasures, degraded, .. } = self;
        let manifest = Manifest { hash, erasures, degraded, views };
        let build = build.to_owned();
        db.write_blocking(move |conn| put_manifest(conn, &build, seq, &manifest))?;
        drop_old(db)
    }
}

fn store_view(db: &Db, build: &str, seq: i64, name: &'static str, bytes: &[u8]) -> Result<Saved> {
    let mut digests = Vec::new();
    for (nth, data) in (0..).zip(bytes.chunks(PIECE_BYTES)) {
        let data = lz4_flex::compress_prepend_size(data);
        digests.push(digest(&data));
        let build = build.to_owned();
        db.write_blocking(move |conn| put(conn, &build, seq, name, nth, &data))?;
    }
    Ok(Saved { name: name.to_owned(), length: bytes.len() as u64, digests })
}

/// The views must not bring back what was erased since they were folded.
fn put_manifest(conn: &mut Conn, build: &str, seq: i64, manifest: &Manifest) -> Result<()> {
    if erasures(conn)? != manifest.erasures {
        return Err(StoreError::Rejected(
            "content was erased since the start; the views are saved again after a restart"
                .to_owned(),
        ));
    }
    let bytes = postcard::to_stdvec(manifest)
        .map_err(|error| StoreError::Rejected(format!("a snapshot's manifest: {error}")))?;
    put(conn, build, seq, MANIFEST, 0, &[&digest(&bytes), bytes.as_slice()].concat())
}

fn put(conn: &mut Conn, build: &str, seq: i64, view: &str, piece: i64, data: &[u8]) -> Result<()> {
    let sql = "INSERT INTO journal_snapshot (build, seq, view, piece, data)
               VALUES ($1, $2, $3, $4, $5) ON CONFLICT (build, seq, view, piece)
               DO UPDATE SET data = excluded.data";
    conn.execute(sql, &[&build, &seq, &view, &piece, &data]).map(drop)
}

/// Drops everything older than the snapshots that are kept, a little at a time.
fn drop_old(db: &Db) -> Result<()> {
    let kept = db.read_blocking(|conn| {
        let sql = "SELECT seq FROM journal_snapshot WHERE view = $1 ORDER BY seq DESC LIMIT $2";
        conn.query(sql, &[&MANIFEST, &KEPT], |row| row.get::<i64>(0))
    })?;
    let Some(&oldest) = kept.last() else { return Ok(()) };
    let sql = "DELETE FROM journal_snapshot WHERE (build, seq, view, piece) IN
               (SELECT build, seq, view, piece FROM journal_snapshot WHERE seq < $1 LIMIT 16)";
    while db.write_blocking(move |conn| conn.execute(sql, &[&oldest]))? > 0 {}
    Ok(())
}

/// Fills the world from the newest sound snapshot; false when there is none.
pub(crate) fn restore(db: &Db, build: &str, world: &mut World) -> Result<bool> {
    let seqs = db.read_blocking(|conn| {
        conn.query(
            "SELECT seq FROM journal_snapshot WHERE build = $1 AND view = $2 ORDER BY seq DESC",
            &[&build, &MANIFEST],
            |row| row.get::<i64>(0),
        )
    })?;
    for seq in seqs {
        let manifest = db.read_blocking(|conn| sound_manifest(conn, build, seq))?;
        let Some(manifest) = manifest else { continue };
        let read = |view: &'static str| {
            let saved = manifest.views.iter().find(|saved| saved.name == view)?;
            view_bytes(db, build, seq, saved)
        };
        if world.load(unsigned(seq), manifest.degraded.clone(), read) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The manifest, unless it or the journal under it has changed.
fn sound_manifest(conn: &mut Conn, build: &str, seq: i64) -> Result<Option<Manifest>> {
    let Some(bytes) = piece(conn, build, seq, MANIFEST, 0)? else { return Ok(None) };
    let Some((sum, bytes)) = bytes.split_at_checked(32) else { return Ok(None) };
    let manifest = (digest(bytes) == sum).then(|| postcard::from_bytes::<Manifest>(bytes));
    let Some(Ok(manifest)) = manifest else { return Ok(None) };
    let sql = "SELECT hash FROM journal_entry WHERE seq = $1";
    let journal = conn.query_first(sql, &[&seq], |row| row.get::<Vec<u8>>(0))?;
    let is_of_this_journal = journal.is_some_and(|hash| hash == manifest.hash);
    let sound = is_of_this_journal && erasures(conn)? == manifest.erasures;
    Ok(sound.then_some(manifest))
}

/// A view put together from its pieces, if none is missing or damaged. Two connections read at
/// once: an engine behind a socket takes as long to send a piece as we take to check it.
fn view_bytes(db: &Db, build: &str, seq: i64, saved: &Saved) -> Option<Vec<u8>> {
    let half = saved.digests.len().div_ceil(2);
    let (first, second) = saved.digests.split_at(half);
    let read = |from: usize, sums: &[[u8; 32]]| {
        db.read_blocking(|conn| pieces(conn, build, seq, &saved.name, from, sums)).ok().flatten()
    };
    let (bytes, rest) = std::thread::scope(|scope| {
        let rest = scope.spawn(|| read(half, second));
        (read(0, first), rest.join().ok().flatten())
    });
    let mut bytes = bytes?;
    bytes.extend_from_slice(&rest?);
    Some(bytes).filter(|bytes| bytes.len() as u64 == saved.length)
}

/// The pieces with these digests, from the given one on.
fn pieces(
    conn: &mut Conn,
    build: &str,
    seq: i64,
    view: &str,
    from: usize,
    sums: &[[u8; 32]],
) -> Result<Option<Vec<u8>>> {
    // Room for the other half too; what is never touched takes no memory.
    let mut bytes = Vec::with_capacity(2 * sums.len() * PIECE_BYTES);
    for (nth, sum) in (from..).zip(sums) {
        let nth = i64::try_from(nth).unwrap_or(i64::MAX);
        let data = piece(conn, build, seq, view, nth)?;
        let Some(data) = data.filter(|data| digest(data) == *sum) else { return Ok(None) };
        let Ok(data) = lz4_flex::decompress_size_prepended(&data) else { return Ok(None) };
        bytes.extend_from_slice(&data);
    }
    Ok(Some(bytes))
}

fn piece(conn: &mut Conn, build: &str, seq: i64, view: &str, nth: i64) -> Result<Option<Vec<u8>>> {
    let sql = "SELECT data FROM journal_snapshot
               WHERE build = $1 AND seq = $2 AND view = $3 AND piece = $4";
    conn.query_first(sql, &[&build, &seq, &view, &nth], |row| row.get(0))
}
