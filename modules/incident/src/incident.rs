//! An emergency event as the view keeps it.

use std::collections::BTreeMap;

use hlaska_journal::{Author, Meta};
use hlaska_kernel::{Said, Timestamp, Viewer, id};
use hlaska_signals::SignalId;
use serde::{Deserialize, Serialize};

use crate::event::{Facts, Wording};
use crate::search::Index;

id!(
    /// An emergency event (mimořádná událost).
    IncidentId
);

/// Who wrote something and when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Stamp {
    /// Its place in the journal.
    pub seq: u64,
    pub occurred_at: Timestamp,
    pub recorded_at: Timestamp,
    by: String,
}

impl Stamp {
    pub(crate) fn of(meta: &Meta) -> Self {
        Self {
            seq: meta.seq,
            occurred_at: meta.occurred_at,
            recorded_at: meta.recorded_at,
            by: meta.author.to_string(),
        }
    }
    pub fn author(&self) -> Author {
        Author::from(self.by.as_str())
    }
}

/// One entry of the log.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// Registration number inside the incident.
    pub number: u32,
    pub wording: Wording,
    pub stamp: Stamp,
    /// The entry this one stands in place of, and why.
    pub corrects: Option<(u32, String)>,
    /// The entry that stands in place of this one, and why.
    pub corrected_by: Option<(u32, String)>,
    pub(crate) index: Index,
}

/// The facts before and after.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Change {
    pub before: Facts,
    pub after: Facts,
}

/// What was done with the incident as a whole.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Act {
    /// With the facts as they were known then.
    Opened {
        facts: Box<Facts>,
    },
    Amended {
        change: Box<Change>,
        reason: String,
    },
    SignalAttached {
        signal: SignalId,
        title: Said,
    },
    Closed {
        reason: String,
    },
    Reopened {
        reason: String,
    },
}

impl Act {
    /// The beginning and the end of an event always are.
    pub const fn is_significant(&self) -> bool {
        matches!(self, Self::Opened { .. } | Self::Closed { .. } | Self::Reopened { .. })
    }
}

/// An act with its author and time.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Deed {
    pub act: Act,
    pub stamp: Stamp,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Incident {
    pub id: IncidentId,
    pub facts: Facts,
    pub exercise: bool,
    /// Those it grew out of, the first one first.
    pub signals: Vec<SignalId>,
    pub is_open: bool,
    /// The first one is its opening.
    pub deeds: Vec<Deed>,
    /// By registration number. One whose text was erased by law is missing.
    pub entries: BTreeMap<u32, Entry>,
    /// The last journal entry about it.
    pub seq: u64,
    /// When that one was written.
    pub touched_at: Timestamp,
    pub(crate) index: Index,
}

impl Incident {
    /// Somebody whose ground any of its places touches.
    pub fn is_for(&self, viewer: &Viewer) -> bool {
        self.facts.places.iter().any(|place| viewer.may_see(*place))
    }

    /// The registration number of the next entry.
    pub(crate) fn next_number(&self) -> u32 {
        self.entries.last_key_value().map_or(1, |(last, _)| last.saturating_add(1))
    }

    pub fn opened(&self) -> Option<&Deed> {
        self.deeds.first()
    }

    /// Its own lines: acts and entries, in the order they were written.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let deeds = self.deeds.iter().map(Line::Deed);
        deeds.chain(self.entries.values().map(Line::Entry))
    }

    pub(crate) fn reindex(&mut self) {
        self.index = Index::of(&[&self.facts.title, &self.facts.description]);
    }
}

/// A line of an incident's own log.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Line<'a> {
    Deed(&'a Deed),
    Entry(&'a Entry),
}

impl<'a> Line<'a> {
    pub fn stamp(self) -> &'a Stamp {
        match self {
            Self::Deed(deed) => &deed.stamp,
            Self::Entry(entry) => &entry.stamp,
        }
    }

    /// An entry is when it was marked so and stands uncorrected.
    pub fn is_significant(self) -> bool {
        match self {
            Self::Deed(deed) => deed.act.is_significant(),
            Self::Entry(entry) => entry.wording.significant && entry.corrected_by.is_none(),
        }
    }
}
