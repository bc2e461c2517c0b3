//! Who there is: the public view of organisations and accounts.

use std::collections::BTreeMap;

use hlaska_journal::{Author, Recorded, View, World};
use hlaska_kernel::{
    AccountId, Actor, Grant, Lang, Marking, OrganisationId, Place, Role, Territory, Timestamp,
    Viewer, czech,
};
use serde::{Deserialize, Serialize};

use crate::author;
use crate::event::{AccessEvent, OrganisationKind};

/// An organisation that takes part.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Organisation {
    pub id: OrganisationId,
    pub name: String,
    pub kind: OrganisationKind,
    pub territory: Territory,
    /// The organisation above this one.
    pub parent: Option<OrganisationId>,
}

/// A person's account.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Account {
    pub id: AccountId,
    /// As it was typed; compared without case and diacritics.
    pub login: String,
    /// The person's name or function.
    pub name: String,
    pub organisation: OrganisationId,
    /// In the order of roles, without repetition.
    pub grants: Vec<Grant>,
    pub active: bool,
    pub created_at: Timestamp,
    /// When a password was last set; `None` until the invitation is taken.
    pub password_set_at: Option<Timestamp>,
}

impl Account {
    pub fn holds(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }
}

/// Everybody who has or had an account, and their organisations.
#[derive(Default, Serialize, Deserialize)]
pub struct Accounts {
    organisations: BTreeMap<OrganisationId, Organisation>,
    people: BTreeMap<AccountId, Account>,
    by_login: BTreeMap<String, AccountId>,
}

/// The highest marking that any of the roles may usually read.
fn usual_clearance(grants: &[Grant]) -> Marking {
    grants.iter().map(|grant| grant.role.usual_clearance()).max().unwrap_or_default()
}

/// The form in which logins are compared.
pub(crate) fn folded(login: &str) -> String {
    czech::fold(login.trim())
}

/// Who an account is now; `None` when it may not act. For the portal's `Parts`.
pub fn identity(
    world: &World,
    account: AccountId,
    acting_for: Option<OrganisationId>,
) -> Option<Actor> {
    world.view::<Accounts>().actor(account, acting_for)
}

impl Accounts {
    /// Who the account is when it acts; `None` when there is none or it was deactivated.
    pub fn actor(&self, id: AccountId, acting_for: Option<OrganisationId>) -> Option<Actor> {
        let account = self.people.get(&id).filter(|account| account.active)?;
        if acting_for.is_some_and(|other| other != account.organisation) {
            return None;
        }
        let organisation = self.organisations.get(&account.organisation);
        Some(Actor {
            account: id,
            name: account.name.clone(),
            organisation: account.organisation,
            organisation_name: organisation.map_or_else(String::new, |found| found.name.clone()),
            grants: account.grants.clone(),
            clearance: usual_clearance(&account.grants),
            lists: Vec::new(),
        })
    }

    /// How an author is called next to what they wrote: `Starosta obce Plav, Obec Plav`.
    /// Parts of the system have readable names too.
    pub fn name_of(&self, author: &Author, lang: Lang) -> String {
        match author {
            Author::Account(id) => self.person(*id, lang),
            Author::Member(id, organisation) => self.member(*id, *organisation, lang),
            Author::System(name) => author::system(name, lang),
        }
    }

    /// `Starosta obce Plav (za: Obec Roudné)`
    fn member(&self, id: AccountId, organisation: OrganisationId, lang: Lang) -> String {
        let name = match self.people.get(&id) {
            Some(account) => &account.name,
            None => author::unknown(lang),
        };
        let organisation = self.organisations.get(&organisation);
        let organisation = organisation.map_or("?", |found| &found.name);
        format!("{name} ({}: {organisation})", author::acting_for(lang))
    }

    fn person(&self, id: AccountId, lang: Lang) -> String {
        let Some(account) = self.people.get(&id) else {
            return author::unknown(lang).to_owned();
        };
        match self.organisations.get(&account.organisation) {
            Some(organisation) => format!("{}, {}", account.name, organisation.name),
            None => account.name.clone(),
        }
    }

    pub fn organisation(&self, id: OrganisationId) -> Option<&Organisation> {
        self.organisations.get(&id)
    }

    /// Organisations the viewer works with: all for an administrator, otherwise those on ground
    /// the viewer may see. In Czech alphabetical order.
    pub fn organisations_visible(&self, viewer: &Viewer) -> Vec<&Organisation> {
        let all = viewer.holds(Role::Administrator);
        let mut found: Vec<_> = self
            .organisations
            .values()
            .filter(|one| all || viewer.may_see(one.territory.place()))
            .collect();
        found.sort_by(|a, b| czech::compare(&a.name, &b.name).then(a.id.cmp(&b.id)));
        found
    }

    /// Accounts the viewer may know of: all for an administrator; otherwise the active ones with
    /// an operational role on ground the viewer may see. In Czech alphabetical order of names.
    pub fn accounts_visible(&self, viewer: &Viewer) -> Vec<&Account> {
        let all = viewer.holds(Role::Administrator);
        let works_near = |account: &Account| {
            account.active
                && account.grants.iter().any(|grant| {
                    grant.role.is_operational() && viewer.may_see(grant.territory.place())
                })
        };
        let mut found: Vec<_> =
            self.people.values().filter(|account| all || works_near(account)).collect();
        found.sort_by(|a, b| czech::compare(&a.name, &b.name).then(a.id.cmp(&b.id)));
        found
    }

    /// Active accounts that hold the role for exactly this place, e.g. a municipality's mayor.
    /// Empty where the viewer may not see the place.
    pub fn holders(&self, role: Role, place: Place, viewer: &Viewer) -> Vec<&Account> {
        let may = viewer.may_see(place) || viewer.holds(Role::Administrator);
        let holds = |account: &&Account| {
            account.grants.iter().any(|g| g.role == role && g.territory.place() == place)
        };
        self.people.values().filter(|a| may && a.active).filter(holds).collect()
    }

    /// For those who know the account already: itself, its link, whoever administers it.
    pub fn account(&self, id: AccountId) -> Option<&Account> {
        self.people.get(&id)
    }

    pub(crate) fn by_login(&self, login: &str) -> Option<&Account> {
        self.by_login.get(&folded(login)).and_then(|id| self.people.get(id))
    }

    /// How many accounts an organisation has, blocked ones included.
    pub(crate) fn size_of(&self, organisation: OrganisationId) -> usize {
        self.people.values().filter(|account| account.organisation == organisation).count()
    }

    pub fn organisation_named(&self, name: &str) -> Option<&Organisation> {
        let wanted = czech::fold(name.trim());
        self.organisations.values().find(|one| czech::fold(&one.name) == wanted)
    }

    pub fn organisation_of(
        &self,
        kind: OrganisationKind,
        territory: Territory,
    ) -> Option<&Organisation> {
        self.organisations.values().find(|one| one.kind == kind && one.territory == territory)
    }

    /// Active accounts that run the machine.
    pub fn administrators(&self) -> impl Iterator<Item = &Account> {
        self.people.values().filter(|one| one.active && one.holds(Role::Administrator))
    }

    fn change(&mut self, id: AccountId, change: impl FnOnce(&mut Account)) {
        if let Some(account) = self.people.get_mut(&id) {
            change(account);
        }
    }
}

impl View for Accounts {
    const NAME: &'static str = "access";
    type Event = AccessEvent;

    fn apply(&mut self, recorded: Recorded<'_, AccessEvent>) {
        let at = recorded.meta.recorded_at;
        match recorded.event {
            AccessEvent::OrganisationCreated {
                organisation: id,
                name,
                kind,
                territory,
                parent,
            } => {
                let organisation = Organisation { id, name, kind, territory, parent };
                self.organisations.insert(id, organisation);
            }
            AccessEvent::OrganisationRenamed { organisation, name } => {
                if let Some(known) = self.organisations.get_mut(&organisation) {
                    known.name = name;
                }
            }
            AccessEvent::AccountCreated { account: id, login, name, organisation } => {
                self.by_login.insert(folded(&login), id);
                let account = Account {
                    id,
                    login,
                    name,
                    organisation,
                    grants: Vec::new(),
                    active: true,
                    created_at: at,
                    password_set_at: None,
                };
                self.people.insert(id, account);
            }
            AccessEvent::GrantAdded { account, grant } => self.change(account, |one| {
                one.grants.push(grant);
                one.grants.sort_unstable();
                one.grants.dedup();
            }),
            AccessEvent::GrantRemoved { account, grant } => {
                self.change(account, |one| one.grants.retain(|held| *held != grant));
            }
            AccessEvent::AccountDeactivated { account, .. } => {
                self.change(account, |one| one.active = false);
            }
            AccessEvent::AccountReactivated { account, .. } => {
                self.change(account, |one| one.active = true);
            }
            AccessEvent::PasswordSet { account, .. } => {
                self.change(account, |one| one.password_set_at = Some(at));
            }
            AccessEvent::LinkIssued { .. } | AccessEvent::LinkUsed { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests;
