use hlaska_journal::World;
use hlaska_kernel::{AccountId, Action, Marking, Permit, Refusal, Row, Said};
use hlaska_web::{Decision, Fields, FormReader};

use super::{ADMINISTRATORS, decision, live, subject};
use crate::event::AccessEvent;
use crate::reach::Reach;
use crate::view::Accounts;

pub(crate) struct SetClearance;

impl Action for SetClearance {
    const ROW: Row = Row { action: "access.set_clearance", roles: ADMINISTRATORS };
}

/// What can be chosen. Special facts are read by being on a list, never by clearance.
pub(crate) const CHOICES: [Marking; 3] = [Marking::Open, Marking::Internal, Marking::Sensitive];

/// Field `clearance`; empty means what is usual for the roles.
pub(crate) fn parse(form: &Fields) -> Result<Option<Marking>, Refusal> {
    let mut reader = FormReader::new(form);
    let typed = form.get("clearance");
    let chosen = Marking::from_name(typed).filter(|one| CHOICES.contains(one));
    if !typed.is_empty() && chosen.is_none() {
        reader.error("clearance", Said::new("Vyberte ze seznamu.", "Choose from the list."));
    }
    reader.finish(chosen)
}

pub(crate) fn set_clearance(
    world: &World,
    permit: &Permit<'_, SetClearance>,
    id: AccountId,
    clearance: Option<Marking>,
) -> Result<Decision, Refusal> {
    let reach = Reach::of_actor(world.view::<Accounts>(), permit.actor());
    let account = live(subject(&reach, id)?)?;
    if account.clearance == clearance {
        return Ok(Decision::default());
    }
    if clearance.is_some_and(|wanted| wanted > reach.ceiling().clearance) {
        let message = Said::new(
            "Vyšší oprávnění číst nemůžete dát: vaše organizace je sama nemá.",
            "You cannot give a higher clearance: your own organisation does not have it.",
        );
        return Err(Refusal::field("clearance", message));
    }
    Ok(decision([AccessEvent::ClearanceSet { account: id, clearance }]))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn a_clearance_counts_when_the_account_acts() {
        let clearance = Some(Marking::Internal);
        let decided = set_clearance(&with_mayor(), &permit(&administrator()), MAYOR, clearance);
        let history = [mayor_history(), said(decided)].concat();
        let actor = crate::identity(&given(&history), MAYOR, None).unwrap();
        assert_eq!(actor.clearance, Marking::Internal);
        let again = set_clearance(&given(&history), &permit(&administrator()), MAYOR, clearance);
        assert_eq!(said(again), []);
    }

    #[test]
    fn special_facts_are_not_a_clearance() {
        assert_eq!(fields(parse(&Fields::parse(b"clearance=special_facts"))), ["clearance"]);
        assert_eq!(parse(&Fields::parse(b"clearance=")).unwrap(), None);
    }
}
