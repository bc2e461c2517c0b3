use hlaska_journal::World;
use hlaska_kernel::{Action, Actor, OrganisationId, Permit, Refusal, Row, Said, Territory};
use hlaska_territory::Gazetteer;
use hlaska_web::{Decision, Fields, FormReader};

use super::{ADMINISTRATORS, NAME_LIMIT, decision};
use crate::event::{AccessEvent, OrganisationKind};
use crate::ground;
use crate::reach::Reach;
use crate::view::Accounts;

pub(crate) struct CreateOrganisation;

impl Action for CreateOrganisation {
    const ROW: Row = Row { action: "access.create_organisation", roles: ADMINISTRATORS };
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    pub id: OrganisationId,
    pub name: String,
    pub kind: OrganisationKind,
    pub territory: Territory,
    pub parent: Option<OrganisationId>,
}

/// Fields `name`, `kind`, `territory`, `parent`.
pub(crate) fn parse(
    form: &Fields,
    id: OrganisationId,
    gazetteer: &Gazetteer,
) -> Result<Input, Refusal> {
    let mut reader = FormReader::new(form);
    let name = reader.required("name", NAME_LIMIT);
    let (kind, territory, parent) = read_place(&mut reader, form, gazetteer);
    reader.finish(Input { id, name, kind, territory, parent })
}

/// Fields `kind`, `territory`, `parent`; the reader knows of everything wrong with them.
pub(super) fn read_place(
    reader: &mut FormReader<'_>,
    form: &Fields,
    gazetteer: &Gazetteer,
) -> (OrganisationKind, Territory, Option<OrganisationId>) {
    let kind = OrganisationKind::from_name(form.get("kind"));
    if kind.is_none() {
        reader.error("kind", Said::new("Vyberte druh organizace.", "Choose the kind."));
    }
    let territory = ground::read(form.get("territory"), gazetteer);
    if let Err(said) = &territory {
        reader.error("territory", said.clone());
    }
    let unknown =
        Said::new("Vyberte organizaci ze seznamu.", "Choose an organisation of the list.");
    let parent = reader.parsed("parent", unknown);
    if let (Some(kind), Ok(territory)) = (kind, &territory)
        && !kind.fits(*territory)
    {
        reader.error("territory", misfit());
    }
    let kind = kind.unwrap_or(OrganisationKind::Other);
    (kind, territory.unwrap_or(Territory::Region), parent)
}

fn misfit() -> Said {
    Said::new(
        "Území neodpovídá druhu: kraj má celý kraj, ORP správní obvod ORP, obec území obce.",
        "The territory does not fit the kind: a region has the region, an ORP its district, \
         a municipality its own ground.",
    )
}

pub(crate) fn create_organisation(
    world: &World,
    permit: &Permit<'_, CreateOrganisation>,
    input: Input,
) -> Result<Decision, Refusal> {
    Ok(decision([created(world.view::<Accounts>(), permit.actor(), input)?]))
}

/// The same for rules that only think it through.
pub(crate) fn created(
    accounts: &Accounts,
    actor: &Actor,
    input: Input,
) -> Result<AccessEvent, Refusal> {
    let reach = Reach::of_actor(accounts, actor);
    may_place(&reach, input.kind, input.territory, input.parent)?;
    sound(accounts, input)
}

/// May the administrator have an organisation of this kind there?
pub(super) fn may_place(
    reach: &Reach<'_>,
    kind: OrganisationKind,
    territory: Territory,
    parent: Option<OrganisationId>,
) -> Result<(), Refusal> {
    if !kind.fits(territory) {
        return Err(Refusal::field("territory", misfit()));
    }
    if reach.is_everything() {
        return Ok(());
    }
    if !parent.is_some_and(|parent| reach.includes(parent)) {
        return Err(Refusal::field("parent", outside()));
    }
    let ceiling = reach.ceiling();
    if !ceiling.allows_kind(kind) {
        return Err(Refusal::field("kind", beyond_kind()));
    }
    if !ceiling.covers(territory) {
        return Err(Refusal::field("territory", beyond_ground()));
    }
    Ok(())
}

fn outside() -> Said {
    Said::new(
        "Vyberte vlastní organizaci nebo některou pod ní.",
        "Choose your own organisation or one below it.",
    )
}

fn beyond_kind() -> Said {
    Said::new(
        "Organizaci tohoto druhu zakládá správce nadřízené organizace.",
        "An organisation of this kind is set up by the administrator of the one above yours.",
    )
}

fn beyond_ground() -> Said {
    Said::new(
        "Území přesahuje území vaší organizace.",
        "The territory reaches beyond that of your organisation.",
    )
}

/// The same for the program itself, which has no permit.
pub(crate) fn create(world: &World, input: Input) -> Result<Decision, Refusal> {
    Ok(decision([sound(world.view::<Accounts>(), input)?]))
}

fn sound(accounts: &Accounts, input: Input) -> Result<AccessEvent, Refusal> {
    if accounts.organisation_named(&input.name).is_some() {
        return Err(Refusal::field("name", taken()));
    }
    if input.parent.is_some_and(|parent| accounts.organisation(parent).is_none()) {
        return Err(Refusal::NotFound);
    }
    if accounts.organisation(input.id).is_some() {
        return Err(Refusal::NotFound);
    }
    let Input { id: organisation, name, kind, territory, parent } = input;
    Ok(AccessEvent::OrganisationCreated { organisation, name, kind, territory, parent })
}

pub(super) fn taken() -> Said {
    Said::new(
        "Organizace s tímto názvem už v portálu je.",
        "The portal already has an organisation of this name.",
    )
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    fn parsed(form: &str) -> Result<Input, Refusal> {
        parse(&Fields::parse(form.as_bytes()), PLAV_OFFICE, &Gazetteer::builtin())
    }

    #[test]
    fn an_organisation_is_written_as_it_was_typed() {
        let input = parsed("name=Obec+Plav&kind=municipality&territory=plav&parent=").unwrap();
        let decided = create_organisation(&empty(), &permit(&administrator()), input);
        assert_eq!(said(decided), [plav_office()]);
    }

    #[test]
    fn everything_missing_is_said_at_once() {
        assert_eq!(fields(parsed("name=&kind=&territory=Nikde")), ["name", "kind", "territory"]);
    }

    #[test]
    fn the_territory_must_fit_the_kind() {
        assert_eq!(fields(parsed("name=Plav&kind=municipality&territory=kraj")), ["territory"]);
        assert!(parsed("name=SDH+Plav&kind=other&territory=plav").is_ok());
    }

    #[test]
    fn a_name_stands_for_one_organisation() {
        let world = given(&[plav_office()]);
        let again = parsed("name=OBEC+PLAV&kind=municipality&territory=plav").unwrap();
        assert_eq!(fields(create(&world, again)), ["name"]);
    }

    #[test]
    fn the_organisation_above_must_exist() {
        let mut input = parsed("name=Plav&kind=other&territory=plav").unwrap();
        input.parent = Some(OrganisationId::from_u128(99));
        assert_eq!(create(&empty(), input).err(), Some(Refusal::NotFound));
    }
}
