use std::collections::{HashMap, HashSet};

use crate::Topic;

/// What changed when. Held for moments only, so that nobody who reports a change waits for pages
/// being rendered.
pub(crate) struct Touches {
    /// Grows with every change, also over restarts.
    revision: u64,
    /// Changed since the last publication.
    dirty: HashSet<Topic>,
    /// When a topic was last touched.
    touched: HashMap<Topic, u64>,
    /// Nothing is known about touches up to this revision.
    known_from: u64,
}

/// More topics than this and the older half is forgotten: pages from before get everything.
const REMEMBERED: usize = 20_000;

impl Touches {
    pub(crate) fn new(revision: u64) -> Self {
        Self { revision, dirty: HashSet::new(), touched: HashMap::new(), known_from: revision }
    }

    pub(crate) fn touch(&mut self, topics: impl Iterator<Item = Topic>) -> u64 {
        self.revision += 1;
        for topic in topics {
            self.touched.insert(topic.clone(), self.revision);
            self.dirty.insert(topic);
        }
        if self.touched.len() > REMEMBERED {
            self.forget_older_half();
        }
        self.revision
    }

    fn forget_older_half(&mut self) {
        let mut revisions: Vec<u64> = self.touched.values().copied().collect();
        let (_, median, _) = revisions.select_nth_unstable(REMEMBERED / 2);
        let median = *median;
        self.touched.retain(|_, at| *at > median);
        self.known_from = median;
    }

    /// What is to be published, and the revision that will contain it.
    pub(crate) fn take(&mut self) -> (HashSet<Topic>, u64) {
        (std::mem::take(&mut self.dirty), self.revision)
    }

    pub(crate) fn revision(&self) -> u64 {
        self.revision
    }

    pub(crate) fn is_newer_than(&self, topic: &Topic, since: u64) -> bool {
        since < self.known_from || self.touched.get(topic).is_some_and(|at| *at > since)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touch(touches: &mut Touches, topic: &str) -> u64 {
        touches.touch(std::iter::once(topic.to_owned()))
    }

    #[test]
    fn a_topic_is_newer_than_what_was_read_before_it_was_touched() {
        let mut touches = Touches::new(10);
        let at = touch(&mut touches, "a");
        assert!(touches.is_newer_than(&"a".to_owned(), at - 1));
        assert!(!touches.is_newer_than(&"a".to_owned(), at));
        assert!(!touches.is_newer_than(&"b".to_owned(), at - 1));
        assert!(touches.is_newer_than(&"b".to_owned(), 9), "from before a restart");
    }

    #[test]
    fn memory_is_bounded_and_forgetting_errs_on_the_side_of_telling() {
        let mut touches = Touches::new(0);
        for n in 0..3 * REMEMBERED {
            touch(&mut touches, &format!("incident/{n}"));
        }
        assert!(touches.touched.len() <= REMEMBERED);
        let last = format!("incident/{}", 3 * REMEMBERED - 1);
        assert!(!touches.is_newer_than(&last, touches.revision()));
        assert!(touches.is_newer_than(&"incident/0".to_owned(), 1));
        assert!(!touches.is_newer_than(&"incident/0".to_owned(), touches.revision()));
    }
}
