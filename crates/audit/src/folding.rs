//! What waits to be written, and what becomes of it when too much waits.

use std::collections::HashMap;

use crate::content::Content;
use crate::record::Fields;

/// Records that wait at most; a flood beyond that is counted, not kept line by line.
pub(crate) const LIMIT: usize = 10_000;
/// Kinds of equal records counted apart; what comes beyond is counted by its code alone.
const KINDS: usize = 1_000;
/// Records of one transaction.
const BATCH: usize = 2_000;

/// Code, outcome, and what makes two records equal for an onlooker.
type Kind = (String, &'static str, Fields);

/// Bounded, and nothing that enters it disappears: it is a line, or it is in the count of one.
#[derive(Default)]
pub(crate) struct Waiting {
    lines: Vec<Content>,
    folded: HashMap<Kind, Content>,
}

impl Waiting {
    pub(crate) fn push(&mut self, content: Content) {
        if self.lines.len() < LIMIT {
            self.lines.push(content);
        } else {
            self.fold(content);
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.folded.is_empty()
    }

    /// Whether a whole transaction's worth waits.
    pub(crate) fn is_batch(&self) -> bool {
        self.lines.len() >= BATCH
    }

    /// The oldest records; what was folded comes after the lines before it.
    pub(crate) fn take(&mut self) -> Vec<Content> {
        if self.lines.len() > BATCH {
            return self.lines.drain(..BATCH).collect();
        }
        let mut batch = std::mem::take(&mut self.lines);
        let first_folded = batch.len();
        batch.extend(self.folded.drain().map(|(_, content)| content));
        batch[first_folded..].sort_by(|a, b| (a.at_us, &a.code).cmp(&(b.at_us, &b.code)));
        batch
    }

    fn fold(&mut self, mut content: Content) {
        let alike = alike(&content.fields);
        let kind = (content.code.clone(), content.outcome.name(), alike);
        if let Some(first) = self.folded.get_mut(&kind) {
            count(first, &content);
        } else if self.folded.len() < KINDS {
            self.folded.insert(kind, content);
        } else {
            content.fields = Fields::default();
            let coarse = (kind.0, kind.1, Fields::default());
            match self.folded.get_mut(&coarse) {
                Some(first) => count(first, &content),
                None => drop(self.folded.insert(coarse, content)),
            }
        }
    }
}

/// Without what differs in every repetition.
fn alike(fields: &Fields) -> Fields {
    Fields { request: None, detail: None, session: None, ..fields.clone() }
}

fn count(first: &mut Content, again: &Content) {
    first.count += again.count;
    first.until_us = Some(again.until_us.unwrap_or(again.at_us));
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::{AccountId, Env};

    use super::*;
    use crate::{Asset, Outcome, Record, code};

    fn denial(account: u128, request: u32) -> Content {
        let asset = Asset { id: uuid::Uuid::nil(), host: "here".into(), build: "1".into() };
        let record = Record::new(code::DENIED).outcome(Outcome::Deny).request(request);
        Content::of(record.account(AccountId::from_u128(account)), &asset, &Env::system())
    }

    fn total(batch: &[Content]) -> u64 {
        batch.iter().map(|content| content.count).sum()
    }

    #[test]
    fn repeated_denials_become_one_record_with_a_count() {
        let mut waiting = Waiting::default();
        for request in 0..12_000 {
            waiting.push(denial(7, request));
        }
        let mut all = Vec::new();
        while !waiting.is_empty() {
            all.append(&mut waiting.take());
        }
        assert_eq!(all.len(), LIMIT + 1);
        assert_eq!(total(&all), 12_000);
        let folded = all.last().unwrap();
        assert_eq!(folded.count, 2_000);
        assert!(folded.until_us >= Some(folded.at_us));
    }

    #[test]
    fn a_flood_of_unlike_records_takes_a_bounded_place_and_is_counted_whole() {
        let mut waiting = Waiting::default();
        for account in 0..20_000 {
            waiting.push(denial(account, 0));
        }
        assert!(waiting.folded.len() <= KINDS + 1);
        let mut all = Vec::new();
        while !waiting.is_empty() {
            all.append(&mut waiting.take());
        }
        assert_eq!(total(&all), 20_000);
    }
}
