//! Follows the journal and writes down what of it is a record, exactly once: the place reached moves
//! in one transaction with the records, and only from where it was read.

mod record;
mod table;

use std::time::Duration;

use hlaska_access::Accounts;
use hlaska_audit::{AccountClass, Audit};
use hlaska_incident::{IncidentId, Incidents};
use hlaska_kernel::{AccountId, OrganisationId, Place, Role};
use hlaska_store::{Conn, Db, Result};
use hlaska_web::Portal;

use record::{Known, record};

/// Before the place in the journal, where a record names what it comes from.
pub(crate) const MARK: &str = "journal:";
/// Entries read at once; also how many without a record may pass before the place is written down.
const READ: u32 = 500;
const LOOK: Duration = Duration::from_millis(500);
const PAUSE: Duration = Duration::from_secs(5);

/// Follows for ever. Every node does: whoever is first moves the place, the rest look again.
pub(crate) async fn follow(portal: Portal) {
    let mut follower = Follower::new(portal.audit(), portal.node().db());
    loop {
        let pause = match follower.step(&portal).await {
            Ok(true) => continue,
            Ok(false) => LOOK,
            Err(error) => {
                tracing::warn!(%error, "changes of rights could not be recorded yet");
                PAUSE
            }
        };
        tokio::time::sleep(pause).await;
    }
}

struct Follower {
    audit: Audit,
    db: Db,
    /// The place as written down; unknown at first.
    kept: Option<u64>,
    /// Everything up to here was looked at.
    seen: u64,
}

impl Follower {
    fn new(audit: &Audit, db: &Db) -> Self {
        Self { audit: audit.clone(), db: db.clone(), kept: None, seen: 0 }
    }

    /// One piece of the journal; true when there may be more.
    async fn step(&mut self, known: &impl Known) -> Result<bool> {
        let kept = match self.kept {
            Some(kept) => kept,
            None => self.look_again().await?,
        };
        let seen = self.seen;
        let entries = self.db.read(move |conn| hlaska_journal::after(conn, seen, READ)).await?;
        let Some(last) = entries.last().map(|entry| entry.meta.seq) else { return Ok(false) };
        let records: Vec<_> = entries.iter().filter_map(|entry| record(entry, known)).collect();
        if !records.is_empty() || last - kept >= u64::from(READ) {
            let step = move |conn: &mut Conn| move_on(conn, kept, last);
            if !self.audit.write_if(records, step).await? {
                self.kept = None;
                return Ok(true);
            }
            self.kept = Some(last);
        }
        self.seen = last;
        Ok(true)
    }

    async fn look_again(&mut self) -> Result<u64> {
        let kept = self.db.read(place).await?;
        (self.kept, self.seen) = (Some(kept), kept);
        Ok(kept)
    }
}

fn place(conn: &mut Conn) -> Result<u64> {
    let sql = "SELECT seq FROM audit_follower WHERE name = 'journal'";
    let seq = conn.query_first(sql, &[], |row| row.get::<i64>(0))?;
    Ok(seq.and_then(|seq| u64::try_from(seq).ok()).unwrap_or(0))
}

/// False when another node was here meanwhile.
fn move_on(conn: &mut Conn, from: u64, to: u64) -> Result<bool> {
    let signed = |seq| i64::try_from(seq).unwrap_or(i64::MAX);
    let begin = "INSERT INTO audit_follower (name, seq) VALUES ('journal', 0) \
                 ON CONFLICT (name) DO NOTHING";
    conn.execute(begin, &[])?;
    let sql = "UPDATE audit_follower SET seq = $1 WHERE name = 'journal' AND seq = $2";
    Ok(conn.execute(sql, &[&signed(to), &signed(from)])? == 1)
}

impl Known for Portal {
    fn standing(&self, account: AccountId) -> Option<(OrganisationId, AccountClass)> {
        let world = self.world();
        let account = world.view::<Accounts>().account(account)?;
        let holds = |roles: &[Role]| roles.iter().any(|role| account.holds(*role));
        let class = if Role::ALL.iter().any(|role| !role.is_operational() && account.holds(*role)) {
            AccountClass::Admin
        } else if holds(&[Role::RegionManager, Role::Operator]) {
            AccountClass::Privileged
        } else {
            AccountClass::User
        };
        Some((account.organisation, class))
    }

    fn ground(&self, incident: &str) -> Option<Place> {
        let id: IncidentId = incident.parse().ok()?;
        self.world().view::<Incidents>().ground(id)
    }
}

#[cfg(test)]
mod tests;
