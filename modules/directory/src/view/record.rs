//! People, functions and contacts as they stand now.

use hlaska_kernel::{AccountId, OrganisationId, Timestamp};
use serde::{Deserialize, Serialize};

use crate::model::{ContactFacts, ContactId, FunctionKind, How, PersonId, PostId};

/// Somebody who holds a function.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    /// Before the name: `Ing.`; may be empty.
    pub title: String,
    pub account: Option<AccountId>,
}

impl Person {
    /// `Ing. Osoba Žlutá`
    pub fn full_name(&self) -> String {
        if self.title.is_empty() {
            self.name.clone()
        } else {
            format!("{} {}", self.title, self.name)
        }
    }
}

/// A function in an organisation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Post {
    pub id: PostId,
    pub organisation: OrganisationId,
    pub person: PersonId,
    pub kind: FunctionKind,
    pub label: String,
    pub since: Timestamp,
    pub ended: Option<Ending>,
    /// Who held it before, the first one first.
    pub former: Vec<Holder>,
}

/// Somebody who held a function.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Holder {
    pub person: PersonId,
    pub until: Timestamp,
}

/// How a function ended.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Ending {
    pub at: Timestamp,
    pub reason: String,
    /// Author in the journal's form.
    pub by: String,
}

/// One way to reach a function or an organisation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Contact {
    pub id: ContactId,
    pub organisation: OrganisationId,
    /// `None`: of the organisation as such.
    pub post: Option<PostId>,
    pub facts: ContactFacts,
    /// `None`: nobody has confirmed it yet.
    pub verified: Option<Verified>,
    pub flaw: Option<Flaw>,
}

/// When and on whose word a contact was taken for right.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Verified {
    pub at: Timestamp,
    /// Author in the journal's form.
    pub by: String,
    pub how: How,
}

/// Why a contact is not to be used.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Flaw {
    pub at: Timestamp,
    pub reason: String,
    /// Author in the journal's form.
    pub by: String,
    pub how: How,
}

/// A contact not confirmed for longer than this is to be checked: twelve months.
pub const STALE_SECONDS: i64 = 365 * 24 * 3600;

impl Contact {
    /// Not confirmed for twelve months, or never.
    pub fn is_stale(&self, now: Timestamp) -> bool {
        let age = |one: &Verified| now.as_second() - one.at.as_second();
        self.verified.as_ref().is_none_or(|verified| age(verified) > STALE_SECONDS)
    }
}
