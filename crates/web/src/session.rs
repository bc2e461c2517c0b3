//! Sessions: a random token in a cookie, its digest in the database, a short-lived copy in memory.

mod limit;
mod rows;

use std::collections::HashMap;
use std::sync::Arc;

use hlaska_kernel::number::hex;
use hlaska_kernel::{AccountId, Env, OrganisationId, Timestamp};
use hlaska_store::{Db, Migration, Result};
use parking_lot::Mutex;
use sha2::{Digest, Sha256};

use crate::session_proof::Proof;

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
        // For whom, on what proof, how lately proven, and on which device.
        "ALTER TABLE session ADD COLUMN acting_for TEXT NOT NULL DEFAULT '';
         ALTER TABLE session ADD COLUMN proof TEXT NOT NULL DEFAULT 'password';
         ALTER TABLE session ADD COLUMN proven_at BIGINT NOT NULL DEFAULT 0;
         ALTER TABLE session ADD COLUMN device_id TEXT NOT NULL DEFAULT '';",
    ],
};

/// How long a sign-in lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetime {
    pub idle_seconds: i64,
    pub absolute_seconds: i64,
}

/// A sign-in about to be kept.
#[derive(Debug, Clone)]
pub struct SignIn {
    pub account: AccountId,
    /// The organisation acted for, where it is not the account's own.
    pub acting_for: Option<OrganisationId>,
    pub proof: Proof,
    /// What the browser says of itself.
    pub device: String,
    /// The device's lasting identity.
    pub device_id: String,
    pub life: Lifetime,
}

impl SignIn {
    /// By a password alone, for the account's own organisation, on a device not known yet.
    pub fn by_password(account: AccountId, device: &str, life: Lifetime) -> Self {
        let (device, device_id) = (device.to_owned(), String::new());
        Self { account, acting_for: None, proof: Proof::Password, device, device_id, life }
    }
}

/// What changes in a sign-in that goes on under a new token.
#[derive(Debug, Clone, Copy, Default)]
pub struct Renewal {
    /// `None` leaves the proof and its age as they are.
    pub proof: Option<Proof>,
    pub acting_for: Option<OrganisationId>,
}

/// How long a proof of identity counts as fresh: declarations, grants and exports of personal data
/// ask for one.
pub const FRESH_SECONDS: i64 = 15 * 60;

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
    pub acting_for: Option<OrganisationId>,
    pub proof: Proof,
    /// When the person last showed who they are.
    pub proven_at: Timestamp,
    pub device_id: String,
}

impl Session {
    /// Has the person shown lately who they are?
    pub fn is_fresh(&self, now: Timestamp) -> bool {
        now.as_second() - self.proven_at.as_second() < FRESH_SECONDS
    }
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
    pub async fn start(&self, sign_in: SignIn) -> Result<String> {
        let token = self.env.secret();
        let now = self.env.now().as_second();
        let digest = digest(&token);
        self.db.write(move |conn| rows::insert(conn, &digest, &sign_in, now)).await?;
        Ok(token)
    }

    /// The same sign-in under a new token, proven anew or acting for somebody else. The old token
    /// is worth nothing from now on.
    pub async fn renew(&self, old: &Session, change: Renewal) -> Result<String> {
        let token = self.env.secret();
        let now = self.env.now().as_second();
        let (new, old) = (digest(&token), old.clone());
        self.db.write(move |conn| rows::renew(conn, &new, &old, change, now)).await?;
        self.forget();
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
        let answer = self.db.read(rows::count_endings).await;
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
        let found = self.db.read(move |conn| rows::read_one(conn, &key)).await?;
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
                let sql = format!("{} WHERE account = $1 ORDER BY seen_at DESC", rows::SELECT);
                conn.query(&sql, &[&account], rows::read_row)
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
                rows::tell_endings(conn, ended)
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
                rows::tell_endings(conn, ended)
            })
            .await?;
        self.forget();
        Ok(())
    }
}

fn digest(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}
