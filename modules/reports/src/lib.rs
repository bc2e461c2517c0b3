//! Municipal reports (hlášení obcí): a municipality says once how it is, and everybody entitled
//! sees the same record at once.

mod ask;
mod clock;
mod command;
mod event;
mod http;
mod incident;
#[cfg(test)]
mod journey;
mod page;
mod place;
mod statement;
#[cfg(test)]
mod testing;
mod text;
mod view;

use hlaska_journal::Views;
use hlaska_kernel::Role;
use hlaska_web::{Chronicle, MenuItem, Module, Panel};

pub use ask::{Ask, AskId, Closing, Reminder};
pub use event::ReportsEvent;
pub use page::map::svg_map_fragment;
pub use statement::{
    Channel, Need, People, Situation, Source, Statement, Supplies, Supply, Utility,
};
pub use text::statement_line;
pub use view::Reports;
pub use view::board::{ReportState, Row, Scope};
pub use view::record::{NoContact, Record, Report};
pub use view::standing::{Progress, Standing};
pub use view::totals::Totals;

/// What the module contributes to the portal.
pub fn module() -> Module {
    Module {
        name: "reports",
        routes: http::routes(),
        menu: menu(),
        actions: command::actions(),
        views: Some(Views::add::<Reports>),
        panels: vec![Panel {
            slot: "incident",
            order: 20,
            topics: topics_of_incident,
            render: page::panel::panel,
        }],
        chronicles: vec![Chronicle {
            slot: "incident",
            topics: topics_of_incident,
            items: page::chronicle::items,
        }],
        jobs: vec![clock::job()],
        ..Module::default()
    }
}

fn menu() -> Vec<MenuItem> {
    let board = MenuItem {
        path: "/hlaseni",
        order: 40,
        label: |lang| text::text(lang).board(),
        roles: http::BOARD_ROLES,
    };
    let own = MenuItem {
        path: "/obec",
        order: 5,
        label: |lang| text::text(lang).my_municipality(),
        roles: &[Role::Mayor],
    };
    vec![board, own]
}

fn topics_of_incident(_key: &str) -> Vec<String> {
    vec![Reports::TOPIC.to_owned()]
}
