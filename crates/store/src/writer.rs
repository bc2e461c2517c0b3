//! The one writer thread. While a commit waits for the disk, further work queues up; all of it
//! shares the next commit.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use crate::{Conn, Location, Result, StoreError};

/// How the shared transaction ended, or why there was none.
type Outcome = std::result::Result<(), String>;
/// Tells the waiting caller how the shared commit ended.
type Finish = Box<dyn FnOnce(Outcome) + Send>;
/// Runs on the connection, or on `Err` where there is no transaction to run in. Answers whether
/// its changes are to be kept.
type Work = Box<dyn FnOnce(std::result::Result<&mut Conn, String>) -> (bool, Finish) + Send>;

/// As much as one commit may carry; bounds the time until the first caller hears of it.
const BATCH: usize = 512;
/// A lost database is looked for this long before the waiting callers are told.
const PATIENCE: Duration = Duration::from_secs(5);

pub(crate) struct Writer {
    queue: Sender<Work>,
}

impl Writer {
    pub(crate) fn start(location: Location, conn: Conn) -> Result<Self> {
        let (queue, work) = channel();
        std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || run(&location, conn, &work))
            .map_err(|source| StoreError::Open { path: "writer thread".to_owned(), source })?;
        Ok(Self { queue })
    }

    /// Queues the work; the receiver hears of it after its commit.
    pub(crate) fn submit<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    ) -> Result<oneshot::Receiver<Result<T>>> {
        let (answer, heard) = oneshot::channel();
        let work: Work = Box::new(move |conn| {
            let done = conn.map_err(StoreError::Commit).and_then(|conn| guarded(work, conn));
            let keep = done.is_ok();
            let finish: Finish = Box::new(move |commit| {
                let outcome = match commit {
                    Ok(()) => done,
                    Err(reason) => done.and(Err(StoreError::Commit(reason))),
                };
                let _ = answer.send(outcome);
            });
            (keep, finish)
        });
        self.queue.send(work).map_err(|_| StoreError::Closed)?;
        Ok(heard)
    }
}

/// A bug in one piece of work must not end the writer for everybody.
fn guarded<T>(work: impl FnOnce(&mut Conn) -> Result<T>, conn: &mut Conn) -> Result<T> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(conn)))
        .unwrap_or_else(|_| Err(StoreError::Rejected("a defect stopped this change".to_owned())))
}

fn run(location: &Location, mut conn: Conn, work: &Receiver<Work>) {
    while let Ok(first) = work.recv() {
        let batch = collect(first, work);
        let (finishes, outcome) = match begin(&mut conn, location) {
            Ok(()) => commit_together(&mut conn, batch),
            Err(error) => refuse_all(batch, &error.to_string()),
        };
        for finish in finishes {
            finish(outcome.clone());
        }
    }
}

fn collect(first: Work, queue: &Receiver<Work>) -> Vec<Work> {
    let mut batch = vec![first];
    batch.extend(queue.try_iter().take(BATCH - 1));
    batch
}

/// Opens the transaction; over a new connection when the old one turns out to be lost.
fn begin(conn: &mut Conn, location: &Location) -> Result<()> {
    match conn.begin() {
        Err(_) if !conn.is_alive() => {
            *conn = reopen(location)?;
            conn.begin()
        }
        outcome => outcome,
    }
}

fn reopen(location: &Location) -> Result<Conn> {
    let start = Instant::now();
    loop {
        match Conn::open(location) {
            Err(error) if start.elapsed() < PATIENCE => {
                tracing::warn!(%error, "the database does not answer, trying again");
                std::thread::sleep(Duration::from_millis(250));
            }
            outcome => return outcome,
        }
    }
}

fn commit_together(conn: &mut Conn, batch: Vec<Work>) -> (Vec<Finish>, Outcome) {
    // A lone piece needs no savepoint: it is the whole transaction.
    let (kept, finishes): (Vec<bool>, Vec<Finish>) = if batch.len() == 1 {
        batch.into_iter().map(|work| work(Ok(&mut *conn))).unzip()
    } else {
        batch.into_iter().map(|work| in_savepoint(conn, work)).unzip()
    };
    (finishes, end_transaction(conn, kept.contains(&true)))
}

fn end_transaction(conn: &mut Conn, keep: bool) -> Outcome {
    let outcome = if !keep {
        conn.batch("ROLLBACK")
    } else if conn.has_failed() {
        Err(StoreError::Commit("a statement of the transaction failed".to_owned()))
    } else {
        conn.batch("COMMIT")
    };
    outcome.map_err(|error| {
        // A transaction left open would stand in the way of every later one.
        let _ = conn.batch("ROLLBACK");
        error.to_string()
    })
}

fn refuse_all(batch: Vec<Work>, reason: &str) -> (Vec<Finish>, Outcome) {
    let finishes = batch.into_iter().map(|work| work(Err(reason.to_owned())).1).collect();
    (finishes, Err(reason.to_owned()))
}

const UNDO: &str = "ROLLBACK TO SAVEPOINT piece; RELEASE SAVEPOINT piece";

/// A piece that fails, or that ends with a savepoint that cannot be kept, is undone; the others
/// are none the wiser. Where even that is impossible the transaction is lost and the commit tells
/// everybody so.
fn in_savepoint(conn: &mut Conn, work: Work) -> (bool, Finish) {
    if conn.has_failed() {
        return work(Err("an earlier failure ended the transaction".to_owned()));
    }
    if let Err(error) = conn.batch("SAVEPOINT piece") {
        return work(Err(error.to_string()));
    }
    let (kept, finish) = work(Ok(&mut *conn));
    let ended = if kept { conn.batch("RELEASE SAVEPOINT piece") } else { conn.batch(UNDO) };
    let Err(error) = ended else { return (kept, finish) };
    if kept {
        let _ = conn.batch(UNDO);
    }
    let reason = error.to_string();
    (false, Box::new(move |_| finish(Err(reason))))
}
