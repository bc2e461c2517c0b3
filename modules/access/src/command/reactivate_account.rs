use hlaska_journal::World;
use hlaska_kernel::{AccountId, Action, Permit, Refusal, Row};
use hlaska_web::Decision;

use super::{ADMINISTRATORS, decision};
use crate::event::AccessEvent;
use crate::reach::Reach;
use crate::view::Accounts;

pub(crate) struct ReactivateAccount;

impl Action for ReactivateAccount {
    const ROW: Row = Row { action: "access.reactivate_account", roles: ADMINISTRATORS };
}

/// The person is back, but the roles wait to be confirmed one by one: what somebody did two years
/// ago says nothing of what they do now.
pub(crate) fn reactivate_account(
    world: &World,
    permit: &Permit<'_, ReactivateAccount>,
    id: AccountId,
    reason: String,
) -> Result<Decision, Refusal> {
    let reach = Reach::of_actor(world.view::<Accounts>(), permit.actor());
    if reach.account(id)?.active {
        return Ok(Decision::default());
    }
    Ok(decision([AccessEvent::AccountReturned { account: id, reason }]))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn who_returns_has_no_roles_until_they_are_confirmed() {
        let mut history = mayor_history();
        history.push(AccessEvent::AccountDeactivated { account: MAYOR, reason: "R".to_owned() });
        let reason = "Vrátil se".to_owned();
        let decided =
            reactivate_account(&given(&history), &permit(&administrator()), MAYOR, reason);
        history.extend(said(decided));
        let back = given(&history);
        assert!(crate::identity(&back, MAYOR, None).unwrap().grants.is_empty());
        assert_eq!(back.view::<Accounts>().account(MAYOR).unwrap().former, [MAYOR_OF_PLAV]);
        history.push(mayor_granted());
        let confirmed = given(&history);
        assert_eq!(crate::identity(&confirmed, MAYOR, None).unwrap().grants, [MAYOR_OF_PLAV]);
        assert!(confirmed.view::<Accounts>().account(MAYOR).unwrap().former.is_empty());
    }

    #[test]
    fn an_active_account_stays_as_it_is() {
        let decided =
            reactivate_account(&with_mayor(), &permit(&administrator()), MAYOR, "R".to_owned());
        assert_eq!(said(decided), []);
    }
}
