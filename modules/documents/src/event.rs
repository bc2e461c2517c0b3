//! What the journal remembers of files. Names and shapes are for ever.

use hlaska_incident::{Handling, IncidentId};
use hlaska_journal::Event;
use serde::{Deserialize, Serialize};

use crate::document::DocumentId;

/// One change of what is attached.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentsEvent {
    /// A file passed the screening and was kept. Nothing in it says what the file is about.
    Attached {
        document: DocumentId,
        incident: IncidentId,
        /// By content, e.g. `pdf`.
        kind: String,
        size_bytes: u64,
        handling: Handling,
        /// Without readable words: it rests on the word of who attached it.
        image_only: bool,
    },
    /// How it is called and what for. An entry of its own, so that it can be erased and the record
    /// of the file stays.
    Named { document: DocumentId, name: String, note: String },
    /// Somebody found what does not belong here: nobody reads the file until it is decided.
    SpillReported { document: DocumentId },
    /// It was a mistake; the file may be read again.
    SpillCleared { document: DocumentId, reason: String },
    /// The key, the content and the name are gone; this stays.
    SpillDestroyed { document: DocumentId, reason: String },
}

impl Event for DocumentsEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::Attached { .. } => "documents.attached",
            Self::Named { .. } => "documents.named",
            Self::SpillReported { .. } => "documents.spill_reported",
            Self::SpillCleared { .. } => "documents.spill_cleared",
            Self::SpillDestroyed { .. } => "documents.spill_destroyed",
        }
    }
}

/// The stream of one file.
pub(crate) fn stream(document: DocumentId) -> String {
    format!("document/{document}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use hlaska_kernel::Marking;

    const ID: DocumentId = DocumentId::from_u128(1);

    #[test]
    fn the_form_of_events_is_for_ever() {
        let attached = DocumentsEvent::Attached {
            document: ID,
            incident: IncidentId::from_u128(2),
            kind: "pdf".into(),
            size_bytes: 1234,
            handling: Handling::of(Marking::Sensitive),
            image_only: false,
        };
        let named =
            DocumentsEvent::Named { document: ID, name: "plán.pdf".into(), note: String::new() };
        let destroyed = DocumentsEvent::SpillDestroyed { document: ID, reason: "omyl".into() };
        let reported = DocumentsEvent::SpillReported { document: ID };
        let cleared = DocumentsEvent::SpillCleared { document: ID, reason: "omyl".into() };
        let all = [attached, named, reported, cleared, destroyed];
        let text = |event: &DocumentsEvent| {
            format!("{} {}", event.kind(), serde_json::to_string(event).unwrap())
        };
        let texts: Vec<_> = all.iter().map(text).collect();
        insta::assert_snapshot!(texts.join("\n"), @r#"
        documents.attached {"attached":{"document":"00000000-0000-0000-0000-000000000001","incident":"00000000-0000-0000-0000-000000000002","kind":"pdf","size_bytes":1234,"handling":{"marking":"sensitive","list":null},"image_only":false}}
        documents.named {"named":{"document":"00000000-0000-0000-0000-000000000001","name":"plán.pdf","note":""}}
        documents.spill_reported {"spill_reported":{"document":"00000000-0000-0000-0000-000000000001"}}
        documents.spill_cleared {"spill_cleared":{"document":"00000000-0000-0000-0000-000000000001","reason":"omyl"}}
        documents.spill_destroyed {"spill_destroyed":{"document":"00000000-0000-0000-0000-000000000001","reason":"omyl"}}
        "#);
        for event in &all {
            let json = serde_json::to_string(event).unwrap();
            assert_eq!(&serde_json::from_str::<DocumentsEvent>(&json).unwrap(), event);
        }
    }
}
