use hlaska_journal::World;
use hlaska_kernel::{AccountId, Action, Permit, Refusal, Role, Row, Said};
use hlaska_web::Decision;

use super::{ADMINISTRATOR, account, decision, not_the_last_administrator};
use crate::event::AccessEvent;

pub(crate) struct DeactivateAccount;

impl Action for DeactivateAccount {
    const ROW: Row = Row { action: "access.deactivate_account", roles: ADMINISTRATOR };
}

pub(crate) fn deactivate_account(
    world: &World,
    permit: &Permit<'_, DeactivateAccount>,
    id: AccountId,
    reason: String,
) -> Result<Decision, Refusal> {
    let account = account(world, id)?;
    if !account.active {
        return Ok(Decision::default());
    }
    if permit.actor().account == id {
        return Err(Refusal::Conflict(Said::new(
            "Vlastní účet zablokovat nemůžete. Požádejte jiného správce.",
            "You cannot block your own account. Ask another administrator.",
        )));
    }
    if account.holds(Role::Administrator) {
        not_the_last_administrator(world, id)?;
    }
    Ok(decision([AccessEvent::AccountDeactivated { account: id, reason }]))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    fn block(history: &[AccessEvent], id: AccountId) -> Result<Decision, Refusal> {
        let reason = "Odešel z úřadu".to_owned();
        deactivate_account(&given(history), &permit(&administrator()), id, reason)
    }

    #[test]
    fn an_account_is_blocked_with_the_reason_and_once() {
        let blocked = said(block(&mayor_history(), MAYOR));
        let reason = "Odešel z úřadu".to_owned();
        assert_eq!(blocked, [AccessEvent::AccountDeactivated { account: MAYOR, reason }]);
        let history = [mayor_history(), blocked].concat();
        assert_eq!(said(block(&history, MAYOR)), []);
    }

    #[test]
    fn nobody_blocks_themselves() {
        let me = administrator().account;
        assert!(matches!(block(&administrator_history(), me), Err(Refusal::Conflict(_))));
    }

    #[test]
    fn an_unknown_account_is_not_found() {
        assert_eq!(block(&[], STRANGER).err(), Some(Refusal::NotFound));
    }
}
