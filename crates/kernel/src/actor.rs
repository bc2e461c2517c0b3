//! Who acts and who looks.

use serde::{Deserialize, Serialize};

use crate::lang::Lang;
use crate::marking::{EntitledListId, Guarded, Marking};
use crate::place::{Place, Territory};
use crate::policy;

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
    /// Správce organizace: people of the own organisation and of those below it.
    OrganisationAdministrator,
    /// Auditor: reads the record of who did what, and nothing else.
    Auditor,
}

impl Role {
    pub const ALL: [Self; 8] = [
        Self::RegionManager,
        Self::OrpSecretary,
        Self::Mayor,
        Self::Operator,
        Self::Reader,
        Self::Administrator,
        Self::OrganisationAdministrator,
        Self::Auditor,
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
            Self::OrganisationAdministrator => "organisation_administrator",
            Self::Auditor => "auditor",
        }
    }
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
    /// Does the role take part in operations, as opposed to running the machine?
    pub const fn is_operational(self) -> bool {
        !matches!(self, Self::Administrator | Self::OrganisationAdministrator | Self::Auditor)
    }
    /// What a role may read when nobody has decided otherwise for the account.
    pub const fn usual_clearance(self) -> Marking {
        match self {
            Self::RegionManager | Self::OrpSecretary | Self::Mayor | Self::Operator => {
                Marking::Sensitive
            }
            Self::Reader => Marking::Internal,
            Self::Administrator | Self::OrganisationAdministrator | Self::Auditor => Marking::Open,
        }
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
    /// The highest marking the account may read.
    pub clearance: Marking,
    /// Lists of persons entitled to special facts on which the person stands.
    pub lists: Vec<EntitledListId>,
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
        let mut lists = self.lists.clone();
        lists.sort_unstable();
        Viewer {
            grants,
            organisation: Some(self.organisation),
            clearance: self.clearance,
            lists,
            lang,
        }
    }
}

/// Everything that may decide what a page shows: equal viewers see equal bytes, so a fragment is
/// rendered once for all of them. A viewer has no name on purpose.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Viewer {
    grants: Vec<Grant>,
    organisation: Option<OrganisationId>,
    clearance: Marking,
    lists: Vec<EntitledListId>,
    pub lang: Lang,
}

impl Viewer {
    pub fn grants(&self) -> &[Grant] {
        &self.grants
    }
    pub fn holds(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }
    /// For whom the viewer acts; `None` for a stranger.
    pub fn organisation(&self) -> Option<OrganisationId> {
        self.organisation
    }
    pub fn clearance(&self) -> Marking {
        self.clearance
    }
    pub fn lists(&self) -> &[EntitledListId] {
        &self.lists
    }
    /// Need-to-know by territory, for what bears no marking.
    pub fn may_see(&self, place: Place) -> bool {
        self.may_read(&Guarded::at(place))
    }
    /// Need-to-know by territory or invitation, marking and list.
    pub fn may_read(&self, object: &Guarded) -> bool {
        policy::readable(self, object).is_ok()
    }
}

/// Somebody who has not signed in.
pub fn nobody(lang: Lang) -> Viewer {
    Viewer {
        grants: Vec::new(),
        organisation: None,
        clearance: Marking::Open,
        lists: Vec::new(),
        lang,
    }
}
