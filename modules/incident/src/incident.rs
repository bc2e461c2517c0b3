//! An emergency event as the view keeps it.

use std::collections::BTreeMap;

use hlaska_journal::{Author, Meta};
use hlaska_kernel::{Guarded, Marking, OrganisationId, Place, Said, Timestamp, Viewer, id};
use hlaska_signals::SignalId;
use serde::{Deserialize, Serialize};

use crate::event::{Facts, Wording};
use crate::handling::Handling;
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

impl Entry {
    /// It holds special facts: read on a page of its own, where every reading is written down.
    pub fn is_protected(&self) -> bool {
        self.wording.handling.marking == Marking::SpecialFacts
    }
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
    Invited {
        organisation: OrganisationId,
        name: String,
    },
    Withdrawn {
        organisation: OrganisationId,
        name: String,
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
    pub(crate) deeds: Vec<Deed>,
    /// By registration number. One whose text was erased by law is missing.
    pub(crate) entries: BTreeMap<u32, Entry>,
    /// Organisations from elsewhere that may read it, with the names they had.
    pub invited: BTreeMap<OrganisationId, String>,
    /// The last journal entry about it, whoever may read it.
    pub(crate) seq: u64,
    /// The last writing of each handling: what somebody may not read must not move the event in
    /// their lists.
    pub(crate) touched: BTreeMap<Handling, Touch>,
    pub(crate) index: Index,
}

/// When something was written last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Touch {
    /// Its place in the journal.
    pub seq: u64,
    pub at: Timestamp,
}

impl Incident {
    /// Somebody whose ground any of its places touches or who was invited, and who may read what
    /// is marked so.
    pub fn is_for(&self, viewer: &Viewer) -> bool {
        self.opens(viewer, self.facts.handling)
    }

    /// As the decision sees it, one for each place.
    pub(crate) fn guards(&self) -> Vec<Guarded> {
        self.facts.guards()
    }

    fn guarded(&self, place: Place, handling: Handling) -> Guarded {
        handling.guard(Guarded::at(place).inviting(self.invited.keys().copied()))
    }

    fn opens(&self, viewer: &Viewer, handling: Handling) -> bool {
        self.facts.places.iter().any(|place| viewer.may_read(&self.guarded(*place, handling)))
    }

    /// May somebody who sees the event also read what is handled so in it?
    fn lets(&self, viewer: &Viewer, handling: Handling) -> bool {
        handling.is_open() || self.opens(viewer, handling)
    }

    /// May somebody who sees the event read this line of it? A correction that is handled with
    /// more care covers what it corrects, too; a change of facts shows those before it.
    pub(crate) fn shows(&self, viewer: &Viewer, line: Line<'_>) -> bool {
        match line {
            Line::Deed(Deed { act: Act::Amended { change, .. }, .. }) => {
                self.lets(viewer, change.before.handling)
                    && self.lets(viewer, change.after.handling)
            }
            Line::Deed(Deed { act: Act::Opened { facts }, .. }) => {
                self.lets(viewer, facts.handling)
            }
            Line::Deed(_) => true,
            Line::Entry(entry) => {
                self.versions(entry).all(|version| self.lets(viewer, version.wording.handling))
            }
        }
    }

    /// The entry and everything that came in its place.
    fn versions<'a>(&'a self, entry: &'a Entry) -> impl Iterator<Item = &'a Entry> {
        std::iter::successors(Some(entry), |one| self.entries.get(&one.corrected_by.as_ref()?.0))
    }

    /// An entry by its registration number, if it is for these eyes.
    pub fn entry(&self, viewer: &Viewer, number: u32) -> Option<&Entry> {
        let entry = self.entries.get(&number)?;
        self.shows(viewer, Line::Entry(entry)).then_some(entry)
    }

    /// The registration number of the next entry handled so.
    pub(crate) fn next_number(&self, handling: Handling) -> u32 {
        let own = handling.numbers();
        let last = self.entries.range(own.clone()).next_back();
        last.map_or(own.start, |(last, _)| last.saturating_add(1))
    }

    /// The last line about the event that is for these eyes.
    pub fn last_touch(&self, viewer: &Viewer) -> Touch {
        let none = Touch { seq: 0, at: self.facts.occurred_at };
        let seen = self.touched.iter().filter(|(handling, _)| self.lets(viewer, **handling));
        seen.map(|(_, touch)| *touch).max().unwrap_or(none)
    }

    /// The event itself is a special fact.
    pub fn is_protected(&self) -> bool {
        self.facts.handling.marking == Marking::SpecialFacts
    }

    /// The highest marking of what the viewer sees of it.
    pub fn highest_marking(&self, viewer: &Viewer) -> Marking {
        let own = self.lines(viewer).filter_map(|line| match line {
            Line::Entry(entry) => Some(entry.wording.handling.marking),
            Line::Deed(_) => None,
        });
        own.fold(self.facts.handling.marking, Marking::max)
    }

    pub fn opened(&self) -> Option<&Deed> {
        self.deeds.first()
    }

    /// Its own lines that are for these eyes: acts, then entries.
    pub fn lines(&self, viewer: &Viewer) -> impl Iterator<Item = Line<'_>> {
        let deeds = self.deeds.iter().map(Line::Deed);
        let lines = deeds.chain(self.entries.values().map(Line::Entry));
        lines.filter(move |line| self.shows(viewer, *line))
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
