//! What can be done with lists and registers, one file a command.

pub(crate) mod enter_person;
pub(crate) mod found_list;
pub(crate) mod note_return;
pub(crate) mod register;
pub(crate) mod remove_person;

use hlaska_kernel::{Action, Role, Row};

/// Keeping a list: the crisis authority of the region or of an ORP.
pub struct KeepList;

impl Action for KeepList {
    const ROW: Row = Row {
        action: "special_facts.keep_list",
        roles: &[Role::RegionManager, Role::OrpSecretary],
    };
}

/// Writing into a register; one must stand on its list, too.
pub struct RegisterFact;

impl Action for RegisterFact {
    const ROW: Row = Row {
        action: "special_facts.register",
        roles: &[Role::RegionManager, Role::OrpSecretary, Role::Operator],
    };
}
