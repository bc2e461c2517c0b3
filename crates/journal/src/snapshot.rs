//! Views saved so that start-up does not grow with history. A snapshot is trusted only by the build
//! that wrote it, and only if the journal still contains the entry it was taken at.

use std::collections::HashMap;

use hlaska_store::{Conn, Result, StoreError};

use crate::chain::digest;
use crate::read::{hash32, signed, unsigned};
use crate::world::World;

/// The state of all views after one entry.
pub struct Snapshot {
    seq: u64,
    hash: [u8; 32],
    views: Vec<(&'static str, Vec<u8>)>,
}

/// Older snapshots of the same build are kept as a reserve.
const KEPT: i64 = 2;

impl Snapshot {
    /// Takes the views as they are.
    pub(crate) fn of(world: &World, hash: [u8; 32]) -> Result<Self> {
        let views = world
            .save()
            .map_err(|error| StoreError::Rejected(format!("a view cannot be saved: {error}")))?;
        Ok(Self { seq: world.seq(), hash, views })
    }

    pub fn seq(&self) -> u64 {
        self.seq
    }

    pub(crate) fn store(&self, conn: &mut Conn, build: &str) -> Result<()> {
        for (view, data) in &self.views {
            conn.execute(
                "INSERT INTO journal_snapshot (build, seq, view, hash, digest, data)
                 VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (build, seq, view) DO NOTHING",
                &[
                    &build,
                    &signed(self.seq),
                    view,
                    &self.hash.as_slice(),
                    &digest(data).as_slice(),
                    &data.as_slice(),
                ],
            )?;
        }
        drop_old(conn, build)
    }
}

fn drop_old(conn: &mut Conn, build: &str) -> Result<()> {
    conn.execute("DELETE FROM journal_snapshot WHERE build <> $1", &[&build])?;
    conn.execute(
        "DELETE FROM journal_snapshot WHERE seq NOT IN
         (SELECT DISTINCT seq FROM journal_snapshot ORDER BY seq DESC LIMIT $1)",
        &[&KEPT],
    )?;
    Ok(())
}

/// Fills the world from the newest sound snapshot; false when there is none.
pub(crate) fn restore(conn: &mut Conn, build: &str, world: &mut World) -> Result<bool> {
    let seqs = conn.query(
        "SELECT DISTINCT seq FROM journal_snapshot WHERE build = $1 ORDER BY seq DESC",
        &[&build],
        |row| row.get::<i64>(0),
    )?;
    for seq in seqs {
        if let Some(views) = sound_views(conn, build, seq)?
            && world.load(unsigned(seq), &views)
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The snapshot's views, unless a byte of them or the journal under them has changed.
fn sound_views(conn: &mut Conn, build: &str, seq: i64) -> Result<Option<HashMap<String, Vec<u8>>>> {
    let journal =
        conn.query_first("SELECT hash FROM journal_entry WHERE seq = $1", &[&seq], |row| {
            row.get::<Vec<u8>>(0)
        })?;
    let Some(journal) = journal else { return Ok(None) };
    let rows = conn.query(
        "SELECT view, hash, digest, data FROM journal_snapshot WHERE build = $1 AND seq = $2",
        &[&build, &seq],
        |row| {
            Ok((
                row.get::<String>(0)?,
                row.get::<Vec<u8>>(1)?,
                hash32(row.get(2)?)?,
                row.get::<Vec<u8>>(3)?,
            ))
        },
    )?;
    let sound = rows.iter().all(|(_, hash, sum, data)| *hash == journal && digest(data) == *sum);
    Ok(sound.then(|| rows.into_iter().map(|(view, _, _, data)| (view, data)).collect()))
}
