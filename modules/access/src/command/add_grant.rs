use hlaska_journal::World;
use hlaska_kernel::policy::fits;
use hlaska_kernel::{Action, Actor, Grant, Permit, Refusal, Role, Row, Said, Territory};
use hlaska_territory::Gazetteer;
use hlaska_web::{Decision, Fields, FormReader};

use super::{ADMINISTRATORS, At, decision, live};
use crate::event::AccessEvent;
use crate::ground;
use crate::reach::{Reach, may_give};
use crate::view::Accounts;

pub(crate) struct AddGrant;

impl Action for AddGrant {
    const ROW: Row = Row { action: "access.add_grant", roles: ADMINISTRATORS };
}

/// Fields `role`, `territory`.
pub(crate) fn parse(form: &Fields, gazetteer: &Gazetteer) -> Result<Grant, Refusal> {
    let mut reader = FormReader::new(form);
    let grant = read(&mut reader, form, gazetteer);
    reader.finish(grant)
}

/// The grant of a form; where something is missing, the reader knows and the value is not used.
pub(super) fn read(reader: &mut FormReader<'_>, form: &Fields, gazetteer: &Gazetteer) -> Grant {
    let role = Role::from_name(form.get("role"));
    if role.is_none() {
        reader.error("role", Said::new("Vyberte roli.", "Choose a role."));
    }
    let territory = ground::read(form.get("territory"), gazetteer);
    match (role, &territory) {
        (_, Err(said)) => reader.error("territory", said.clone()),
        (Some(role), Ok(territory)) if !fits(role, *territory) => {
            reader.error("territory", misfit(role));
        }
        _ => {}
    }
    let role = role.unwrap_or(Role::Reader);
    Grant { role, territory: territory.unwrap_or(Territory::Region) }
}

fn misfit(role: Role) -> Said {
    let (cs, en) = match role {
        Role::Mayor => ("Starosta má území jedné obce.", "A mayor has one municipality."),
        Role::OrpSecretary => {
            ("Tajemník má správní obvod jednoho ORP.", "A secretary has the district of one ORP.")
        }
        _ => ("Tato role platí pro celý kraj.", "This role is held for the whole region."),
    };
    Said::new(cs, en)
}

/// May somebody with these grants be given one more?
pub(super) fn check(held: &[Grant], new: Grant) -> Result<(), Refusal> {
    if !fits(new.role, new.territory) {
        return Err(Refusal::field("territory", misfit(new.role)));
    }
    if held.iter().any(|grant| grant.role.is_operational() != new.role.is_operational()) {
        return Err(Refusal::field("role", separate()));
    }
    let auditor = |role| role == Role::Auditor;
    if held.iter().any(|grant| auditor(grant.role) != auditor(new.role)) {
        return Err(Refusal::field("role", auditor_alone()));
    }
    Ok(())
}

fn separate() -> Said {
    Said::new(
        "Správce portálu nesmí mít zároveň roli v krizovém řízení. Totéž platí pro správce \
         organizace. Založte pro správu zvláštní účet.",
        "An administrator must not hold a role in crisis management, and the administrator of an \
         organisation neither. Create a separate account for administration.",
    )
}

fn auditor_alone() -> Said {
    Said::new(
        "Auditor nesmí mít jinou roli: kontroloval by sám sebe.",
        "An auditor holds no other role: they would be checking themselves.",
    )
}

pub(crate) fn add_grant(
    world: &World,
    permit: &Permit<'_, AddGrant>,
    at: At,
    grant: Grant,
) -> Result<Decision, Refusal> {
    Ok(decision(given(world.view::<Accounts>(), permit.actor(), at, grant)?))
}

/// The same for rules that only think it through.
pub(crate) fn given(
    accounts: &Accounts,
    actor: &Actor,
    at: At,
    grant: Grant,
) -> Result<Vec<AccessEvent>, Refusal> {
    let reach = Reach::of_actor(accounts, actor);
    let organisation = reach.organisation(at.organisation)?;
    let account = live(reach.known(at.account)?)?;
    let held = account.grants_at(at.organisation).ok_or(Refusal::NotFound)?;
    if held.contains(&grant) {
        return Ok(Vec::new());
    }
    let everything: Vec<_> = account.all_grants().collect();
    check(&everything, grant)?;
    may_give(&reach, organisation, grant)?;
    Ok(vec![added(at, grant, at.organisation == account.organisation)])
}

fn added(at: At, grant: Grant, at_home: bool) -> AccessEvent {
    let At { account, organisation } = at;
    if at_home {
        AccessEvent::GrantAdded { account, grant }
    } else {
        AccessEvent::MembershipGrantAdded { account, organisation, grant }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{self, *};
    use super::*;

    const READER: Grant = Grant { role: Role::Reader, territory: Territory::Region };

    #[test]
    fn a_grant_is_written_once() {
        let world = with_mayor();
        let decided = add_grant(&world, &permit(&administrator()), MAYOR_AT_HOME, READER);
        assert_eq!(said(decided), [AccessEvent::GrantAdded { account: MAYOR, grant: READER }]);
        let again = add_grant(&world, &permit(&administrator()), MAYOR_AT_HOME, MAYOR_OF_PLAV);
        assert_eq!(said(again), []);
    }

    #[test]
    fn whoever_runs_the_machine_does_not_command() {
        let grant = Grant { role: Role::Administrator, territory: Territory::Region };
        let decided = add_grant(&with_mayor(), &permit(&administrator()), MAYOR_AT_HOME, grant);
        assert_eq!(fields(decided), ["role"]);
    }

    #[test]
    fn a_mayor_cannot_hold_an_orp() {
        let form = Fields::parse(b"role=mayor&territory=3102");
        assert_eq!(fields(parse(&form, &Gazetteer::builtin())), ["territory"]);
    }

    #[test]
    fn a_blocked_account_gets_nothing() {
        let mut history = mayor_history();
        history.push(AccessEvent::AccountDeactivated { account: MAYOR, reason: "R".to_owned() });
        let decided =
            add_grant(&testing::given(&history), &permit(&administrator()), MAYOR_AT_HOME, READER);
        assert!(matches!(decided, Err(Refusal::Conflict(_))));
    }

    #[test]
    fn only_an_administrator_may() {
        let mayor = actor(MAYOR_OF_PLAV);
        assert!(
            hlaska_kernel::policy::permit::<AddGrant>(&mayor, hlaska_kernel::Place::Region)
                .is_err()
        );
    }
}
