//! Group append: requests that arrive while the disk is busy share one transaction. Each is checked
//! on its own; one that is refused leaves no trace and does not disturb the others.

mod batch;
#[cfg(test)]
pub(crate) use batch::write as write_batch;

use std::sync::mpsc::{Receiver, Sender, channel};

use hlaska_kernel::Env;
use hlaska_store::{Db, StoreError};
use tokio::sync::oneshot;

use crate::entry::{Author, NewEvent};

/// The outcome of one decision, to be written whole or not at all.
#[derive(Debug, Clone)]
pub struct Append {
    pub author: Author,
    pub on_behalf: Option<String>,
    /// The journal as the decision saw it: no stream written below may have moved since.
    pub decided_at: u64,
    pub events: Vec<NewEvent>,
    /// Keys that may be taken once ever: idempotency keys, unique names.
    pub claims: Vec<String>,
}

/// The entries' places in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appended {
    pub first: u64,
    pub last: u64,
}

#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// Somebody else wrote to the stream after the decision was made; decide again.
    #[error("{stream} has changed meanwhile")]
    Conflict { stream: String },
    /// The claim is taken by an earlier entry: a repeated request, or a name in use.
    #[error("{claim} was already taken by entry {seq}")]
    Claimed { claim: String, seq: u64 },
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The shared transaction failed; nothing was written.
    #[error("the journal could not be written: {0}")]
    Failed(String),
    #[error("the journal is closed")]
    Closed,
}

pub(crate) type Answer = Result<Appended, AppendError>;
pub(crate) struct Request {
    pub(crate) append: Append,
    answer: oneshot::Sender<Answer>,
}

/// One transaction carries at most this many requests.
const BATCH: usize = 256;

pub(crate) struct Appender {
    queue: Sender<Request>,
}

impl Appender {
    pub(crate) fn start(db: Db, env: Env, origin: String) -> Result<Self, StoreError> {
        let (queue, requests) = channel();
        std::thread::Builder::new()
            .name("journal-appender".to_owned())
            .spawn(move || run(&db, &env, &origin, &requests))
            .map_err(|source| StoreError::Open { path: "appender thread".to_owned(), source })?;
        Ok(Self { queue })
    }

    pub(crate) fn submit(&self, append: Append) -> Result<oneshot::Receiver<Answer>, AppendError> {
        let (answer, heard) = oneshot::channel();
        self.queue.send(Request { append, answer }).map_err(|_| AppendError::Closed)?;
        Ok(heard)
    }
}

fn run(db: &Db, env: &Env, origin: &str, requests: &Receiver<Request>) {
    while let Ok(first) = requests.recv() {
        let mut batch = vec![first];
        batch.extend(requests.try_iter().take(BATCH - 1));
        let (appends, answers): (Vec<_>, Vec<_>) =
            batch.into_iter().map(|request| (request.append, request.answer)).unzip();
        let (now, origin) = (env.now(), origin.to_owned());
        let written = db.write_blocking(move |conn| batch::write(conn, &appends, now, &origin));
        reply(answers, written);
    }
}

fn reply(answers: Vec<oneshot::Sender<Answer>>, written: Result<Vec<Answer>, StoreError>) {
    match written {
        Ok(outcomes) => {
            for (answer, outcome) in answers.into_iter().zip(outcomes) {
                let _ = answer.send(outcome);
            }
        }
        Err(error) => {
            let reason = error.to_string();
            for answer in answers {
                let _ = answer.send(Err(AppendError::Failed(reason.clone())));
            }
        }
    }
}
