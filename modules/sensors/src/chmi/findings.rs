//! Problems of one file as they are found.

use hlaska_kernel::{Problem, Said};

/// The damage of a file is told by kinds, not by values: a list longer than this helps nobody.
const MOST: usize = 200;

pub(super) struct Findings {
    subject: String,
    found: Vec<Problem>,
}

impl Findings {
    pub(super) fn about(subject: impl Into<String>) -> Self {
        Self { subject: subject.into(), found: Vec::new() }
    }
    pub(super) fn subject(&self) -> &str {
        &self.subject
    }
    pub(super) fn push(&mut self, problem: Problem) {
        if self.found.len() < MOST {
            self.found.push(problem);
        }
    }
    /// About the file as a whole.
    pub(super) fn say(&mut self, code: &str, cs: impl Into<String>, en: impl Into<String>) {
        let subject = self.subject.clone();
        self.say_of(&subject, code, cs, en);
    }
    /// About one thing in the file.
    pub(super) fn say_of(
        &mut self,
        subject: &str,
        code: &str,
        cs: impl Into<String>,
        en: impl Into<String>,
    ) {
        self.push(Problem::new(code, subject, Said::new(cs, en)));
    }
    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.found
    }
}
