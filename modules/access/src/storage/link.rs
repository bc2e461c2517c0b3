//! One-time links. Only the digest of the token is kept, so a copy of the database opens nothing.

use hlaska_kernel::number::hex;
use hlaska_kernel::{AccountId, Timestamp};
use hlaska_store::{Conn, Db, Result};
use sha2::{Digest, Sha256};

use super::account_of;
use crate::event::LinkPurpose;

pub(crate) fn digest(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// Keeps a fresh link; the ones handed out before lose their use.
pub(crate) async fn put(
    db: &Db,
    token: &str,
    account: AccountId,
    purpose: LinkPurpose,
    expires_at: Timestamp,
) -> Result<()> {
    let (digest, account) = (digest(token), account.to_string());
    let (purpose, expires_at) = (purpose.name(), expires_at.as_second());
    db.write(move |conn| {
        conn.execute("DELETE FROM access_link WHERE account = $1", &[&account])?;
        conn.execute(
            "INSERT INTO access_link (digest, account, purpose, expires_at)
             VALUES ($1, $2, $3, $4)",
            &[&digest, &account, &purpose, &expires_at],
        )
    })
    .await
    .map(drop)
}

/// Whose link it is, while it may be used.
pub(crate) async fn find(db: &Db, token: &str, now: Timestamp) -> Result<Option<AccountId>> {
    let (digest, now) = (digest(token), now.as_second());
    let found = db.read(move |conn| read_one(conn, &digest, now)).await?;
    Ok(found.as_deref().and_then(account_of))
}

fn read_one(conn: &mut Conn, digest: &str, now: i64) -> Result<Option<String>> {
    conn.query_first(
        "SELECT account FROM access_link WHERE digest = $1 AND expires_at > $2",
        &[&digest, &now],
        |row| row.get(0),
    )
}

/// Whose link it is or was, as long as that is remembered.
pub(crate) async fn owner(db: &Db, token: &str) -> Result<Option<AccountId>> {
    let digest = digest(token);
    let found = db.read(move |conn| {
        let sql = "SELECT account FROM access_link WHERE digest = $1";
        conn.query_first(sql, &[&digest], |row| row.get::<String>(0))
    });
    Ok(found.await?.as_deref().and_then(account_of))
}

/// Takes back every link of the account.
pub(crate) async fn revoke(db: &Db, account: AccountId) -> Result<()> {
    let account = account.to_string();
    db.write(move |conn| conn.execute("DELETE FROM access_link WHERE account = $1", &[&account]))
        .await
        .map(drop)
}

/// How long a link past its time is remembered, so that whoever comes late is told whom to ask.
const REMEMBERED_SECONDS: i64 = 90 * 24 * 3600;

/// Forgets links long past their time.
pub(crate) async fn tidy(db: &Db, now: Timestamp) -> Result<u64> {
    let before = now.as_second() - REMEMBERED_SECONDS;
    db.write(move |conn| conn.execute("DELETE FROM access_link WHERE expires_at <= $1", &[&before]))
        .await
}
