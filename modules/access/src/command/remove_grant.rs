use hlaska_journal::World;
use hlaska_kernel::{Action, Grant, Permit, Refusal, Role, Row};
use hlaska_territory::Gazetteer;
use hlaska_web::{Decision, Fields};

use super::{ADMINISTRATORS, At, beyond, decision, not_the_last_administrator};
use crate::event::AccessEvent;
use crate::ground;
use crate::reach::{Reach, may_give};
use crate::view::Accounts;

pub(crate) struct RemoveGrant;

impl Action for RemoveGrant {
    const ROW: Row = Row { action: "access.remove_grant", roles: ADMINISTRATORS };
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
    permit: &Permit<'_, RemoveGrant>,
    at: At,
    grant: Grant,
) -> Result<Decision, Refusal> {
    let reach = Reach::of_actor(world.view::<Accounts>(), permit.actor());
    let organisation = reach.organisation(at.organisation)?;
    let known = reach.known(at.account)?;
    let held = known.grants_at(at.organisation).ok_or(Refusal::NotFound)?;
    if !held.contains(&grant) && !known.former_at(at.organisation).contains(&grant) {
        return Ok(Decision::default());
    }
    may_give(&reach, organisation, grant).map_err(|_| beyond())?;
    if grant.role == Role::Administrator && held.contains(&grant) {
        not_the_last_administrator(world, at.account)?;
    }
    let At { account, organisation } = at;
    Ok(decision([if organisation == known.organisation {
        AccessEvent::GrantRemoved { account, grant }
    } else {
        AccessEvent::MembershipGrantRemoved { account, organisation, grant }
    }]))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn a_grant_is_taken_back_once() {
        let world = with_mayor();
        let decided = remove_grant(&world, &permit(&administrator()), MAYOR_AT_HOME, MAYOR_OF_PLAV);
        let removed = AccessEvent::GrantRemoved { account: MAYOR, grant: MAYOR_OF_PLAV };
        assert_eq!(said(decided), [removed]);
        let other = remove_grant(&world, &permit(&administrator()), MAYOR_AT_HOME, ADMINISTRATION);
        assert_eq!(said(other), []);
    }

    #[test]
    fn the_last_administrator_stays() {
        let world = given(&administrator_history());
        let actor = administrator();
        let decided = remove_grant(&world, &permit(&actor), ADMIN_AT_HOME, ADMINISTRATION);
        assert!(matches!(decided, Err(Refusal::Conflict(_))));
    }
}
