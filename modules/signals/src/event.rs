use hlaska_journal::Event;
use hlaska_kernel::Place;
use serde::{Deserialize, Serialize};

use crate::signal::Crossing;

/// What happens to a signal. The JSON forms are for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignalEvent {
    /// A feed proposes something to the people on duty.
    Raised {
        /// The feed, e.g. `chmi-hydrology`.
        source: String,
        /// What it concerns inside the feed, e.g. a gauge.
        subject: String,
        place: Place,
        /// The source's own page in the portal.
        link: String,
        /// Code of the kind of incident it may grow into; empty when none is proposed.
        hint: String,
        crossing: Crossing,
    },
    /// The same subject crossed another limit.
    Developed { crossing: Crossing },
    /// Somebody on duty knows.
    Acknowledged {},
    /// Somebody on duty put it aside, with a reason.
    Dismissed { reason: String },
    /// Somebody acts on it: an incident, a task.
    Linked {
        /// Page of the thing in the portal.
        to: String,
        label: String,
    },
}

impl Event for SignalEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::Raised { .. } => "signals.raised",
            Self::Developed { .. } => "signals.developed",
            Self::Acknowledged {} => "signals.acknowledged",
            Self::Dismissed { .. } => "signals.dismissed",
            Self::Linked { .. } => "signals.linked",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::crossing;
    use hlaska_rig::PLAV;

    fn json(event: &SignalEvent) -> String {
        format!("{} {}", event.kind(), serde_json::to_string(event).unwrap())
    }

    #[test]
    fn the_forms_in_the_journal_are_for_ever() {
        let raised = SignalEvent::Raised {
            source: "chmi-hydrology".into(),
            subject: "gauge/0-203-1-107000".into(),
            place: PLAV,
            link: "/stavy/0-203-1-107000".into(),
            hint: "flood".into(),
            crossing: crossing(2, true, 0),
        };
        insta::assert_snapshot!(json(&raised), @r#"signals.raised {"raised":{"source":"chmi-hydrology","subject":"gauge/0-203-1-107000","place":{"municipality":[3102,535346]},"link":"/stavy/0-203-1-107000","hint":"flood","crossing":{"title":{"cs":"Malše – Plav: dosaženo 2. SPA","en":"Malše – Plav: reached SPA 2"},"detail":{"cs":"stav 212 cm","en":"stage 212 cm"},"urgency":"alert","rising":true,"observed_at":"2026-11-22T16:00:00Z","dedup":"plav:2:true:0"}}}"#);
        let developed = SignalEvent::Developed { crossing: crossing(1, false, 60) };
        insta::assert_snapshot!(json(&developed), @r#"signals.developed {"developed":{"crossing":{"title":{"cs":"Malše – Plav: pokles na 1. SPA","en":"Malše – Plav: fell to SPA 1"},"detail":{"cs":"stav 212 cm","en":"stage 212 cm"},"urgency":"watch","rising":false,"observed_at":"2026-11-22T17:00:00Z","dedup":"plav:1:false:60"}}}"#);
        insta::assert_snapshot!(json(&SignalEvent::Acknowledged {}), @r#"signals.acknowledged {"acknowledged":{}}"#);
        let dismissed = SignalEvent::Dismissed { reason: "Manipulace na jezu".into() };
        insta::assert_snapshot!(json(&dismissed), @r#"signals.dismissed {"dismissed":{"reason":"Manipulace na jezu"}}"#);
        let linked = SignalEvent::Linked { to: "/udalosti/1".into(), label: "Povodeň".into() };
        insta::assert_snapshot!(json(&linked), @r#"signals.linked {"linked":{"to":"/udalosti/1","label":"Povodeň"}}"#);
    }

    #[test]
    fn what_was_written_is_read_back() {
        let written = SignalEvent::Developed { crossing: crossing(3, true, 5) };
        let read = serde_json::from_str(&serde_json::to_string(&written).unwrap()).unwrap();
        assert_eq!(written, read);
    }
}
