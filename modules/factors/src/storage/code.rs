//! The sealed secret of a code generator and the last step it was used for.

use hlaska_kernel::AccountId;
use hlaska_store::{Db, Result};

use super::delete_of;

/// Replaces the one before. The step with which it was confirmed is used up.
pub(crate) async fn set(db: &Db, account: AccountId, sealed: Vec<u8>, step: i64) -> Result<()> {
    let account = account.to_string();
    db.write(move |conn| {
        delete_of(conn, "factors_code", &account)?;
        conn.execute(
            "INSERT INTO factors_code (account, secret, last_step) VALUES ($1, $2, $3)",
            &[&account, &sealed, &step],
        )
    })
    .await
    .map(drop)
}

pub(crate) async fn find(db: &Db, account: AccountId) -> Result<Option<Vec<u8>>> {
    let account = account.to_string();
    let sql = "SELECT secret FROM factors_code WHERE account = $1";
    db.read(move |conn| conn.query_first(sql, &[&account], |row| row.get(0))).await
}

/// Uses the step up; false when it or a later one was used before, on whatever node.
pub(crate) async fn spend(db: &Db, account: AccountId, step: i64) -> Result<bool> {
    let account = account.to_string();
    let sql = "UPDATE factors_code SET last_step = $1 WHERE account = $2 AND last_step < $1";
    let changed = db.write(move |conn| conn.execute(sql, &[&step, &account])).await?;
    Ok(changed == 1)
}

pub(crate) async fn remove(db: &Db, account: AccountId) -> Result<()> {
    let account = account.to_string();
    db.write(move |conn| delete_of(conn, "factors_code", &account)).await.map(drop)
}
