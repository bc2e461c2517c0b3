//! Emergency events (mimořádné události) and their logs.

mod catalogue;
mod command;
mod event;
mod incident;
mod permits;
mod places;
mod search;
mod view;

pub use catalogue::{alarm_name, alarms, kind_name, kinds};
pub use command::{Amend, Close, CorrectEntry, MarkSignificant, Open, Reopen, WriteEntry};
pub use event::{Channel, EntryKind, Facts, IncidentEvent, IncidentLevel, Wording};
pub use incident::{Act, Deed, Entry, Incident, IncidentId, Line, Stamp};
pub use view::{Incidents, News};
