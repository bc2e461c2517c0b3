use hlaska_kernel::Timestamp;
use hlaska_store::{Conn, Result};

use crate::append::{head, lock_head, signed, unsigned};
use crate::audit::Audit;

/// How far a target got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetState {
    pub target: String,
    /// The last record it has.
    pub seq: u64,
    /// Records it does not have yet.
    pub behind: u64,
    /// When a node last worked for it.
    pub seen: Timestamp,
}

/// Longer than any delivery may take; a node that dies is followed by another after this.
const LEASE_SECONDS: i64 = 180;
/// A lease is prolonged when less than this is left, so that not every round writes.
const PROLONG_SECONDS: i64 = 120;

impl Audit {
    /// Every target that records were ever forwarded to.
    pub async fn targets(&self) -> Result<Vec<TargetState>> {
        self.db().read(read_all).await
    }

    /// How far the target got, if `holder` may forward to it now.
    pub(crate) async fn claim_target(&self, target: &str, holder: &str) -> Result<Option<u64>> {
        let (target, holder) = (target.to_owned(), holder.to_owned());
        let now = self.now().as_second();
        let asked = (target.clone(), holder.clone());
        let held = self.db().read(move |conn| held(conn, &asked.0, &asked.1, now)).await?;
        if held.is_some() {
            return Ok(held);
        }
        self.db().write(move |conn| claim(conn, &target, &holder, now)).await
    }

    /// The target has everything up to `to`. Fails when another node took over meanwhile.
    pub(crate) async fn move_target(
        &self,
        target: &str,
        holder: &str,
        from: u64,
        to: u64,
    ) -> Result<()> {
        let (target, holder) = (target.to_owned(), holder.to_owned());
        let moved = self.db().write(move |conn| {
            lock_head(conn)?;
            conn.execute(
                "UPDATE audit_cursor SET seq = $1 WHERE target = $2 AND holder = $3 AND seq = $4",
                &[&signed(to), &target, &holder, &signed(from)],
            )
        });
        match moved.await? {
            0 => Err(hlaska_store::StoreError::Rejected(
                "another node forwards the audit records now".to_owned(),
            )),
            _ => Ok(()),
        }
    }
}

fn held(conn: &mut Conn, target: &str, holder: &str, now: i64) -> Result<Option<u64>> {
    conn.query_first(
        "SELECT seq FROM audit_cursor WHERE target = $1 AND holder = $2 AND until_s > $3",
        &[&target, &holder, &(now + PROLONG_SECONDS)],
        |row| row.get(0).map(unsigned),
    )
}

fn claim(conn: &mut Conn, target: &str, holder: &str, now: i64) -> Result<Option<u64>> {
    lock_head(conn)?;
    let until = now + LEASE_SECONDS;
    conn.query_first(
        "INSERT INTO audit_cursor (target, seq, holder, until_s, seen_s)
         VALUES ($1, 0, $2, $3, $4) ON CONFLICT (target) DO UPDATE
         SET holder = excluded.holder, until_s = excluded.until_s, seen_s = excluded.seen_s
         WHERE audit_cursor.holder = excluded.holder OR audit_cursor.until_s < $4 RETURNING seq",
        &[&target, &holder, &until, &now],
        |row| row.get(0).map(unsigned),
    )
}

fn read_all(conn: &mut Conn) -> Result<Vec<TargetState>> {
    let head = head(conn)?.seq;
    conn.query("SELECT target, seq, seen_s FROM audit_cursor ORDER BY target", &[], |row| {
        let seq = unsigned(row.get(1)?);
        Ok(TargetState {
            target: row.get(0)?,
            seq,
            behind: head.saturating_sub(seq),
            seen: Timestamp::from_second(row.get(2)?).unwrap_or(Timestamp::UNIX_EPOCH),
        })
    })
}
