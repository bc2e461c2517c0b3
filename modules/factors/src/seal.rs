//! The state of the sealed account.

use hlaska_journal::Recorded;
use hlaska_kernel::{AccountId, Timestamp};
use serde::{Deserialize, Serialize};

use crate::event::FactorEvent;

/// A review is due this long after the seal was broken.
pub(crate) const REVIEW_SECONDS: i64 = 24 * 3600;

/// One use of the sealed account.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Broken {
    pub at: Timestamp,
    pub until: Timestamp,
    pub reason: String,
    /// Journal entries after this one may be its work.
    pub seq: u64,
    pub review: Option<Review>,
}

/// What somebody found when they looked into it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Review {
    pub at: Timestamp,
    pub by: String,
    pub finding: String,
}

/// Sealed, broken, or never made.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Seal {
    pub account: Option<AccountId>,
    /// Since when unused halves lie in their envelopes; `None` after use.
    pub sealed_since: Option<Timestamp>,
    pub uses: Vec<Broken>,
}

impl Seal {
    /// Somebody may be in under the broken seal just now.
    pub fn in_use(&self, now: Timestamp) -> Option<&Broken> {
        self.uses.last().filter(|broken| now < broken.until)
    }

    /// Uses nobody has looked into yet.
    pub fn unreviewed(&self) -> impl Iterator<Item = &Broken> {
        self.uses.iter().filter(|broken| broken.review.is_none())
    }

    pub(crate) fn apply(&mut self, recorded: &Recorded<'_, FactorEvent>) {
        let at = recorded.meta.recorded_at;
        match &recorded.event {
            FactorEvent::Sealed { account } => {
                self.account = Some(*account);
                self.sealed_since = Some(at);
            }
            FactorEvent::SealBroken { reason, until_s, .. } => {
                let until = Timestamp::from_second(*until_s).unwrap_or(at);
                let (reason, seq) = (reason.clone(), recorded.meta.seq);
                self.sealed_since = None;
                self.uses.push(Broken { at, until, reason, seq, review: None });
            }
            FactorEvent::SealReviewed { finding, .. } => {
                let (by, finding) = (recorded.meta.author.to_string(), finding.clone());
                if let Some(broken) = self.uses.iter_mut().rev().find(|one| one.review.is_none()) {
                    broken.review = Some(Review { at, by, finding });
                }
            }
            _ => {}
        }
    }
}
