//! What can be done with displays and keys.

pub(crate) mod issue_key;
pub(crate) mod pair_display;
pub(crate) mod revoke;

use hlaska_journal::NewEvent;
use hlaska_kernel::{Action, Row};
use hlaska_web::Decision;

use crate::event::MachineEvent;

pub(crate) const ROWS: [Row; 4] = [
    pair_display::PairDisplay::ROW,
    revoke::RevokeDisplay::ROW,
    issue_key::IssueKey::ROW,
    revoke::RevokeKey::ROW,
];

/// Longest name of a machine, characters.
pub(crate) const NAME_LIMIT: usize = 80;
const REASON_LIMIT: usize = 500;

fn decision(event: &MachineEvent) -> Decision {
    vec![NewEvent::new(event.stream(), event)].into()
}
