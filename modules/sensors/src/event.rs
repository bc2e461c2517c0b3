use hlaska_journal::Event;
use serde::{Deserialize, Serialize};

use crate::{Crossing, Quantity, StationId};

/// What the sensors write to the journal. Samples are not events; what follows from them is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SensorEvent {
    /// A gauge reached a limit or fell below it. An observation, not a declaration.
    LevelCrossed {
        station: StationId,
        name: String,
        stream: String,
        quantity: Quantity,
        crossing: Crossing,
    },
    /// Nothing has come from a feed for longer than allowed.
    FeedSilent { feed: String },
    /// A feed that was silent speaks again.
    FeedRestored { feed: String },
}

impl Event for SensorEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::LevelCrossed { .. } => "sensors.level_crossed",
            Self::FeedSilent { .. } => "sensors.feed_silent",
            Self::FeedRestored { .. } => "sensors.feed_restored",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Level, ObservedSpa};

    #[test]
    fn the_written_form_of_events_stays_as_it_is() {
        let crossed = SensorEvent::LevelCrossed {
            station: StationId::parse("0-203-1-115000").unwrap(),
            name: "Roudné".into(),
            stream: "Malše".into(),
            quantity: Quantity::Stage,
            crossing: Crossing {
                from: Level::default(),
                to: Level { spa: ObservedSpa::Watch, extreme: false },
                at: "2026-11-22T16:00:00Z".parse().unwrap(),
                value: 181.0,
            },
        };
        insta::assert_snapshot!(serde_json::to_string(&crossed).unwrap(), @r#"{"level_crossed":{"station":"0-203-1-115000","name":"Roudné","stream":"Malše","quantity":"stage","crossing":{"from":{"spa":"none","extreme":false},"to":{"spa":"watch","extreme":false},"at":"2026-11-22T16:00:00Z","value":181.0}}}"#);
        let silent = SensorEvent::FeedSilent { feed: "chmi-hydrology".into() };
        insta::assert_snapshot!(serde_json::to_string(&silent).unwrap(), @r#"{"feed_silent":{"feed":"chmi-hydrology"}}"#);
        let restored = SensorEvent::FeedRestored { feed: "chmi-hydrology".into() };
        insta::assert_snapshot!(serde_json::to_string(&restored).unwrap(), @r#"{"feed_restored":{"feed":"chmi-hydrology"}}"#);
    }
}
