//! What can be done about people at providers; one file for each.

pub(crate) mod arrive;
pub(crate) mod bind;
pub(crate) mod decline;
pub(crate) mod unbind;

use hlaska_access::AccessEvent;
use hlaska_journal::NewEvent;
use hlaska_kernel::{Action, Role, Row};

pub(crate) const ADMINISTRATOR: &[Role] = &[Role::Administrator];

/// Every row of the module.
pub(crate) const ROWS: [Row; 3] = [bind::Bind::ROW, decline::Decline::ROW, unbind::Unbind::ROW];

pub(crate) const REASON_LIMIT: usize = 500;

fn of_access(event: &AccessEvent) -> NewEvent {
    NewEvent::new(event.stream(), event)
}

#[cfg(test)]
pub(crate) mod testing;
