//! Erasure ordered by law: the content goes, the fact that there was an entry stays.

use hlaska_store::{Conn, Engine, Result, StoreError};

use crate::read::signed;

/// Removes the payload of one entry. Its digest stays in the chain. Snapshots may hold the content
/// in another form, so they go too; the next start folds the views anew. `SQLite` overwrites what
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
    conn.execute("DELETE FROM journal_snapshot", &[])?;
    Ok(())
}
