use hlaska_journal::Event;
use hlaska_kernel::{Place, Said, Timestamp};
use hlaska_signals::SignalId;
use serde::{Deserialize, Serialize};

/// Who directs the solving of the event.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncidentLevel {
    /// The municipality (starosta).
    Municipality,
    /// The municipality with extended powers.
    Orp,
    /// The region (hejtman).
    Region,
}

impl IncidentLevel {
    pub const ALL: [Self; 3] = [Self::Municipality, Self::Orp, Self::Region];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::Orp => "orp",
            Self::Region => "region",
        }
    }
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

/// What is known of the event itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Facts {
    pub title: String,
    pub description: String,
    /// Code from the catalogue of kinds.
    pub kind: String,
    pub level: IncidentLevel,
    /// Code from the catalogue of alarm levels, if one was announced.
    pub alarm: Option<String>,
    /// Never empty.
    pub places: Vec<Place>,
    /// When the event began.
    pub occurred_at: Timestamp,
}

/// What an entry of the log is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// A message received: verbatim, from whom and how.
    Received,
    /// A message sent: verbatim, to whom and how.
    Sent,
    /// An order of the authority that directs.
    Order,
    /// A measure that was taken.
    Measure,
    Note,
}

impl EntryKind {
    pub const ALL: [Self; 5] = [Self::Received, Self::Sent, Self::Order, Self::Measure, Self::Note];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Sent => "sent",
            Self::Order => "order",
            Self::Measure => "measure",
            Self::Note => "note",
        }
    }
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
    /// A message has somebody at the other end and a way it took.
    pub const fn is_message(self) -> bool {
        matches!(self, Self::Received | Self::Sent)
    }
}

/// The way a message took.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Phone,
    Radio,
    Email,
    Sms,
    /// Data box (datová schránka).
    Isds,
    Web,
    InPerson,
}

impl Channel {
    pub const ALL: [Self; 7] =
        [Self::Phone, Self::Radio, Self::Email, Self::Sms, Self::Isds, Self::Web, Self::InPerson];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Radio => "radio",
            Self::Email => "email",
            Self::Sms => "sms",
            Self::Isds => "isds",
            Self::Web => "web",
            Self::InPerson => "in_person",
        }
    }
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.name() == name)
    }
}

/// What was written into the log. When it happened stands in the envelope.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Wording {
    pub kind: EntryKind,
    /// Verbatim.
    pub text: String,
    /// With whom; may be empty.
    pub counterparty: String,
    pub channel: Option<Channel>,
    /// Goes to the wall and into the situation report.
    pub significant: bool,
}

/// What happens to an emergency event. The JSON forms are for ever.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncidentEvent {
    Opened {
        facts: Facts,
        /// The signal it grew out of.
        signal: Option<SignalId>,
    },
    /// The facts as they are known from now on.
    Amended {
        facts: Facts,
        reason: String,
    },
    /// `number` is the registration number inside the incident, from 1 without gaps.
    EntryWritten {
        number: u32,
        wording: Wording,
    },
    /// The new entry stands in place of the old one, which stays readable.
    EntryCorrected {
        number: u32,
        corrects: u32,
        wording: Wording,
        reason: String,
    },
    EntryMarked {
        number: u32,
        significant: bool,
    },
    /// Another signal turned out to belong to the same event.
    SignalAttached {
        signal: SignalId,
        /// What the signal said then.
        title: Said,
    },
    Closed {
        reason: String,
    },
    Reopened {
        reason: String,
    },
}

impl Event for IncidentEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::Opened { .. } => "incident.opened",
            Self::Amended { .. } => "incident.amended",
            Self::EntryWritten { .. } => "incident.entry_written",
            Self::EntryCorrected { .. } => "incident.entry_corrected",
            Self::EntryMarked { .. } => "incident.entry_marked",
            Self::SignalAttached { .. } => "incident.signal_attached",
            Self::Closed { .. } => "incident.closed",
            Self::Reopened { .. } => "incident.reopened",
        }
    }
}
