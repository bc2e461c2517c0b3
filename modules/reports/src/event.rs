//! What the journal remembers of reports. Names and shapes are for ever.

use hlaska_journal::Event;
use hlaska_kernel::{MunicipalityCode, Place, Timestamp};
use serde::{Deserialize, Serialize};

use crate::ask::AskId;
use crate::incident::IncidentId;
use crate::statement::{Channel, Source, Statement};

/// One change of what is asked and known.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportsEvent {
    /// Municipalities were asked to report; one entry for all of them.
    Asked {
        ask: AskId,
        incident: IncidentId,
        what: String,
        municipalities: Vec<Place>,
        due_at: Timestamp,
        /// Asked again and again in this rhythm, minutes.
        repeat_minutes: Option<u32>,
    },
    /// Nobody is to answer any more. `withdrawn`: it was asked by mistake.
    AskClosed { ask: AskId, withdrawn: bool, reason: String },
    /// A municipality's statement. It happened when it was filled in, not when it arrived.
    Reported {
        place: Place,
        statement: Statement,
        source: Source,
        /// "No change": place in the journal of the report that was confirmed.
        confirms: Option<u64>,
        /// It waited on the device for a connection.
        queued: bool,
    },
    /// Somebody tried to reach the municipality and did not.
    NoContactMarked { place: Place, channel: Channel, note: String },
    /// Those who had not answered were reminded, outside of this system.
    ReminderNoted { ask: AskId, municipalities: Vec<Place>, channel: Channel, note: String },
}

impl Event for ReportsEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::Asked { .. } => "reports.asked",
            Self::AskClosed { .. } => "reports.ask_closed",
            Self::Reported { .. } => "reports.reported",
            Self::NoContactMarked { .. } => "reports.no_contact_marked",
            Self::ReminderNoted { .. } => "reports.reminder_noted",
        }
    }
}

/// The stream of one ask.
pub fn ask_stream(ask: AskId) -> String {
    format!("ask/{ask}")
}

/// The stream of one municipality's reports.
pub fn municipality_stream(code: MunicipalityCode) -> String {
    format!("reports/{code}")
}

#[cfg(test)]
mod tests;
