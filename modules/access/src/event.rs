//! What the journal remembers of accounts. Secrets and sign-ins are never here.

mod kind;

use hlaska_journal::Event;
use hlaska_kernel::{AccountId, Grant, Marking, OrganisationId, Territory, Timestamp};
use serde::{Deserialize, Serialize};

pub use kind::OrganisationKind;

hlaska_kernel::id!(
    /// A review of who may do what.
    ReviewId
);

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
    /// A forgotten password: the holder sets a new one.
    SetPassword,
    /// The first sign-in.
    Invitation,
    /// Somebody who had left is back.
    Return,
}

impl LinkPurpose {
    pub const ALL: [Self; 3] = [Self::SetPassword, Self::Invitation, Self::Return];

    /// Stable name in forms and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SetPassword => "set_password",
            Self::Invitation => "invitation",
            Self::Return => "return",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.name() == name)
    }
}

/// What a reviewer decided about one person in one organisation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewAnswer {
    /// Everything stays.
    Confirmed,
    /// Stays, with roles changed during the review.
    Changed,
    /// Taken away at once.
    Removed,
}

impl ReviewAnswer {
    pub const ALL: [Self; 3] = [Self::Confirmed, Self::Changed, Self::Removed];

    /// Stable name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Changed => "changed",
            Self::Removed => "removed",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.name() == name)
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
    LinkWithdrawn {
        account: AccountId,
    },
    OrganisationChanged {
        organisation: OrganisationId,
        kind: OrganisationKind,
        territory: Territory,
        parent: Option<OrganisationId>,
    },
    /// Its people lose access; nothing is deleted.
    OrganisationEnded {
        organisation: OrganisationId,
        reason: String,
    },
    OrganisationRestored {
        organisation: OrganisationId,
        reason: String,
    },
    /// The person acts for another organisation too.
    MembershipAdded {
        account: AccountId,
        organisation: OrganisationId,
        /// What the person is there.
        function: String,
    },
    MembershipEnded {
        account: AccountId,
        organisation: OrganisationId,
        reason: String,
    },
    MembershipGrantAdded {
        account: AccountId,
        organisation: OrganisationId,
        grant: Grant,
    },
    MembershipGrantRemoved {
        account: AccountId,
        organisation: OrganisationId,
        grant: Grant,
    },
    /// `None`: what is usual for the roles.
    ClearanceSet {
        account: AccountId,
        clearance: Option<Marking>,
    },
    /// `None`: without an end.
    ValiditySet {
        account: AccountId,
        until: Option<Timestamp>,
    },
    /// Somebody who had left is back, without the roles: these wait to be confirmed.
    AccountReturned {
        account: AccountId,
        reason: String,
    },
    ReviewStarted {
        review: ReviewId,
        /// With everything below it; `None` for everybody.
        organisation: Option<OrganisationId>,
        deadline: Timestamp,
    },
    ReviewAnswered {
        review: ReviewId,
        account: AccountId,
        organisation: OrganisationId,
        answer: ReviewAnswer,
    },
    /// The organisation's administrators were reminded.
    ReviewReminded {
        review: ReviewId,
        organisation: OrganisationId,
    },
    ReviewClosed {
        review: ReviewId,
        note: String,
    },
}

impl AccessEvent {
    /// The stream of the thing that changed.
    pub fn stream(&self) -> String {
        match self {
            Self::OrganisationCreated { organisation, .. }
            | Self::OrganisationRenamed { organisation, .. }
            | Self::OrganisationChanged { organisation, .. }
            | Self::OrganisationEnded { organisation, .. }
            | Self::OrganisationRestored { organisation, .. } => {
                format!("organisation/{organisation}")
            }
            Self::AccountCreated { account, .. }
            | Self::GrantAdded { account, .. }
            | Self::GrantRemoved { account, .. }
            | Self::AccountDeactivated { account, .. }
            | Self::AccountReactivated { account, .. }
            | Self::AccountReturned { account, .. }
            | Self::MembershipAdded { account, .. }
            | Self::MembershipEnded { account, .. }
            | Self::MembershipGrantAdded { account, .. }
            | Self::MembershipGrantRemoved { account, .. }
            | Self::ClearanceSet { account, .. }
            | Self::ValiditySet { account, .. }
            | Self::PasswordSet { account, .. }
            | Self::LinkIssued { account, .. }
            | Self::LinkUsed { account, .. }
            | Self::LinkWithdrawn { account } => format!("account/{account}"),
            Self::ReviewStarted { review, .. }
            | Self::ReviewAnswered { review, .. }
            | Self::ReviewReminded { review, .. }
            | Self::ReviewClosed { review, .. } => format!("access-review/{review}"),
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
            Self::LinkWithdrawn { .. } => "access.link_withdrawn",
            Self::OrganisationChanged { .. } => "access.organisation_changed",
            Self::OrganisationEnded { .. } => "access.organisation_ended",
            Self::OrganisationRestored { .. } => "access.organisation_restored",
            Self::MembershipAdded { .. } => "access.membership_added",
            Self::MembershipEnded { .. } => "access.membership_ended",
            Self::MembershipGrantAdded { .. } => "access.membership_grant_added",
            Self::MembershipGrantRemoved { .. } => "access.membership_grant_removed",
            Self::ClearanceSet { .. } => "access.clearance_set",
            Self::ValiditySet { .. } => "access.validity_set",
            Self::AccountReturned { .. } => "access.account_returned",
            Self::ReviewStarted { .. } => "access.review_started",
            Self::ReviewAnswered { .. } => "access.review_answered",
            Self::ReviewReminded { .. } => "access.review_reminded",
            Self::ReviewClosed { .. } => "access.review_closed",
        }
    }
}

#[cfg(test)]
mod tests;
