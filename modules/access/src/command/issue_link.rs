use hlaska_journal::World;
use hlaska_kernel::{AccountId, Action, Permit, Refusal, Row, Said, Timestamp};
use hlaska_web::{Decision, Fields, FormReader};

use super::{ADMINISTRATORS, decision, live, subject};
use crate::event::{AccessEvent, LinkPurpose};
use crate::reach::Reach;
use crate::view::{Account, Accounts};

pub(crate) struct IssueLink;

impl Action for IssueLink {
    const ROW: Row = Row { action: "access.issue_link", roles: ADMINISTRATORS };
}

/// How long a link may be used, hours. The short one for somebody on the phone, the long one for
/// a letter.
pub(crate) const HOURS: [i64; 3] = [24, 7 * 24, 30 * 24];
/// A data box message or a phone call takes days.
pub(crate) const USUAL_HOURS: i64 = 7 * 24;

/// Field `hours`; without it the usual time.
pub(crate) fn parse(form: &Fields, now: Timestamp) -> Result<Timestamp, Refusal> {
    let mut reader = FormReader::new(form);
    let choose = Said::new("Vyberte platnost odkazu.", "Choose how long the link works.");
    let hours: i64 = reader.parsed("hours", choose.clone()).unwrap_or(USUAL_HOURS);
    if !HOURS.contains(&hours) {
        reader.error("hours", choose);
    }
    reader.finish(expiry(now, hours))
}

pub(crate) fn expiry(now: Timestamp, hours: i64) -> Timestamp {
    Timestamp::from_second(now.as_second() + hours * 3600).unwrap_or(now)
}

pub(crate) fn issue_link(
    world: &World,
    permit: &Permit<'_, IssueLink>,
    id: AccountId,
    expires_at: Timestamp,
) -> Result<Decision, Refusal> {
    let account = subject(&Reach::of_actor(world.view::<Accounts>(), permit.actor()), id)?;
    Ok(decision([issued(live(account)?, expires_at)]))
}

/// The same for the program itself, which has no permit.
pub(crate) fn issue(
    world: &World,
    id: AccountId,
    expires_at: Timestamp,
) -> Result<Decision, Refusal> {
    Ok(decision([issued(super::active(world, id)?, expires_at)]))
}

fn issued(account: &Account, expires_at: Timestamp) -> AccessEvent {
    AccessEvent::LinkIssued { account: account.id, purpose: purpose(account), expires_at }
}

/// What a link handed out now is for.
pub(crate) fn purpose(account: &Account) -> LinkPurpose {
    match (account.entered_at, account.returned_at) {
        (Some(_), _) => LinkPurpose::SetPassword,
        (None, Some(_)) => LinkPurpose::Return,
        (None, None) => LinkPurpose::Invitation,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    fn link() -> AccessEvent {
        let (purpose, expires_at) =
            (LinkPurpose::Invitation, "2026-11-29T16:06:00Z".parse().unwrap());
        AccessEvent::LinkIssued { account: MAYOR, purpose, expires_at }
    }

    #[test]
    fn a_link_is_written_without_its_secret() {
        let until = "2026-11-29T16:06:00Z".parse().unwrap();
        let decided = issue_link(&with_mayor(), &permit(&administrator()), MAYOR, until);
        assert_eq!(said(decided), [link()]);
    }

    #[test]
    fn a_link_says_what_it_is_for() {
        let until = "2026-11-29T16:06:00Z".parse().unwrap();
        let mut history = mayor_history();
        let by = crate::PasswordChange::Link;
        history.push(AccessEvent::PasswordSet { account: MAYOR, by });
        let purpose = LinkPurpose::SetPassword;
        let decided = issue(&given(&history), MAYOR, until);
        let forgotten = AccessEvent::LinkIssued { account: MAYOR, purpose, expires_at: until };
        assert_eq!(said(decided), [forgotten]);
    }

    #[test]
    fn a_link_works_for_one_of_three_times() {
        let now: Timestamp = "2026-11-22T16:06:00Z".parse().unwrap();
        let parsed = |form: &str| parse(&Fields::parse(form.as_bytes()), now);
        assert_eq!(parsed("hours=24").unwrap(), "2026-11-23T16:06:00Z".parse().unwrap());
        assert_eq!(parsed("").unwrap(), "2026-11-29T16:06:00Z".parse().unwrap());
        assert_eq!(fields(parsed("hours=9000")), ["hours"]);
        assert_eq!(fields(parsed("hours=vždy")), ["hours"]);
    }

    #[test]
    fn a_blocked_account_gets_no_link() {
        let mut history = mayor_history();
        history.push(AccessEvent::AccountDeactivated { account: MAYOR, reason: "R".to_owned() });
        let until = "2026-11-29T16:06:00Z".parse().unwrap();
        assert!(matches!(issue(&given(&history), MAYOR, until), Err(Refusal::Conflict(_))));
    }
}
