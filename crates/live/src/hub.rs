use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use bytes::Bytes;
use parking_lot::Mutex;
use tokio::sync::mpsc;

use crate::channel::{Channel, Part, QUEUE};
use crate::{Topic, frame};

/// At most five messages a second for a channel.
const GAP: Duration = Duration::from_millis(200);
/// Tells pages, proxies and half-open connections that we are there.
const BEAT: Duration = Duration::from_secs(15);

/// Makes the JSON of a heartbeat from the revision.
pub type Beat = Box<dyn Fn(u64) -> String + Send + Sync>;

/// An open page's end of a channel.
pub type Subscription = mpsc::Receiver<Bytes>;

/// The switchboard. Cheap to clone.
#[derive(Clone)]
pub struct Hub {
    state: Arc<Mutex<State>>,
    /// Outside the lock: pages read it while they hold the views.
    revision: Arc<AtomicU64>,
    knock: Sender<()>,
    beat: Arc<Beat>,
}

struct State {
    /// Grows with every change, also over restarts.
    revision: Arc<AtomicU64>,
    dirty: HashSet<Topic>,
    /// When a topic was last touched.
    touched: HashMap<Topic, u64>,
    /// Nothing is known about touches before this revision.
    known_from: u64,
    channels: HashMap<String, Channel>,
}

impl Hub {
    /// `revision` must be larger than any given out before a restart, e.g. the time in ms.
    pub fn start(revision: u64, beat: Beat) -> std::io::Result<Self> {
        let (knock, knocked) = channel();
        let counter = Arc::new(AtomicU64::new(revision));
        let state = State {
            revision: Arc::clone(&counter),
            dirty: HashSet::new(),
            touched: HashMap::new(),
            known_from: revision,
            channels: HashMap::new(),
        };
        let hub = Self {
            state: Arc::new(Mutex::new(state)),
            revision: counter,
            knock,
            beat: Arc::new(beat),
        };
        let (state, beat) = (Arc::clone(&hub.state), Arc::clone(&hub.beat));
        std::thread::Builder::new()
            .name("live".to_owned())
            .spawn(move || run(&state, &beat, &knocked))?;
        Ok(hub)
    }

    /// The revision a page rendered now belongs to.
    pub fn revision(&self) -> u64 {
        self.revision.load(Ordering::SeqCst)
    }

    /// Something changed.
    pub fn touch(&self, topics: impl IntoIterator<Item = impl Into<Topic>>) {
        let mut state = self.state.lock();
        let revision = state.revision.fetch_add(1, Ordering::SeqCst) + 1;
        for topic in topics {
            let topic = topic.into();
            state.touched.insert(topic.clone(), revision);
            state.dirty.insert(topic);
        }
        drop(state);
        let _ = self.knock.send(());
    }

    /// Joins the channel `key`; `parts` is called when nobody listens on it yet. The first message
    /// brings what has changed since revision `since`.
    pub fn subscribe(
        &self,
        key: &str,
        since: u64,
        parts: impl FnOnce() -> Vec<Part>,
    ) -> Subscription {
        let (sender, receiver) = mpsc::channel(QUEUE);
        let mut state = self.state.lock();
        let revision = self.revision();
        let _ = sender.try_send(frame::named("beat", &(self.beat)(revision)));
        let missed = state.join(key, parts, since);
        if let Some(message) = missed {
            let _ = sender.try_send(message);
        }
        if let Some(channel) = state.channels.get_mut(key) {
            channel.join(sender);
        }
        receiver
    }

    /// Open pages at the moment.
    pub fn listeners(&self) -> usize {
        self.state.lock().channels.values().map(Channel::len).sum()
    }
}

impl State {
    fn join(&mut self, key: &str, parts: impl FnOnce() -> Vec<Part>, since: u64) -> Option<Bytes> {
        let revision = self.revision.load(Ordering::SeqCst);
        let channel = self.channels.entry(key.to_owned()).or_insert_with(|| Channel::new(parts()));
        let stale: HashSet<Topic> = channel
            .topics()
            .filter(|topic| {
                since < self.known_from || self.touched.get(*topic).is_some_and(|at| *at > since)
            })
            .cloned()
            .collect();
        if stale.is_empty() { None } else { channel.present(&stale, revision) }
    }

    fn publish(&mut self) {
        let topics = std::mem::take(&mut self.dirty);
        let revision = self.revision.load(Ordering::SeqCst);
        for channel in self.channels.values_mut().filter(|channel| channel.depends_on(&topics)) {
            if let Some(message) = channel.refresh(&topics, revision) {
                channel.send(&message);
            }
        }
    }

    fn beat(&mut self, message: &Bytes) {
        self.channels.values_mut().for_each(|channel| channel.send(message));
        self.channels.retain(|_, channel| !channel.is_empty());
    }
}

fn run(state: &Mutex<State>, beat: &Beat, knocked: &Receiver<()>) {
    let mut next_beat = Instant::now() + BEAT;
    loop {
        let wait = next_beat.saturating_duration_since(Instant::now());
        match knocked.recv_timeout(wait) {
            Ok(()) => {
                while knocked.try_recv().is_ok() {}
                state.lock().publish();
                std::thread::sleep(GAP);
            }
            Err(RecvTimeoutError::Timeout) => {
                let mut state = state.lock();
                let message = frame::named("beat", &beat(state.revision.load(Ordering::SeqCst)));
                state.beat(&message);
                next_beat = Instant::now() + BEAT;
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}
