//! The one writer thread. While a commit waits for the disk, further work queues up; all of it
//! shares the next commit.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use tokio::sync::oneshot;

use crate::{Conn, Engine, Location, Result, StoreError};

/// Tells the waiting caller how the shared commit ended.
type Finish = Box<dyn FnOnce(std::result::Result<(), String>) + Send>;
/// Runs on the connection, or on `Err` where there is no transaction to run in. Answers whether
/// its changes are to be kept.
type Work = Box<dyn FnOnce(std::result::Result<&mut Conn, String>) -> (bool, Finish) + Send>;

/// As much as one commit may carry; bounds the time until the first caller hears of it.
const BATCH: usize = 512;

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
        if !conn.is_alive() {
            conn = reopen(location);
        }
        let batch = collect(first, work);
        let (finishes, outcome) = commit_together(&mut conn, batch);
        for finish in finishes {
            finish(outcome.clone());
        }
    }
}

fn reopen(location: &Location) -> Conn {
    let mut pause = Duration::from_millis(100);
    loop {
        match Conn::open(location) {
            Ok(conn) => return conn,
            Err(error) => tracing::warn!(%error, "the database does not answer, trying again"),
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_secs(5));
    }
}

fn collect(first: Work, queue: &Receiver<Work>) -> Vec<Work> {
    let mut batch = vec![first];
    batch.extend(queue.try_iter().take(BATCH - 1));
    batch
}

fn commit_together(
    conn: &mut Conn,
    batch: Vec<Work>,
) -> (Vec<Finish>, std::result::Result<(), String>) {
    if let Err(error) = conn.batch(begin(conn.engine())) {
        let reason = error.to_string();
        return (refuse_all(batch, &reason), Err(reason));
    }
    // A lone piece needs no savepoint: it is the whole transaction.
    let (kept, finishes): (Vec<bool>, Vec<Finish>) = if batch.len() == 1 {
        batch.into_iter().map(|work| work(Ok(&mut *conn))).unzip()
    } else {
        batch.into_iter().map(|work| in_savepoint(conn, work)).unzip()
    };
    let end = if kept.contains(&true) { "COMMIT" } else { "ROLLBACK" };
    (finishes, conn.batch(end).map_err(|error| error.to_string()))
}

fn refuse_all(batch: Vec<Work>, reason: &str) -> Vec<Finish> {
    batch.into_iter().map(|work| work(Err(reason.to_owned())).1).collect()
}

const fn begin(engine: Engine) -> &'static str {
    match engine {
        // Takes the write lock at once, so that nobody writes between our reading and writing.
        Engine::Sqlite => "BEGIN IMMEDIATE",
        Engine::Postgres => "BEGIN",
    }
}

/// A savepoint that cannot be opened or closed breaks the transaction, so the commit fails too and
/// every caller hears it.
fn in_savepoint(conn: &mut Conn, work: Work) -> (bool, Finish) {
    if let Err(error) = conn.batch("SAVEPOINT piece") {
        return work(Err(error.to_string()));
    }
    let (kept, finish) = work(Ok(&mut *conn));
    let end = if kept {
        "RELEASE SAVEPOINT piece"
    } else {
        "ROLLBACK TO SAVEPOINT piece; RELEASE SAVEPOINT piece"
    };
    match conn.batch(end) {
        Ok(()) => (kept, finish),
        Err(error) => {
            let reason = error.to_string();
            (false, Box::new(move |_| finish(Err(reason))))
        }
    }
}
