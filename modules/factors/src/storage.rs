//! What is kept beside the journal: public keys, sealed secrets, digests, and what is half done.

pub(crate) mod ceremony;
pub(crate) mod code;
pub(crate) mod passkey;
pub(crate) mod recovery;
pub(crate) mod seal;

use hlaska_kernel::{AccountId, Refusal, Said};
use hlaska_store::{Conn, Db, Migration, Result, StoreError};

/// Times are whole seconds since 1970.
pub(crate) const SCHEMA: Migration = Migration {
    component: "factors",
    steps: &["CREATE TABLE factors_passkey (
             credential TEXT PRIMARY KEY, account TEXT NOT NULL, passkey TEXT NOT NULL,
             material TEXT NOT NULL, used_at BIGINT NOT NULL);
         CREATE INDEX factors_passkey_account ON factors_passkey (account);
         CREATE TABLE factors_code (
             account TEXT PRIMARY KEY, secret {blob} NOT NULL, last_step BIGINT NOT NULL);
         CREATE TABLE factors_recovery (
             digest TEXT PRIMARY KEY, account TEXT NOT NULL);
         CREATE INDEX factors_recovery_account ON factors_recovery (account);
         CREATE TABLE factors_ceremony (
             digest TEXT PRIMARY KEY, kind TEXT NOT NULL, account TEXT NOT NULL,
             state TEXT NOT NULL, expires_at BIGINT NOT NULL);
         CREATE INDEX factors_ceremony_end ON factors_ceremony (expires_at);
         CREATE TABLE factors_seal (
             half TEXT PRIMARY KEY, phc TEXT NOT NULL);"],
};

/// A store that does not answer, in words for the person who waits.
pub(crate) fn refused(error: &StoreError) -> Refusal {
    tracing::error!(%error, "ways of signing in could not be read or written");
    Refusal::Unavailable(Said::new(
        "Databáze teď neodpovídá, nic se nezměnilo. Zkuste to za chvíli znovu.",
        "The database does not answer now, nothing has changed. Try again in a moment.",
    ))
}

/// Forgets every way of the account.
pub(crate) async fn forget(db: &Db, account: AccountId) -> Result<()> {
    let account = account.to_string();
    db.write(move |conn| {
        for table in ["factors_passkey", "factors_code", "factors_recovery", "factors_ceremony"] {
            delete_of(conn, table, &account)?;
        }
        Ok(())
    })
    .await
}

fn delete_of(conn: &mut Conn, table: &str, account: &str) -> Result<u64> {
    conn.execute(&format!("DELETE FROM {table} WHERE account = $1"), &[&account])
}
