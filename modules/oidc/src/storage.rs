//! What is kept beside the journal because it must be forgotten: sign-ins under way, what was used
//! once, and which of our sessions belong to which session of a provider.

pub(crate) mod pending;
pub(crate) mod seen;
pub(crate) mod session;

use hlaska_kernel::number::hex;
use hlaska_kernel::{Refusal, Said};
use hlaska_store::{Migration, StoreError};
use sha2::{Digest, Sha256};

/// Times are whole seconds since 1970.
pub(crate) const SCHEMA: Migration = Migration {
    component: "oidc",
    steps: &["CREATE TABLE oidc_pending (
             state TEXT PRIMARY KEY, provider TEXT NOT NULL, browser TEXT NOT NULL,
             nonce TEXT NOT NULL, verifier TEXT NOT NULL, purpose TEXT NOT NULL,
             back TEXT NOT NULL, begun_at BIGINT NOT NULL);
         CREATE TABLE oidc_seen (digest TEXT PRIMARY KEY, until BIGINT NOT NULL);
         CREATE TABLE oidc_session (
             provider TEXT NOT NULL, subject TEXT NOT NULL, sid TEXT NOT NULL,
             account TEXT NOT NULL, device TEXT NOT NULL, started_at BIGINT NOT NULL);
         CREATE INDEX oidc_session_subject ON oidc_session (provider, subject);"],
};

/// A secret is never kept, only what it can be known by.
pub(crate) fn digest(secret: &str) -> String {
    hex(&Sha256::digest(secret.as_bytes()))
}

/// A store that does not answer, in words for the person who waits.
pub(crate) fn refused(error: &StoreError) -> Refusal {
    tracing::error!(%error, "sign-ins through providers could not be read or written");
    Refusal::Unavailable(Said::new(
        "Databáze teď neodpovídá, nic se nezměnilo. Zkuste to za chvíli znovu.",
        "The database does not answer now, nothing has changed. Try again in a moment.",
    ))
}

#[cfg(test)]
mod tests;
