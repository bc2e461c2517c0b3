//! The directory (kontakty): people, the functions they hold in organisations, and how to reach
//! them; campaigns in which organisations confirm that it still holds.

mod command;
mod demo;
mod event;
mod export;
mod http;
mod job;
#[cfg(test)]
mod journey;
mod model;
mod page;
mod reach;
mod storage;
#[cfg(test)]
mod testing;
mod value;
mod view;
mod words;

use hlaska_journal::Views;
use hlaska_web::{Job, MenuItem, Module, Panel};

pub use demo::demo_contacts;
pub use event::DirectoryEvent;
pub use model::{
    Answer, CampaignId, ContactFacts, ContactId, ContactKind, FunctionKind, How, PersonId, PostId,
    Purpose,
};
pub use view::Directory;
pub use view::campaign::{Campaign, Given};
pub use view::record::{Contact, Person, Post, Verified};

/// What the module contributes to the portal.
pub fn module() -> Module {
    Module {
        name: "directory",
        routes: http::routes(),
        menu: vec![MenuItem {
            path: page::DIRECTORY,
            order: 60,
            label: |lang| words::Words(lang).contacts(),
            roles: http::VIEWERS,
        }],
        actions: command::rows(),
        views: Some(Views::add::<Directory>),
        schema: vec![storage::SCHEMA],
        panels: vec![Panel {
            slot: "municipality",
            order: 10,
            topics: |_| vec!["directory".to_owned()],
            render: page::notice::notice,
        }],
        jobs: vec![Job { name: "directory.tidy", run: job::tidy }],
        ..Module::default()
    }
}
