//! Emergency events (mimořádné události) and their logs.

mod catalogue;
mod command;
mod event;
mod handling;
mod http;
mod incident;
mod news;
mod page;
mod permits;
mod places;
mod search;
#[cfg(test)]
mod testing;
mod text;
mod view;

pub use catalogue::{alarm_name, alarms, kind_name, kinds};
pub use command::{
    Amend, AttachSignal, Close, CorrectEntry, InviteOrganisation, MarkSignificant, Open, Reopen,
    WithdrawInvitation, WriteEntry,
};
pub use event::{Channel, EntryKind, Facts, IncidentEvent, IncidentLevel, Wording};
pub use handling::Handling;
pub use incident::{Act, Change, Deed, Entry, Incident, IncidentId, Line, Stamp, Touch};
pub use news::News;
pub use page::{may_open, open_incidents_fragment};
pub use view::Incidents;

use hlaska_journal::Views;
use hlaska_kernel::Action;
use hlaska_web::{MenuItem, Module, Panel};

/// What the module contributes to the portal.
pub fn module() -> Module {
    Module {
        name: "incident",
        routes: http::routes(),
        menu: vec![MenuItem {
            path: page::LIST,
            order: 30,
            label: |lang| text::text(lang).title(),
            roles: http::READERS,
        }],
        actions: vec![
            Open::ROW,
            Amend::ROW,
            AttachSignal::ROW,
            WriteEntry::ROW,
            CorrectEntry::ROW,
            MarkSignificant::ROW,
            Close::ROW,
            Reopen::ROW,
            InviteOrganisation::ROW,
            WithdrawInvitation::ROW,
        ],
        views: Some(Views::add::<Incidents>),
        panels: vec![Panel {
            slot: "signal-actions",
            order: 10,
            topics: page::signal_topics,
            render: page::signal_buttons,
        }],
        ..Module::default()
    }
}
