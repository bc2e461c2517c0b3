//! Public keys. The private ones never leave the devices of their owners.

use hlaska_kernel::number::hex;
use hlaska_kernel::{AccountId, Timestamp};
use hlaska_store::{Conn, Db, Result, Row};
use webauthn_rs::prelude::Passkey as Material;

use crate::event::PasskeyId;

/// A stored passkey.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    pub account: AccountId,
    pub id: PasskeyId,
    pub material: Material,
}

/// `None` when the credential is known already, whosever it is.
pub(crate) async fn add(
    db: &Db,
    account: AccountId,
    id: PasskeyId,
    material: &Material,
    now: Timestamp,
) -> Result<Option<()>> {
    let (account, id, now) = (account.to_string(), id.to_string(), now.as_second());
    let (credential, material) = (hex(material.cred_id()), written(material));
    let added = db
        .write(move |conn| {
            conn.execute(
                "INSERT INTO factors_passkey (credential, account, passkey, material, used_at)
                 VALUES ($1, $2, $3, $4, $5) ON CONFLICT (credential) DO NOTHING",
                &[&credential, &account, &id, &material, &now],
            )
        })
        .await?;
    Ok((added == 1).then_some(()))
}

fn written(material: &Material) -> String {
    serde_json::to_string(material).unwrap_or_default()
}

const SELECT: &str = "SELECT account, passkey, material FROM factors_passkey";

pub(crate) async fn of(db: &Db, account: AccountId) -> Result<Vec<Stored>> {
    let account = account.to_string();
    let sql = format!("{SELECT} WHERE account = $1");
    let found = db.read(move |conn| conn.query(&sql, &[&account], read)).await?;
    Ok(found.into_iter().flatten().collect())
}

pub(crate) async fn by_credential(db: &Db, credential: &[u8]) -> Result<Option<Stored>> {
    let credential = hex(credential);
    let sql = format!("{SELECT} WHERE credential = $1");
    db.read(move |conn| Ok(conn.query_first(&sql, &[&credential], read)?.flatten())).await
}

/// A row that cannot be read is nobody's key.
fn read(row: &Row<'_>) -> Result<Option<Stored>> {
    let (account, id): (String, String) = (row.get(0)?, row.get(1)?);
    let material: String = row.get(2)?;
    let parsed = (account.parse().ok(), id.parse().ok(), serde_json::from_str(&material).ok());
    Ok(match parsed {
        (Some(account), Some(id), Some(material)) => Some(Stored { account, id, material }),
        _ => None,
    })
}

/// After a use: the counter and the time.
pub(crate) async fn used(db: &Db, stored: &Stored, now: Timestamp) -> Result<()> {
    let (credential, now) = (hex(stored.material.cred_id()), now.as_second());
    let material = written(&stored.material);
    db.write(move |conn| {
        conn.execute(
            "UPDATE factors_passkey SET material = $1, used_at = $2 WHERE credential = $3",
            &[&material, &now, &credential],
        )
    })
    .await
    .map(drop)
}

pub(crate) async fn remove(db: &Db, account: AccountId, id: PasskeyId) -> Result<()> {
    let (account, id) = (account.to_string(), id.to_string());
    db.write(move |conn| delete(conn, &account, &id)).await.map(drop)
}

fn delete(conn: &mut Conn, account: &str, id: &str) -> Result<u64> {
    let sql = "DELETE FROM factors_passkey WHERE account = $1 AND passkey = $2";
    conn.execute(sql, &[&account, &id])
}
