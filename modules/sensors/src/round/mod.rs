//! One round over ČHMÚ's service: the list of stations when it is due, then today's file of each
//! station and yesterday's where it is missing. Whatever fails fails for one station; the round
//! always ends and says what it did not get.

mod findings;
mod list;
mod print;
mod report;
mod station;

use std::sync::Arc;
use std::time::Duration;

use hlaska_ingest::Fetcher;
use hlaska_kernel::Env;
use jiff::SignedDuration;
use tokio::task::JoinSet;

pub use report::{RoundReport, StationReport};

use crate::station::Station;
use crate::storage::SensorStore;

/// Chooses stations.
pub type Wanted = Arc<dyn Fn(&Station) -> bool + Send + Sync>;

/// What a round is to read.
#[derive(Clone)]
pub struct RoundOptions {
    /// Which of the known stations to read.
    pub wanted: Wanted,
    /// Finished days to have in store beside today.
    pub backfill_days: i64,
    /// The list of stations is asked for once in this time.
    pub list_every: SignedDuration,
    /// A file caught while it was being rewritten is asked for again after this.
    pub reread_after: Duration,
}

impl Default for RoundOptions {
    /// Every station, yesterday, and the list once an hour.
    fn default() -> Self {
        Self {
            wanted: Arc::new(|_| true),
            backfill_days: 1,
            list_every: SignedDuration::from_hours(1),
            reread_after: Duration::from_secs(2),
        }
    }
}

impl RoundOptions {
    /// Only some of the stations.
    pub fn only(wanted: impl Fn(&Station) -> bool + Send + Sync + 'static) -> Self {
        Self { wanted: Arc::new(wanted), ..Self::default() }
    }
}

/// What the parts of a round share.
#[derive(Clone)]
struct Round {
    fetcher: Fetcher,
    /// Without the slash at its end.
    base_url: Arc<str>,
    store: SensorStore,
    env: Env,
    options: RoundOptions,
}

/// Runs one round against a server laid out as ČHMÚ's, whose address goes before `/hydrology/`.
pub async fn run_round(
    fetcher: &Fetcher,
    base_url: &str,
    store: &SensorStore,
    env: &Env,
    options: &RoundOptions,
) -> RoundReport {
    let round = Round {
        fetcher: fetcher.clone(),
        base_url: base_url.trim_end_matches('/').into(),
        store: store.clone(),
        env: env.clone(),
        options: options.clone(),
    };
    let mut report = RoundReport::started(env.now());
    let stations = round.read_list(&mut report).await;
    let mut under_way = JoinSet::new();
    for station in stations {
        let round = round.clone();
        under_way.spawn(async move { round.read_station(station).await });
    }
    while let Some(done) = under_way.join_next().await {
        match done {
            Ok(outcome) => report.take(outcome),
            Err(error) => report.problems.push(findings::interrupted(&error)),
        }
    }
    report.finish(env.now());
    report
}

impl Round {
    fn url(&self, path: &str) -> String {
        format!("{}/hydrology/{path}", self.base_url)
    }
}
