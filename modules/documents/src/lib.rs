//! Files attached to emergency events: judged before they are kept, kept under a key of their own,
//! and destroyed for good when something classified slipped in.

mod command;
mod document;
mod event;
mod handling;
mod http;
mod job;
#[cfg(test)]
mod journey;
mod page;
mod seal;
mod storage;
mod text;
mod view;

pub use command::{Attach, ClearSpill, DestroySpill, ReportSpill};
pub use document::{Destruction, Document, DocumentId, Suspicion};
pub use event::DocumentsEvent;
pub use view::Documents;

use hlaska_journal::Views;
use hlaska_kernel::{Action, Role};
use hlaska_web::{Chronicle, Job, MenuItem, Module, Panel};

/// What the module contributes to the portal.
pub fn module() -> Module {
    Module {
        name: "documents",
        routes: http::routes(),
        menu: vec![MenuItem {
            path: page::spill::PATH,
            order: 95,
            label: |lang| text::text(lang).spill_short(),
            // The region's manager comes from the file itself; who runs the portal sees no files.
            roles: &[Role::Administrator],
        }],
        actions: vec![Attach::ROW, ReportSpill::ROW, ClearSpill::ROW, DestroySpill::ROW],
        views: Some(Views::add::<Documents>),
        schema: vec![storage::SCHEMA],
        panels: vec![Panel {
            slot: "incident",
            order: 30,
            topics: topics_of_incident,
            render: page::panel::panel,
        }],
        chronicles: vec![Chronicle {
            slot: "incident",
            topics: topics_of_incident,
            items: page::chronicle::items,
        }],
        jobs: vec![Job { name: "documents.remains", run: job::remains }],
    }
}

fn topics_of_incident(_key: &str) -> Vec<String> {
    vec!["documents".to_owned()]
}
