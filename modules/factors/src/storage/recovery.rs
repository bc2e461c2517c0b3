//! Digests of recovery codes.

use hlaska_kernel::AccountId;
use hlaska_store::{Db, Result};

use super::delete_of;

/// Replaces all handed out before.
pub(crate) async fn set(db: &Db, account: AccountId, digests: Vec<String>) -> Result<()> {
    let account = account.to_string();
    db.write(move |conn| {
        delete_of(conn, "factors_recovery", &account)?;
        for digest in &digests {
            conn.execute(
                "INSERT INTO factors_recovery (digest, account) VALUES ($1, $2)",
                &[digest, &account],
            )?;
        }
        Ok(())
    })
    .await
}

/// Uses one up; false when there is none such any more.
pub(crate) async fn spend(db: &Db, account: AccountId, digest: String) -> Result<bool> {
    let account = account.to_string();
    let sql = "DELETE FROM factors_recovery WHERE digest = $1 AND account = $2";
    let gone = db.write(move |conn| conn.execute(sql, &[&digest, &account])).await?;
    Ok(gone == 1)
}
