//! What an import would do, thought through by the same rules as everything done by hand.

use hlaska_journal::Author;
use hlaska_kernel::id::Uuid;
use hlaska_kernel::number::hex;
use hlaska_kernel::{AccountId, Actor, Grant, OrganisationId, Said, Timestamp};
use hlaska_territory::Gazetteer;
use sha2::{Digest, Sha256};

use super::Line;
use super::row::thought_through;
use crate::event::AccessEvent;
use crate::view::Accounts;

/// What one row changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    Organisation,
    Account,
    Role(Grant),
}

/// One row with what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Planned {
    pub line: Line,
    /// No change: it is in the portal already.
    pub outcome: Result<Vec<Change>, Said>,
}

/// Everything an import would do.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plan {
    pub rows: Vec<Planned>,
    pub events: Vec<AccessEvent>,
}

/// What the rules need that is the same for every row.
pub(crate) struct Surroundings<'a> {
    pub actor: &'a Actor,
    pub gazetteer: &'a Gazetteer,
    pub now: Timestamp,
    pub fresh: &'a dyn Fn() -> Uuid,
}

impl Surroundings<'_> {
    pub(super) fn organisation(&self) -> OrganisationId {
        OrganisationId::from_u128((self.fresh)().as_u128())
    }

    pub(super) fn account(&self) -> AccountId {
        AccountId::from_u128((self.fresh)().as_u128())
    }
}

/// Rows are thought through one after the other: a row may build on those above it.
pub(crate) fn plan(accounts: &Accounts, around: &Surroundings<'_>, lines: &[Line]) -> Plan {
    let by = Author::Account(around.actor.account).to_string();
    let mut ahead = accounts.clone();
    let mut plan = Plan::default();
    for line in lines {
        let before = plan.events.len();
        let outcome = thought_through(&mut ahead, around, &by, line, &mut plan.events);
        if outcome.is_err() && plan.events.len() > before {
            // What the first half of a bad row would have done is undone.
            plan.events.truncate(before);
            ahead = accounts.clone();
            for event in &plan.events {
                ahead.absorb(event.clone(), around.now, &by);
            }
        }
        plan.rows.push(Planned { line: line.clone(), outcome });
    }
    plan
}

impl Plan {
    pub(crate) fn count(&self, is: impl Fn(&Change) -> bool) -> usize {
        let good = self.rows.iter().filter_map(|row| row.outcome.as_ref().ok());
        good.flatten().filter(|change| is(change)).count()
    }

    pub(crate) fn bad(&self) -> impl Iterator<Item = (&Line, &Said)> {
        self.rows.iter().filter_map(|row| Some((&row.line, row.outcome.as_ref().err()?)))
    }

    pub(crate) fn unchanged(&self) -> usize {
        self.rows.iter().filter(|row| row.outcome.as_ref().is_ok_and(Vec::is_empty)).count()
    }

    /// What was shown, so that something else is not confirmed.
    pub(crate) fn digest(&self) -> String {
        let shown: Vec<_> = self.rows.iter().map(|row| (row.line.number, &row.outcome)).collect();
        hex(&Sha256::digest(format!("{shown:?}"))[..16])
    }

    /// Accounts that would be new.
    pub(crate) fn invited(&self) -> impl Iterator<Item = AccountId> + '_ {
        self.events.iter().filter_map(|event| match event {
            AccessEvent::AccountCreated { account, .. } => Some(*account),
            _ => None,
        })
    }
}
