//! What can be done with accounts and organisations; one file for each.

pub(crate) mod add_grant;
pub(crate) mod add_membership;
pub(crate) mod answer_review;
pub(crate) mod change_organisation;
pub(crate) mod close_review;
pub(crate) mod create_account;
pub(crate) mod create_organisation;
pub(crate) mod deactivate_account;
pub(crate) mod end_membership;
pub(crate) mod end_organisation;
pub(crate) mod import_people;
pub(crate) mod issue_link;
pub(crate) mod reactivate_account;
pub(crate) mod remind_review;
pub(crate) mod remove_grant;
pub(crate) mod rename_organisation;
pub(crate) mod restore_organisation;
pub(crate) mod set_clearance;
pub(crate) mod set_password;
pub(crate) mod set_validity;
pub(crate) mod start_review;
pub(crate) mod withdraw_link;

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{AccountId, Action, OrganisationId, Refusal, Role, Row, Said, Timestamp, time};
use hlaska_web::{Decision, Fields, FormReader};

use crate::event::AccessEvent;
use crate::reach::Reach;
use crate::view::{Account, Accounts};

/// Who runs accounts: all of them, or those of the own organisation and below.
pub(crate) const ADMINISTRATORS: &[Role] = &[Role::Administrator, Role::OrganisationAdministrator];

/// Every row of the module.
pub(crate) const ROWS: [Row; 21] = [
    create_organisation::CreateOrganisation::ROW,
    rename_organisation::RenameOrganisation::ROW,
    change_organisation::ChangeOrganisation::ROW,
    end_organisation::EndOrganisation::ROW,
    restore_organisation::RestoreOrganisation::ROW,
    create_account::CreateAccount::ROW,
    add_grant::AddGrant::ROW,
    remove_grant::RemoveGrant::ROW,
    add_membership::AddMembership::ROW,
    end_membership::EndMembership::ROW,
    issue_link::IssueLink::ROW,
    withdraw_link::WithdrawLink::ROW,
    deactivate_account::DeactivateAccount::ROW,
    reactivate_account::ReactivateAccount::ROW,
    set_clearance::SetClearance::ROW,
    set_validity::SetValidity::ROW,
    start_review::StartReview::ROW,
    answer_review::AnswerReview::ROW,
    remind_review::RemindReview::ROW,
    close_review::CloseReview::ROW,
    import_people::ImportPeople::ROW,
];

/// Longest name of a person, a function or an organisation, characters.
pub(crate) const NAME_LIMIT: usize = 120;
pub(crate) const REASON_LIMIT: usize = 500;

fn decision(events: impl IntoIterator<Item = AccessEvent>) -> Decision {
    let new = |event: AccessEvent| NewEvent::new(event.stream(), &event);
    events.into_iter().map(new).collect::<Vec<_>>().into()
}

/// An account in one of the organisations it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct At {
    pub account: AccountId,
    pub organisation: OrganisationId,
}

fn account(world: &World, id: AccountId) -> Result<&Account, Refusal> {
    world.view::<Accounts>().account(id).ok_or(Refusal::NotFound)
}

fn active(world: &World, id: AccountId) -> Result<&Account, Refusal> {
    live(account(world, id)?)
}

fn live(account: &Account) -> Result<&Account, Refusal> {
    if account.active {
        return Ok(account);
    }
    Err(Refusal::Conflict(Said::new(
        "Účet je zablokovaný. Nejdřív jej obnovte.",
        "The account is blocked. Restore it first.",
    )))
}

/// An account whose whole access is in the administrator's hands.
fn subject<'a>(reach: &Reach<'a>, id: AccountId) -> Result<&'a Account, Refusal> {
    let account = reach.account(id)?;
    if reach.outranks(account) { Ok(account) } else { Err(beyond()) }
}

fn beyond() -> Refusal {
    Refusal::Conflict(Said::new(
        "Osoba má oprávnění, která přesahují vaši organizaci. Požádejte správce portálu.",
        "The person holds rights that reach beyond your organisation. Ask the administrator of \
         the portal.",
    ))
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

/// The end of a day in Prague; `None` where nothing was typed.
pub(crate) fn parse_day(
    reader: &mut FormReader<'_>,
    form: &Fields,
    field: &'static str,
) -> Option<Timestamp> {
    let typed = form.get(field);
    if typed.is_empty() {
        return None;
    }
    let end = time::from_input(&format!("{typed}T23:59"));
    if end.is_none() {
        let message =
            Said::new("Zadejte datum, např. 2026-12-31.", "Enter a date, e.g. 2026-12-31.");
        reader.error(field, message);
    }
    end
}

#[cfg(test)]
pub(crate) mod testing;
