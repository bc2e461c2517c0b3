use hlaska_journal::World;
use hlaska_kernel::{AccountId, Action, Permit, Refusal, Role, Row, Territory};
use hlaska_territory::Gazetteer;
use hlaska_web::{Decision, Fields, FormReader};

use super::{NAME_LIMIT, decision};
use crate::event::MachineEvent;
use crate::view::Machines;

/// Who may put a display on the wall.
pub(crate) const STAFF: &[Role] =
    &[Role::RegionManager, Role::OrpSecretary, Role::Operator, Role::Administrator];

pub(crate) struct PairDisplay;

impl Action for PairDisplay {
    const ROW: Row = Row { action: "machines.pair_display", roles: STAFF };
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    pub display: AccountId,
    pub name: String,
    pub territory: Territory,
}

/// Fields `name`, `territory`; the code is looked up elsewhere.
pub(crate) fn parse(
    form: &Fields,
    display: AccountId,
    gazetteer: &Gazetteer,
) -> Result<Input, Refusal> {
    let mut reader = FormReader::new(form);
    let name = reader.required("name", NAME_LIMIT);
    let territory = hlaska_access::read_territory(form.get("territory"), gazetteer);
    if let Err(said) = &territory {
        reader.error("territory", said.clone());
    }
    reader.finish(Input { display, name, territory: territory.unwrap_or(Territory::Region) })
}

pub(crate) fn pair_display(
    world: &World,
    permit: &Permit<'_, PairDisplay>,
    input: Input,
) -> Result<Decision, Refusal> {
    if world.view::<Machines>().get(input.display).is_some() {
        return Ok(Decision::default());
    }
    let Input { display, name, territory } = input;
    let organisation = permit.actor().organisation;
    Ok(decision(&MachineEvent::DisplayPaired { display, name, organisation, territory }))
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::permit;
    use hlaska_rig::{BUDEJOVICE, KRUMLOV, PLAV, mayor, operator, orp_secretary};

    use super::*;
    use crate::testing::{empty, kinds};

    const DISPLAY: AccountId = AccountId::from_u128(1);

    fn parsed(form: &str) -> Result<Input, Refusal> {
        parse(&Fields::parse(form.as_bytes()), DISPLAY, &Gazetteer::builtin())
    }

    #[test]
    fn a_display_of_the_own_territory_is_let_in_once() {
        let who = orp_secretary(BUDEJOVICE);
        let input = parsed("name=Sál&territory=3102").unwrap();
        let leave = permit::<PairDisplay>(&who, input.territory.place()).unwrap();
        let story = empty();
        let decided = pair_display(&story.world, &leave, input.clone()).unwrap();
        assert_eq!(kinds(&decided), ["machines.display_paired"]);
        let story = story.does(&who, |_, _| Ok(decided));
        assert!(kinds(&pair_display(&story.world, &leave, input).unwrap()).is_empty());
    }

    #[test]
    fn nobody_shows_what_is_not_theirs() {
        let input = parsed("name=Sál&territory=3102").unwrap();
        let place = input.territory.place();
        assert!(permit::<PairDisplay>(&orp_secretary(KRUMLOV), place).is_err());
        assert!(permit::<PairDisplay>(&mayor(PLAV), PLAV).is_err());
        assert!(permit::<PairDisplay>(&operator(), place).is_ok());
    }

    #[test]
    fn a_display_needs_a_name_and_a_territory() {
        let Err(Refusal::Invalid(errors)) = parsed("name=&territory=Praha") else { panic!() };
        assert_eq!(errors.iter().map(|one| one.field).collect::<Vec<_>>(), ["name", "territory"]);
    }
}
