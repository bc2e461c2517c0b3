//! Things begun and not finished: a passkey asked for, a password right and a code still missing.
//! Each is found by a token only its browser knows, for five minutes, and is used once.

use hlaska_kernel::number::hex;
use hlaska_kernel::{AccountId, Timestamp};
use hlaska_store::{Conn, Db, Result};
use sha2::{Digest, Sha256};

/// How long somebody may look for their key or phone.
pub(crate) const LIFE_SECONDS: i64 = 300;

/// What was begun; a token of one kind is worth nothing as another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// Making a passkey.
    Enrol,
    /// Making a passkey with a one-time link.
    Invite,
    /// Signing in with a passkey, nobody knows yet whose.
    SignIn,
    /// A passkey of somebody signed in.
    Prove,
    /// The password was right, the code is missing.
    Code,
    /// A secret shown to an app, which has not answered yet.
    Generator,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Enrol => "enrol",
            Self::Invite => "invite",
            Self::SignIn => "sign_in",
            Self::Prove => "prove",
            Self::Code => "code",
            Self::Generator => "generator",
        }
    }
}

/// Something begun.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Ceremony {
    pub kind: Kind,
    /// `None` while nobody knows whose it is.
    pub account: Option<AccountId>,
    pub state: String,
}

fn digest(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// Keeps it under the token, and forgets those nobody finished.
pub(crate) async fn begin(db: &Db, token: &str, it: Ceremony, now: Timestamp) -> Result<()> {
    let (key, now) = (digest(token), now.as_second());
    let account = it.account.map(|id| id.to_string()).unwrap_or_default();
    let (kind, state, ends) = (it.kind.name(), it.state, now + LIFE_SECONDS);
    db.write(move |conn| {
        conn.execute("DELETE FROM factors_ceremony WHERE expires_at <= $1", &[&now])?;
        conn.execute(
            "INSERT INTO factors_ceremony (digest, kind, account, state, expires_at)
             VALUES ($1, $2, $3, $4, $5)",
            &[&key, &kind, &account, &state, &ends],
        )
    })
    .await
    .map(drop)
}

/// What was begun under the token; it stays.
pub(crate) async fn look(
    db: &Db,
    token: &str,
    kind: Kind,
    now: Timestamp,
) -> Result<Option<Ceremony>> {
    let (key, now) = (digest(token), now.as_second());
    db.read(move |conn| read(conn, &key, kind, now)).await
}

/// The same, and nobody finds it again.
pub(crate) async fn take(
    db: &Db,
    token: &str,
    kind: Kind,
    now: Timestamp,
) -> Result<Option<Ceremony>> {
    let (key, now) = (digest(token), now.as_second());
    db.write(move |conn| {
        let found = read(conn, &key, kind, now)?;
        // Of two who come at the same moment only one deletes the row.
        let taken = conn.execute("DELETE FROM factors_ceremony WHERE digest = $1", &[&key])?;
        Ok(found.filter(|_| taken == 1))
    })
    .await
}

fn read(conn: &mut Conn, digest: &str, kind: Kind, now: i64) -> Result<Option<Ceremony>> {
    conn.query_first(
        "SELECT account, state FROM factors_ceremony
         WHERE digest = $1 AND kind = $2 AND expires_at > $3",
        &[&digest, &kind.name(), &now],
        |row| {
            let account: String = row.get(0)?;
            Ok(Ceremony { kind, account: account.parse().ok(), state: row.get(1)? })
        },
    )
}
