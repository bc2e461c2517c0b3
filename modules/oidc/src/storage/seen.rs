//! What works once: codes and messages of log-outs.

use hlaska_kernel::Timestamp;
use hlaska_store::{Db, Result};

use super::digest;

/// True for the first who shows it, on all nodes together.
pub(crate) async fn first(db: &Db, what: &str, until: Timestamp) -> Result<bool> {
    let (digest, until) = (digest(what), until.as_second());
    let sql = "INSERT INTO oidc_seen (digest, until) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    let written = db.write(move |conn| conn.execute(sql, &[&digest, &until])).await?;
    Ok(written == 1)
}

pub(crate) async fn tidy(db: &Db, now: Timestamp) -> Result<u64> {
    let now = now.as_second();
    db.write(move |conn| conn.execute("DELETE FROM oidc_seen WHERE until < $1", &[&now])).await
}
