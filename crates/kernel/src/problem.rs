//! A finding about somebody else's data: where it is and what is wrong. Never a reason to stop.

use serde::{Deserialize, Serialize};

use crate::lang::Said;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Stable name of the kind, e.g. `truncated_json`; for counting and for tests.
    pub code: String,
    /// The thing it concerns: a station, a file and line.
    pub subject: String,
    pub message: Said,
}

impl Problem {
    pub fn new(code: &str, subject: impl Into<String>, message: Said) -> Self {
        Self { code: code.to_owned(), subject: subject.into(), message }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} [{}]: {}", self.subject, self.code, self.message.en)
    }
}
