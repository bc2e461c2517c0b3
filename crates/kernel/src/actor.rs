//! Who acts and who looks.

use serde::{Deserialize, Serialize};

use crate::lang::Lang;
use crate::place::{Place, Territory};

crate::id!(
    /// A person's account.
    AccountId
);
crate::id!(
    /// An organisation that takes part.
    OrganisationId
);

/// What somebody is in crisis management. The order is the order of columns in the policy matrix.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Krizový manažer kraje.
    RegionManager,
    /// Tajemník bezpečnostní rady ORP.
    OrpSecretary,
    /// Starosta obce.
    Mayor,
    /// Operátor krajského operačního a informačního střediska.
    Operator,
    /// Reads, writes nothing (Povodí, other services).
    Reader,
    /// Manages accounts and connections; holds no operational role.
    Administrator,
}

impl Role {
    pub const ALL: [Self; 6] = [
        Self::RegionManager,
        Self::OrpSecretary,
        Self::Mayor,
        Self::Operator,
        Self::Reader,
        Self::Administrator,
    ];

    /// Stable name in files, forms and the policy matrix.
    pub const fn name(self) -> &'static str {
        match self {
            Self::RegionManager => "region_manager",
            Self::OrpSecretary => "orp_secretary",
            Self::Mayor => "mayor",
            Self::Operator => "operator",
            Self::Reader => "reader",
            Self::Administrator => "administrator",
        }
    }
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
    /// Does the role take part in operations, as opposed to running the machine?
    pub const fn is_operational(self) -> bool {
        !matches!(self, Self::Administrator)
    }
}

/// A role held for a territory.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Grant {
    pub role: Role,
    pub territory: Territory,
}

/// Somebody who is signed in and acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    pub account: AccountId,
    pub name: String,
    pub organisation: OrganisationId,
    pub organisation_name: String,
    pub grants: Vec<Grant>,
}

impl Actor {
    pub fn holds(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }
    /// The municipality a mayor stands for.
    pub fn own_municipality(&self) -> Option<Place> {
        self.grants.iter().find_map(|grant| match (grant.role, grant.territory) {
            (Role::Mayor, territory @ Territory::Municipality(..)) => Some(territory.place()),
            _ => None,
        })
    }
    pub fn viewer(&self, lang: Lang) -> Viewer {
        let mut grants = self.grants.clone();
        grants.sort_unstable();
        grants.dedup();
        Viewer { grants, lang }
    }
}

/// Everything that may decide what a page shows: equal viewers see equal bytes, so a fragment is
/// rendered once for all of them. A viewer has no name on purpose.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Viewer {
    grants: Vec<Grant>,
    pub lang: Lang,
}

impl Viewer {
    pub fn grants(&self) -> &[Grant] {
        &self.grants
    }
    pub fn holds(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }
    /// Need-to-know by territory: an operational grant whose territory touches the place.
    pub fn may_see(&self, place: Place) -> bool {
        self.grants
            .iter()
            .any(|grant| grant.role.is_operational() && grant.territory.touches(place))
    }
}

/// Somebody who has not signed in.
pub fn nobody(lang: Lang) -> Viewer {
    Viewer { grants: Vec::new(), lang }
}
