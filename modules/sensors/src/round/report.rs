//! What a round read and found.

use hlaska_kernel::{Problem, Timestamp};

use crate::level::Level;
use crate::reading::Sample;
use crate::station::Station;
use crate::storage::Stored;
use crate::trend::Trend;

/// The result of a round. Files are counted once each, tries are not.
#[derive(Clone, Debug)]
pub struct RoundReport {
    pub started_at: Timestamp,
    pub finished_at: Timestamp,
    /// By identifier.
    pub stations: Vec<StationReport>,
    /// Files that came.
    pub fetched: usize,
    /// Files the server said had not changed.
    pub not_modified: usize,
    /// Files that did not come, and files that came but could not be opened.
    pub failed: usize,
    pub stored: Stored,
    /// Stations the list brought for the first time, and those whose limits it changed.
    pub stations_new: usize,
    pub limits_changed: usize,
    /// By subject and kind.
    pub problems: Vec<Problem>,
}

/// One station after the round, from what is stored.
#[derive(Clone, Debug)]
pub struct StationReport {
    pub station: Station,
    pub stage: Option<Sample>,
    pub discharge: Option<Sample>,
    /// Time of the newest value of the deciding quantity.
    pub newest_at: Option<Timestamp>,
    pub is_stale: bool,
    /// Reached by the newest value; `None` where there are no limits or no fresh value.
    pub level: Option<Level>,
    /// Of the deciding quantity.
    pub trend: Option<Trend>,
    /// How many problems the round found here.
    pub problems: usize,
}

/// What one station gave to a round.
#[derive(Default)]
pub(super) struct Outcome {
    pub report: Option<StationReport>,
    pub fetched: usize,
    pub not_modified: usize,
    pub failed: usize,
    pub stored: Stored,
    pub problems: Vec<Problem>,
}

impl RoundReport {
    pub(super) fn started(now: Timestamp) -> Self {
        Self {
            started_at: now,
            finished_at: now,
            stations: Vec::new(),
            fetched: 0,
            not_modified: 0,
            failed: 0,
            stored: Stored::default(),
            stations_new: 0,
            limits_changed: 0,
            problems: Vec::new(),
        }
    }

    pub(super) fn take(&mut self, outcome: Outcome) {
        self.fetched += outcome.fetched;
        self.not_modified += outcome.not_modified;
        self.failed += outcome.failed;
        self.stored += outcome.stored;
        self.problems.extend(outcome.problems);
        self.stations.extend(outcome.report);
    }

    /// A day that is missing for most stations is one finding, not hundreds.
    fn gather_missing_days(&mut self) {
        let is_missing = |problem: &Problem| problem.code == "day_missing";
        let count = self.problems.iter().filter(|problem| is_missing(problem)).count();
        if count > 2 && count * 2 > self.stations.len() {
            self.problems.retain(|problem| !is_missing(problem));
            self.problems.push(super::findings::days_missing(count));
        }
    }

    /// Stations come in the order in which servers answer; a report is read by people.
    pub(super) fn finish(&mut self, now: Timestamp) {
        self.finished_at = now;
        self.gather_missing_days();
        // what concerns the whole service is found at every station
        let mut said = false;
        self.problems.retain(|problem| {
            problem.code != "clock_differs" || !std::mem::replace(&mut said, true)
        });
        self.problems.sort_by(|a, b| (&a.subject, &a.code).cmp(&(&b.subject, &b.code)));
        self.stations.sort_by(|a, b| a.station.id.cmp(&b.station.id));
        for row in &mut self.stations {
            let id = row.station.id.as_str();
            row.problems = self.problems.iter().filter(|problem| problem.subject == id).count();
        }
    }
}
