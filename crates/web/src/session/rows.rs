//! Sessions as rows of their table.

use std::str::FromStr;

use hlaska_kernel::{AccountId, OrganisationId, Timestamp};
use hlaska_store::{Arg, Conn, Result, Row};

use super::{Proof, Renewal, Session, SignIn};

/// Lets every node know that sessions were ended.
pub(super) fn tell_endings(conn: &mut Conn, ended: u64) -> Result<()> {
    if ended > 0 {
        conn.execute("UPDATE session_ending SET count = count + 1 WHERE id = 1", &[])?;
    }
    Ok(())
}

pub(super) fn count_endings(conn: &mut Conn) -> Result<i64> {
    let count =
        conn.query_first("SELECT count FROM session_ending WHERE id = 1", &[], |row| row.get(0))?;
    Ok(count.unwrap_or(0))
}

pub(super) const SELECT: &str = "SELECT digest, account, device, created_at, seen_at, idle_seconds, ends_at, \
                      acting_for, proof, proven_at, device_id FROM session";

pub(super) fn insert(conn: &mut Conn, digest: &str, sign_in: &SignIn, now: i64) -> Result<u64> {
    let short = |text: &str| text.chars().take(200).collect::<String>();
    let ends = now + sign_in.life.absolute_seconds;
    let acting_for = text_of(sign_in.acting_for);
    conn.execute(
        "INSERT INTO session (digest, account, device, created_at, seen_at, idle_seconds, \
         ends_at, acting_for, proof, proven_at, device_id) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &[
            &digest,
            &sign_in.account.to_string(),
            &short(&sign_in.device),
            &now,
            &now,
            &sign_in.life.idle_seconds,
            &ends,
            &acting_for,
            &sign_in.proof.name(),
            &now,
            &short(&sign_in.device_id),
        ],
    )
}

pub(super) fn text_of(organisation: Option<OrganisationId>) -> String {
    organisation.map(|id| id.to_string()).unwrap_or_default()
}

pub(super) fn renew(
    conn: &mut Conn,
    digest: &str,
    old: &Session,
    change: Renewal,
    now: i64,
) -> Result<()> {
    let (proof, proven_at) = match change.proof {
        Some(proof) => (proof, now),
        None => (old.proof, old.proven_at.as_second()),
    };
    let acting_for = text_of(change.acting_for);
    let sql = "UPDATE session SET digest = $1, acting_for = $2, proof = $3, proven_at = $4, \
               seen_at = $5 WHERE digest = $6";
    let args: [&dyn Arg; 6] = [&digest, &acting_for, &proof.name(), &proven_at, &now, &old.digest];
    let changed = conn.execute(sql, &args)?;
    tell_endings(conn, changed)
}

pub(super) fn read_one(conn: &mut Conn, digest: &str) -> Result<Option<Session>> {
    conn.query_first(&format!("{SELECT} WHERE digest = $1"), &[&digest], read_row)
}

pub(super) fn read_row(row: &Row<'_>) -> Result<Session> {
    let second = |value: i64| Timestamp::from_second(value).unwrap_or(Timestamp::UNIX_EPOCH);
    let account: String = row.get(1)?;
    let (acting_for, proof): (String, String) = (row.get(7)?, row.get(8)?);
    Ok(Session {
        digest: row.get(0)?,
        account: AccountId::from_str(&account).unwrap_or(AccountId::from_u128(0)),
        device: row.get(2)?,
        created_at: second(row.get(3)?),
        seen_at: second(row.get(4)?),
        idle_seconds: row.get(5)?,
        ends_at: second(row.get(6)?),
        acting_for: OrganisationId::from_str(&acting_for).ok(),
        proof: Proof::from_name(&proof),
        proven_at: second(row.get(9)?),
        device_id: row.get(10)?,
    })
}
