//! The machines that have been let in.

use std::collections::BTreeMap;

use hlaska_access::Accounts;
use hlaska_journal::{Recorded, View, World};
use hlaska_kernel::{
    AccountId, Actor, Grant, Marking, OrganisationId, Role, Territory, Timestamp, Viewer, czech,
};
use serde::{Deserialize, Serialize};

use crate::event::{MachineEvent, Purpose};

/// What sort of machine it is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) enum Kind {
    Display,
    Key { purpose: Purpose, public_key: String, expires_at: Timestamp },
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Machine {
    pub id: AccountId,
    pub kind: Kind,
    pub name: String,
    pub organisation: OrganisationId,
    pub territory: Territory,
    pub since: Timestamp,
    /// Who let it in.
    pub by: Option<AccountId>,
    pub revoked: Option<String>,
}

impl Machine {
    fn is_in_use(&self) -> bool {
        self.revoked.is_none()
    }
    pub(crate) fn is_display(&self) -> bool {
        self.kind == Kind::Display
    }
    /// Whether it may be used now. A key ends by itself.
    pub(crate) fn is_good(&self, now: Timestamp) -> bool {
        let ended = matches!(self.kind, Kind::Key { expires_at, .. } if now >= expires_at);
        self.is_in_use() && !ended
    }
}

#[derive(Default, Serialize, Deserialize)]
pub struct Machines(BTreeMap<AccountId, Machine>);

impl Machines {
    pub(crate) fn get(&self, id: AccountId) -> Option<&Machine> {
        self.0.get(&id)
    }

    /// Machines of this sort that somebody administers, in Czech alphabetical order; the revoked
    /// ones last.
    pub(crate) fn of(&self, displays: bool, viewer: &Viewer) -> Vec<&Machine> {
        let mine = |one: &&Machine| {
            one.is_display() == displays
                && viewer.grants().iter().any(|grant| grant.territory.covers(one.territory.place()))
        };
        let mut found: Vec<_> = self.0.values().filter(mine).collect();
        found.sort_by(|a, b| {
            (b.is_in_use().cmp(&a.is_in_use())).then_with(|| czech::compare(&a.name, &b.name))
        });
        found
    }
}

/// Who a machine is when it asks; `None` when there is none of this name or it was revoked. It
/// reads what bears no marking on its territory, and nothing else.
pub fn identity(world: &World, id: AccountId) -> Option<Actor> {
    let machine = world.view::<Machines>().get(id).filter(|one| one.is_in_use())?;
    let organisation = world.view::<Accounts>().organisation(machine.organisation);
    Some(Actor {
        account: id,
        name: machine.name.clone(),
        organisation: machine.organisation,
        organisation_name: organisation.map_or_else(String::new, |one| one.name.clone()),
        grants: vec![Grant { role: Role::Reader, territory: machine.territory }],
        clearance: Marking::Open,
        lists: Vec::new(),
    })
}

impl View for Machines {
    const NAME: &'static str = "machines";
    type Event = MachineEvent;

    fn apply(&mut self, recorded: Recorded<'_, MachineEvent>) {
        let (since, by) = (recorded.meta.recorded_at, recorded.meta.author.account());
        match recorded.event {
            MachineEvent::DisplayPaired { display: id, name, organisation, territory } => {
                let kind = Kind::Display;
                let revoked = None;
                let machine =
                    Machine { id, kind, name, organisation, territory, since, by, revoked };
                self.0.insert(id, machine);
            }
            MachineEvent::KeyIssued {
                key: id,
                name,
                purpose,
                organisation,
                territory,
                public_key,
                expires_at,
            } => {
                let kind = Kind::Key { purpose, public_key, expires_at };
                let revoked = None;
                let machine =
                    Machine { id, kind, name, organisation, territory, since, by, revoked };
                self.0.insert(id, machine);
            }
            MachineEvent::DisplayRevoked { display: id, reason }
            | MachineEvent::KeyRevoked { key: id, reason } => {
                if let Some(machine) = self.0.get_mut(&id) {
                    machine.revoked = Some(reason);
                }
            }
        }
    }
}
