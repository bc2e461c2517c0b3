use hlaska_journal::World;
use hlaska_kernel::{Action, Grant, OrganisationId, Permit, Refusal, Row, Said};
use hlaska_territory::Gazetteer;
use hlaska_web::{Decision, Fields, FormReader};

use super::add_grant::{self, check};
use super::{ADMINISTRATORS, NAME_LIMIT, decision, live};
use crate::event::AccessEvent;
use crate::reach::{Reach, may_give};
use crate::view::Accounts;

pub(crate) struct AddMembership;

impl Action for AddMembership {
    const ROW: Row = Row { action: "access.add_membership", roles: ADMINISTRATORS };
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    /// Typed in full: accounts of other organisations are not offered in a list.
    pub login: String,
    pub function: String,
    pub grant: Grant,
}

/// Fields `login`, `function`, `role`, `territory`.
pub(crate) fn parse(form: &Fields, gazetteer: &Gazetteer) -> Result<Input, Refusal> {
    let mut reader = FormReader::new(form);
    let login = reader.required("login", NAME_LIMIT);
    let function = reader.required("function", NAME_LIMIT);
    let grant = add_grant::read(&mut reader, form, gazetteer);
    reader.finish(Input { login, function, grant })
}

pub(crate) fn add_membership(
    world: &World,
    permit: &Permit<'_, AddMembership>,
    organisation: OrganisationId,
    input: Input,
) -> Result<Decision, Refusal> {
    let accounts = world.view::<Accounts>();
    let reach = Reach::of_actor(accounts, permit.actor());
    let joined = reach.organisation(organisation)?;
    let found = accounts.by_login(&input.login).filter(|one| one.active);
    let account = live(found.ok_or_else(|| Refusal::field("login", unknown()))?)?;
    if account.organisation == organisation || joined.ended_at.is_some() {
        return Err(Refusal::field("login", at_home()));
    }
    let Input { function, grant, .. } = input;
    let everything: Vec<_> = account.all_grants().collect();
    check(&everything, grant)?;
    may_give(&reach, joined, grant)?;
    let known = account.memberships.get(&organisation);
    let account = account.id;
    let mut events = Vec::new();
    if known.is_none_or(|one| one.function != function) {
        events.push(AccessEvent::MembershipAdded { account, organisation, function });
    }
    if !known.is_some_and(|one| one.grants.contains(&grant)) {
        events.push(AccessEvent::MembershipGrantAdded { account, organisation, grant });
    }
    Ok(decision(events))
}

fn unknown() -> Said {
    Said::new(
        "Aktivní účet s tímto přihlašovacím jménem tu není. Založte osobě nový.",
        "There is no active account of this login name. Create a new one for the person.",
    )
}

fn at_home() -> Said {
    Said::new(
        "Osoba do této organizace už patří, nebo byla organizace ukončena.",
        "The person belongs to this organisation already, or the organisation was ended.",
    )
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;
    use crate::view::Membership;

    const READER: Grant =
        Grant { role: hlaska_kernel::Role::Reader, territory: hlaska_kernel::Territory::Region };

    fn joined(world: &World, login: &str, grant: Grant) -> Result<Decision, Refusal> {
        let input = Input { login: login.to_owned(), function: "Člen štábu".to_owned(), grant };
        add_membership(world, &permit(&administrator()), REGION_OFFICE, input)
    }

    fn mayor_and_region() -> Vec<AccessEvent> {
        [mayor_history(), vec![region_office()]].concat()
    }

    #[test]
    fn a_person_acts_for_another_organisation_with_what_was_given_there() {
        let decided = said(joined(&given(&mayor_and_region()), "STAROSTA", READER));
        let world = given(&[mayor_and_region(), decided].concat());
        let other = crate::identity(&world, MAYOR, Some(REGION_OFFICE)).unwrap();
        assert_eq!((other.organisation, other.grants), (REGION_OFFICE, vec![READER]));
        assert_eq!(other.organisation_name, "Krajský úřad");
        let own = crate::identity(&world, MAYOR, None).unwrap();
        assert_eq!(own.grants, [MAYOR_OF_PLAV]);
        let function = "Člen štábu".to_owned();
        let membership = Membership { function, grants: vec![READER], former: Vec::new() };
        let account = world.view::<Accounts>().account(MAYOR).unwrap();
        assert_eq!(account.memberships.get(&REGION_OFFICE), Some(&membership));
        assert_eq!(said(joined(&world, "starosta", READER)), []);
    }

    #[test]
    fn nobody_acts_for_an_organisation_they_do_not_belong_to() {
        let world = given(&mayor_and_region());
        assert_eq!(crate::identity(&world, MAYOR, Some(REGION_OFFICE)), None);
        assert_eq!(fields(joined(&world, "nikdo", READER)), ["login"]);
    }

    #[test]
    fn an_operational_account_does_not_administer_elsewhere() {
        let grant = Grant { role: hlaska_kernel::Role::OrganisationAdministrator, ..READER };
        assert_eq!(fields(joined(&given(&mayor_and_region()), "starosta", grant)), ["role"]);
    }
}
