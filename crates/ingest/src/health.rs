//! How a feed fares: when it was last tried, when it last succeeded and what was wrong.

use hlaska_kernel::{Problem, Timestamp};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

/// What became of the files of the last round.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Counts {
    pub fetched: usize,
    pub not_modified: usize,
    pub failed: usize,
    pub values_new: usize,
}

/// Health of one feed, as shown on its page and in `/health`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct FeedHealth {
    /// Stable name, e.g. `chmi-hydrology`.
    pub feed: String,
    pub last_attempt: Option<Timestamp>,
    /// The last round in which at least one file came or was unchanged.
    pub last_success: Option<Timestamp>,
    pub next_due: Option<Timestamp>,
    /// Rounds in a row without any success.
    pub failures_in_row: u32,
    /// Of the last round.
    pub problems: Vec<Problem>,
    pub counts: Counts,
}

/// The feed in one word.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeedState {
    /// Never read since the start of the process.
    Waiting,
    Good,
    /// Data come but something is wrong with some of them.
    Flawed,
    /// No success for longer than allowed: what is shown is old.
    Silent,
}

impl FeedHealth {
    pub fn new(feed: impl Into<String>) -> Self {
        Self {
            feed: feed.into(),
            last_attempt: None,
            last_success: None,
            next_due: None,
            failures_in_row: 0,
            problems: Vec::new(),
            counts: Counts::default(),
        }
    }

    /// Takes the result of a round.
    pub fn record(
        &mut self,
        at: Timestamp,
        next_due: Timestamp,
        counts: Counts,
        problems: Vec<Problem>,
    ) {
        self.last_attempt = Some(at);
        self.next_due = Some(next_due);
        if counts.fetched + counts.not_modified > 0 {
            self.last_success = Some(at);
            self.failures_in_row = 0;
        } else {
            self.failures_in_row = self.failures_in_row.saturating_add(1);
        }
        self.counts = counts;
        self.problems = problems;
    }

    /// Time since the last success.
    pub fn age(&self, now: Timestamp) -> Option<SignedDuration> {
        self.last_success.map(|success| now.duration_since(success))
    }

    pub fn state(&self, now: Timestamp, silent_after: SignedDuration) -> FeedState {
        match (self.last_attempt, self.age(now)) {
            (None, _) => FeedState::Waiting,
            (Some(_), None) => FeedState::Silent,
            (Some(_), Some(age)) if age > silent_after => FeedState::Silent,
            _ if self.problems.is_empty() => FeedState::Good,
            _ => FeedState::Flawed,
        }
    }
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::Said;

    use super::*;

    const SILENT_AFTER: SignedDuration = SignedDuration::from_mins(90);

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn round(health: &mut FeedHealth, time: &str, fetched: usize, problems: usize) {
        let counts = Counts { fetched, ..Counts::default() };
        let problem = Problem::new("timeout", "0-203-1-990100", Said::new("", ""));
        health.record(at(time), at("2026-10-02T20:00:00Z"), counts, vec![problem; problems]);
    }

    #[test]
    fn a_feed_goes_silent_when_nothing_comes_for_long() {
        let mut health = FeedHealth::new("chmi-hydrology");
        let state = |health: &FeedHealth, now| health.state(at(now), SILENT_AFTER);
        assert_eq!(state(&health, "2026-10-02T10:00:00Z"), FeedState::Waiting);
        round(&mut health, "2026-10-02T10:00:00Z", 62, 0);
        assert_eq!(state(&health, "2026-10-02T10:01:00Z"), FeedState::Good);
        round(&mut health, "2026-10-02T10:10:00Z", 60, 2);
        assert_eq!(state(&health, "2026-10-02T10:11:00Z"), FeedState::Flawed);
        round(&mut health, "2026-10-02T11:45:00Z", 0, 62);
        assert_eq!(state(&health, "2026-10-02T11:45:00Z"), FeedState::Silent);
        assert_eq!(health.failures_in_row, 1);
        assert_eq!(health.last_success, Some(at("2026-10-02T10:10:00Z")));
        round(&mut health, "2026-10-02T12:00:00Z", 62, 0);
        assert_eq!(
            (health.failures_in_row, state(&health, "2026-10-02T12:00:00Z")),
            (0, FeedState::Good)
        );
    }

    #[test]
    fn a_feed_that_never_succeeded_is_silent() {
        let mut health = FeedHealth::new("chmi-hydrology");
        round(&mut health, "2026-10-02T10:00:00Z", 0, 1);
        assert_eq!(health.state(at("2026-10-02T10:00:00Z"), SILENT_AFTER), FeedState::Silent);
        assert_eq!(health.age(at("2026-10-02T10:00:00Z")), None);
    }
}
