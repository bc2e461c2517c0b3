//! The files as pages see them.

use std::collections::BTreeMap;

use hlaska_incident::{Incident, IncidentId};
use hlaska_journal::{Meta, Recorded, View};
use hlaska_kernel::Viewer;
use serde::{Deserialize, Serialize};

use crate::document::{Destruction, Document, DocumentId, Suspicion};
use crate::event::DocumentsEvent;

#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Documents {
    all: BTreeMap<DocumentId, Document>,
    by_incident: BTreeMap<IncidentId, Vec<DocumentId>>,
    by_number: BTreeMap<u64, DocumentId>,
}

impl Documents {
    /// Those of an event which are for these eyes, in the order they were attached.
    pub fn of<'a>(
        &'a self,
        viewer: &'a Viewer,
        incident: &'a Incident,
    ) -> impl Iterator<Item = &'a Document> {
        let ids = self.by_incident.get(&incident.id).into_iter().flatten();
        let all = ids.filter_map(|id| self.all.get(id));
        all.filter(move |document| document.is_for(viewer, incident))
    }

    /// For those who ask a permit instead of a viewer.
    pub(crate) fn find(&self, id: DocumentId) -> Option<&Document> {
        self.all.get(&id)
    }

    pub(crate) fn by_number(&self, number: u64) -> Option<&Document> {
        self.by_number.get(&number).and_then(|id| self.all.get(id))
    }

    /// Those whose content must be gone, with the entry that held their name.
    pub(crate) fn destroyed(&self) -> Vec<(DocumentId, Option<u64>)> {
        let gone = self.all.values().filter(|one| one.destroyed.is_some());
        gone.map(|one| (one.id, one.named_seq)).collect()
    }

    fn attach(&mut self, meta: &Meta, document: Document) {
        self.by_incident.entry(document.incident).or_default().push(document.id);
        self.by_number.insert(meta.seq, document.id);
        self.all.insert(document.id, document);
    }
}

impl View for Documents {
    const NAME: &'static str = "documents";
    type Event = DocumentsEvent;

    fn apply(&mut self, recorded: Recorded<'_, DocumentsEvent>) {
        let meta = recorded.meta;
        match recorded.event {
            DocumentsEvent::Attached {
                document,
                incident,
                kind,
                size_bytes,
                handling,
                image_only,
            } => {
                let attached = Document {
                    id: document,
                    incident,
                    name: String::new(),
                    note: String::new(),
                    kind,
                    size_bytes,
                    handling,
                    exercise: meta.exercise,
                    image_only,
                    number: meta.seq,
                    at: meta.recorded_at,
                    author: meta.author.to_string(),
                    named_seq: None,
                    suspended: None,
                    destroyed: None,
                };
                self.attach(meta, attached);
            }
            DocumentsEvent::Named { document, name, note } => {
                if let Some(one) = self.all.get_mut(&document) {
                    (one.name, one.note, one.named_seq) = (name, note, Some(meta.seq));
                }
            }
            DocumentsEvent::SpillReported { document } => {
                if let Some(one) = self.all.get_mut(&document) {
                    let (seq, at) = (meta.seq, meta.recorded_at);
                    let author = meta.author.to_string();
                    one.suspended = Some(Suspicion { seq, at, author });
                }
            }
            DocumentsEvent::SpillCleared { document, .. } => {
                if let Some(one) = self.all.get_mut(&document) {
                    one.suspended = None;
                }
            }
            DocumentsEvent::SpillDestroyed { document, reason } => {
                if let Some(one) = self.all.get_mut(&document) {
                    one.name.clear();
                    one.note.clear();
                    let (seq, at) = (meta.seq, meta.recorded_at);
                    let author = meta.author.to_string();
                    one.destroyed = Some(Destruction { seq, at, author, reason });
                }
            }
        }
    }
}
