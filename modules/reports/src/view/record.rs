//! One municipality's reports and the attempts to reach it.

use hlaska_journal::Meta;
use hlaska_kernel::{Place, Timestamp};
use serde::{Deserialize, Serialize};

use crate::ask::Ask;
use crate::statement::{Channel, Situation, Source, Statement};

/// A statement with its circumstances.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Report {
    /// Place in the journal; also the report's identity.
    pub seq: u64,
    pub place: Place,
    pub statement: Statement,
    pub source: Source,
    /// The report it confirmed as unchanged.
    pub confirms: Option<u64>,
    /// It waited on the device for a connection.
    pub queued: bool,
    /// As the journal writes it; see `hlaska_journal::Author`.
    pub author: String,
    /// When it was filled in or told.
    pub reported_at: Timestamp,
    /// When it was written here.
    pub recorded_at: Timestamp,
    pub exercise: bool,
}

/// Worth two times on a page.
const LATE_SECONDS: i64 = 120;

impl Report {
    pub(super) fn blank(meta: &Meta, place: Place) -> Self {
        Self {
            seq: meta.seq,
            place,
            statement: Statement::plain(Situation::Normal),
            source: Source::Own,
            confirms: None,
            queued: false,
            author: meta.author.to_string(),
            reported_at: meta.occurred_at,
            recorded_at: meta.recorded_at,
            exercise: meta.exercise,
        }
    }

    /// It arrived noticeably later than it was made.
    pub fn came_late(&self) -> bool {
        self.recorded_at.as_second() - self.reported_at.as_second() >= LATE_SECONDS
    }
}

/// Nobody could be reached.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NoContact {
    pub seq: u64,
    pub at: Timestamp,
    pub author: String,
    pub channel: Channel,
    pub note: String,
    pub exercise: bool,
}

/// Everything known of one municipality.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Record {
    pub place: Place,
    /// In the order in which they were made; one that was long under way stands where it belongs.
    reports: Vec<Report>,
    pub(super) no_contacts: Vec<NoContact>,
}

impl Record {
    pub(super) fn of(place: Place) -> Self {
        Self { place, reports: Vec::new(), no_contacts: Vec::new() }
    }

    pub(super) fn add(&mut self, report: Report) {
        let at = self.reports.partition_point(|other| {
            (other.reported_at, other.seq) <= (report.reported_at, report.seq)
        });
        self.reports.insert(at, report);
    }

    /// All reports, the newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = &Report> {
        self.reports.iter().rev()
    }

    pub fn no_contacts(&self) -> &[NoContact] {
        &self.no_contacts
    }

    /// What was said last, in reality or in an exercise.
    pub fn last(&self, exercise: bool) -> Option<&Report> {
        self.newest_first().find(|report| report.exercise == exercise)
    }

    pub fn report(&self, seq: u64) -> Option<&Report> {
        self.newest_first().find(|report| report.seq == seq)
    }

    /// The last vain attempt, unless something was heard since.
    pub fn no_contact(&self, exercise: bool) -> Option<&NoContact> {
        let marked = self.no_contacts.iter().rev().find(|mark| mark.exercise == exercise)?;
        let heard = self.last(exercise).is_some_and(|report| report.reported_at >= marked.at);
        (!heard).then_some(marked)
    }

    /// When the municipality last answered the ask.
    pub fn answer_to(&self, ask: &Ask) -> Option<Timestamp> {
        let last = self.last(ask.exercise)?;
        ask.is_answered_at(last.reported_at).then_some(last.reported_at)
    }
}
