//! Contents and keys, in two tables: a copy of one is worth nothing without the other.

use hlaska_journal::erase;
use hlaska_kernel::{Refusal, Said, Timestamp};
use hlaska_store::{Conn, Db, Engine, Migration, Result, StoreError};

use crate::document::DocumentId;
use crate::seal::{self, Key};

/// Times are whole seconds since 1970.
pub(crate) const SCHEMA: Migration = Migration {
    component: "documents",
    steps: &["CREATE TABLE documents_content (
             document TEXT PRIMARY KEY, kept_at BIGINT NOT NULL, sealed {blob} NOT NULL);
         CREATE TABLE documents_key (
             document TEXT PRIMARY KEY, secret {blob} NOT NULL);"],
};

/// A file's content, sealed.
pub(crate) struct Sealed {
    pub(crate) id: DocumentId,
    pub(crate) key: Key,
    pub(crate) bytes: Vec<u8>,
}

pub(crate) async fn keep(db: &Db, sealed: Sealed, now: Timestamp) -> Result<()> {
    db.write(move |conn| {
        let (id, at) = (sealed.id.to_string(), now.as_second());
        conn.execute(
            "INSERT INTO documents_content (document, kept_at, sealed) VALUES ($1, $2, $3)",
            &[&id, &at, &sealed.bytes],
        )?;
        let secret = sealed.key.to_vec();
        let sql = "INSERT INTO documents_key (document, secret) VALUES ($1, $2)";
        conn.execute(sql, &[&id, &secret])
    })
    .await
    .map(drop)
}

/// The content as it was attached; `None` when it is not there any more.
pub(crate) async fn open(db: &Db, id: DocumentId) -> Result<Option<Vec<u8>>> {
    let name = id.to_string();
    let found = db
        .read(move |conn| {
            let sql = "SELECT k.secret, c.sealed FROM documents_content c
                       JOIN documents_key k ON k.document = c.document WHERE c.document = $1";
            conn.query_first(sql, &[&name], |row| {
                Ok((row.get::<Vec<u8>>(0)?, row.get::<Vec<u8>>(1)?))
            })
        })
        .await?;
    let Some((key, sealed)) = found else { return Ok(None) };
    let opened = seal::open(&key, id, &sealed);
    opened.map(Some).map_err(|broken| StoreError::Rejected(format!("document {id}: {broken}")))
}

/// Destroys the key and the content, and erases the name in the journal. Done twice it does no
/// harm. What remains is what the entries about the file say.
pub(crate) async fn destroy(db: &Db, id: DocumentId, named_seq: Option<u64>) -> Result<()> {
    db.write(move |conn| shred(conn, id, named_seq)).await?;
    sweep(db).await
}

/// Both are overwritten before they are deleted: `SQLite` would otherwise leave them in pages that
/// are free, and `PostgreSQL` keeps old versions only until its next `VACUUM`.
fn shred(conn: &mut Conn, id: DocumentId, named_seq: Option<u64>) -> Result<()> {
    let (name, nothing) = (id.to_string(), Vec::<u8>::new());
    if conn.engine() == Engine::Sqlite {
        conn.batch("PRAGMA secure_delete = ON")?;
    }
    let key = "UPDATE documents_key SET secret = $1 WHERE document = $2";
    conn.execute(key, &[&vec![0_u8; 32], &name])?;
    conn.execute("DELETE FROM documents_key WHERE document = $1", &[&name])?;
    let content = "UPDATE documents_content SET sealed = $1 WHERE document = $2";
    conn.execute(content, &[&nothing, &name])?;
    conn.execute("DELETE FROM documents_content WHERE document = $1", &[&name])?;
    if let Some(seq) = named_seq.filter(|seq| !is_erased(conn, *seq).unwrap_or(false)) {
        erase(conn, seq)?;
    }
    if conn.engine() == Engine::Sqlite {
        conn.batch("PRAGMA secure_delete = FAST")?;
    }
    Ok(())
}

fn is_erased(conn: &mut Conn, seq: u64) -> Result<bool> {
    let seq = i64::try_from(seq).unwrap_or(i64::MAX);
    let sql = "SELECT seq FROM journal_erasure WHERE seq = $1";
    Ok(conn.query_first(sql, &[&seq], |row| row.get::<i64>(0))?.is_some())
}

/// Brings the file up to date, so that the log of writes does not keep what was shredded. Readers
/// may stand in the way; then the next round does it.
async fn sweep(db: &Db) -> Result<()> {
    if db.engine() != Engine::Sqlite {
        return Ok(());
    }
    let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
    let busy = db.read(move |conn| conn.query_first(sql, &[], |row| row.get::<i64>(0))).await?;
    if busy != Some(0) {
        tracing::warn!("the log of writes is in use and still holds a destroyed key");
    }
    Ok(())
}

/// Contents kept before a moment, by their documents.
pub(crate) async fn kept_before(db: &Db, moment: Timestamp) -> Result<Vec<DocumentId>> {
    let before = moment.as_second();
    let names = db
        .read(move |conn| {
            let sql = "SELECT document FROM documents_content WHERE kept_at < $1";
            conn.query(sql, &[&before], |row| row.get::<String>(0))
        })
        .await?;
    Ok(names.iter().filter_map(|name| name.parse().ok()).collect())
}

/// A store that does not answer, in words for the person who waits.
pub(crate) fn refused(error: &StoreError) -> Refusal {
    tracing::error!(%error, "a file could not be stored or read");
    Refusal::Unavailable(Said::new(
        "Databáze teď neodpovídá. Zkuste to za chvíli znovu.",
        "The database does not answer now. Try again in a moment.",
    ))
}

#[cfg(test)]
mod tests;
