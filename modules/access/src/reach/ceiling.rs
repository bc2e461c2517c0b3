//! Nobody can give more than they hold.

use hlaska_kernel::{Grant, Marking, Refusal, Role, Said, Territory};

use super::Reach;
use crate::event::OrganisationKind;
use crate::view::Organisation;

/// The most an organisation can hold, or its administrator give: roles of its kind, on its
/// territory, and what its people usually read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ceiling {
    /// `None`: every role, also those that run the portal.
    roles: Option<&'static [Role]>,
    grounds: Vec<Territory>,
    pub clearance: Marking,
}

impl Ceiling {
    /// Of whoever runs the portal. Special facts are read by being on a list, never by clearance.
    pub(crate) fn everything() -> Self {
        Self { roles: None, grounds: vec![Territory::Region], clearance: Marking::Sensitive }
    }

    pub(crate) fn nothing() -> Self {
        Self { roles: Some(&[]), grounds: Vec::new(), clearance: Marking::Open }
    }

    pub(crate) fn of(organisation: &Organisation) -> Self {
        Self::of_kind(organisation.kind, organisation.territory)
    }

    pub(crate) fn of_kind(kind: OrganisationKind, territory: Territory) -> Self {
        let (roles, clearance) = (Some(kind.roles()), kind.usual_clearance());
        Self { roles, grounds: vec![territory], clearance }
    }

    /// No further than these territories.
    pub(crate) fn within(mut self, limits: &[Territory]) -> Self {
        let both =
            |one: &Territory| limits.iter().filter_map(|limit| smaller(*one, *limit)).collect();
        self.grounds =
            self.grounds.iter().flat_map(|one: &Territory| -> Vec<_> { both(one) }).collect();
        self
    }

    pub(crate) fn has_role(&self, role: Role) -> bool {
        self.roles.is_none_or(|roles| roles.contains(&role))
    }

    pub(crate) fn covers(&self, territory: Territory) -> bool {
        self.grounds.iter().any(|ground| ground.covers(territory.place()))
    }

    pub(crate) fn allows(&self, grant: Grant) -> bool {
        self.has_role(grant.role) && self.covers(grant.territory)
    }

    /// Could an organisation of this kind be set up from here? It must not be able to hold more
    /// than whoever sets it up.
    pub(crate) fn allows_kind(&self, kind: OrganisationKind) -> bool {
        kind.roles().iter().all(|role| self.has_role(*role))
            && kind.usual_clearance() <= self.clearance
    }
}

/// The common part of two territories: they lie one in the other or share nothing.
fn smaller(one: Territory, other: Territory) -> Option<Territory> {
    if one.covers(other.place()) { Some(other) } else { other.covers(one.place()).then_some(one) }
}

/// May the administrator give this to somebody for this organisation?
pub(crate) fn may_give(
    reach: &Reach<'_>,
    organisation: &Organisation,
    grant: Grant,
) -> Result<(), Refusal> {
    if reach.is_everything() {
        return Ok(());
    }
    for ceiling in [reach.ceiling(), Ceiling::of(organisation)] {
        if !ceiling.has_role(grant.role) {
            return Err(Refusal::field("role", beyond_role()));
        }
        if !ceiling.covers(grant.territory) {
            return Err(Refusal::field("territory", beyond_territory()));
        }
    }
    Ok(())
}

fn beyond_role() -> Said {
    Said::new(
        "Tuto roli nemůžete dát: nepatří k organizaci osoby, nebo ji vaše organizace sama nemá.",
        "You cannot give this role: it does not belong to the person's organisation, or your own \
         organisation does not have it.",
    )
}

fn beyond_territory() -> Said {
    Said::new(
        "Území přesahuje území organizace osoby nebo té vaší.",
        "The territory reaches beyond that of the person's organisation or of yours.",
    )
}

pub(super) fn own_ground() -> Said {
    Said::new(
        "Zařazení vlastní organizace nemůžete změnit. Požádejte správce nadřízené organizace.",
        "You cannot change where your own organisation stands. Ask the administrator of the one \
         above.",
    )
}
