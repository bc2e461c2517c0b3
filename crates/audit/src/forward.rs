//! Records on their way elsewhere. The table is the queue: a row for each target says how far it
//! got, and moves only when the target has what was sent. One node forwards to a target.

mod cursor;
mod jsonl;
mod message;
mod tls;

use std::sync::Arc;
use std::time::Duration;

use hlaska_kernel::Env;
use hlaska_store::StoreError;

use crate::audit::Audit;
use crate::class::Outcome;
use crate::code;
use crate::config::{JsonlConfig, SyslogConfig};
use crate::content::Entry;
use crate::filter::Filter;
use crate::record::Record;

pub use cursor::TargetState;

/// Why records could not be handed over now; they wait and are tried again.
#[derive(Debug, thiserror::Error)]
pub enum ForwardError {
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{target}: {doing}: {source}")]
    Io { target: String, doing: &'static str, source: std::io::Error },
    #[error("{target}: {reason}")]
    Target { target: String, reason: String },
}

pub(crate) type Result<T> = std::result::Result<T, ForwardError>;

/// Where records go.
pub(crate) trait Sink: Send + Sync + 'static {
    /// The target's name, the same after every start.
    fn name(&self) -> &str;
    /// How far the target certainly got, if it knows better than the cursor.
    fn resume(&self, cursor: u64) -> Result<u64> {
        Ok(cursor)
    }
    /// Hands over some of the records, in order, from the first; answers how many the target has
    /// for certain. Blocks.
    fn deliver(&self, entries: &[Entry]) -> Result<usize>;
}

/// Hands every record to one target, for ever.
pub struct Forwarder {
    audit: Audit,
    env: Env,
    sink: Arc<dyn Sink>,
    /// This node and this run.
    holder: String,
}

/// What one round did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Round {
    /// So many records arrived; there may be more.
    Sent(usize),
    /// Nothing waits.
    Idle,
    /// Another node forwards to this target.
    Elsewhere,
}

/// Records read for one delivery; a sink may take fewer.
const READ: u32 = 200;
/// How often the table is looked at when nothing waits.
const LOOK: Duration = Duration::from_millis(500);
/// How often a node that does not forward asks whether it should.
const ASK: Duration = Duration::from_secs(10);
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

impl Forwarder {
    /// To a collector; fails when its certificates cannot be read.
    pub fn syslog(audit: &Audit, env: &Env, config: &SyslogConfig) -> Result<Self> {
        let sink = tls::Syslog::new(config)?;
        Ok(Self::new(audit, env, Arc::new(sink)))
    }

    /// To a file of this machine; every node keeps one of its own.
    pub fn jsonl(audit: &Audit, env: &Env, config: &JsonlConfig) -> Self {
        Self::new(audit, env, Arc::new(jsonl::File::new(config, audit.asset().id)))
    }

    fn new(audit: &Audit, env: &Env, sink: Arc<dyn Sink>) -> Self {
        Self { audit: audit.clone(), env: env.clone(), sink, holder: env.uuid().to_string() }
    }

    /// Forwards until the process ends.
    pub async fn run(self) {
        let mut failures = 0;
        loop {
            let pause = match self.round().await {
                Ok(round) => {
                    if std::mem::take(&mut failures) > 0 {
                        self.tell(Record::new(code::AUDIT_FORWARDED)).await;
                    }
                    match round {
                        Round::Sent(_) => continue,
                        Round::Idle => LOOK,
                        Round::Elsewhere => ASK,
                    }
                }
                Err(error) => {
                    failures += 1;
                    self.complain(failures, &error).await;
                    pause_after(failures, &self.env)
                }
            };
            tokio::time::sleep(pause).await;
        }
    }

    /// Hands over the next records, if this node is the one to do it.
    pub async fn round(&self) -> Result<Round> {
        let name = self.sink.name().to_owned();
        let Some(cursor) = self.audit.claim_target(&name, &self.holder).await? else {
            return Ok(Round::Elsewhere);
        };
        let sink = Arc::clone(&self.sink);
        let start = blocking(move || sink.resume(cursor)).await?;
        let entries = self.audit.after(&Filter::default(), start, READ).await?;
        let Some(last_read) = entries.last().map(|entry| entry.seq) else {
            self.move_on(cursor, start).await?;
            return Ok(Round::Idle);
        };
        let sink = Arc::clone(&self.sink);
        let seqs: Vec<u64> = entries.iter().map(|entry| entry.seq).collect();
        let taken = blocking(move || sink.deliver(&entries)).await?;
        let reached = taken.checked_sub(1).and_then(|last| seqs.get(last).copied());
        self.move_on(cursor, reached.unwrap_or(start).min(last_read)).await?;
        Ok(Round::Sent(taken))
    }

    async fn move_on(&self, from: u64, to: u64) -> Result<()> {
        if from != to {
            self.audit.move_target(self.sink.name(), &self.holder, from, to).await?;
        }
        Ok(())
    }

    /// An outage is one record however long it lasts.
    async fn complain(&self, failures: u32, error: &ForwardError) {
        tracing::warn!(%error, failures, "audit records wait to be forwarded");
        if failures == 1 {
            let record = Record::new(code::SYSTEM_ERROR).outcome(Outcome::Fail);
            self.tell(record.reason("audit_target_away").detail(error)).await;
        }
    }

    async fn tell(&self, record: Record) {
        let record = record.object("audit_target", self.sink.name());
        if let Err(error) = self.audit.write(record).await {
            tracing::warn!(%error, "the state of forwarding could not be recorded");
        }
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|_| StoreError::Closed)?
}

/// Doubles with every failure, shortened at random by up to a half, so that nodes do not come back
/// at one moment.
fn pause_after(failures: u32, env: &Env) -> Duration {
    let doubled = 2u32.saturating_pow(failures.saturating_sub(1).min(10));
    let full = FIRST_PAUSE.saturating_mul(doubled).min(LONGEST_PAUSE);
    full.mul_f64(1.0 - f64::from(env.bytes::<1>()[0]) / 512.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_a_minute_and_are_never_equal() {
        let env = Env::system();
        for (failures, full) in [(1, 1), (3, 4), (7, 60), (u32::MAX, 60)] {
            let full = Duration::from_secs(full);
            let pauses: Vec<_> = (0..40).map(|_| pause_after(failures, &env)).collect();
            assert!(pauses.iter().all(|pause| *pause >= full / 2 && *pause <= full));
            assert!(pauses.iter().any(|pause| *pause != pauses[0]));
        }
    }
}
