//! A signal as the view keeps it.

use hlaska_journal::{Author, Meta};
use hlaska_kernel::{Place, Said, Timestamp, id};
use serde::{Deserialize, Serialize};

id!(
    /// A proposal from a feed to the people on duty.
    SignalId
);

/// How much a signal presses. A word of our own: it is neither a flood activity level nor a
/// colour of a weather warning.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// Good to know.
    Info,
    /// Keep an eye on it.
    Watch,
    /// Something should be done.
    Alert,
    /// Something must be done at once.
    Danger,
}

impl Urgency {
    /// The most pressing first.
    pub const ALL: [Self; 4] = [Self::Danger, Self::Alert, Self::Watch, Self::Info];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Watch => "watch",
            Self::Alert => "alert",
            Self::Danger => "danger",
        }
    }
}

/// One step of the subject over a limit, up or down.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Crossing {
    /// One line: what happened where.
    pub title: Said,
    /// The figures behind it.
    pub detail: Said,
    pub urgency: Urgency,
    /// It got worse; otherwise it got better.
    pub rising: bool,
    /// When the source saw it.
    pub observed_at: Timestamp,
    /// Names the crossing itself, so that it is taken once whoever reads it how often.
    pub dedup: String,
}

impl Crossing {
    /// Back to normal, nothing to act on.
    pub fn is_calm(&self) -> bool {
        !self.rising && self.urgency == Urgency::Info
    }
}

/// What a person did with a signal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Act {
    Acknowledged,
    Dismissed { reason: String },
    Linked { to: String, label: String },
}

/// An act with its author and time.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Deed {
    /// Its journal entry.
    pub seq: u64,
    pub act: Act,
    pub at: Timestamp,
    by: String,
}

impl Deed {
    pub(crate) fn new(act: Act, meta: &Meta) -> Self {
        Self { seq: meta.seq, act, at: meta.recorded_at, by: meta.author.to_string() }
    }
    pub fn by(&self) -> Author {
        Author::from(self.by.as_str())
    }
}

/// Where a signal stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Nobody on duty has taken note of its latest turn for the worse.
    New,
    /// Somebody knows and the cause lasts.
    Acknowledged,
    /// Somebody knew and the cause has passed.
    Settled,
    /// Put aside with a reason.
    Dismissed,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) enum Handling {
    Waiting,
    Known,
    Aside,
}

/// One line of the duty inbox: a subject and everything it went through since it woke.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Signal {
    pub id: SignalId,
    pub source: String,
    pub subject: String,
    pub place: Place,
    pub link: String,
    pub hint: String,
    pub exercise: bool,
    /// The latest one as observed; the page shows it as the headline.
    pub latest: Crossing,
    /// The ones before it, in the order they were observed.
    pub earlier: Vec<Crossing>,
    pub deeds: Vec<Deed>,
    pub raised_at: Timestamp,
    /// The last journal entry about it.
    pub seq: u64,
    /// The journal entry that last asked for attention.
    pub called_seq: u64,
    pub(crate) handling: Handling,
}

impl Signal {
    pub fn state(&self) -> State {
        match self.handling {
            Handling::Waiting => State::New,
            Handling::Known if self.latest.is_calm() => State::Settled,
            Handling::Known => State::Acknowledged,
            Handling::Aside => State::Dismissed,
        }
    }

    /// Does it belong on the duty officer's desk?
    pub fn is_open(&self) -> bool {
        matches!(self.state(), State::New | State::Acknowledged)
    }

    /// Every crossing in the order of observation.
    pub fn crossings(&self) -> impl DoubleEndedIterator<Item = &Crossing> {
        self.earlier.iter().chain(std::iter::once(&self.latest))
    }

    /// When the subject left normal: its first crossing.
    pub fn since(&self) -> Timestamp {
        self.earlier.first().unwrap_or(&self.latest).observed_at
    }

    /// Things made out of it, e.g. incidents: address and label.
    pub fn links(&self) -> impl Iterator<Item = (&str, &str)> {
        self.deeds.iter().filter_map(|deed| match &deed.act {
            Act::Linked { to, label } => Some((to.as_str(), label.as_str())),
            _ => None,
        })
    }

    /// Takes a crossing in; true when it calls for attention again.
    pub(crate) fn develop(&mut self, crossing: Crossing) -> bool {
        if crossing.observed_at < self.latest.observed_at {
            self.remember(crossing);
            return false;
        }
        let worse = crossing.rising;
        let before = std::mem::replace(&mut self.latest, crossing);
        self.remember(before);
        if worse {
            self.handling = Handling::Waiting;
        }
        worse
    }

    fn remember(&mut self, crossing: Crossing) {
        let at = self.earlier.partition_point(|known| known.observed_at <= crossing.observed_at);
        self.earlier.insert(at, crossing);
    }
}
