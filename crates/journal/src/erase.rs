//! Erasure ordered by law: the content goes, the fact that there was an entry stays.

use hlaska_store::{Conn, Engine, Result, StoreError};

use crate::read::{signed, unsigned};

/// Removes the payload of one entry. Its digest stays in the chain. Snapshots may hold the content
/// in another form, so they go too, and no running node saves its views any more; the next start
/// folds them anew. `SQLite` overwrites what
/// stood there; `PostgreSQL` does so at its next `VACUUM`.
pub fn erase(conn: &mut Conn, seq: u64) -> Result<()> {
    if conn.engine() == Engine::Sqlite {
        conn.batch("PRAGMA secure_delete = ON")?;
    }
    let outcome = erase_here(conn, seq);
    if conn.engine() == Engine::Sqlite {
        conn.batch("PRAGMA secure_delete = FAST")?;
    }
    outcome
}

fn erase_here(conn: &mut Conn, seq: u64) -> Result<()> {
    let touched = conn.execute(
        "UPDATE journal_entry SET payload = NULL WHERE seq = $1 AND payload IS NOT NULL",
        &[&signed(seq)],
    )?;
    if touched == 0 {
        return Err(StoreError::Rejected(format!(
            "entry {seq} does not exist or is erased already"
        )));
    }
    conn.execute("INSERT INTO journal_erasure (seq) VALUES ($1)", &[&signed(seq)])?;
    conn.execute("DELETE FROM journal_snapshot", &[])?;
    Ok(())
}

/// How many entries were erased so far.
pub(crate) fn erasures(conn: &mut Conn) -> Result<u64> {
    let count = conn.query_first("SELECT COUNT(*) FROM journal_erasure", &[], |row| row.get(0))?;
    Ok(count.map_or(0, unsigned))
}
