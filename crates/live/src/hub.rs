use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use bytes::Bytes;
use tokio::sync::mpsc;

use crate::Topic;
use crate::part::Part;
use crate::switchboard::Switchboard;

/// At most five messages a second for a channel.
const GAP: Duration = Duration::from_millis(200);
/// Pause between publications, however long one of them takes.
const REST: Duration = Duration::from_millis(20);
/// Tells pages, proxies and half-open connections that we are there.
const BEAT: Duration = Duration::from_secs(15);

/// Ages on the page are told in whole minutes.
const TICK: Duration = Duration::from_mins(1);

/// Makes the JSON of a heartbeat from the revision.
pub type Beat = Box<dyn Fn(u64) -> String + Send + Sync>;

/// An open page's end of a channel.
pub type Subscription = mpsc::Receiver<Bytes>;

/// The switchboard and the thread that works it. Cheap to clone.
#[derive(Clone)]
pub struct Hub {
    board: Arc<Switchboard>,
    knock: Sender<()>,
}

impl Hub {
    /// `revision` must be larger than any given out before a restart, e.g. the time in ms.
    pub fn start(revision: u64, beat: Beat) -> std::io::Result<Self> {
        let (knock, knocked) = channel();
        let hub = Self { board: Arc::new(Switchboard::new(revision, beat)), knock };
        let board = Arc::clone(&hub.board);
        std::thread::Builder::new().name("live".to_owned()).spawn(move || run(&board, &knocked))?;
        Ok(hub)
    }

    /// The revision a page rendered now belongs to.
    pub fn revision(&self) -> u64 {
        self.board.revision()
    }

    /// Something changed.
    pub fn touch(&self, topics: impl IntoIterator<Item = impl Into<Topic>>) {
        self.board.touch(topics.into_iter().map(Into::into));
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
        self.board.subscribe(key, since, parts)
    }

    /// Open pages at the moment.
    pub fn listeners(&self) -> usize {
        self.board.listeners()
    }
}

fn run(board: &Switchboard, knocked: &Receiver<()>) {
    let mut next_beat = Instant::now() + BEAT;
    let mut next_tick = Instant::now() + TICK;
    loop {
        let wait = next_beat.saturating_duration_since(Instant::now());
        match knocked.recv_timeout(wait) {
            Ok(()) => {
                let start = Instant::now();
                while knocked.try_recv().is_ok() {}
                board.publish();
                std::thread::sleep(GAP.saturating_sub(start.elapsed()).max(REST));
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        if Instant::now() >= next_beat {
            board.beat();
            next_beat = Instant::now() + BEAT;
        }
        if Instant::now() >= next_tick {
            board.tick();
            next_tick = Instant::now() + TICK;
        }
    }
}
