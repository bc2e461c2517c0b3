use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{AccountId, Action, Permit, Refusal, Role, Row, Said, Timestamp};
use hlaska_web::{Decision, Fields, FormReader};

use super::{ADMINISTRATORS, REASON_LIMIT, not_the_last_administrator, parse_day, subject};
use crate::event::AccessEvent;
use crate::reach::Reach;
use crate::view::{Account, Accounts};

pub(crate) struct DeactivateAccount;

impl Action for DeactivateAccount {
    const ROW: Row = Row { action: "access.deactivate_account", roles: ADMINISTRATORS };
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Leaving {
    pub reason: String,
    /// When the person left, where it was earlier than now.
    pub left_at: Option<Timestamp>,
}

/// Fields `reason`, `left`.
pub(crate) fn parse(form: &Fields, now: Timestamp) -> Result<Leaving, Refusal> {
    let mut reader = FormReader::new(form);
    let reason = reader.required("reason", REASON_LIMIT);
    let left_at = parse_day(&mut reader, form, "left");
    // The end of today is ahead; a day later than that is a plan.
    if left_at.is_some_and(|at| at.as_second() > now.as_second() + 24 * 3600) {
        reader.error("left", planned());
    }
    reader.finish(Leaving { reason, left_at: left_at.filter(|at| *at <= now) })
}

fn planned() -> Said {
    Said::new(
        "Odchod v budoucnu nastavte jako konec platnosti účtu.",
        "Set a future departure as the end of the account's validity.",
    )
}

pub(crate) fn deactivate_account(
    world: &World,
    permit: &Permit<'_, DeactivateAccount>,
    id: AccountId,
    leaving: Leaving,
) -> Result<Decision, Refusal> {
    let account = subject(&Reach::of_actor(world.view::<Accounts>(), permit.actor()), id)?;
    if permit.actor().account == id {
        return Err(Refusal::Conflict(Said::new(
            "Vlastní účet zablokovat nemůžete. Požádejte jiného správce.",
            "You cannot block your own account. Ask another administrator.",
        )));
    }
    end(world, account, leaving)
}

/// The same for the program itself, which has no permit.
pub(crate) fn end(world: &World, account: &Account, leaving: Leaving) -> Result<Decision, Refusal> {
    if !account.active {
        return Ok(Decision::default());
    }
    if account.holds(Role::Administrator) {
        not_the_last_administrator(world, account.id)?;
    }
    let event = AccessEvent::AccountDeactivated { account: account.id, reason: leaving.reason };
    let new = NewEvent::new(event.stream(), &event);
    let new = match leaving.left_at {
        Some(at) => new.occurred(at),
        None => new,
    };
    Ok(vec![new].into())
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    fn block(history: &[AccessEvent], id: AccountId) -> Result<Decision, Refusal> {
        let reason = "Odešel z úřadu".to_owned();
        let leaving = Leaving { reason, left_at: None };
        deactivate_account(&given(history), &permit(&administrator()), id, leaving)
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
    fn a_departure_is_not_announced_ahead() {
        let now: Timestamp = "2026-11-22T16:06:00Z".parse().unwrap();
        let parsed =
            |day: &str| parse(&Fields::parse(format!("reason=Odchod&left={day}").as_bytes()), now);
        assert!(parsed("2026-11-20").unwrap().left_at.is_some());
        assert_eq!(parsed("2026-11-22").unwrap().left_at, None);
        assert_eq!(fields(parsed("2026-12-01")), ["left"]);
        assert_eq!(fields(parsed("zítra")), ["left"]);
    }

    #[test]
    fn an_unknown_account_is_not_found() {
        assert_eq!(block(&[], STRANGER).err(), Some(Refusal::NotFound));
    }
}
