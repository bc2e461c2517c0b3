//! The hub without its thread: everything happens when it is told to.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use parking_lot::Mutex;
use tokio::sync::mpsc;

use crate::channel::{Channel, QUEUE};
use crate::hub::{Beat, Subscription};
use crate::part::Part;
use crate::touches::Touches;
use crate::{Topic, frame};

pub(crate) struct Switchboard {
    touches: Mutex<Touches>,
    /// Outside the lock: pages read it while they hold the views.
    revision: AtomicU64,
    /// A channel is locked while it renders; the others, and the list, are not.
    channels: Mutex<HashMap<String, Arc<Mutex<Channel>>>>,
    beat: Beat,
}

impl Switchboard {
    pub(crate) fn new(revision: u64, beat: Beat) -> Self {
        Self {
            touches: Mutex::new(Touches::new(revision)),
            revision: AtomicU64::new(revision),
            channels: Mutex::default(),
            beat,
        }
    }

    pub(crate) fn revision(&self) -> u64 {
        self.revision.load(Ordering::SeqCst)
    }

    pub(crate) fn touch(&self, topics: impl Iterator<Item = Topic>) {
        let mut touches = self.touches.lock();
        let revision = touches.touch(topics);
        self.revision.store(revision, Ordering::SeqCst);
    }

    pub(crate) fn subscribe(
        &self,
        key: &str,
        since: u64,
        parts: impl FnOnce() -> Vec<Part>,
    ) -> Subscription {
        let (queue, subscription) = mpsc::channel(QUEUE);
        let _ = queue.try_send(self.beat_message());
        let mut parts = Some(parts);
        loop {
            let channel = self.channel(key, || parts.take().map_or_else(Vec::new, |make| make()));
            // One lock for both: what is missed goes out before anything that comes later.
            let mut channel = channel.lock();
            if channel.join(queue.clone()) {
                if let Some(missed) = self.missed(&mut channel, since) {
                    let _ = queue.try_send(missed);
                }
                return subscription;
            }
        }
    }

    /// The channel, made when there is none. An empty one is not closed before its second beat.
    fn channel(&self, key: &str, parts: impl FnOnce() -> Vec<Part>) -> Arc<Mutex<Channel>> {
        let mut channels = self.channels.lock();
        if let Some(channel) = channels.get(key) {
            return Arc::clone(channel);
        }
        let channel = Arc::new(Mutex::new(Channel::new(parts())));
        channels.insert(key.to_owned(), Arc::clone(&channel));
        channel
    }

    fn missed(&self, channel: &mut Channel, since: u64) -> Option<Bytes> {
        // The revision is read before the parts are rendered: they may be newer, never older.
        let revision = self.touches.lock().revision();
        channel.present(revision, |topic| self.touches.lock().is_newer_than(topic, since))
    }

    /// Sends what was touched since the last time.
    pub(crate) fn publish(&self) {
        let (topics, revision) = self.touches.lock().take();
        for channel in self.all() {
            channel.lock().refresh(&topics, revision);
        }
    }

    /// Time passes too: ages grow and answers become overdue though nobody wrote anything. What
    /// looks as before is not sent.
    pub(crate) fn tick(&self) {
        for channel in self.all() {
            let revision = self.touches.lock().revision();
            let mut channel = channel.lock();
            let topics = channel.topics();
            channel.refresh(&topics, revision);
        }
    }

    /// Tells everybody that we are there, and forgets channels nobody listens to.
    pub(crate) fn beat(&self) {
        let message = self.beat_message();
        for channel in self.all() {
            channel.lock().send(&message);
        }
        self.channels.lock().retain(|_, channel| {
            // One that is busy is looked at next time.
            !channel.try_lock().is_some_and(|mut channel| channel.close_if_empty())
        });
    }

    fn beat_message(&self) -> Bytes {
        frame::named("beat", &(self.beat)(self.revision()))
    }

    pub(crate) fn listeners(&self) -> usize {
        self.all().iter().map(|channel| channel.lock().listeners()).sum()
    }

    fn all(&self) -> Vec<Arc<Mutex<Channel>>> {
        self.channels.lock().values().map(Arc::clone).collect()
    }
}

#[cfg(test)]
mod tests;
