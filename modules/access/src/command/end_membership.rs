use hlaska_journal::World;
use hlaska_kernel::{Action, Permit, Refusal, Row};
use hlaska_web::Decision;

use super::{ADMINISTRATORS, At, decision};
use crate::event::AccessEvent;
use crate::reach::Reach;
use crate::view::Accounts;

pub(crate) struct EndMembership;

impl Action for EndMembership {
    const ROW: Row = Row { action: "access.end_membership", roles: ADMINISTRATORS };
}

pub(crate) fn end_membership(
    world: &World,
    permit: &Permit<'_, EndMembership>,
    at: At,
    reason: String,
) -> Result<Decision, Refusal> {
    let reach = Reach::of_actor(world.view::<Accounts>(), permit.actor());
    reach.organisation(at.organisation)?;
    let At { account, organisation } = at;
    if !reach.known(account)?.memberships.contains_key(&organisation) {
        return Ok(Decision::default());
    }
    Ok(decision([AccessEvent::MembershipEnded { account, organisation, reason }]))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn who_does_not_belong_there_any_more_does_not_act_there() {
        let at = At { account: MAYOR, organisation: REGION_OFFICE };
        let function = "Člen štábu".to_owned();
        let (account, organisation) = (MAYOR, REGION_OFFICE);
        let mut history = mayor_history();
        history.push(region_office());
        history.push(AccessEvent::MembershipAdded { account, organisation, function });
        let world = given(&history);
        assert!(crate::identity(&world, MAYOR, Some(REGION_OFFICE)).is_some());
        let ended =
            said(end_membership(&world, &permit(&administrator()), at, "Skončil".to_owned()));
        assert_eq!(ended.len(), 1);
        history.extend(ended);
        let world = given(&history);
        assert_eq!(crate::identity(&world, MAYOR, Some(REGION_OFFICE)), None);
        let again = end_membership(&world, &permit(&administrator()), at, "Skončil".to_owned());
        assert_eq!(again.err(), None);
    }
}
