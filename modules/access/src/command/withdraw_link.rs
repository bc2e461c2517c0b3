use hlaska_journal::World;
use hlaska_kernel::{AccountId, Action, Permit, Refusal, Row};
use hlaska_web::Decision;

use super::{ADMINISTRATORS, decision, subject};
use crate::event::AccessEvent;
use crate::reach::Reach;
use crate::view::Accounts;

pub(crate) struct WithdrawLink;

impl Action for WithdrawLink {
    const ROW: Row = Row { action: "access.withdraw_link", roles: ADMINISTRATORS };
}

pub(crate) fn withdraw_link(
    world: &World,
    permit: &Permit<'_, WithdrawLink>,
    id: AccountId,
) -> Result<Decision, Refusal> {
    let account = subject(&Reach::of_actor(world.view::<Accounts>(), permit.actor()), id)?;
    if account.link.is_none() {
        return Ok(Decision::default());
    }
    Ok(decision([AccessEvent::LinkWithdrawn { account: id }]))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;
    use crate::event::LinkPurpose;

    #[test]
    fn an_open_link_is_withdrawn_once() {
        let (purpose, expires_at) =
            (LinkPurpose::Invitation, "2026-11-29T16:06:00Z".parse().unwrap());
        let mut history = mayor_history();
        history.push(AccessEvent::LinkIssued { account: MAYOR, purpose, expires_at });
        let withdraw = |history: &[AccessEvent]| {
            withdraw_link(&given(history), &permit(&administrator()), MAYOR)
        };
        let withdrawn = said(withdraw(&history));
        assert_eq!(withdrawn, [AccessEvent::LinkWithdrawn { account: MAYOR }]);
        history.extend(withdrawn);
        assert_eq!(said(withdraw(&history)), []);
    }
}
