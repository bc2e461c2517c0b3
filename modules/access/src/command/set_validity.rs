use hlaska_journal::World;
use hlaska_kernel::{AccountId, Action, Permit, Refusal, Row, Said, Timestamp};
use hlaska_web::{Decision, Fields, FormReader};

use super::{ADMINISTRATORS, decision, live, parse_day, subject};
use crate::event::AccessEvent;
use crate::reach::Reach;
use crate::view::Accounts;

pub(crate) struct SetValidity;

impl Action for SetValidity {
    const ROW: Row = Row { action: "access.set_validity", roles: ADMINISTRATORS };
}

/// Twelve months and a day: whoever stays longer is asked about once a year.
const LONGEST_SECONDS: i64 = 367 * 24 * 3600;

/// Field `until`; empty means without an end.
pub(crate) fn parse(form: &Fields, now: Timestamp) -> Result<Option<Timestamp>, Refusal> {
    let mut reader = FormReader::new(form);
    let until = parse_day(&mut reader, form, "until");
    if until.is_some_and(|at| at <= now || at.as_second() > now.as_second() + LONGEST_SECONDS) {
        let message = Said::new(
            "Konec platnosti je ode dneška nejdále za 12 měsíců.",
            "The end lies between today and twelve months from now.",
        );
        reader.error("until", message);
    }
    reader.finish(until)
}

pub(crate) fn set_validity(
    world: &World,
    permit: &Permit<'_, SetValidity>,
    id: AccountId,
    until: Option<Timestamp>,
) -> Result<Decision, Refusal> {
    let account = live(subject(&Reach::of_actor(world.view::<Accounts>(), permit.actor()), id)?)?;
    if account.valid_until == until {
        return Ok(Decision::default());
    }
    if until.is_some() && permit.actor().account == id {
        return Err(Refusal::Conflict(Said::new(
            "Vlastní účet ukončit nemůžete. Požádejte jiného správce.",
            "You cannot end your own account. Ask another administrator.",
        )));
    }
    Ok(decision([AccessEvent::ValiditySet { account: id, until }]))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn an_account_ends_within_a_year() {
        let now: Timestamp = "2026-11-22T16:06:00Z".parse().unwrap();
        let parsed = |day: &str| parse(&Fields::parse(format!("until={day}").as_bytes()), now);
        assert_eq!(parsed("").unwrap(), None);
        assert_eq!(parsed("2027-01-31").unwrap(), Some("2027-01-31T22:59:00Z".parse().unwrap()));
        assert!(parsed("2027-11-22").is_ok());
        assert_eq!(fields(parsed("2028-01-01")), ["until"]);
        assert_eq!(fields(parsed("2026-11-21")), ["until"]);
    }

    #[test]
    fn the_end_is_written_once() {
        let until = Some("2027-01-31T22:59:00Z".parse().unwrap());
        let decided = set_validity(&with_mayor(), &permit(&administrator()), MAYOR, until);
        let history = [mayor_history(), said(decided)].concat();
        assert_eq!(history.len(), 4);
        let again = set_validity(&given(&history), &permit(&administrator()), MAYOR, until);
        assert_eq!(said(again), []);
    }
}
