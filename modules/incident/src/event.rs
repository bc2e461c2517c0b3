use hlaska_journal::Event;
use hlaska_kernel::{Guarded, OrganisationId, Place, Said, Timestamp};
use hlaska_signals::SignalId;
use serde::{Deserialize, Serialize};

use crate::handling::Handling;

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
    /// Older entries of the journal do not say: they are open.
    #[serde(default)]
    pub handling: Handling,
}

impl Facts {
    /// As the decision sees the event, one for each place.
    pub(crate) fn guards(&self) -> Vec<Guarded> {
        self.places.iter().map(|place| self.handling.guard(Guarded::at(*place))).collect()
    }

    /// Its ground alone; whether the marking is within reach is a mistake of the form, said there.
    pub(crate) fn unmarked(&self) -> Vec<Guarded> {
        self.places.iter().copied().map(Guarded::at).collect()
    }
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
    /// On top of what the event itself asks. Older entries do not say: they are open.
    #[serde(default)]
    pub handling: Handling,
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
    /// People of an organisation from elsewhere may read the event.
    OrganisationInvited {
        organisation: OrganisationId,
        /// What it was called then.
        name: String,
    },
    InvitationWithdrawn {
        organisation: OrganisationId,
        name: String,
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
            Self::OrganisationInvited { .. } => "incident.organisation_invited",
            Self::InvitationWithdrawn { .. } => "incident.invitation_withdrawn",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{GAUGE, facts, message};

    fn json(event: &IncidentEvent) -> String {
        format!("{} {}", event.kind(), serde_json::to_string(event).unwrap())
    }

    #[test]
    fn the_forms_of_acts_are_for_ever() {
        let opened = IncidentEvent::Opened { facts: facts(), signal: Some(GAUGE) };
        insta::assert_snapshot!(json(&opened), @r#"incident.opened {"opened":{"facts":{"title":"Povodeň na Malši","description":"Malše stoupá po přívalovém dešti.","kind":"flood","level":"orp","alarm":null,"places":[{"orp":3102}],"occurred_at":"2026-11-22T15:30:00Z","handling":{"marking":"open","list":null}},"signal":"00000000-0000-0000-0000-000000000007"}}"#);
        let facts = Facts { alarm: Some("second".into()), ..facts() };
        let amended = IncidentEvent::Amended { facts, reason: "více jednotek".into() };
        insta::assert_snapshot!(json(&amended), @r#"incident.amended {"amended":{"facts":{"title":"Povodeň na Malši","description":"Malše stoupá po přívalovém dešti.","kind":"flood","level":"orp","alarm":"second","places":[{"orp":3102}],"occurred_at":"2026-11-22T15:30:00Z","handling":{"marking":"open","list":null}},"reason":"více jednotek"}}"#);
        let attached =
            IncidentEvent::SignalAttached { signal: GAUGE, title: Said::new("Plav", "Plav") };
        insta::assert_snapshot!(json(&attached), @r#"incident.signal_attached {"signal_attached":{"signal":"00000000-0000-0000-0000-000000000007","title":{"cs":"Plav","en":"Plav"}}}"#);
        let closed = IncidentEvent::Closed { reason: "voda opadla".into() };
        insta::assert_snapshot!(json(&closed), @r#"incident.closed {"closed":{"reason":"voda opadla"}}"#);
        let reopened = IncidentEvent::Reopened { reason: "nový déšť".into() };
        insta::assert_snapshot!(json(&reopened), @r#"incident.reopened {"reopened":{"reason":"nový déšť"}}"#);
    }

    #[test]
    fn the_forms_of_entries_are_for_ever() {
        let wording = message("Odtok z Římova 60 m³/s").wording;
        let written = IncidentEvent::EntryWritten { number: 1, wording: wording.clone() };
        insta::assert_snapshot!(json(&written), @r#"incident.entry_written {"entry_written":{"number":1,"wording":{"kind":"received","text":"Odtok z Římova 60 m³/s","counterparty":"Povodí Vltavy","channel":"phone","significant":true,"handling":{"marking":"open","list":null}}}}"#);
        let corrected = IncidentEvent::EntryCorrected {
            number: 2,
            corrects: 1,
            wording,
            reason: "překlep".into(),
        };
        insta::assert_snapshot!(json(&corrected), @r#"incident.entry_corrected {"entry_corrected":{"number":2,"corrects":1,"wording":{"kind":"received","text":"Odtok z Římova 60 m³/s","counterparty":"Povodí Vltavy","channel":"phone","significant":true,"handling":{"marking":"open","list":null}},"reason":"překlep"}}"#);
        let marked = IncidentEvent::EntryMarked { number: 2, significant: false };
        insta::assert_snapshot!(json(&marked), @r#"incident.entry_marked {"entry_marked":{"number":2,"significant":false}}"#);
    }

    /// Entries written before there were markings.
    #[test]
    fn older_forms_are_read_as_open() {
        let entry = r#"{"entry_written":{"number":1,"wording":{"kind":"received","text":"Odtok z Římova 60 m³/s","counterparty":"Povodí Vltavy","channel":"phone","significant":true}}}"#;
        let wording = message("Odtok z Římova 60 m³/s").wording;
        let read: IncidentEvent = serde_json::from_str(entry).unwrap();
        assert_eq!(read, IncidentEvent::EntryWritten { number: 1, wording });
        let opened = r#"{"opened":{"facts":{"title":"Povodeň na Malši","description":"Malše stoupá po přívalovém dešti.","kind":"flood","level":"orp","alarm":null,"places":[{"orp":3102}],"occurred_at":"2026-11-22T15:30:00Z"},"signal":null}}"#;
        let read: IncidentEvent = serde_json::from_str(opened).unwrap();
        assert_eq!(read, IncidentEvent::Opened { facts: facts(), signal: None });
    }

    #[test]
    fn the_forms_of_invitations_are_for_ever() {
        let organisation = OrganisationId::from_u128(5);
        let name = "ORP Kaplice".to_owned();
        let invited = IncidentEvent::OrganisationInvited { organisation, name: name.clone() };
        insta::assert_snapshot!(json(&invited), @r#"incident.organisation_invited {"organisation_invited":{"organisation":"00000000-0000-0000-0000-000000000005","name":"ORP Kaplice"}}"#);
        let withdrawn = IncidentEvent::InvitationWithdrawn { organisation, name };
        insta::assert_snapshot!(json(&withdrawn), @r#"incident.invitation_withdrawn {"invitation_withdrawn":{"organisation":"00000000-0000-0000-0000-000000000005","name":"ORP Kaplice"}}"#);
    }

    #[test]
    fn stable_names_lead_back_to_the_same_value() {
        assert!(EntryKind::ALL.iter().all(|one| EntryKind::from_name(one.name()) == Some(*one)));
        assert!(Channel::ALL.iter().all(|one| Channel::from_name(one.name()) == Some(*one)));
        assert!(
            IncidentLevel::ALL.iter().all(|one| IncidentLevel::from_name(one.name()) == Some(*one))
        );
    }
}
