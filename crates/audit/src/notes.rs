//! The writer of what nobody waits for: one thread that gathers for a tenth of a second and writes
//! all of it in one transaction.

use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use hlaska_store::{Db, StoreError};
use parking_lot::{Condvar, Mutex};

use crate::append::append;
use crate::content::Content;
use crate::folding::Waiting;

/// How long a note waits for others to share its transaction.
const GATHER: Duration = Duration::from_millis(100);
/// Before a database that did not take the records is asked again.
const PAUSE: Duration = Duration::from_millis(500);
/// How often it is asked while the process is ending.
const LAST_TRIES: u32 = 6;

#[derive(Default)]
struct State {
    waiting: Waiting,
    /// A batch is on its way to the disk.
    writing: bool,
    /// Somebody waits for everything to be written.
    hurry: bool,
    closed: bool,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    came: Condvar,
    written: Condvar,
}

/// The queue's end that takes notes; dropping it writes what waits and ends the thread.
pub(crate) struct Notes {
    shared: Arc<Shared>,
    writer: Option<JoinHandle<()>>,
}

impl Notes {
    pub(crate) fn start(db: Db) -> Result<Self, StoreError> {
        let shared = Arc::new(Shared::default());
        let theirs = Arc::clone(&shared);
        let writer = std::thread::Builder::new()
            .name("audit-notes".to_owned())
            .spawn(move || run(&db, &theirs))
            .map_err(|source| StoreError::Open { path: "audit thread".to_owned(), source })?;
        Ok(Self { shared, writer: Some(writer) })
    }

    pub(crate) fn push(&self, content: Content) {
        self.shared.state.lock().waiting.push(content);
        self.shared.came.notify_one();
    }

    /// Waits until everything noted so far is on the disk; false when that takes too long.
    pub(crate) fn flush(&self, patience: Duration) -> bool {
        let until = Instant::now() + patience;
        let mut state = self.shared.state.lock();
        while state.writing || !state.waiting.is_empty() {
            state.hurry = true;
            self.shared.came.notify_one();
            if self.shared.written.wait_until(&mut state, until).timed_out() {
                return false;
            }
        }
        true
    }
}

impl Drop for Notes {
    fn drop(&mut self) {
        self.shared.state.lock().closed = true;
        self.shared.came.notify_one();
        if let Some(writer) = self.writer.take() {
            // It answers for its own defects; here only its end matters.
            let _ = writer.join();
        }
    }
}

fn run(db: &Db, shared: &Shared) {
    while let Some(batch) = next(shared) {
        write(db, shared, &batch);
        shared.state.lock().writing = false;
        shared.written.notify_all();
    }
}

/// The next batch; `None` when there is nothing left and nobody who could bring more.
fn next(shared: &Shared) -> Option<Vec<Content>> {
    let mut state = shared.state.lock();
    while state.waiting.is_empty() {
        if state.closed {
            return None;
        }
        shared.came.wait(&mut state);
    }
    let until = Instant::now() + GATHER;
    while !(state.closed || state.hurry || state.waiting.is_batch()) {
        if shared.came.wait_until(&mut state, until).timed_out() {
            break;
        }
    }
    state.hurry = false;
    state.writing = true;
    Some(state.waiting.take())
}

/// Until it is written. Only a process that is ending gives up, and then says aloud what is lost.
fn write(db: &Db, shared: &Shared, batch: &[Content]) {
    for attempt in 1.. {
        let contents = batch.to_vec();
        let Err(error) = db.write_blocking(move |conn| append(conn, &contents)) else { return };
        let closed = shared.state.lock().closed;
        tracing::error!(%error, records = batch.len(), "audit records wait for the database");
        if closed && attempt >= LAST_TRIES {
            for content in batch {
                tracing::error!(record = content.json(), "an audit record could not be stored");
            }
            return;
        }
        std::thread::sleep(PAUSE);
    }
}
