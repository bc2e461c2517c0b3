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
    steps: &[
        "CREATE TABLE session (
             digest TEXT PRIMARY KEY, account TEXT NOT NULL, device TEXT NOT NULL,
             created_at BIGINT NOT NULL, seen_at BIGINT NOT NULL,
             idle_seconds BIGINT NOT NULL, ends_at BIGINT NOT NULL);
         CREATE INDEX session_account ON session (account);",
        "CREATE TABLE session_ending (id BIGINT PRIMARY KEY, count BIGINT NOT NULL);
         INSERT INTO session_ending VALUES (1, 0);",
    ],
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

/// Another node may end sessions, so memory is believed for this long without asking.
const TRUSTED_MS: i64 = 1_000;
/// The time of last use is written at most this often.
const SEEN_EVERY_SECONDS: i64 = 60;
/// More copies than this and all are read anew.
const CACHE_LIMIT: usize = 50_000;

/// Sessions known here, as long as nobody has ended any.
#[derive(Default)]
struct Cache {
    sessions: HashMap<String, Session>,
    /// How many endings the copies know of, and when that was asked last.
    endings: i64,
    asked_ms: i64,
}

impl Cache {
    /// Whether to ask about endings now; only one of many at the same moment does.
    fn is_due(&mut self, now_ms: i64) -> bool {
        let due = !(0..TRUSTED_MS).contains(&(now_ms - self.asked_ms));
        if due {
            self.asked_ms = now_ms;
        }
        due
    }
}

#[derive(Clone)]
pub struct Sessions {
    db: Db,
    env: Env,
    cache: Arc<Mutex<Cache>>,
}

impl Sessions {
    pub fn new(db: Db, env: Env) -> Self {
        Self { db, env, cache: Arc::default() }
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
        self.hear_of_endings(now).await;
        let known = self.cache.lock().sessions.get(&digest).cloned();
        let found = match known.filter(|session| !session.is_over(now)) {
            Some(session) => Some(session),
            // Also one that seems idle here: it may have been in use on another node.
            None => self.read(digest, now).await?,
        };
        Ok(found.map(|session| self.mark_seen(session, now)))
    }

    /// Forgets the copies when a session was ended anywhere. One question answers for all of them,
    /// so ten thousand open pages that look after themselves cost next to nothing.
    /// A database that does not answer ends nobody's session: pages can be read from memory.
    async fn hear_of_endings(&self, now: Timestamp) {
        let now_ms = now.as_millisecond();
        if !self.cache.lock().is_due(now_ms) {
            return;
        }
        let answer = self.db.read(count_endings).await;
        let mut cache = self.cache.lock();
        match answer {
            Ok(endings) => {
                if endings != cache.endings || cache.sessions.len() >= CACHE_LIMIT {
                    cache.sessions.clear();
                }
                cache.endings = endings;
            }
            Err(error) => tracing::warn!(%error, "ended sessions cannot be heard of"),
        }
    }

    /// Keeps a copy unless an ending was heard of meanwhile: the copy might be older than it.
    async fn read(&self, key: String, now: Timestamp) -> Result<Option<Session>> {
        let before = self.cache.lock().endings;
        let found = self.db.read(move |conn| read_one(conn, &key)).await?;
        let found = found.filter(|session| !session.is_over(now));
        let mut cache = self.cache.lock();
        if let Some(session) = found.clone().filter(|_| cache.endings == before) {
            cache.sessions.insert(session.digest.clone(), session);
        }
        Ok(found)
    }

    /// Nobody waits for the note to be written, and its loss costs a minute of idle time.
    fn mark_seen(&self, mut session: Session, now: Timestamp) -> Session {
        if now.as_second() - session.seen_at.as_second() < SEEN_EVERY_SECONDS {
            return session;
        }
        session.seen_at = now;
        if let Some(known) = self.cache.lock().sessions.get_mut(&session.digest) {
            known.seen_at = now;
        }
        let (db, digest, now) = (self.db.clone(), session.digest.clone(), now.as_second());
        tokio::spawn(async move {
            let sql = "UPDATE session SET seen_at = $1 WHERE digest = $2";
            db.write(move |conn| conn.execute(sql, &[&now, &digest])).await
        });
        session
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
        let (account, key) = (account.to_string(), digest.to_owned());
        self.db
            .write(move |conn| {
                let sql = "DELETE FROM session WHERE digest = $1 AND account = $2";
                let ended = conn.execute(sql, &[&key, &account])?;
                tell_endings(conn, ended)
            })
            .await?;
        self.forget();
        Ok(())
    }

    /// What is known here is read anew before it is believed again.
    fn forget(&self) {
        self.cache.lock().asked_ms = 0;
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
        let account = account.to_string();
        self.db
            .write(move |conn| {
                let ended = conn.execute("DELETE FROM session WHERE account = $1", &[&account])?;
                tell_endings(conn, ended)
            })
            .await?;
        self.forget();
        Ok(())
    }
}

/// Lets every node know that sessions were ended.
fn tell_endings(conn: &mut Conn, ended: u64) -> Result<()> {
    if ended > 0 {
        conn.execute("UPDATE session_ending SET count = count + 1 WHERE id = 1", &[])?;
    }
    Ok(())
}

fn count_endings(conn: &mut Conn) -> Result<i64> {
    let count =
        conn.query_first("SELECT count FROM session_ending WHERE id = 1", &[], |row| row.get(0))?;
    Ok(count.unwrap_or(0))
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
