use hlaska_access::Accounts;
use hlaska_journal::World;
use hlaska_kernel::{Action, Actor, OrganisationId, Permit, Refusal, Row, Said};
use hlaska_web::{Decision, Fields, FormReader};

use super::add_function::{Who, own_account, read_person};
use super::{EDITORS, decision, post_in_force, read_function};
use crate::event::DirectoryEvent;
use crate::model::{FunctionKind, PersonId, PostId};
use crate::reach;
use crate::view::Directory;
use crate::view::record::{Person, Post};

pub struct CorrectFunction;

impl Action for CorrectFunction {
    const ROW: Row = Row { action: "directory.correct_function", roles: EDITORS };
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    pub post: PostId,
    pub organisation: OrganisationId,
    /// What is right about the person; the id in it counts for nothing.
    pub person: Who,
    pub kind: FunctionKind,
    pub label: String,
}

/// Fields `name`, `title`, `account`, `function`, `label`.
pub fn parse(form: &Fields, organisation: OrganisationId, post: PostId) -> Result<Input, Refusal> {
    let mut reader = FormReader::new(form);
    let person = read_person(&mut reader, PersonId::from_u128(0));
    let (kind, label) = read_function(&mut reader, form);
    reader.finish(Input { post, organisation, person, kind, label })
}

pub fn correct_function(
    world: &World,
    permit: &Permit<'_, CorrectFunction>,
    input: Input,
) -> Result<Decision, Refusal> {
    let Input { post, organisation, person, kind, label } = input;
    let known = post_in_force(world, post, organisation)?;
    let person = corrected_person(world, permit.actor(), known, person)?;
    let changed = (known.kind, &known.label) != (kind, &label);
    let function =
        changed.then_some(DirectoryEvent::FunctionCorrected { post, organisation, kind, label });
    Ok(decision(person.into_iter().chain(function)))
}

fn corrected_person(
    world: &World,
    actor: &Actor,
    post: &Post,
    wanted: Who,
) -> Result<Option<DirectoryEvent>, Refusal> {
    let Who::New { name, title, account, .. } = wanted else { return Err(Refusal::NotFound) };
    let person = post.person;
    let known = world.view::<Directory>().person(person);
    let is_same =
        |known: &Person| (&known.name, &known.title, known.account) == (&name, &title, account);
    if known.is_some_and(is_same) {
        return Ok(None);
    }
    if known.and_then(|known| known.account) != account {
        own_account(world, actor, post.organisation, account)?;
    }
    edits_all(world, actor, person)?;
    Ok(Some(DirectoryEvent::PersonCorrected { person, name, title, account }))
}

/// Somebody's name stands in several organisations: whoever changes it must keep all of them.
fn edits_all(world: &World, actor: &Actor, person: PersonId) -> Result<(), Refusal> {
    let accounts = world.view::<Accounts>();
    let viewer = actor.viewer(hlaska_kernel::Lang::Cs);
    let offices = world.view::<Directory>().offices_of(person);
    let offices = offices.iter().filter_map(|id| accounts.organisation(*id));
    if offices.into_iter().all(|office| reach::may_edit(accounts, &viewer, office)) {
        return Ok(());
    }
    let said = Said::new(
        "Osoba má funkce i v jiných organizacích. Opravu udělá krizový manažer kraje.",
        "The person holds functions in other organisations too. Ask the region's crisis manager.",
    );
    Err(Refusal::field("name", said))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::*;

    fn parsed(form: &str) -> Input {
        parse(&Fields::parse(form.as_bytes()), PLAV_OFFICE, MAYOR_POST).unwrap()
    }

    #[test]
    fn only_what_changed_is_written() {
        let world = given(&[holder(), holder_is_mayor()]);
        let actor = mayor();
        let permit = allowed(&world, &actor);
        let same = parsed("name=Osoba+Žlutá&function=mayor");
        assert_eq!(said(correct_function(&world, &permit, same)), []);
        let name =
            said(correct_function(&world, &permit, parsed("name=Osoba+Zlatá&function=mayor")));
        assert!(
            matches!(&name[..], [DirectoryEvent::PersonCorrected { name, .. }] if name == "Osoba Zlatá")
        );
        let kind = parsed("name=Osoba+Žlutá&function=deputy_mayor");
        let kind = said(correct_function(&world, &permit, kind));
        assert!(matches!(&kind[..], [DirectoryEvent::FunctionCorrected { .. }]));
    }

    #[test]
    fn a_name_that_stands_elsewhere_too_is_for_those_above() {
        let elsewhere = DirectoryEvent::FunctionTaken {
            post: PostId::from_u128(77),
            organisation: REGION_OFFICE,
            person: HOLDER,
            kind: FunctionKind::CrisisStaffMember,
            label: String::new(),
        };
        let world = given(&[holder(), holder_is_mayor(), elsewhere]);
        let (mayor, manager) = (mayor(), manager());
        let input = parsed("name=Osoba+Zlatá&function=mayor");
        let refused = correct_function(&world, &allowed(&world, &mayor), input.clone());
        assert_eq!(fields(refused), ["name"]);
        let done = said(correct_function(&world, &allowed(&world, &manager), input));
        assert_eq!(done.len(), 1);
    }

    #[test]
    fn a_function_of_another_organisation_is_not_found() {
        let world = given(&[holder(), holder_is_mayor()]);
        let actor = manager();
        let mut input = parsed("name=X&function=mayor");
        input.organisation = KRUMLOV_OFFICE;
        let refused = correct_function(&world, &allowed(&world, &actor), input);
        assert_eq!(refused.err(), Some(Refusal::NotFound));
    }
}
