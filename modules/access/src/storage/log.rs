//! The log of sign-ins. It stands outside the journal because it must be forgotten in time.

use std::net::IpAddr;

use hlaska_kernel::{AccountId, Timestamp};
use hlaska_store::{Db, Result};

use super::moment;

/// Eighteen months and a little: as long as the law wants such records kept.
const KEEP_SECONDS: i64 = 555 * 24 * 3600;

/// How an attempt ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    SignedIn,
    SignedOut,
    /// Wrong password, unknown name or an account that may not sign in.
    Refused,
    /// Too many attempts; written once until the next attempt that was let through.
    Slowed,
    PasswordChanged,
    SessionRevoked,
    /// Proven anew in the middle of a session.
    Proven,
    /// A passkey or a code generator was added or removed, or recovery codes were made.
    FactorsChanged,
}

impl Outcome {
    const ALL: [Self; 8] = [
        Self::Proven,
        Self::FactorsChanged,
        Self::SignedIn,
        Self::SignedOut,
        Self::Refused,
        Self::Slowed,
        Self::PasswordChanged,
        Self::SessionRevoked,
    ];

    /// Stable name in the database.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::SignedIn => "signed_in",
            Self::SignedOut => "signed_out",
            Self::Refused => "refused",
            Self::Slowed => "slowed",
            Self::PasswordChanged => "password_changed",
            Self::SessionRevoked => "session_revoked",
            Self::Proven => "proven",
            Self::FactorsChanged => "factors_changed",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }
}

/// One line. What was typed as a name is not kept: people type passwords there by mistake.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Line {
    pub at: Timestamp,
    /// `None` when no account has the name that was typed.
    pub account: Option<AccountId>,
    pub peer: IpAddr,
    pub device: String,
    pub outcome: Outcome,
}

pub(crate) async fn write(db: &Db, line: Line) -> Result<()> {
    let at = line.at.as_second();
    let account = line.account.map(|id| id.to_string()).unwrap_or_default();
    let (peer, result) = (line.peer.to_string(), line.outcome.name());
    db.write(move |conn| {
        conn.execute(
            "INSERT INTO access_log (at, account, peer, device, result)
             VALUES ($1, $2, $3, $4, $5)",
            &[&at, &account, &peer, &line.device, &result],
        )
    })
    .await
    .map(drop)
}

/// A line as its owner may read it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Seen {
    pub at: Timestamp,
    pub peer: String,
    pub device: String,
    pub outcome: Outcome,
}

/// The newest lines of one account.
pub(crate) async fn recent(db: &Db, account: AccountId, limit: i64) -> Result<Vec<Seen>> {
    let account = account.to_string();
    let lines = db
        .read(move |conn| {
            conn.query(
                "SELECT at, peer, device, result FROM access_log WHERE account = $1
                 ORDER BY at DESC LIMIT $2",
                &[&account, &limit],
                |row| {
                    let result: String = row.get(3)?;
                    let (at, peer, device) = (moment(row.get(0)?), row.get(1)?, row.get(2)?);
                    let outcome = Outcome::from_name(&result);
                    Ok(outcome.map(|outcome| Seen { at, peer, device, outcome }))
                },
            )
        })
        .await?;
    Ok(lines.into_iter().flatten().collect())
}

/// Has the account ever been signed in to, as far back as the log reaches?
pub(crate) async fn was_entered(db: &Db, account: AccountId) -> Result<bool> {
    let account = account.to_string();
    let sql = "SELECT at FROM access_log WHERE account = $1 AND result = $2 LIMIT 1";
    let entered = Outcome::SignedIn.name();
    let found =
        db.read(move |conn| conn.query_first(sql, &[&account, &entered], |row| row.get::<i64>(0)));
    Ok(found.await?.is_some())
}

/// Forgets what need not be kept any more.
pub(crate) async fn tidy(db: &Db, now: Timestamp) -> Result<u64> {
    let before = now.as_second() - KEEP_SECONDS;
    db.write(move |conn| conn.execute("DELETE FROM access_log WHERE at < $1", &[&before])).await
}
