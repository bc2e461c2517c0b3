//! Reviews of who may do what.

use std::collections::BTreeMap;

use hlaska_kernel::{AccountId, OrganisationId, Timestamp};
use serde::{Deserialize, Serialize};

use super::Accounts;
use super::model::Account;
use crate::event::{ReviewAnswer, ReviewId};

/// What was decided about one person in one organisation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Answered {
    pub answer: ReviewAnswer,
    pub at: Timestamp,
    /// An author in the journal's words.
    pub by: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Closed {
    pub at: Timestamp,
    pub by: String,
    pub note: String,
    /// Who stayed without an answer.
    pub missing: Vec<(OrganisationId, AccountId)>,
}

/// One review, from its start to its record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Review {
    pub id: ReviewId,
    /// With everything below it; `None` for everybody.
    pub organisation: Option<OrganisationId>,
    pub deadline: Timestamp,
    pub started_at: Timestamp,
    pub by: String,
    pub answers: BTreeMap<(OrganisationId, AccountId), Answered>,
    /// When an organisation was last reminded.
    pub reminded: BTreeMap<OrganisationId, Timestamp>,
    pub closed: Option<Closed>,
}

impl Review {
    pub fn is_late(&self, now: Timestamp) -> bool {
        self.closed.is_none() && now > self.deadline
    }
}

impl Accounts {
    pub(crate) fn review(&self, id: ReviewId) -> Option<&Review> {
        self.reviews.get(&id)
    }

    /// The newest first.
    pub(crate) fn reviews(&self) -> Vec<&Review> {
        let mut found: Vec<_> = self.reviews.values().collect();
        found.sort_by_key(|one| (std::cmp::Reverse(one.started_at), one.id));
        found
    }

    /// Everybody the review asks about: active people of the organisations in it who were there
    /// when it started, and those it has decided about.
    pub(crate) fn in_review(&self, review: &Review) -> Vec<(OrganisationId, &Account)> {
        let mut found = Vec::new();
        for account in self.people.values() {
            for organisation in account.organisations() {
                let key = (organisation, account.id);
                let asked = account.active && account.created_at <= review.started_at;
                let inside =
                    review.organisation.is_none_or(|top| self.is_within(organisation, top));
                if inside && (asked || review.answers.contains_key(&key)) {
                    found.push((organisation, account));
                }
            }
        }
        found
    }

    /// Who has no answer yet.
    pub(crate) fn unanswered(&self, review: &Review) -> Vec<(OrganisationId, AccountId)> {
        let asked = self.in_review(review).into_iter();
        let keys = asked.map(|(organisation, account)| (organisation, account.id));
        keys.filter(|key| !review.answers.contains_key(key)).collect()
    }
}
