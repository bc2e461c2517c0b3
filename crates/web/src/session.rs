//! Sessions: a random token in a cookie, its digest in the database, a short-lived copy in memory.

use std::collections::HashMap;
use std::str::FromStr;
use std::sync::Arc;

use hlaska_kernel::number::hex;
use hlaska_kernel::{AccountId, Env, Timestamp};
use hlaska_store::{Conn, Db, Migration, Result};
use parking_lot::Mutex;
use sha2::{Digest, Sha256};

pub const SCHEMA: Migration = Migration {
    component: "session",
    steps: &["CREATE TABLE session (
             digest TEXT PRIMARY KEY, account TEXT NOT NULL, device TEXT NOT NULL,
             created_at BIGINT NOT NULL, seen_at BIGINT NOT NULL,
             idle_seconds BIGINT NOT NULL, ends_at BIGINT NOT NULL);
         CREATE INDEX session_account ON session (account);"],
};

/// How long a sign-in lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetime {
    pub idle_seconds: i64,
    pub absolute_seconds: i64,
}

/// Somebody's sign-in on one device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Digest of the token; safe to show to its owner as the session's name.
    pub digest: String,
    pub account: AccountId,
    pub device: String,
    pub created_at: Timestamp,
    pub seen_at: Timestamp,
    pub idle_seconds: i64,
    pub ends_at: Timestamp,
}

impl Session {
    fn is_over(&self, now: Timestamp) -> bool {
        now >= self.ends_at || now.as_second() > self.seen_at.as_second() + self.idle_seconds
    }
}

/// Another node may revoke a session, so a copy is believed for this long only.
const TRUSTED_SECONDS: i64 = 4;
/// The time of last use is written at most this often.
const SEEN_EVERY_SECONDS: i64 = 60;

struct Cached {
    session: Option<Session>,
    read_at: i64,
    seen_written: i64,
}

#[derive(Clone)]
pub struct Sessions {
    db: Db,
    env: Env,
    cache: Arc<Mutex<HashMap<String, Cached>>>,
}

/// More copies than this and the oldest are forgotten.
const CACHE_LIMIT: usize = 50_000;

impl Sessions {
    pub fn new(db: Db, env: Env) -> Self {
        Self { db, env, cache: Arc::new(Mutex::new(HashMap::new())) }
    }

    /// Starts a session; answers the token for the cookie.
    pub async fn start(&self, account: AccountId, device: &str, life: Lifetime) -> Result<String> {
        let token = self.env.secret();
        let now = self.env.now().as_second();
        let (digest, account) = (digest(&token), account.to_string());
        let device: String = device.chars().take(200).collect();
        let ends = now + life.absolute_seconds;
        self.db
            .write(move |conn| {
                conn.execute(
                    "INSERT INTO session (digest, account, device, created_at, seen_at, \
                     idle_seconds, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                    &[&digest, &account, &device, &now, &now, &life.idle_seconds, &ends],
                )
            })
            .await?;
        Ok(token)
    }

    /// The session of a token, if it is still good.
    pub async fn find(&self, token: &str) -> Result<Option<Session>> {
        let now = self.env.now();
        let digest = digest(token);
        if let Some(known) = self.trusted(&digest, now) {
            return Ok(known.filter(|session| !session.is_over(now)));
        }
        let key = digest.clone();
        let found = self.db.read(move |conn| read_one(conn, &key)).await?;
        let found = found.filter(|session| !session.is_over(now));
        self.touch(&digest, found.as_ref(), now).await?;
        Ok(found)
    }

    /// The copy in memory, while it is believed; it may say that there is no such session.
    #[expect(clippy::option_option, reason = "unknown, known to be nobody's, known")]
    fn trusted(&self, digest: &str, now: Timestamp) -> Option<Option<Session>> {
        let cache = self.cache.lock();
        let known = cache.get(digest)?;
        let fresh = now.as_second() - known.read_at < TRUSTED_SECONDS;
        fresh.then(|| known.session.clone())
    }

    async fn touch(&self, digest: &str, found: Option<&Session>, now: Timestamp) -> Result<()> {
        let now = now.as_second();
        let write = {
            let mut cache = self.cache.lock();
            if cache.len() >= CACHE_LIMIT {
                cache.retain(|_, known| now - known.read_at < TRUSTED_SECONDS);
            }
            let last = cache.get(digest).map_or(0, |known| known.seen_written);
            let write = found.is_some() && now - last >= SEEN_EVERY_SECONDS;
            let seen_written = if write { now } else { last };
            let session = found.cloned();
            cache.insert(digest.to_owned(), Cached { session, read_at: now, seen_written });
            write
        };
        if write {
            let digest = digest.to_owned();
            self.db
                .write(move |conn| {
                    conn.execute(
                        "UPDATE session SET seen_at = $1 WHERE digest = $2",
                        &[&now, &digest],
                    )
                })
                .await?;
        }
        Ok(())
    }

    pub async fn list(&self, account: AccountId) -> Result<Vec<Session>> {
        let account = account.to_string();
        let now = self.env.now();
        let mut sessions = self
            .db
            .read(move |conn| {
                let sql = format!("{SELECT} WHERE account = $1 ORDER BY seen_at DESC");
                conn.query(&sql, &[&account], read_row)
            })
            .await?;
        sessions.retain(|session| !session.is_over(now));
        Ok(sessions)
    }

    /// Ends one session by its digest; only its owner's.
    pub async fn end(&self, account: AccountId, digest: &str) -> Result<()> {
        self.cache.lock().remove(digest);
        let (account, digest) = (account.to_string(), digest.to_owned());
        self.db
            .write(move |conn| {
                conn.execute(
                    "DELETE FROM session WHERE digest = $1 AND account = $2",
                    &[&digest, &account],
                )
            })
            .await?;
        Ok(())
    }

    /// Forgets sessions past their end; answers how many there were.
    pub async fn tidy(&self) -> Result<u64> {
        let now = self.env.now().as_second();
        self.db
            .write(move |conn| {
                let sql = "DELETE FROM session WHERE ends_at <= $1";
                conn.execute(sql, &[&now])
            })
            .await
    }

    /// Ends every session of the account.
    pub async fn end_all(&self, account: AccountId) -> Result<()> {
        self.cache.lock().retain(|_, known| {
            known.session.as_ref().is_none_or(|session| session.account != account)
        });
        let account = account.to_string();
        self.db
            .write(move |conn| conn.execute("DELETE FROM session WHERE account = $1", &[&account]))
            .await?;
        Ok(())
    }
}

const SELECT: &str =
    "SELECT digest, account, device, created_at, seen_at, idle_seconds, ends_at FROM session";

fn read_one(conn: &mut Conn, digest: &str) -> Result<Option<Session>> {
    conn.query_first(&format!("{SELECT} WHERE digest = $1"), &[&digest], read_row)
}

fn read_row(row: &hlaska_store::Row<'_>) -> Result<Session> {
    let second = |value: i64| Timestamp::from_second(value).unwrap_or(Timestamp::UNIX_EPOCH);
    let account: String = row.get(1)?;
    Ok(Session {
        digest: row.get(0)?,
        account: AccountId::from_str(&account).unwrap_or(AccountId::from_u128(0)),
        device: row.get(2)?,
        created_at: second(row.get(3)?),
        seen_at: second(row.get(4)?),
        idle_seconds: row.get(5)?,
        ends_at: second(row.get(6)?),
    })
}

fn digest(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}
