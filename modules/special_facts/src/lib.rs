//! Special facts (zvláštní skutečnosti): who is entitled to them, the register, and who read what.

mod command;
mod event;
mod http;
mod job;
mod page;
mod storage;
#[cfg(test)]
mod testing;
mod text;
mod view;

pub use command::{KeepList, RegisterFact};
pub use event::{Entitled, FactId, FactKind, Filing, SpecialFactsEvent};
pub use page::paper::{Sheet, marks, printed};
pub use storage::{How, Reading, note_read};
pub use view::{EntitledList, Fact, Return, SpecialFacts, lists_of};

use hlaska_journal::Views;
use hlaska_kernel::Action;
use hlaska_web::{Job, MenuItem, Module, Panel};

/// What the module contributes to the portal.
pub fn module() -> Module {
    Module {
        name: "special_facts",
        routes: http::routes(),
        menu: vec![MenuItem {
            path: page::HOME,
            order: 80,
            label: |lang| text::text(lang).title(),
            roles: KeepList::ROW.roles,
        }],
        actions: vec![KeepList::ROW, RegisterFact::ROW],
        views: Some(Views::add::<SpecialFacts>),
        panels: vec![Panel {
            slot: "own",
            order: 50,
            topics: |_| vec![SpecialFacts::TOPIC.to_owned()],
            render: page::own::panel,
        }],
        schema: vec![storage::SCHEMA],
        jobs: vec![Job { name: "special_facts.expiry", run: job::expiry }],
        ..Module::default()
    }
}
