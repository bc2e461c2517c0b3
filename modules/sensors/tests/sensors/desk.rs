//! A portal's worth of surroundings for rounds.

use std::sync::Arc;
use std::time::Duration;

use hlaska_ingest::{AllowedOrigins, Backoff, FetchSettings, Fetcher};
use hlaska_kernel::{Env, ManualClock, SeededRandom};
use hlaska_sensors::round::{RoundOptions, RoundReport, run_round};
use hlaska_sensors::{Level, ObservedSpa, Quantity, SensorStore};
use hlaska_store::{Db, Location};
use hlaska_testkit::Scratch;

use crate::storage::wait;
use crate::support::{NOW, at, station};

/// Store, clock and fetcher, and the service they read.
pub struct Desk {
    pub store: SensorStore,
    pub clock: Arc<ManualClock>,
    env: Env,
    fetcher: Fetcher,
    base_url: String,
    pub options: RoundOptions,
}

impl Desk {
    pub fn new(scratch: &Scratch, base_url: String) -> Self {
        let db = Db::open(&scratch.at(Location::Sqlite, Location::Postgres)).unwrap();
        let clock = Arc::new(ManualClock::at(at(NOW)));
        let env = Env::new(Arc::clone(&clock) as _, Arc::new(SeededRandom::new(1)));
        let mut settings = FetchSettings::new(AllowedOrigins::new([base_url.parse().unwrap()]));
        let (first, longest) = (Duration::from_millis(1), Duration::from_millis(2));
        settings.backoff = Backoff { first, longest };
        settings.total_timeout = Duration::from_secs(1);
        let fetcher = Fetcher::new(settings, env.clone()).unwrap();
        let options =
            RoundOptions { reread_after: Duration::from_millis(1), ..RoundOptions::default() };
        let store = SensorStore::open(db).unwrap();
        Self { store, clock, env, fetcher, base_url, options }
    }
    pub fn round(&self) -> RoundReport {
        let round = run_round(&self.fetcher, &self.base_url, &self.store, &self.env, &self.options);
        wait(round)
    }
    /// How many values of the stage are stored.
    pub fn samples(&self, number: &str) -> usize {
        let (from, to) = (at("2020-01-01T00:00:00Z"), at("2030-01-01T00:00:00Z"));
        wait(self.store.samples(station(number), Quantity::Stage, from, to)).unwrap().len()
    }
}

pub fn level(report: &RoundReport, number: &str) -> Option<Level> {
    let id = station(number);
    report.stations.iter().find(|row| row.station.id == id).unwrap().level
}

pub fn spa(spa: ObservedSpa) -> Option<Level> {
    Some(Level { spa, extreme: false })
}
