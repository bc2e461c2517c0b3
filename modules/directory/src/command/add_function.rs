use hlaska_access::Accounts;
use hlaska_journal::World;
use hlaska_kernel::{AccountId, Action, Actor, Lang, OrganisationId, Permit, Refusal, Row, Said};
use hlaska_web::{Decision, Fields, FormReader};

use super::{EDITORS, NAME_LIMIT, TITLE_LIMIT, decision, read_function};
use crate::event::DirectoryEvent;
use crate::model::{FunctionKind, PersonId, PostId};
use crate::reach;
use crate::view::Directory;

pub struct AddFunction;

impl Action for AddFunction {
    const ROW: Row = Row { action: "directory.add_function", roles: EDITORS };
}

/// Who takes the function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Somebody the directory knows already.
    Known(PersonId),
    New {
        id: PersonId,
        name: String,
        title: String,
        account: Option<AccountId>,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    pub post: PostId,
    pub organisation: OrganisationId,
    pub who: Who,
    pub kind: FunctionKind,
    pub label: String,
}

/// Fields `person` (empty: a new one), `name`, `title`, `account`, `function`, `label`. Both ids
/// are for what the form makes.
pub fn parse(
    form: &Fields,
    organisation: OrganisationId,
    post: PostId,
    person: PersonId,
) -> Result<Input, Refusal> {
    let mut reader = FormReader::new(form);
    let known = reader
        .parsed("person", Said::new("Vyberte osobu ze seznamu.", "Choose a person of the list."));
    let who = match known {
        Some(id) => Who::Known(id),
        None => read_person(&mut reader, person),
    };
    let (kind, label) = read_function(&mut reader, form);
    reader.finish(Input { post, organisation, who, kind, label })
}

/// Fields `name`, `title`, `account`.
pub fn read_person(reader: &mut FormReader<'_>, id: PersonId) -> Who {
    let name = reader.required("name", NAME_LIMIT);
    let title = reader.optional("title", TITLE_LIMIT);
    let unknown = Said::new("Vyberte účet ze seznamu.", "Choose an account of the list.");
    let account = reader.parsed("account", unknown);
    Who::New { id, name, title, account }
}

pub fn add_function(
    world: &World,
    permit: &Permit<'_, AddFunction>,
    input: Input,
) -> Result<Decision, Refusal> {
    let Input { post, organisation, who, kind, label } = input;
    let directory = world.view::<Directory>();
    if directory.post(post).is_some() {
        return Ok(Decision::default());
    }
    let (person, recorded) = person(world, permit.actor(), organisation, who)?;
    let held = directory.posts_of(organisation);
    if held.iter().any(|one| (one.person, one.kind, &one.label) == (person, kind, &label)) {
        let said = Said::new("Tuto funkci už osoba má.", "The person holds this function already.");
        return Err(Refusal::field("function", said));
    }
    let taken = DirectoryEvent::FunctionTaken { post, organisation, person, kind, label };
    Ok(decision(recorded.into_iter().chain([taken])))
}

/// The person and, for a new one, the event that makes them known.
pub fn person(
    world: &World,
    actor: &Actor,
    organisation: OrganisationId,
    who: Who,
) -> Result<(PersonId, Option<DirectoryEvent>), Refusal> {
    match who {
        Who::Known(id) if is_known_to(world, actor, id) => Ok((id, None)),
        Who::Known(_) => Err(Refusal::NotFound),
        Who::New { id, .. } if world.view::<Directory>().person(id).is_some() => {
            Err(Refusal::NotFound)
        }
        Who::New { id, name, title, account } => {
            own_account(world, actor, organisation, account)?;
            let person = DirectoryEvent::PersonRecorded { person: id, name, title, account };
            Ok((id, Some(person)))
        }
    }
}

/// Does the actor see one of the organisations for which the person works?
fn is_known_to(world: &World, actor: &Actor, person: PersonId) -> bool {
    let accounts = world.view::<Accounts>();
    let offices = world.view::<Directory>().offices_of(person);
    let mut offices = offices.iter().filter_map(|id| accounts.organisation(*id));
    offices.any(|office| reach::sees(accounts, &actor.viewer(Lang::Cs), office))
}

/// A person may be tied only to an account of the same organisation that the actor may know of.
pub fn own_account(
    world: &World,
    actor: &Actor,
    organisation: OrganisationId,
    account: Option<AccountId>,
) -> Result<(), Refusal> {
    let Some(wanted) = account else { return Ok(()) };
    let viewer = actor.viewer(Lang::Cs);
    let known = world.view::<Accounts>().accounts_visible(&viewer);
    if known.iter().any(|one| one.id == wanted && one.organisation == organisation) {
        return Ok(());
    }
    let said =
        Said::new("Účet není z této organizace.", "The account is not of this organisation.");
    Err(Refusal::field("account", said))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::*;

    const FORM: &str = "name=Osoba+Žlutá&title=Ing.&account=&function=mayor&label=";

    fn parsed(form: &str) -> Result<Input, Refusal> {
        parse(
            &Fields::parse(form.as_bytes()),
            PLAV_OFFICE,
            PostId::from_u128(9),
            PersonId::from_u128(9),
        )
    }

    #[test]
    fn a_new_person_takes_a_function() {
        let world = given(&[]);
        let actor = mayor();
        let permit = allowed(&world, &actor);
        let events = said(add_function(&world, &permit, parsed(FORM).unwrap()));
        let [
            DirectoryEvent::PersonRecorded { name, title, .. },
            DirectoryEvent::FunctionTaken { kind, .. },
        ] = &events[..]
        else {
            panic!("{events:?}")
        };
        assert_eq!((&**name, &**title, *kind), ("Osoba Žlutá", "Ing.", FunctionKind::Mayor));
    }

    #[test]
    fn a_known_person_takes_a_second_function_and_not_the_same_one() {
        let world = given(&[holder(), holder_is_mayor()]);
        let actor = mayor();
        let permit = allowed(&world, &actor);
        let second = parsed(&format!("person={HOLDER}&function=crisis_staff_member")).unwrap();
        assert_eq!(said(add_function(&world, &permit, second)).len(), 1);
        let same = parsed(&format!("person={HOLDER}&function=mayor")).unwrap();
        assert_eq!(fields(add_function(&world, &permit, same)), ["function"]);
    }

    #[test]
    fn a_person_of_unseen_organisations_is_unknown() {
        let elsewhere = DirectoryEvent::FunctionTaken {
            post: MAYOR_POST,
            organisation: KRUMLOV_OFFICE,
            person: HOLDER,
            kind: FunctionKind::OfficeSecretary,
            label: String::new(),
        };
        let world = given(&[holder(), elsewhere]);
        let actor = mayor();
        let permit = allowed(&world, &actor);
        let input = parsed(&format!("person={HOLDER}&function=crisis_officer")).unwrap();
        assert_eq!(add_function(&world, &permit, input).err(), Some(Refusal::NotFound));
    }

    #[test]
    fn everything_missing_is_said_at_once() {
        assert_eq!(fields(parsed("")), ["name", "function"]);
        assert_eq!(fields(parsed("name=Osoba&function=other&label=")), ["label"]);
        assert_eq!(fields(parsed("person=x&function=mayor")), ["person", "name"]);
    }

    #[test]
    fn an_account_of_another_organisation_is_refused() {
        let world = given(&[]);
        let actor = mayor();
        let permit = allowed(&world, &actor);
        let account = AccountId::from_u128(77);
        let input = parsed(&format!("name=Osoba&function=mayor&account={account}")).unwrap();
        assert_eq!(fields(add_function(&world, &permit, input)), ["account"]);
    }
}
