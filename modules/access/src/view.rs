//! Who there is: the public view of organisations and accounts.

mod apply;
mod model;
pub(crate) mod review;
mod tree;

use std::collections::BTreeMap;

use hlaska_journal::{Author, World};
use hlaska_kernel::{
    AccountId, Actor, Grant, Lang, Marking, OrganisationId, Place, Role, Territory, Viewer, czech,
};
use serde::{Deserialize, Serialize};

use crate::author;
use crate::event::{OrganisationKind, ReviewId};
pub(crate) use model::Past;
pub use model::{Account, Membership, OpenLink, Organisation, Reviewed};
use review::Review;

/// Everybody who has or had an account, and their organisations.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Accounts {
    organisations: BTreeMap<OrganisationId, Organisation>,
    people: BTreeMap<AccountId, Account>,
    by_login: BTreeMap<String, AccountId>,
    reviews: BTreeMap<ReviewId, Review>,
    /// What has happened, by stream.
    history: BTreeMap<String, Vec<Past>>,
}

/// The highest marking that any of the roles may usually read.
pub(crate) fn usual_clearance(grants: &[Grant]) -> Marking {
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
    /// Who the account is when it acts for the own organisation or for another one it belongs to;
    /// `None` when there is none, it was deactivated, or the organisation was ended.
    pub fn actor(&self, id: AccountId, acting_for: Option<OrganisationId>) -> Option<Actor> {
        let account = self.people.get(&id).filter(|account| account.active)?;
        let organisation = acting_for.unwrap_or(account.organisation);
        let grants = account.grants_at(organisation)?.to_vec();
        let known = self.organisations.get(&organisation);
        if known.is_some_and(|known| known.ended_at.is_some()) {
            return None;
        }
        let usual = usual_clearance(&grants);
        let clearance = match account.clearance {
            None => usual,
            Some(own) if organisation == account.organisation => own,
            Some(own) => usual.min(own),
        };
        Some(Actor {
            account: id,
            name: account.name.clone(),
            organisation,
            organisation_name: known.map_or_else(String::new, |found| found.name.clone()),
            grants,
            clearance,
            lists: Vec::new(),
        })
    }

    /// Organisations the person can act for now, the own one first.
    pub fn acts_for(&self, id: AccountId) -> Vec<&Organisation> {
        let Some(account) = self.people.get(&id).filter(|account| account.active) else {
            return Vec::new();
        };
        let known = account.organisations().filter_map(|id| self.organisations.get(&id));
        known.filter(|one| one.ended_at.is_none()).collect()
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

    /// `Starosta obce Plav, Obec Plav (za: Obec Roudné)`
    fn member(&self, id: AccountId, organisation: OrganisationId, lang: Lang) -> String {
        let organisation = self.organisations.get(&organisation);
        let organisation = organisation.map_or("?", |found| &found.name);
        format!("{} ({}: {organisation})", self.person(id, lang), author::acting_for(lang))
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
        sort_organisations(&mut found);
        found
    }

    /// Accounts the viewer may know of: all for an administrator; otherwise the active ones with
    /// an operational role on ground the viewer may see. In Czech alphabetical order of names.
    pub fn accounts_visible(&self, viewer: &Viewer) -> Vec<&Account> {
        let all = viewer.holds(Role::Administrator);
        let near =
            |grant: Grant| grant.role.is_operational() && viewer.may_see(grant.territory.place());
        let works_near = |account: &Account| account.active && account.all_grants().any(near);
        let mut found: Vec<_> =
            self.people.values().filter(|account| all || works_near(account)).collect();
        sort_accounts(&mut found);
        found
    }

    /// Active accounts that hold the role for exactly this place, e.g. a municipality's mayor, also
    /// on behalf of another organisation. Empty where the viewer may not see the place.
    pub fn holders(&self, role: Role, place: Place, viewer: &Viewer) -> Vec<&Account> {
        let may = viewer.may_see(place) || viewer.holds(Role::Administrator);
        let holds = |account: &&Account| {
            account.all_grants().any(|g| g.role == role && g.territory.place() == place)
        };
        self.people.values().filter(|a| may && a.active).filter(holds).collect()
    }

    pub fn account(&self, id: AccountId) -> Option<&Account> {
        self.people.get(&id)
    }

    pub(crate) fn people(&self) -> impl Iterator<Item = &Account> {
        self.people.values()
    }

    pub(crate) fn organisations(&self) -> impl Iterator<Item = &Organisation> {
        self.organisations.values()
    }

    /// For the program itself, which knows names from the command line.
    pub fn by_login(&self, login: &str) -> Option<&Account> {
        self.by_login.get(&folded(login)).and_then(|id| self.people.get(id))
    }

    /// What has happened to an organisation or an account, in the order of the journal.
    pub(crate) fn history(&self, stream: &str) -> &[Past] {
        self.history.get(stream).map_or(&[], Vec::as_slice)
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

    /// Accounts that can run the machine now.
    pub fn administrators(&self) -> impl Iterator<Item = &Account> {
        self.people.values().filter(|one| one.holds(Role::Administrator) && self.works(one))
    }

    /// Is the account active in an organisation that goes on?
    pub(crate) fn works(&self, account: &Account) -> bool {
        let home = self.organisations.get(&account.organisation);
        account.active && home.is_none_or(|home| home.ended_at.is_none())
    }
}

/// In Czech alphabetical order of names.
pub(crate) fn sort_organisations(found: &mut [&Organisation]) {
    found.sort_by(|a, b| czech::compare(&a.name, &b.name).then(a.id.cmp(&b.id)));
}

/// In Czech alphabetical order of names.
pub(crate) fn sort_accounts(found: &mut [&Account]) {
    found.sort_by(|a, b| czech::compare(&a.name, &b.name).then(a.id.cmp(&b.id)));
}

#[cfg(test)]
mod tests;
