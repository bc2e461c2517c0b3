use std::fmt;
use std::str::FromStr;

use hlaska_kernel::{AccountId, OrganisationId, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Who wrote an entry.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Author {
    /// A person through an account.
    Account(AccountId),
    /// A person who acted for an organisation other than the own one.
    Member(AccountId, OrganisationId),
    /// A part of the system, by name: a feed, the start-up, the demonstration.
    System(String),
}

impl fmt::Display for Author {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account(id) => write!(f, "account:{id}"),
            Self::Member(id, organisation) => write!(f, "account:{id}@{organisation}"),
            Self::System(name) => write!(f, "system:{name}"),
        }
    }
}

impl Author {
    /// The person, whomever they acted for; `None` for a part of the system.
    pub fn account(&self) -> Option<AccountId> {
        match self {
            Self::Account(id) | Self::Member(id, _) => Some(*id),
            Self::System(_) => None,
        }
    }

    fn person(text: &str) -> Option<Self> {
        let Some((id, organisation)) = text.split_once('@') else {
            return exact(text).map(Self::Account);
        };
        Some(Self::Member(exact(id)?, exact(organisation)?))
    }
}

/// One text form for each identifier: the chain covers the author as it is read back.
fn exact<T: FromStr + fmt::Display>(text: &str) -> Option<T> {
    T::from_str(text).ok().filter(|id| id.to_string() == text)
}

impl From<&str> for Author {
    fn from(text: &str) -> Self {
        let person = text.strip_prefix("account:").and_then(Self::person);
        match (person, text.strip_prefix("system:")) {
            (Some(person), _) => person,
            (None, Some(name)) => Self::System(name.to_owned()),
            (None, None) => Self::System(format!("\u{fffd}{text}")),
        }
    }
}

/// Everything about an entry but its payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// Place in the journal: 1, 2, 3 … without gaps.
    pub seq: u64,
    /// The thing the entry is about, e.g. `incident/0193…`.
    pub stream: String,
    /// Place in the stream, from 1.
    pub version: u64,
    /// `module.verb`, stable for ever.
    pub kind: String,
    pub author: Author,
    /// In whose name the author wrote, e.g. a caller's municipality.
    pub on_behalf: Option<String>,
    /// The node that took it.
    pub origin: String,
    /// When it happened.
    pub occurred_at: Timestamp,
    /// When it was written down here.
    pub recorded_at: Timestamp,
    pub exercise: bool,
}

/// One entry of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub meta: Meta,
    /// JSON; `None` after an erasure ordered by law.
    pub payload: Option<String>,
    /// SHA-256 of the payload; survives its erasure.
    pub digest: [u8; 32],
    /// SHA-256 over the previous hash, the envelope and the digest.
    pub hash: [u8; 32],
}

/// What a module writes to the journal: an enum whose JSON form is stable.
pub trait Event: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// `module.verb`
    fn kind(&self) -> &'static str;
}

/// A decoded entry on its way into a view.
#[derive(Debug)]
pub struct Recorded<'a, E> {
    pub meta: &'a Meta,
    pub event: E,
}

/// An event on its way into the journal.
#[derive(Debug, Clone)]
pub struct NewEvent {
    pub(crate) stream: String,
    pub(crate) kind: &'static str,
    pub(crate) payload: String,
    pub(crate) occurred_at: Option<Timestamp>,
    pub(crate) exercise: bool,
}

impl NewEvent {
    /// An event that happens as it is written down.
    pub fn new<E: Event>(stream: impl Into<String>, event: &E) -> Self {
        // Events are plain data; serde_json fails only on maps with odd keys, which the golden
        // sample of each event would show.
        let payload = serde_json::to_string(event).unwrap_or_default();
        Self {
            stream: stream.into(),
            kind: event.kind(),
            payload,
            occurred_at: None,
            exercise: false,
        }
    }
    /// It happened at another time than it is written down.
    #[must_use]
    pub fn occurred(mut self, at: Timestamp) -> Self {
        self.occurred_at = Some(at);
        self
    }
    #[must_use]
    pub fn exercise(mut self, exercise: bool) -> Self {
        self.exercise = exercise;
        self
    }
    pub fn kind(&self) -> &'static str {
        self.kind
    }
    pub fn stream(&self) -> &str {
        &self.stream
    }
    pub fn payload(&self) -> &str {
        &self.payload
    }
    /// `None`: it happens as it is written down.
    pub fn occurred_at(&self) -> Option<Timestamp> {
        self.occurred_at
    }
    pub fn is_exercise(&self) -> bool {
        self.exercise
    }
}
