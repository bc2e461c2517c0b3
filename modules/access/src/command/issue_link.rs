use hlaska_journal::World;
use hlaska_kernel::{AccountId, Action, Permit, Refusal, Row, Timestamp};
use hlaska_web::Decision;

use super::{ADMINISTRATOR, active, decision};
use crate::event::{AccessEvent, LinkPurpose};

pub(crate) struct IssueLink;

impl Action for IssueLink {
    const ROW: Row = Row { action: "access.issue_link", roles: ADMINISTRATOR };
}

pub(crate) fn issue_link(
    world: &World,
    _permit: &Permit<'_, IssueLink>,
    id: AccountId,
    expires_at: Timestamp,
) -> Result<Decision, Refusal> {
    issue(world, id, expires_at)
}

/// The same for the program itself, which has no permit.
pub(crate) fn issue(
    world: &World,
    id: AccountId,
    expires_at: Timestamp,
) -> Result<Decision, Refusal> {
    active(world, id)?;
    let purpose = LinkPurpose::SetPassword;
    Ok(decision([AccessEvent::LinkIssued { account: id, purpose, expires_at }]))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    fn link() -> AccessEvent {
        let (purpose, expires_at) =
            (LinkPurpose::SetPassword, "2026-11-29T16:06:00Z".parse().unwrap());
        AccessEvent::LinkIssued { account: MAYOR, purpose, expires_at }
    }

    #[test]
    fn a_link_is_written_without_its_secret() {
        let until = "2026-11-29T16:06:00Z".parse().unwrap();
        let decided = issue_link(&with_mayor(), &permit(&administrator()), MAYOR, until);
        assert_eq!(said(decided), [link()]);
    }

    #[test]
    fn a_blocked_account_gets_no_link() {
        let mut history = mayor_history();
        history.push(AccessEvent::AccountDeactivated { account: MAYOR, reason: "R".to_owned() });
        let until = "2026-11-29T16:06:00Z".parse().unwrap();
        assert!(matches!(issue(&given(&history), MAYOR, until), Err(Refusal::Conflict(_))));
    }
}
