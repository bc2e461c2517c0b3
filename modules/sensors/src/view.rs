use std::collections::{BTreeMap, BTreeSet};

use hlaska_journal::{Recorded, View};
use serde::{Deserialize, Serialize};

use crate::event::SensorEvent;
use crate::{Crossing, Level, StationId};

/// Limits reached and left, and feeds that fell silent.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Crossings {
    by_station: BTreeMap<StationId, Vec<Crossing>>,
    silent: BTreeSet<String>,
}

/// As many crossings of one gauge are kept for its page; all of them are in the journal.
const KEPT: usize = 50;

impl Crossings {
    /// The newest crossings of a gauge, oldest first. Gauges are for everybody who is signed in.
    pub fn of(&self, station: &StationId) -> &[Crossing] {
        self.by_station.get(station).map_or(&[], Vec::as_slice)
    }

    /// The level a gauge was last known to have, and since when.
    pub(crate) fn level(&self, station: &StationId) -> Option<(Level, hlaska_kernel::Timestamp)> {
        self.of(station).last().map(|crossing| (crossing.to, crossing.at))
    }

    pub(crate) fn is_silent(&self, feed: &str) -> bool {
        self.silent.contains(feed)
    }
}

impl View for Crossings {
    const NAME: &'static str = "sensors";
    type Event = SensorEvent;

    fn apply(&mut self, recorded: Recorded<'_, SensorEvent>) {
        match recorded.event {
            SensorEvent::LevelCrossed { station, crossing, .. } => {
                let crossings = self.by_station.entry(station).or_default();
                crossings.push(crossing);
                let surplus = crossings.len().saturating_sub(KEPT);
                crossings.drain(..surplus);
            }
            SensorEvent::FeedSilent { feed } => {
                self.silent.insert(feed);
            }
            SensorEvent::FeedRestored { feed } => {
                self.silent.remove(&feed);
            }
        }
    }
}
