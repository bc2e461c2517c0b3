//! Signals: what feeds propose to the people on duty.
//!
//! A signal is never a decision: an observed flood activity level is not a declared one. The
//! module knows no feed; feeds raise into it.

mod command;
mod event;
mod http;
mod page;
mod signal;
#[cfg(test)]
mod testing;
mod text;
mod view;

pub use command::{Acknowledge, Dismiss, NewSignal, link_events, raise};
pub use event::SignalEvent;
pub use page::inbox_fragment;
pub use signal::{Act, Crossing, Deed, Signal, SignalId, State, Urgency};
pub use view::{Counts, Signals};

use hlaska_kernel::{Action, Role};
use hlaska_web::{MenuItem, Module};

/// What the module contributes to the portal.
pub fn module() -> Module {
    Module {
        name: "signals",
        routes: http::routes(),
        menu: vec![MenuItem {
            path: "/podnety",
            order: 20,
            label: |lang| text::text(lang).title(),
            roles: &[Role::RegionManager, Role::OrpSecretary, Role::Operator, Role::Reader],
        }],
        actions: vec![Acknowledge::ROW, Dismiss::ROW],
        views: Some(hlaska_journal::Views::add::<Signals>),
        ..Module::default()
    }
}
