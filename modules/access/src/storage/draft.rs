//! Imports that were looked at and not confirmed yet. Kept for a day and only for whoever sent them.

use hlaska_kernel::id::Uuid;
use hlaska_kernel::{AccountId, Timestamp};
use hlaska_store::{Db, Migration, Result};

use crate::import::Line;

/// Times are whole seconds since 1970; rows are JSON.
pub(crate) const SCHEMA: Migration = Migration {
    component: "access_import",
    steps: &["CREATE TABLE access_import (
             id TEXT PRIMARY KEY, account TEXT NOT NULL, at BIGINT NOT NULL,
             lines TEXT NOT NULL);
         CREATE INDEX access_import_at ON access_import (at);"],
};

const KEEP_SECONDS: i64 = 24 * 3600;

/// The same import sent twice is one.
pub(crate) async fn put(
    db: &Db,
    id: Uuid,
    account: AccountId,
    lines: &[Line],
    now: Timestamp,
) -> Result<()> {
    let (id, account, at) = (id.to_string(), account.to_string(), now.as_second());
    // Plain data: what cannot be written as JSON is an empty table.
    let lines = serde_json::to_string(lines).unwrap_or_default();
    db.write(move |conn| {
        conn.execute(
            "INSERT INTO access_import (id, account, at, lines) VALUES ($1, $2, $3, $4)
             ON CONFLICT (id) DO NOTHING",
            &[&id, &account, &at, &lines],
        )
    })
    .await
    .map(drop)
}

pub(crate) async fn find(db: &Db, id: Uuid, account: AccountId) -> Result<Option<Vec<Line>>> {
    let (id, account) = (id.to_string(), account.to_string());
    let found = db
        .read(move |conn| {
            let sql = "SELECT lines FROM access_import WHERE id = $1 AND account = $2";
            conn.query_first(sql, &[&id, &account], |row| row.get::<String>(0))
        })
        .await?;
    Ok(found.and_then(|lines| serde_json::from_str(&lines).ok()))
}

pub(crate) async fn tidy(db: &Db, now: Timestamp) -> Result<u64> {
    let before = now.as_second() - KEEP_SECONDS;
    db.write(move |conn| conn.execute("DELETE FROM access_import WHERE at < $1", &[&before])).await
}
