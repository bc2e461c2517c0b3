//! Setting a password needs no role: it is allowed to whoever knows the old one or holds a link.

use hlaska_journal::World;
use hlaska_kernel::{AccountId, Refusal};
use hlaska_web::Decision;

use super::{active, decision};
use crate::event::{AccessEvent, LinkPurpose, PasswordChange};

/// By the owner, after the old password was checked, or by the program.
pub(crate) fn set_password(
    world: &World,
    account: AccountId,
    by: PasswordChange,
) -> Result<Decision, Refusal> {
    active(world, account)?;
    Ok(decision([AccessEvent::PasswordSet { account, by }]))
}

/// By the holder of a link. The claim makes the link work once, on every node together.
pub(crate) fn set_password_by_link(
    world: &World,
    account: AccountId,
    link_digest: &str,
) -> Result<Decision, Refusal> {
    let purpose = opened(world, account)?;
    let mut decision = decision([
        AccessEvent::LinkUsed { account, purpose },
        AccessEvent::PasswordSet { account, by: PasswordChange::Link },
    ]);
    decision.claims.push(format!("link:{link_digest}"));
    Ok(decision)
}

/// What the account's open link is for; without one somebody else was quicker.
fn opened(world: &World, account: AccountId) -> Result<LinkPurpose, Refusal> {
    let account = active(world, account).map_err(|_| Refusal::NotFound)?;
    account.link.as_ref().map(|link| link.purpose).ok_or(Refusal::NotFound)
}

/// By the holder of a link who needs no password. The same claim.
pub(crate) fn take_link(
    world: &World,
    account: AccountId,
    link_digest: &str,
) -> Result<Decision, Refusal> {
    let purpose = opened(world, account)?;
    let mut decision = decision([AccessEvent::LinkUsed { account, purpose }]);
    decision.claims.push(format!("link:{link_digest}"));
    Ok(decision)
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn a_link_is_claimed_by_its_use() {
        let (purpose, expires_at) =
            (LinkPurpose::Invitation, "2026-11-29T16:06:00Z".parse().unwrap());
        let issued = AccessEvent::LinkIssued { account: MAYOR, purpose, expires_at };
        let invited = given(&[mayor_history(), vec![issued]].concat());
        let decided = set_password_by_link(&invited, MAYOR, "d1").unwrap();
        assert_eq!(decided.claims, ["link:d1"]);
        let kinds: Vec<_> = decided.events.iter().map(hlaska_journal::NewEvent::kind).collect();
        assert_eq!(kinds, ["access.link_used", "access.password_set"]);
    }

    #[test]
    fn a_blocked_account_sets_no_password() {
        let mut history = mayor_history();
        history.push(AccessEvent::AccountDeactivated { account: MAYOR, reason: "R".to_owned() });
        let world = given(&history);
        assert!(set_password(&world, MAYOR, PasswordChange::Owner).is_err());
        assert_eq!(set_password_by_link(&world, MAYOR, "d1").err(), Some(Refusal::NotFound));
    }
}
