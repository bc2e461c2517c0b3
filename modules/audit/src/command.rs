//! What an auditor may do. Nothing of it changes a record.

use hlaska_kernel::{Action, Role, Row};

/// Who reads the record of who did what: nobody who runs the machine.
pub(crate) const AUDITOR: &[Role] = &[Role::Auditor];

pub(crate) struct KeepChoice;

impl Action for KeepChoice {
    const ROW: Row = Row { action: "audit.keep_choice", roles: AUDITOR };
}

pub(crate) struct Verify;

impl Action for Verify {
    const ROW: Row = Row { action: "audit.verify", roles: AUDITOR };
}

/// Says what a finding was and puts it away.
pub(crate) struct Settle;

impl Action for Settle {
    const ROW: Row = Row { action: "audit.settle", roles: AUDITOR };
}
