//! A request to report, and when an answer is due.

use hlaska_kernel::{Place, Timestamp, Viewer};
use serde::{Deserialize, Serialize};

use crate::incident::IncidentId;
use crate::statement::Channel;

hlaska_kernel::id!(
    /// One request to report (výzva k hlášení).
    AskId
);

/// What was asked of whom, and until when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Ask {
    pub id: AskId,
    /// Place in the journal.
    pub seq: u64,
    pub incident: IncidentId,
    pub what: String,
    /// Each once, in the order of places.
    pub municipalities: Vec<Place>,
    pub asked_at: Timestamp,
    pub due_at: Timestamp,
    pub repeat_minutes: Option<u32>,
    /// As the journal writes it; see `hlaska_journal::Author`.
    pub author: String,
    pub exercise: bool,
    pub closed: Option<Closing>,
    pub reminders: Vec<Reminder>,
}

/// How an ask ended.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Closing {
    pub seq: u64,
    pub at: Timestamp,
    pub author: String,
    pub withdrawn: bool,
    pub reason: String,
}

/// A reminder given by other means, e.g. by phone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reminder {
    pub seq: u64,
    pub at: Timestamp,
    pub author: String,
    pub municipalities: Vec<Place>,
    pub channel: Channel,
    pub note: String,
}

/// A form shows whole minutes, so an answer may seem this much older than the question.
const SAME_MINUTE_SECONDS: i64 = 60;

impl Ask {
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// Some of the municipalities are within the viewer's sight.
    pub fn is_visible_to(&self, viewer: &Viewer) -> bool {
        self.municipalities.iter().any(|place| viewer.may_see(*place))
    }

    /// A statement answers what was asked before it was made.
    pub fn is_answered_at(&self, reported_at: Timestamp) -> bool {
        reported_at.as_second() + SAME_MINUTE_SECONDS > self.asked_at.as_second()
    }

    /// When the next answer is due after the last one; `None` when nothing more is wanted. With a
    /// repeat the hours are fixed and an answer counts for the nearest one, so that somebody five
    /// minutes late is asked again in the next hour, not excused from it.
    pub fn due_after(&self, answered_at: Option<Timestamp>) -> Option<Timestamp> {
        let Some(answered_at) = answered_at else { return Some(self.due_at) };
        let step = i64::from(self.repeat_minutes?) * 60;
        let first = self.due_at.as_second();
        let nearest = (answered_at.as_second() - first + step / 2).div_euclid(step.max(1)).max(0);
        Timestamp::from_second(first + (nearest + 1) * step).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        format!("2026-11-22T{text}:00Z").parse().unwrap()
    }

    fn ask(repeat_minutes: Option<u32>) -> Ask {
        Ask {
            id: AskId::from_u128(1),
            seq: 1,
            incident: IncidentId::from_u128(2),
            what: String::new(),
            municipalities: Vec::new(),
            asked_at: at("13:00"),
            due_at: at("14:00"),
            repeat_minutes,
            author: String::new(),
            exercise: false,
            closed: None,
            reminders: Vec::new(),
        }
    }

    #[test]
    fn without_an_answer_the_first_time_counts() {
        assert_eq!(ask(None).due_after(None), Some(at("14:00")));
        assert_eq!(ask(Some(60)).due_after(None), Some(at("14:00")));
    }

    #[test]
    fn once_answered_nothing_more_is_wanted_unless_it_repeats() {
        assert_eq!(ask(None).due_after(Some(at("13:10"))), None);
        assert_eq!(ask(Some(60)).due_after(Some(at("13:10"))), Some(at("15:00")));
    }

    #[test]
    fn an_answer_counts_for_the_nearest_hour() {
        let ask = ask(Some(60));
        assert_eq!(ask.due_after(Some(at("14:05"))), Some(at("15:00")), "five minutes late");
        assert_eq!(ask.due_after(Some(at("14:29"))), Some(at("15:00")));
        assert_eq!(ask.due_after(Some(at("14:40"))), Some(at("16:00")), "early for 15:00");
    }

    #[test]
    fn an_older_statement_is_no_answer() {
        assert!(!ask(None).is_answered_at(at("12:58")));
        assert!(ask(None).is_answered_at(at("13:00")));
    }
}
