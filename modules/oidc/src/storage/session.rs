//! Which of our sessions began with which session of a provider.
//!
//! A session here gets a new token now and then; what stays is its account, its device and the
//! moment it began.

use hlaska_kernel::{AccountId, Timestamp};
use hlaska_store::{Db, Result};

/// No session of ours is longer: a month, and a day to spare.
const KEEP_SECONDS: i64 = 31 * 24 * 3600;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bound {
    pub account: AccountId,
    pub device_id: String,
    pub started_at: Timestamp,
}

pub(crate) async fn put(
    db: &Db,
    provider: &str,
    subject: &str,
    sid: Option<&str>,
    bound: Bound,
) -> Result<()> {
    let (provider, subject) = (provider.to_owned(), subject.to_owned());
    let sid = sid.unwrap_or_default().to_owned();
    let (account, started_at) = (bound.account.to_string(), bound.started_at.as_second());
    let sql = "INSERT INTO oidc_session (provider, subject, sid, account, device, started_at) \
               VALUES ($1, $2, $3, $4, $5, $6)";
    db.write(move |conn| {
        conn.execute(sql, &[&provider, &subject, &sid, &account, &bound.device_id, &started_at])
    })
    .await
    .map(drop)
}

/// Sessions of the provider's session or, without one, of the person at all.
pub(crate) async fn of(
    db: &Db,
    provider: &str,
    subject: Option<&str>,
    sid: Option<&str>,
) -> Result<Vec<Bound>> {
    let provider = provider.to_owned();
    let (subject, sid) = (subject.map(str::to_owned), sid.map(str::to_owned));
    let rows = db
        .read(move |conn| {
            let sql = "SELECT account, device, started_at FROM oidc_session \
                       WHERE provider = $1 AND (subject = $2 OR $2 = '') AND (sid = $3 OR $3 = '')";
            let (subject, sid) = (subject.unwrap_or_default(), sid.unwrap_or_default());
            conn.query(sql, &[&provider, &subject, &sid], |row| {
                let account: String = row.get(0)?;
                let started_at = Timestamp::from_second(row.get(2)?).unwrap_or_default();
                let device_id = row.get(1)?;
                Ok(account.parse().ok().map(|account| Bound { account, device_id, started_at }))
            })
        })
        .await?;
    Ok(rows.into_iter().flatten().collect())
}

pub(crate) async fn tidy(db: &Db, now: Timestamp) -> Result<u64> {
    let before = now.as_second() - KEEP_SECONDS;
    db.write(move |conn| conn.execute("DELETE FROM oidc_session WHERE started_at < $1", &[&before]))
        .await
}
