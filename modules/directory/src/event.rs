//! What the journal remembers of people, functions, contacts and campaigns. Names and shapes are
//! for ever.

use hlaska_journal::{Event, NewEvent};
use hlaska_kernel::{AccountId, OrganisationId, Place, Timestamp};
use serde::{Deserialize, Serialize};

use crate::model::{
    Answer, CampaignId, ContactFacts, ContactId, FunctionKind, How, PersonId, PostId,
};

/// One change of the directory.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DirectoryEvent {
    /// Somebody who holds a function. Personal data.
    PersonRecorded {
        person: PersonId,
        name: String,
        title: String,
        account: Option<AccountId>,
    },
    /// The name was written wrongly, or the account is another. Personal data.
    PersonCorrected {
        person: PersonId,
        name: String,
        title: String,
        account: Option<AccountId>,
    },
    FunctionTaken {
        post: PostId,
        organisation: OrganisationId,
        person: PersonId,
        kind: FunctionKind,
        /// Closer words, needed for [`FunctionKind::Other`]; may be empty.
        label: String,
    },
    FunctionCorrected {
        post: PostId,
        organisation: OrganisationId,
        kind: FunctionKind,
        label: String,
    },
    /// Somebody else holds the function now; its contacts stay with it.
    FunctionHandedOver {
        post: PostId,
        organisation: OrganisationId,
        person: PersonId,
        how: How,
    },
    /// It happened on the day when the function ended.
    FunctionEnded {
        post: PostId,
        organisation: OrganisationId,
        reason: String,
    },
    /// A way to reach a function, or the organisation as such. Personal data.
    ContactRecorded {
        contact: ContactId,
        organisation: OrganisationId,
        post: Option<PostId>,
        facts: ContactFacts,
        /// On whose word it is right; `None`: nobody has tried it yet.
        verified: Option<How>,
    },
    /// The contact as it is from now on, also one that was invalid. Personal data.
    ContactCorrected {
        contact: ContactId,
        organisation: OrganisationId,
        facts: ContactFacts,
        verified: Option<How>,
    },
    ContactInvalidated {
        contact: ContactId,
        organisation: OrganisationId,
        reason: String,
        how: How,
    },
    ContactsConfirmed {
        organisation: OrganisationId,
        contacts: Vec<ContactId>,
        how: How,
    },
    CampaignStarted {
        campaign: CampaignId,
        place: Place,
        what: String,
        organisations: Vec<OrganisationId>,
        due_at: Timestamp,
    },
    /// Links to confirm by were handed out; the links themselves are nowhere kept.
    LinksIssued {
        campaign: CampaignId,
        organisations: Vec<OrganisationId>,
        replaces: bool,
    },
    CampaignAnswered {
        campaign: CampaignId,
        organisation: OrganisationId,
        answer: Answer,
        how: How,
        note: String,
    },
    /// Those who had not answered were reminded, outside of this system.
    ReminderNoted {
        campaign: CampaignId,
        organisations: Vec<OrganisationId>,
        note: String,
    },
    CampaignClosed {
        campaign: CampaignId,
        reason: String,
    },
}

impl DirectoryEvent {
    /// The stream of the thing that changed. Answers stand with their organisation: hundreds may
    /// come in the last minute and must not wait for each other.
    pub fn stream(&self) -> String {
        match self {
            Self::PersonRecorded { person, .. } | Self::PersonCorrected { person, .. } => {
                format!("person/{person}")
            }
            Self::FunctionTaken { organisation, .. }
            | Self::FunctionCorrected { organisation, .. }
            | Self::FunctionHandedOver { organisation, .. }
            | Self::FunctionEnded { organisation, .. }
            | Self::ContactRecorded { organisation, .. }
            | Self::ContactCorrected { organisation, .. }
            | Self::ContactInvalidated { organisation, .. }
            | Self::ContactsConfirmed { organisation, .. }
            | Self::CampaignAnswered { organisation, .. } => format!("directory/{organisation}"),
            Self::CampaignStarted { campaign, .. }
            | Self::LinksIssued { campaign, .. }
            | Self::ReminderNoted { campaign, .. }
            | Self::CampaignClosed { campaign, .. } => format!("campaign/{campaign}"),
        }
    }

    pub(crate) fn written(&self) -> NewEvent {
        NewEvent::new(self.stream(), self)
    }
}

impl Event for DirectoryEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::PersonRecorded { .. } => "directory.person_recorded",
            Self::PersonCorrected { .. } => "directory.person_corrected",
            Self::FunctionTaken { .. } => "directory.function_taken",
            Self::FunctionCorrected { .. } => "directory.function_corrected",
            Self::FunctionHandedOver { .. } => "directory.function_handed_over",
            Self::FunctionEnded { .. } => "directory.function_ended",
            Self::ContactRecorded { .. } => "directory.contact_recorded",
            Self::ContactCorrected { .. } => "directory.contact_corrected",
            Self::ContactInvalidated { .. } => "directory.contact_invalidated",
            Self::ContactsConfirmed { .. } => "directory.contacts_confirmed",
            Self::CampaignStarted { .. } => "directory.campaign_started",
            Self::LinksIssued { .. } => "directory.links_issued",
            Self::CampaignAnswered { .. } => "directory.campaign_answered",
            Self::ReminderNoted { .. } => "directory.reminder_noted",
            Self::CampaignClosed { .. } => "directory.campaign_closed",
        }
    }
}

#[cfg(test)]
mod tests;
