//! A campaign: who was asked to confirm contacts, and who answered what.

use std::collections::BTreeMap;

use hlaska_access::Organisation;
use hlaska_journal::Meta;
use hlaska_kernel::{OrganisationId, Place, Timestamp};
use serde::{Deserialize, Serialize};

use crate::model::{Answer, CampaignId, How};

/// Links still work so long after the deadline, for those who answer late.
pub const GRACE_SECONDS: i64 = 14 * 24 * 3600;

/// Organisations of a territory are asked to confirm their contacts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Campaign {
    pub id: CampaignId,
    pub place: Place,
    pub what: String,
    pub organisations: Vec<OrganisationId>,
    pub due_at: Timestamp,
    pub started_at: Timestamp,
    /// Author in the journal's form.
    pub started_by: String,
    /// The last word of each organisation.
    pub answers: BTreeMap<OrganisationId, Given>,
    /// When a link was last handed out for it.
    pub links: BTreeMap<OrganisationId, Timestamp>,
    pub reminders: Vec<Reminder>,
    pub closed: Option<Closing>,
}

/// An organisation's word.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Given {
    pub answer: Answer,
    pub at: Timestamp,
    /// Author in the journal's form.
    pub by: String,
    pub how: How,
    pub note: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reminder {
    pub at: Timestamp,
    pub organisations: Vec<OrganisationId>,
    pub note: String,
    pub by: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Closing {
    pub at: Timestamp,
    pub reason: String,
    pub by: String,
}

impl Campaign {
    pub(crate) fn started(
        id: CampaignId,
        place: Place,
        what: String,
        organisations: Vec<OrganisationId>,
        due_at: Timestamp,
        meta: &Meta,
    ) -> Self {
        Self {
            id,
            place,
            what,
            organisations,
            due_at,
            started_at: meta.recorded_at,
            started_by: meta.author.to_string(),
            answers: BTreeMap::new(),
            links: BTreeMap::new(),
            reminders: Vec::new(),
            closed: None,
        }
    }

    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// When links given out for it stop working.
    pub fn links_end_at(&self) -> Timestamp {
        Timestamp::from_second(self.due_at.as_second() + GRACE_SECONDS).unwrap_or(self.due_at)
    }

    /// Does a link of the campaign still work?
    pub fn takes_answers(&self, now: Timestamp) -> bool {
        self.is_open() && now < self.links_end_at()
    }

    /// Is the organisation's word still of interest? One that has ended owes no answer.
    pub fn counts(&self, one: &Organisation) -> bool {
        one.ended_at.is_none() || self.answers.contains_key(&one.id)
    }

    pub fn is_late(&self, given: &Given) -> bool {
        given.at > self.due_at
    }

    pub(crate) fn issued(&mut self, organisations: &[OrganisationId], meta: &Meta) {
        self.links.extend(organisations.iter().map(|one| (*one, meta.recorded_at)));
    }
    pub(crate) fn answered(&mut self, organisation: OrganisationId, given: Given) {
        self.answers.insert(organisation, given);
    }
    pub(crate) fn reminded(&mut self, organisations: &[OrganisationId], note: String, meta: &Meta) {
        let by = meta.author.to_string();
        let organisations = organisations.to_vec();
        self.reminders.push(Reminder { at: meta.recorded_at, organisations, note, by });
    }
    pub(crate) fn close(&mut self, reason: String, meta: &Meta) {
        self.closed = Some(Closing { at: meta.recorded_at, reason, by: meta.author.to_string() });
    }
}
