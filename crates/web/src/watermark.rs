//! How far each person has looked: the journal entry up to which nothing is new to them.

use std::collections::HashMap;
use std::sync::Arc;

use hlaska_kernel::AccountId;
use hlaska_store::{Db, Migration, Result};
use parking_lot::Mutex;

pub const SCHEMA: Migration = Migration {
    component: "watermark",
    steps: &["CREATE TABLE watermark (account TEXT PRIMARY KEY, seq BIGINT NOT NULL)"],
};

#[derive(Clone)]
pub struct Watermarks {
    db: Db,
    known: Arc<Mutex<HashMap<AccountId, u64>>>,
}

impl Watermarks {
    pub fn new(db: Db) -> Self {
        Self { db, known: Arc::default() }
    }

    /// 0 for somebody who has never marked anything as seen.
    pub async fn of(&self, account: AccountId) -> u64 {
        if let Some(seq) = self.known.lock().get(&account) {
            return *seq;
        }
        let key = account.to_string();
        let read = self.db.read(move |conn| {
            conn.query_first("SELECT seq FROM watermark WHERE account = $1", &[&key], |row| {
                row.get::<i64>(0)
            })
        });
        // Not knowing it costs a few superfluous "new" marks, so it never fails a page.
        let Ok(found) = read.await else { return 0 };
        let seq = found.and_then(|seq| u64::try_from(seq).ok()).unwrap_or(0);
        self.known.lock().insert(account, seq);
        seq
    }

    pub async fn mark(&self, account: AccountId, seq: u64) -> Result<()> {
        let (key, value) = (account.to_string(), i64::try_from(seq).unwrap_or(i64::MAX));
        self.db
            .write(move |conn| {
                conn.execute(
                    "INSERT INTO watermark (account, seq) VALUES ($1, $2)
                     ON CONFLICT (account) DO UPDATE SET seq = excluded.seq",
                    &[&key, &value],
                )
            })
            .await?;
        self.known.lock().insert(account, seq);
        Ok(())
    }
}
