use std::borrow::Cow;

use hlaska_ingest::FeedState;
use hlaska_kernel::number::counted_en;
use hlaska_kernel::{Lang, time};

use super::{En, Words, spa_en};
use crate::level::{Level, ObservedSpa};
use crate::trend::Direction;

impl Words for En {
    fn gauges(&self) -> &'static str {
        "River gauges"
    }
    fn gauges_lead(&self) -> &'static str {
        "The region's reporting gauges as ČHMÚ measures them. A reached limit is an observation; SPA 2 and 3 are declared by a flood authority."
    }
    fn feed(&self) -> &'static str {
        "ČHMÚ – hydrology"
    }
    fn feeds(&self) -> &'static str {
        "Data feeds"
    }
    fn feeds_lead(&self) -> &'static str {
        "Where the portal reads from, when it last succeeded and what was wrong."
    }
    fn station(&self) -> &'static str {
        "Gauge"
    }
    fn stream(&self) -> &'static str {
        "Stream"
    }
    fn stage(&self) -> &'static str {
        "Stage"
    }
    fn discharge(&self) -> &'static str {
        "Discharge"
    }
    fn temperature(&self) -> &'static str {
        "Water temperature"
    }
    fn trend(&self) -> &'static str {
        "Trend"
    }
    fn level(&self) -> &'static str {
        "Limit reached"
    }
    fn measured_value(&self) -> &'static str {
        "Value"
    }
    fn measured(&self) -> &'static str {
        "Measured"
    }
    fn expected(&self) -> &'static str {
        "Forecast peak"
    }
    fn all(&self) -> &'static str {
        "All"
    }
    fn at_limit(&self) -> &'static str {
        "At SPA"
    }
    fn with_forecast(&self) -> &'static str {
        "With forecast"
    }
    fn search(&self) -> &'static str {
        "Gauge, stream or ORP"
    }
    fn show(&self) -> &'static str {
        "Show"
    }
    fn direction(&self, direction: Direction) -> &'static str {
        match direction {
            Direction::Rising => "rising",
            Direction::Steady => "steady",
            Direction::Falling => "falling",
        }
    }
    fn per_hour(&self) -> &'static str {
        "/h"
    }
    fn observed_note(&self) -> &'static str {
        "Observed, not declared."
    }
    fn source(&self) -> &'static str {
        "Data source: Czech Hydrometeorological Institute, CC BY 4.0."
    }
    fn no_gauges(&self) -> (&'static str, &'static str) {
        (
            "No gauge has been read.",
            " ČHMÚ's station list has not come yet – the state of the rivers is unknown. See Data feeds.",
        )
    }
    fn none_at_limit(&self) -> (&'static str, &'static str) {
        (
            "No freshly measured gauge is at an SPA.",
            " Gauges that are silent are not shown here – find them among all.",
        )
    }
    fn silent(&self, minutes: Option<i64>) -> String {
        match minutes {
            Some(minutes) => format!(
                "ČHMÚ's feed has been silent for {}. The state of the rivers is unknown now.",
                time::span_words(minutes * 60, Lang::En)
            ),
            None => {
                "ČHMÚ's feed could not be read yet. The state of the rivers is unknown.".to_owned()
            }
        }
    }
    fn limits(&self) -> &'static str {
        "Limits and their validity"
    }
    fn limit_of(&self, spa: u8) -> Cow<'static, str> {
        if spa == 4 { "Extreme danger".into() } else { format!("SPA {spa}").into() }
    }
    fn drought(&self) -> &'static str {
        "Drought"
    }
    fn valid(&self) -> &'static str {
        "Valid"
    }
    fn until_now(&self) -> &'static str {
        "until now"
    }
    fn crossings(&self) -> &'static str {
        "Limits crossed"
    }
    fn no_crossings(&self) -> (&'static str, &'static str) {
        (
            "No crossing on record.",
            " The portal has watched since it was started; it knows none before.",
        )
    }
    fn crossed(&self, to: Level, rising: bool) -> String {
        let verb = if rising { "rose to" } else { "fell to" };
        let extreme = if to.extreme { ", extreme danger" } else { "" };
        match to.spa {
            ObservedSpa::None => format!("fell below the SPA limits{extreme}"),
            spa => format!("{verb} {}{extreme}", spa_en(spa)),
        }
    }
    fn catchment(&self) -> &'static str {
        "Catchment"
    }
    fn number(&self) -> &'static str {
        "Database number"
    }
    fn orp(&self) -> &'static str {
        "ORP"
    }
    fn quantity(&self) -> &'static str {
        "Decided by"
    }
    fn chart(&self) -> &'static str {
        "Course and forecast"
    }
    fn feed_state(&self, state: FeedState) -> &'static str {
        match state {
            FeedState::Waiting => "waiting for its first round",
            FeedState::Good => "in order",
            FeedState::Flawed => "data come with flaws",
            FeedState::Silent => "silent",
        }
    }
    fn last_round(&self) -> &'static str {
        "Last round"
    }
    fn state(&self) -> &'static str {
        "State"
    }
    fn last_success(&self) -> &'static str {
        "Last read"
    }
    fn last_attempt(&self) -> &'static str {
        "Last attempt"
    }
    fn next_due(&self) -> &'static str {
        "Next attempt"
    }
    fn never(&self) -> &'static str {
        "never yet"
    }
    fn files(&self, fetched: usize, unchanged: usize, failed: usize) -> String {
        format!("{fetched} read, {unchanged} unchanged, {failed} failed")
    }
    fn values_new(&self, count: usize) -> String {
        counted_en(count as u64, "new value", "new values")
    }
    fn problems(&self) -> &'static str {
        "What was wrong in the last round"
    }
    fn no_problems(&self) -> (&'static str, &'static str) {
        (
            "Nothing in the last round.",
            " This is about the form of the data, not about what they say.",
        )
    }
    fn subject(&self) -> &'static str {
        "Concerns"
    }
    fn problem(&self) -> &'static str {
        "What is wrong"
    }
    fn stations_followed(&self) -> &'static str {
        "Gauges followed"
    }
    fn stations_stale(&self) -> &'static str {
        "Of these with an old value"
    }
}
