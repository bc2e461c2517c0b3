//! One password hash for each account.

use hlaska_kernel::{AccountId, Timestamp};
use hlaska_store::{Db, Result};

/// The hash in PHC form; `None` when no password was ever set.
pub(crate) async fn find(db: &Db, account: AccountId) -> Result<Option<String>> {
    let account = account.to_string();
    db.read(move |conn| {
        conn.query_first(
            "SELECT phc FROM access_credential WHERE account = $1",
            &[&account],
            |row| row.get(0),
        )
    })
    .await
}

/// Replaces the hash. Links handed out before lose their use with it.
pub(crate) async fn set(db: &Db, account: AccountId, phc: String, now: Timestamp) -> Result<()> {
    let (account, now) = (account.to_string(), now.as_second());
    db.write(move |conn| {
        conn.execute("DELETE FROM access_link WHERE account = $1", &[&account])?;
        conn.execute(
            "INSERT INTO access_credential (account, phc, set_at) VALUES ($1, $2, $3)
             ON CONFLICT (account) DO UPDATE SET phc = excluded.phc, set_at = excluded.set_at",
            &[&account, &phc, &now],
        )
    })
    .await
    .map(drop)
}

/// The account has no password any more.
pub(crate) async fn forget(db: &Db, account: AccountId) -> Result<()> {
    let account = account.to_string();
    db.write(move |conn| {
        conn.execute("DELETE FROM access_credential WHERE account = $1", &[&account])
    })
    .await
    .map(drop)
}

/// Does any of these accounts have a password?
pub(crate) async fn any(db: &Db, accounts: &[AccountId]) -> Result<bool> {
    for account in accounts {
        if find(db, *account).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
