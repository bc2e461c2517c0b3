//! Machines with narrow leave: displays on the wall and programs with a key.

mod command;
mod event;
mod http;
mod key;
mod machine;
mod page;
mod storage;
#[cfg(test)]
mod testing;
mod text;
mod turnstile;
mod view;

use hlaska_journal::Views;
use hlaska_web::{MenuItem, Module};

pub use event::{MachineEvent, Purpose};
pub use machine::machine;
pub use turnstile::Turnstile;
pub use view::{Machines, identity};

/// The module's part of the portal. It needs the services [`Turnstile`] and
/// `hlaska_territory::Gazetteer`.
pub fn module() -> Module {
    Module {
        name: "machines",
        routes: http::routes(),
        menu: vec![MenuItem {
            path: page::DISPLAYS,
            order: 910,
            label: |lang| text::text(lang).displays(),
            roles: command::pair_display::STAFF,
        }],
        actions: command::ROWS.to_vec(),
        views: Some(Views::add::<Machines>),
        schema: vec![storage::SCHEMA],
        ..Module::default()
    }
}
