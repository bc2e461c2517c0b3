//! A file as the view keeps it.

use hlaska_incident::{Handling, Incident, IncidentId};
use hlaska_journal::Author;
use hlaska_kernel::{Timestamp, Viewer, id};
use hlaska_screen::Kind;
use serde::{Deserialize, Serialize};

use crate::handling;

id!(
    /// A file attached to an emergency event.
    DocumentId
);

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Document {
    pub id: DocumentId,
    pub incident: IncidentId,
    /// Empty once the content was destroyed.
    pub name: String,
    /// What it is, in the words of who attached it; often empty.
    pub note: String,
    /// By content, e.g. `pdf`.
    pub kind: String,
    pub size_bytes: u64,
    pub handling: Handling,
    pub exercise: bool,
    pub image_only: bool,
    /// Its number among people: the place of its entry in the journal.
    pub number: u64,
    pub at: Timestamp,
    pub(crate) author: String,
    /// The entry that holds its name.
    pub(crate) named_seq: Option<u64>,
    /// Reported as holding something classified: closed to everybody.
    pub suspended: Option<Suspicion>,
    pub destroyed: Option<Destruction>,
}

/// Who reported a file and when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Suspicion {
    pub seq: u64,
    pub at: Timestamp,
    pub(crate) author: String,
}

/// When, by whom and why the content was destroyed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Destruction {
    pub seq: u64,
    pub at: Timestamp,
    pub(crate) author: String,
    pub reason: String,
}

impl Document {
    pub fn author(&self) -> Author {
        Author::from(self.author.as_str())
    }

    /// Is there anything to be handed out?
    pub fn is_open(&self) -> bool {
        self.suspended.is_none() && self.destroyed.is_none()
    }

    /// `None` for a kind that a newer portal wrote.
    pub(crate) fn kind(&self) -> Option<Kind> {
        Kind::from_name(&self.kind)
    }

    /// Whoever may read the event it belongs to, and what is handled as the file is.
    pub fn is_for(&self, viewer: &Viewer, incident: &Incident) -> bool {
        incident.id == self.incident
            && incident.is_for(viewer)
            && handling::opens(viewer, incident, self.handling)
    }
}

impl Suspicion {
    pub fn author(&self) -> Author {
        Author::from(self.author.as_str())
    }
}

impl Destruction {
    pub fn author(&self) -> Author {
        Author::from(self.author.as_str())
    }
}
