//! What is kept beside the journal: hashes of passwords, one-time links and the log of sign-ins.
//! None of it may stand in a chain that is never forgotten.

pub(crate) mod credential;
pub(crate) mod draft;
pub(crate) mod last;
pub(crate) mod link;
pub(crate) mod log;

use hlaska_kernel::{AccountId, Refusal, Said, Timestamp};
use hlaska_store::{Migration, StoreError};

/// Times are whole seconds since 1970.
pub(crate) const SCHEMA: Migration = Migration {
    component: "access",
    steps: &["CREATE TABLE access_credential (
             account TEXT PRIMARY KEY, phc TEXT NOT NULL, set_at BIGINT NOT NULL);
         CREATE TABLE access_link (
             digest TEXT PRIMARY KEY, account TEXT NOT NULL, purpose TEXT NOT NULL,
             expires_at BIGINT NOT NULL);
         CREATE INDEX access_link_account ON access_link (account);
         CREATE TABLE access_log (
             at BIGINT NOT NULL, account TEXT NOT NULL, peer TEXT NOT NULL,
             device TEXT NOT NULL, result TEXT NOT NULL);
         CREATE INDEX access_log_account ON access_log (account, at);
         CREATE INDEX access_log_at ON access_log (at);"],
};

/// A store that does not answer, in words for the person who waits.
pub(crate) fn refused(error: &StoreError) -> Refusal {
    tracing::error!(%error, "access data could not be read or written");
    Refusal::Unavailable(Said::new(
        "Databáze teď neodpovídá, nic se nezměnilo. Zkuste to za chvíli znovu.",
        "The database does not answer now, nothing has changed. Try again in a moment.",
    ))
}

fn account_of(text: &str) -> Option<AccountId> {
    text.parse().ok()
}

fn moment(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH)
}

#[cfg(test)]
mod tests;
