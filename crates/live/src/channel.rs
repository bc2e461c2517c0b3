use std::collections::{HashMap, HashSet};

use bytes::Bytes;
use tokio::sync::mpsc;

use crate::part::{Output, Part};
use crate::{Topic, frame};

/// A subscriber's queue: what the kernel buffer has not taken yet.
pub(crate) const QUEUE: usize = 16;

/// A set of parts, one bit each.
type Mask = u128;

/// Parts beyond the bits share the last one; it never counts as seen.
fn bit(part: usize) -> Mask {
    1 << part.min(127)
}
const SHARED: Mask = 1 << 127;

struct Subscriber {
    queue: mpsc::Sender<Bytes>,
    /// Parts refreshed while it listened: it shows what was sent last. Of the others only its page
    /// knows what they look like, so their next refresh goes to it in any case.
    seen: Mask,
}

/// Everybody who sees the same bytes at the same address.
pub(crate) struct Channel {
    parts: Vec<Part>,
    /// Fingerprint of each part as it was sent last.
    last: Vec<Option<u64>>,
    subscribers: Vec<Subscriber>,
    /// Present state as made for a latecomer, for the next one.
    present: Option<(u64, Mask, Option<Bytes>)>,
    /// Made since the last beat; somebody is about to join.
    is_new: bool,
    /// Taken out of the switchboard; nobody may join any more.
    closed: bool,
}

impl Channel {
    pub(crate) fn new(parts: Vec<Part>) -> Self {
        let last = vec![None; parts.len()];
        Self { parts, last, subscribers: Vec::new(), present: None, is_new: true, closed: false }
    }

    /// False when the channel has been closed meanwhile.
    pub(crate) fn join(&mut self, queue: mpsc::Sender<Bytes>) -> bool {
        if !self.closed {
            self.subscribers.push(Subscriber { queue, seen: 0 });
        }
        !self.closed
    }

    /// Closes when nobody listens any more.
    pub(crate) fn close_if_empty(&mut self) -> bool {
        self.let_go();
        let was_new = std::mem::take(&mut self.is_new);
        self.closed = !was_new && self.subscribers.is_empty();
        self.closed
    }

    pub(crate) fn listeners(&self) -> usize {
        self.subscribers.iter().filter(|subscriber| !subscriber.queue.is_closed()).count()
    }

    /// Renders, once for all, what depends on the topics, and sends what really changed.
    pub(crate) fn refresh(&mut self, topics: &HashSet<Topic>, revision: u64) {
        self.let_go();
        if self.subscribers.is_empty() || !self.parts.iter().any(|part| part.depends_on(topics)) {
            return;
        }
        let (outputs, changed) = self.render(topics);
        let rendered = outputs.iter().fold(0, |mask, (part, _)| mask | bit(*part));
        let mut messages: HashMap<Mask, Option<Bytes>> = HashMap::new();
        let parts = &self.parts;
        self.subscribers.retain_mut(|subscriber| {
            let due = changed | (rendered & !subscriber.seen);
            subscriber.seen |= rendered & !SHARED;
            let message = messages.entry(due).or_insert_with(|| {
                message(revision, parts, outputs.iter().filter(|(part, _)| bit(*part) & due != 0))
            });
            hand_over(&subscriber.queue, message.as_ref())
        });
    }

    /// Everything the parts depend on.
    pub(crate) fn topics(&self) -> HashSet<Topic> {
        self.parts.iter().flat_map(Part::topics).cloned().collect()
    }

    /// What depends on the topics, and which of it differs from what was sent last.
    fn render(&mut self, topics: &HashSet<Topic>) -> (Vec<(usize, Output)>, Mask) {
        let mut changed = 0;
        let mut outputs = Vec::new();
        for (index, part) in self.parts.iter().enumerate() {
            if !part.depends_on(topics) {
                continue;
            }
            let Some(output) = part.render() else { continue };
            let fingerprint = output.fingerprint();
            if self.last[index].replace(fingerprint) != Some(fingerprint) {
                changed |= bit(index);
            }
            outputs.push((index, output));
        }
        (outputs, changed)
    }

    /// Everything in which a latecomer may be behind. When thousands come back at once, after an
    /// outage, it is made once for all of them.
    pub(crate) fn present(
        &mut self,
        revision: u64,
        is_stale: impl Fn(&Topic) -> bool,
    ) -> Option<Bytes> {
        let stale: Vec<usize> = (0..self.parts.len())
            .filter(|&index| self.parts[index].topics().iter().any(&is_stale))
            .collect();
        let mask = stale.iter().fold(0, |mask, part| mask | bit(*part));
        if let Some((made_at, of, message)) = &self.present
            && (*made_at, *of) == (revision, mask)
        {
            return message.clone();
        }
        let outputs: Vec<(usize, Output)> = stale
            .into_iter()
            .filter_map(|index| Some((index, self.parts[index].render()?)))
            .collect();
        let message = message(revision, &self.parts, outputs.iter());
        self.present = Some((revision, mask, message.clone()));
        message
    }

    /// Hands the bytes to everybody; lets go of those who left or cannot follow.
    pub(crate) fn send(&mut self, message: &Bytes) {
        self.subscribers.retain(|subscriber| hand_over(&subscriber.queue, Some(message)));
    }

    fn let_go(&mut self) {
        self.subscribers.retain(|subscriber| !subscriber.queue.is_closed());
    }
}

/// False for one who left or cannot follow.
fn hand_over(queue: &mpsc::Sender<Bytes>, message: Option<&Bytes>) -> bool {
    message.is_none_or(|message| queue.try_send(message.clone()).is_ok())
}

fn message<'a>(
    revision: u64,
    parts: &[Part],
    outputs: impl Iterator<Item = &'a (usize, Output)>,
) -> Option<Bytes> {
    let (mut html, mut events) = (Vec::new(), Vec::new());
    for (index, output) in outputs {
        match output {
            Output::Html(text) => html.push((parts[*index].id(), text.as_str())),
            Output::Event(name, json) => events.extend_from_slice(&frame::named(name, json)),
        }
    }
    let mut bytes = Vec::new();
    if !html.is_empty() {
        bytes.extend_from_slice(&frame::partials(revision, html.into_iter()));
    }
    bytes.extend_from_slice(&events);
    (!bytes.is_empty()).then(|| bytes.into())
}
