//! What the pages know of the gauges: the last days of every series, in memory, filled from the
//! store. The journal holds only what follows from it.

use std::collections::BTreeMap;

use hlaska_ingest::FeedHealth;
use hlaska_kernel::{Env, Place, Timestamp};
use hlaska_store::{Db, Result};
use hlaska_territory::Gazetteer;
use jiff::SignedDuration;
use parking_lot::{RwLock, RwLockReadGuard};

use crate::config::FeedConfig;
use crate::level::{self, Level, Limits};
use crate::series::{Forecasts, Series};
use crate::station::{Quantity, Station, StationId};
use crate::storage::SensorStore;
use crate::trend::{Trend, trend};
use crate::{ForecastRun, Sample};

/// Stable name of the feed.
pub const FEED: &str = "chmi-hydrology";
/// Days of every series that pages can draw without asking the database.
pub const DAYS_IN_MEMORY: i64 = 3;
/// Forecast runs of a gauge that its page shows.
const RUNS_IN_MEMORY: usize = 6;

/// The gauges of the region. One for the process, shared as a service.
pub struct Gauges {
    pub(crate) store: SensorStore,
    pub(crate) config: FeedConfig,
    state: RwLock<State>,
}

/// Everything known at one moment.
pub struct State {
    gauges: BTreeMap<StationId, Gauge>,
    pub health: FeedHealth,
}

/// One gauge with its last days.
pub struct Gauge {
    pub station: Station,
    /// Where it lies; `None` outside of the region.
    pub place: Option<Place>,
    series: [Series; 3],
    forecasts: [Forecasts; 2],
}

impl Gauges {
    /// Reads stations and the last days from the store. Not for async code.
    pub fn load(db: &Db, env: &Env, gazetteer: &Gazetteer, config: FeedConfig) -> Result<Self> {
        let store = SensorStore::open(db.clone())?;
        let gauges = Self {
            store,
            config,
            state: RwLock::new(State { gauges: BTreeMap::new(), health: FeedHealth::new(FEED) }),
        };
        let from = env.now() - SignedDuration::from_hours(24 * DAYS_IN_MEMORY);
        let loaded = gauges.store.load_blocking(from, RUNS_IN_MEMORY)?;
        gauges.take(loaded, gazetteer);
        Ok(gauges)
    }

    /// Everything known now; hold the guard shortly.
    pub fn state(&self) -> RwLockReadGuard<'_, State> {
        self.state.read()
    }

    pub(crate) fn set_health(&self, health: FeedHealth) {
        self.state.write().health = health;
    }

    /// Brings the memory up to what the store holds since `from`; answers what is new of the
    /// quantity that decides each gauge's level.
    pub(crate) async fn refresh(
        &self,
        from: Timestamp,
        gazetteer: &Gazetteer,
    ) -> Result<Vec<StationId>> {
        let store = self.store.clone();
        let loaded = store.load(from, RUNS_IN_MEMORY).await?;
        Ok(self.take(loaded, gazetteer))
    }

    /// Puts what was loaded in its place; answers the gauges where anything is new.
    fn take(&self, loaded: Loaded, gazetteer: &Gazetteer) -> Vec<StationId> {
        let mut state = self.state.write();
        for station in loaded.stations {
            state.meet(station, gazetteer);
        }
        let mut changed = Vec::new();
        for (station, quantity, samples) in loaded.samples {
            if state.gauges.get_mut(&station).is_some_and(|gauge| gauge.add(quantity, samples)) {
                changed.push(station);
            }
        }
        for (station, quantity, run) in loaded.forecasts {
            if state.gauges.get_mut(&station).is_some_and(|gauge| gauge.foresee(quantity, run)) {
                changed.push(station);
            }
        }
        changed.sort_unstable();
        changed.dedup();
        changed
    }
}

/// What the store gave.
pub(crate) struct Loaded {
    pub stations: Vec<Station>,
    pub samples: Vec<(StationId, Quantity, Vec<Sample>)>,
    pub forecasts: Vec<(StationId, Quantity, ForecastRun)>,
}

impl State {
    fn meet(&mut self, station: Station, gazetteer: &Gazetteer) {
        let place = place_of(&station, gazetteer);
        match self.gauges.get_mut(&station.id) {
            Some(known) => known.station = station,
            None => {
                self.gauges.insert(station.id.clone(), Gauge::new(station, place));
            }
        }
    }

    /// In the order of their identifiers.
    pub fn all(&self) -> impl Iterator<Item = &Gauge> {
        self.gauges.values()
    }

    pub fn get(&self, station: &StationId) -> Option<&Gauge> {
        self.gauges.get(station)
    }
}

/// A gauge of the built-in list has its ORP there; any other belongs where it lies.
pub(crate) fn place_of(station: &Station, gazetteer: &Gazetteer) -> Option<Place> {
    if let Some(orp) = crate::builtin::orp_of(&station.id) {
        return Some(Place::Orp(orp));
    }
    let at = station.position?;
    let orp = gazetteer.covering_orp(at.lat, at.lon)?;
    let is_home = gazetteer.orps().iter().any(|own| own.cisorp == orp);
    is_home.then_some(Place::Orp(orp))
}

impl Gauge {
    fn new(station: Station, place: Option<Place>) -> Self {
        Self {
            station,
            place,
            series: Quantity::ALL.map(Series::new),
            forecasts: [Forecasts::default(), Forecasts::default()],
        }
    }

    fn add(&mut self, quantity: Quantity, samples: Vec<Sample>) -> bool {
        let series = &mut self.series[quantity as usize];
        let mut changed = false;
        for sample in samples {
            changed |= !matches!(series.insert(sample), crate::series::Inserted::Same);
        }
        series.keep_days(DAYS_IN_MEMORY);
        changed
    }

    fn foresee(&mut self, quantity: Quantity, run: ForecastRun) -> bool {
        let Some(forecasts) = self.forecasts.get_mut(quantity as usize) else { return false };
        let changed = forecasts.insert(run);
        forecasts.keep_newest(RUNS_IN_MEMORY);
        changed
    }

    pub fn series(&self, quantity: Quantity) -> &Series {
        &self.series[quantity as usize]
    }

    pub fn forecasts(&self, quantity: Quantity) -> &[ForecastRun] {
        self.forecasts.get(quantity as usize).map_or(&[], Forecasts::runs)
    }

    /// The quantity its level is judged by; the stage where nothing is said.
    pub fn quantity(&self) -> Quantity {
        self.station.decisive.unwrap_or(Quantity::Stage)
    }

    /// The newest value of the decisive quantity.
    pub fn newest(&self) -> Option<Sample> {
        self.series(self.quantity()).newest()
    }

    /// The level the newest value lies at, if the gauge has limits and the value is not stale.
    pub fn level(&self, now: Timestamp) -> Option<Level> {
        let newest = self.newest().filter(|newest| !level::is_stale(newest.at, now))?;
        let limits = Limits::deciding(&self.station).filter(|limits| !limits.is_empty())?;
        Some(limits.level(newest.value))
    }

    pub fn is_stale(&self, now: Timestamp) -> bool {
        self.newest().is_none_or(|newest| level::is_stale(newest.at, now))
    }

    pub fn trend(&self) -> Option<Trend> {
        let newest = self.newest()?;
        let from = newest.at - SignedDuration::from_hours(4);
        let recent: Vec<Sample> = self.series(self.quantity()).since(from).collect();
        trend(&recent, self.quantity())
    }

    /// The highest value of the newest forecast that lies ahead.
    pub fn expected_peak(&self, now: Timestamp) -> Option<Sample> {
        let run = self.forecasts(self.quantity()).last()?;
        let ahead = run.points.iter().filter(|point| point.at > now);
        ahead.copied().max_by(|a, b| a.value.total_cmp(&b.value))
    }
}
