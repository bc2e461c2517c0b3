use hlaska_journal::World;
use hlaska_kernel::{AccountId, Action, Grant, Permit, Refusal, Role, Row};
use hlaska_territory::Gazetteer;
use hlaska_web::{Decision, Fields};

use super::{ADMINISTRATOR, account, decision, not_the_last_administrator};
use crate::event::AccessEvent;
use crate::ground;

pub(crate) struct RemoveGrant;

impl Action for RemoveGrant {
    const ROW: Row = Row { action: "access.remove_grant", roles: ADMINISTRATOR };
}

/// Fields `role`, `territory` of a button; anything else was not sent by our page.
pub(crate) fn parse(form: &Fields, gazetteer: &Gazetteer) -> Result<Grant, Refusal> {
    let role = Role::from_name(form.get("role")).ok_or(Refusal::NotFound)?;
    let territory =
        ground::read(form.get("territory"), gazetteer).map_err(|_| Refusal::NotFound)?;
    Ok(Grant { role, territory })
}

pub(crate) fn remove_grant(
    world: &World,
    _permit: &Permit<'_, RemoveGrant>,
    id: AccountId,
    grant: Grant,
) -> Result<Decision, Refusal> {
    if !account(world, id)?.grants.contains(&grant) {
        return Ok(Decision::default());
    }
    if grant.role == Role::Administrator {
        not_the_last_administrator(world, id)?;
    }
    Ok(decision([AccessEvent::GrantRemoved { account: id, grant }]))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn a_grant_is_taken_back_once() {
        let world = with_mayor();
        let decided = remove_grant(&world, &permit(&administrator()), MAYOR, MAYOR_OF_PLAV);
        let removed = AccessEvent::GrantRemoved { account: MAYOR, grant: MAYOR_OF_PLAV };
        assert_eq!(said(decided), [removed]);
        let other = remove_grant(&world, &permit(&administrator()), MAYOR, ADMINISTRATION);
        assert_eq!(said(other), []);
    }

    #[test]
    fn the_last_administrator_stays() {
        let world = given(&administrator_history());
        let actor = administrator();
        let decided = remove_grant(&world, &permit(&actor), actor.account, ADMINISTRATION);
        assert!(matches!(decided, Err(Refusal::Conflict(_))));
    }
}
