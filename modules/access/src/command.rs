//! What can be done with accounts and organisations; one file for each.

pub(crate) mod add_grant;
pub(crate) mod create_account;
pub(crate) mod create_organisation;
pub(crate) mod deactivate_account;
pub(crate) mod issue_link;
pub(crate) mod reactivate_account;
pub(crate) mod remove_grant;
pub(crate) mod rename_organisation;
pub(crate) mod set_password;

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{AccountId, Action, Refusal, Role, Row, Said};
use hlaska_web::{Decision, Fields, FormReader};

use crate::event::AccessEvent;
use crate::view::{Account, Accounts};

/// Who runs accounts; a line of its own in the matrix for each thing.
pub(crate) const ADMINISTRATOR: &[Role] = &[Role::Administrator];

/// Every row of the module.
pub(crate) const ROWS: [Row; 8] = [
    create_organisation::CreateOrganisation::ROW,
    rename_organisation::RenameOrganisation::ROW,
    create_account::CreateAccount::ROW,
    add_grant::AddGrant::ROW,
    remove_grant::RemoveGrant::ROW,
    issue_link::IssueLink::ROW,
    deactivate_account::DeactivateAccount::ROW,
    reactivate_account::ReactivateAccount::ROW,
];

/// Longest name of a person, a function or an organisation, characters.
pub(crate) const NAME_LIMIT: usize = 120;
pub(crate) const REASON_LIMIT: usize = 500;

fn decision(events: impl IntoIterator<Item = AccessEvent>) -> Decision {
    let new = |event: AccessEvent| NewEvent::new(event.stream(), &event);
    events.into_iter().map(new).collect::<Vec<_>>().into()
}

fn account(world: &World, id: AccountId) -> Result<&Account, Refusal> {
    world.view::<Accounts>().account(id).ok_or(Refusal::NotFound)
}

fn active(world: &World, id: AccountId) -> Result<&Account, Refusal> {
    let account = account(world, id)?;
    if account.active {
        return Ok(account);
    }
    Err(Refusal::Conflict(Said::new(
        "Účet je zablokovaný. Nejdřív jej obnovte.",
        "The account is blocked. Restore it first.",
    )))
}

/// Somebody must be left who can let others in.
fn not_the_last_administrator(world: &World, id: AccountId) -> Result<(), Refusal> {
    let mut administrators = world.view::<Accounts>().administrators();
    if administrators.any(|other| other.id != id) {
        return Ok(());
    }
    Err(Refusal::Conflict(Said::new(
        "Je to poslední správce portálu. Nejdřív dejte tuto roli jinému účtu.",
        "This is the portal's last administrator. Give the role to another account first.",
    )))
}

/// A reason somebody can read in a year.
pub(crate) fn parse_reason(form: &Fields) -> Result<String, Refusal> {
    let mut reader = FormReader::new(form);
    let reason = reader.required("reason", REASON_LIMIT);
    reader.finish(reason)
}

#[cfg(test)]
pub(crate) mod testing;
