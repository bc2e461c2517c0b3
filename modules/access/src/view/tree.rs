//! The tree of organisations.

use hlaska_kernel::OrganisationId;

use super::model::{Account, Organisation};
use super::{Accounts, sort_accounts, sort_organisations};

/// A chain of organisations longer than this is a mistake in the data.
const DEEPEST: usize = 32;

impl Accounts {
    /// Is the organisation the other one, or somewhere below it?
    pub(crate) fn is_within(&self, organisation: OrganisationId, top: OrganisationId) -> bool {
        self.chain(organisation).any(|one| one == top)
    }

    /// The organisation and those above it, upwards.
    pub(crate) fn chain(
        &self,
        organisation: OrganisationId,
    ) -> impl Iterator<Item = OrganisationId> + '_ {
        let above = |id: &OrganisationId| self.organisations.get(id).and_then(|one| one.parent);
        std::iter::successors(Some(organisation), above).take(DEEPEST)
    }

    /// Those right below, in alphabetical order.
    pub(crate) fn children(&self, organisation: OrganisationId) -> Vec<&Organisation> {
        let mut found: Vec<_> =
            self.organisations.values().filter(|one| one.parent == Some(organisation)).collect();
        sort_organisations(&mut found);
        found
    }

    /// Everybody who belongs to the organisation, also as a member from elsewhere.
    pub(crate) fn people_of(&self, organisation: OrganisationId) -> Vec<&Account> {
        let belongs = |account: &&Account| account.grants_at(organisation).is_some();
        let mut found: Vec<_> = self.people.values().filter(belongs).collect();
        sort_accounts(&mut found);
        found
    }

    /// How many active people belong to the organisation.
    pub(crate) fn size_of(&self, organisation: OrganisationId) -> usize {
        let belongs = |one: &&Account| one.active && one.grants_at(organisation).is_some();
        self.people.values().filter(belongs).count()
    }
}
