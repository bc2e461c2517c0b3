//! What the journal remembers of accounts. Secrets and sign-ins are never here.

use hlaska_journal::Event;
use hlaska_kernel::{AccountId, Grant, OrganisationId, Territory, Timestamp};
use serde::{Deserialize, Serialize};

/// What an organisation is in crisis management.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationKind {
    /// Kraj.
    Region,
    /// Obec s rozšířenou působností.
    Orp,
    /// Obec.
    Municipality,
    /// Hasičský záchranný sbor.
    FireService,
    /// Policie ČR.
    Police,
    /// Zdravotnická záchranná služba.
    Ambulance,
    /// Správce povodí.
    RiverBasin,
    /// Právnická osoba s úkolem v plánech.
    Company,
    Other,
}

impl OrganisationKind {
    pub const ALL: [Self; 9] = [
        Self::Region,
        Self::Orp,
        Self::Municipality,
        Self::FireService,
        Self::Police,
        Self::Ambulance,
        Self::RiverBasin,
        Self::Company,
        Self::Other,
    ];

    /// Stable name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Orp => "orp",
            Self::Municipality => "municipality",
            Self::FireService => "fire_service",
            Self::Police => "police",
            Self::Ambulance => "ambulance",
            Self::RiverBasin => "river_basin",
            Self::Company => "company",
            Self::Other => "other",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Could an organisation of this kind have the territory?
    pub fn fits(self, territory: Territory) -> bool {
        match self {
            Self::Region => territory == Territory::Region,
            Self::Orp => matches!(territory, Territory::Orp(_)),
            Self::Municipality => matches!(territory, Territory::Municipality(..)),
            _ => true,
        }
    }
}

/// On whose will a password changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PasswordChange {
    /// By its owner, who knew the old one.
    Owner,
    /// By the holder of a one-time link.
    Link,
    /// By the program, for a demonstration.
    Program,
}

/// What a one-time link is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkPurpose {
    /// The first sign-in or a forgotten password: the holder sets a password.
    SetPassword,
}

impl LinkPurpose {
    /// Stable name in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SetPassword => "set_password",
        }
    }
}

/// One change of who may do what.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessEvent {
    OrganisationCreated {
        organisation: OrganisationId,
        name: String,
        kind: OrganisationKind,
        territory: Territory,
        parent: Option<OrganisationId>,
    },
    OrganisationRenamed {
        organisation: OrganisationId,
        name: String,
    },
    AccountCreated {
        account: AccountId,
        login: String,
        /// The person's name or function, as it stands next to what they write.
        name: String,
        organisation: OrganisationId,
    },
    GrantAdded {
        account: AccountId,
        grant: Grant,
    },
    GrantRemoved {
        account: AccountId,
        grant: Grant,
    },
    AccountDeactivated {
        account: AccountId,
        reason: String,
    },
    AccountReactivated {
        account: AccountId,
        reason: String,
    },
    /// The password itself is kept elsewhere, and only as a hash.
    PasswordSet {
        account: AccountId,
        by: PasswordChange,
    },
    LinkIssued {
        account: AccountId,
        purpose: LinkPurpose,
        expires_at: Timestamp,
    },
    LinkUsed {
        account: AccountId,
        purpose: LinkPurpose,
    },
}

impl AccessEvent {
    /// The stream of the thing that changed.
    pub fn stream(&self) -> String {
        match self {
            Self::OrganisationCreated { organisation, .. }
            | Self::OrganisationRenamed { organisation, .. } => {
                format!("organisation/{organisation}")
            }
            Self::AccountCreated { account, .. }
            | Self::GrantAdded { account, .. }
            | Self::GrantRemoved { account, .. }
            | Self::AccountDeactivated { account, .. }
            | Self::AccountReactivated { account, .. }
            | Self::PasswordSet { account, .. }
            | Self::LinkIssued { account, .. }
            | Self::LinkUsed { account, .. } => format!("account/{account}"),
        }
    }
}

impl Event for AccessEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::OrganisationCreated { .. } => "access.organisation_created",
            Self::OrganisationRenamed { .. } => "access.organisation_renamed",
            Self::AccountCreated { .. } => "access.account_created",
            Self::GrantAdded { .. } => "access.grant_added",
            Self::GrantRemoved { .. } => "access.grant_removed",
            Self::AccountDeactivated { .. } => "access.account_deactivated",
            Self::AccountReactivated { .. } => "access.account_reactivated",
            Self::PasswordSet { .. } => "access.password_set",
            Self::LinkIssued { .. } => "access.link_issued",
            Self::LinkUsed { .. } => "access.link_used",
        }
    }
}

#[cfg(test)]
mod tests;
