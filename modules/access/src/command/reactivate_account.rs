use hlaska_journal::World;
use hlaska_kernel::{AccountId, Action, Permit, Refusal, Row};
use hlaska_web::Decision;

use super::{ADMINISTRATOR, account, decision};
use crate::event::AccessEvent;

pub(crate) struct ReactivateAccount;

impl Action for ReactivateAccount {
    const ROW: Row = Row { action: "access.reactivate_account", roles: ADMINISTRATOR };
}

pub(crate) fn reactivate_account(
    world: &World,
    _permit: &Permit<'_, ReactivateAccount>,
    id: AccountId,
    reason: String,
) -> Result<Decision, Refusal> {
    if account(world, id)?.active {
        return Ok(Decision::default());
    }
    Ok(decision([AccessEvent::AccountReactivated { account: id, reason }]))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn a_blocked_account_comes_back_with_its_roles() {
        let mut history = mayor_history();
        history.push(AccessEvent::AccountDeactivated { account: MAYOR, reason: "R".to_owned() });
        let reason = "Vrátil se".to_owned();
        let decided =
            reactivate_account(&given(&history), &permit(&administrator()), MAYOR, reason);
        history.extend(said(decided));
        let world = given(&history);
        let actor = crate::identity(&world, MAYOR, None).unwrap();
        assert_eq!(actor.grants, [MAYOR_OF_PLAV]);
    }

    #[test]
    fn an_active_account_stays_as_it_is() {
        let decided =
            reactivate_account(&with_mayor(), &permit(&administrator()), MAYOR, "R".to_owned());
        assert_eq!(said(decided), []);
    }
}
