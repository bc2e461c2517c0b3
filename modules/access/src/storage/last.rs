//! When people last signed in.

use std::collections::BTreeMap;

use hlaska_kernel::{AccountId, Timestamp};
use hlaska_store::{Db, Result};

use super::log::Outcome;
use super::{account_of, moment};

/// The last sign-in of everybody who has one within the time the log is kept.
pub(crate) async fn sign_ins(db: &Db) -> Result<BTreeMap<AccountId, Timestamp>> {
    let signed_in = Outcome::SignedIn.name();
    let found = db.read(move |conn| {
        conn.query(
            "SELECT account, MAX(at) FROM access_log WHERE result = $1 GROUP BY account",
            &[&signed_in],
            |row| Ok((row.get::<String>(0)?, moment(row.get(1)?))),
        )
    });
    let found = found.await?.into_iter();
    Ok(found.filter_map(|(account, at)| Some((account_of(&account)?, at))).collect())
}
