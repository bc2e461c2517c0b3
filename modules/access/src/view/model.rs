//! Organisations and people as the journal tells of them.

use std::collections::BTreeMap;

use hlaska_kernel::{AccountId, Grant, Marking, OrganisationId, Role, Territory, Timestamp};
use serde::{Deserialize, Serialize};

use crate::event::{AccessEvent, LinkPurpose, OrganisationKind};

/// An organisation that takes part.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Organisation {
    pub id: OrganisationId,
    pub name: String,
    pub kind: OrganisationKind,
    pub territory: Territory,
    /// The organisation above this one.
    pub parent: Option<OrganisationId>,
    /// Since when nobody acts for it any more.
    pub ended_at: Option<Timestamp>,
}

/// What a person is in an organisation other than the own one.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Membership {
    pub function: String,
    /// In the order of roles, without repetition.
    pub grants: Vec<Grant>,
    /// Held before the person left; they count again once confirmed.
    pub former: Vec<Grant>,
}

/// A one-time link that was handed out and not used yet. It may have expired.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OpenLink {
    pub purpose: LinkPurpose,
    pub issued_at: Timestamp,
    pub expires_at: Timestamp,
    /// An author in the journal's words.
    pub by: String,
}

/// When and by whom an account was last reviewed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reviewed {
    pub at: Timestamp,
    /// An author in the journal's words.
    pub by: String,
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
    /// For the own organisation. In the order of roles, without repetition.
    pub grants: Vec<Grant>,
    /// Held before the person left; they count again once confirmed.
    pub former: Vec<Grant>,
    /// Other organisations the person acts for.
    pub memberships: BTreeMap<OrganisationId, Membership>,
    /// The highest marking the person reads, where it is not the usual one.
    pub clearance: Option<Marking>,
    pub active: bool,
    /// When the account ends by itself.
    pub valid_until: Option<Timestamp>,
    pub created_at: Timestamp,
    /// When a password was last set; `None` until the invitation is taken.
    pub password_set_at: Option<Timestamp>,
    /// When the person last took a one-time link or set a password: they have been in.
    pub entered_at: Option<Timestamp>,
    /// When the person last came back: proofs of identity from before are worth nothing.
    pub returned_at: Option<Timestamp>,
    pub link: Option<OpenLink>,
    pub reviewed: Option<Reviewed>,
}

impl Account {
    pub(super) fn new(
        id: AccountId,
        login: String,
        name: String,
        organisation: OrganisationId,
        created_at: Timestamp,
    ) -> Self {
        Self {
            id,
            login,
            name,
            organisation,
            grants: Vec::new(),
            former: Vec::new(),
            memberships: BTreeMap::new(),
            clearance: None,
            active: true,
            valid_until: None,
            created_at,
            password_set_at: None,
            entered_at: None,
            returned_at: None,
            link: None,
            reviewed: None,
        }
    }

    /// Active although its time is over.
    pub(crate) fn is_past(&self, now: Timestamp) -> bool {
        self.active && self.valid_until.is_some_and(|until| until <= now)
    }

    /// Does the account hold the role for the own organisation?
    pub fn holds(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }

    /// What the account holds for an organisation; `None` when it does not belong there.
    pub fn grants_at(&self, organisation: OrganisationId) -> Option<&[Grant]> {
        if organisation == self.organisation {
            return Some(&self.grants);
        }
        self.memberships.get(&organisation).map(|one| one.grants.as_slice())
    }

    /// Roles from before the person left, waiting to be confirmed.
    pub fn former_at(&self, organisation: OrganisationId) -> &[Grant] {
        if organisation == self.organisation {
            return &self.former;
        }
        self.memberships.get(&organisation).map_or(&[], |one| &one.former)
    }

    /// Everything the account holds anywhere.
    pub fn all_grants(&self) -> impl Iterator<Item = Grant> + '_ {
        let others = self.memberships.values().flat_map(|one| &one.grants);
        self.grants.iter().chain(others).copied()
    }

    /// The own organisation and the others the person acts for.
    pub fn organisations(&self) -> impl Iterator<Item = OrganisationId> + '_ {
        std::iter::once(self.organisation).chain(self.memberships.keys().copied())
    }
}

/// Something that happened to an organisation or an account.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Past {
    pub at: Timestamp,
    /// An author in the journal's words.
    pub by: String,
    pub event: AccessEvent,
}
