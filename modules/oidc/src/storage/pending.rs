//! Sign-ins that have left for a provider and not come back yet.

use hlaska_kernel::Timestamp;
use hlaska_store::{Db, Result};

use super::digest;

/// Enough for a password, a second factor and a call to the help desk.
pub(crate) const LIFE_SECONDS: i64 = 10 * 60;

/// What somebody went to the provider for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    SignIn,
    /// To show anew who they are, in a session that goes on.
    Prove,
}

impl Purpose {
    const fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Prove => "prove",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pending {
    pub provider: String,
    pub nonce: String,
    /// Of PKCE: only whoever began can exchange the code.
    pub verifier: String,
    pub purpose: Purpose,
    /// Where the person wants to go on to.
    pub back: String,
    pub begun_at: Timestamp,
}

impl Pending {
    /// The moment after which the person must have proven themselves at the provider.
    pub(crate) fn proven_since(&self) -> Option<Timestamp> {
        (self.purpose == Purpose::Prove).then_some(self.begun_at)
    }
}

/// Remembers a sign-in under its state, for the browser that began it.
pub(crate) async fn put(db: &Db, state: &str, browser: &str, pending: Pending) -> Result<()> {
    let (state, browser) = (digest(state), digest(browser));
    let begun_at = pending.begun_at.as_second();
    db.write(move |conn| {
        let sql = "INSERT INTO oidc_pending \
                   (state, provider, browser, nonce, verifier, purpose, back, begun_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        let Pending { provider, nonce, verifier, purpose, back, .. } = &pending;
        let purpose = purpose.name();
        conn.execute(sql, &[&state, provider, &browser, nonce, verifier, &purpose, back, &begun_at])
    })
    .await
    .map(drop)
}

/// Takes the sign-in with this state away, so that nobody can come back with it twice. `None` when
/// there is none, it is too old, or another browser began it.
pub(crate) async fn take(
    db: &Db,
    state: &str,
    browser: &str,
    now: Timestamp,
) -> Result<Option<Pending>> {
    let (state, browser) = (digest(state), digest(browser));
    let found = db
        .write(move |conn| {
            let sql = "SELECT browser, provider, nonce, verifier, purpose, back, begun_at \
                       FROM oidc_pending WHERE state = $1";
            let found = conn.query_first(sql, &[&state], |row| {
                let owner: String = row.get(0)?;
                let purpose: String = row.get(4)?;
                let prove = purpose == Purpose::Prove.name();
                let pending = Pending {
                    provider: row.get(1)?,
                    nonce: row.get(2)?,
                    verifier: row.get(3)?,
                    purpose: if prove { Purpose::Prove } else { Purpose::SignIn },
                    back: row.get(5)?,
                    begun_at: Timestamp::from_second(row.get(6)?).unwrap_or_default(),
                };
                Ok((owner, pending))
            })?;
            // Of two who come at once, one takes it.
            let taken = conn.execute("DELETE FROM oidc_pending WHERE state = $1", &[&state])?;
            Ok(found.filter(|_| taken == 1))
        })
        .await?;
    Ok(found.filter(|(owner, _)| *owner == browser).map(|(_, pending)| pending).filter(|pending| {
        (0..=LIFE_SECONDS).contains(&(now.as_second() - pending.begun_at.as_second()))
    }))
}

/// Forgets those who never came back.
pub(crate) async fn tidy(db: &Db, now: Timestamp) -> Result<u64> {
    let before = now.as_second() - LIFE_SECONDS;
    db.write(move |conn| conn.execute("DELETE FROM oidc_pending WHERE begun_at < $1", &[&before]))
        .await
}
