use hlaska_journal::World;
use hlaska_kernel::{Action, OrganisationId, Permit, Refusal, Row, Said, Territory};
use hlaska_territory::Gazetteer;
use hlaska_web::{Decision, Fields, FormReader};

use super::{ADMINISTRATOR, NAME_LIMIT, decision};
use crate::event::{AccessEvent, OrganisationKind};
use crate::ground;
use crate::view::Accounts;

pub(crate) struct CreateOrganisation;

impl Action for CreateOrganisation {
    const ROW: Row = Row { action: "access.create_organisation", roles: ADMINISTRATOR };
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
    let territory = territory.unwrap_or(Territory::Region);
    reader.finish(Input { id, name, kind, territory, parent })
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
    _permit: &Permit<'_, CreateOrganisation>,
    input: Input,
) -> Result<Decision, Refusal> {
    create(world, input)
}

/// The same for the program itself, which has no permit.
pub(crate) fn create(world: &World, input: Input) -> Result<Decision, Refusal> {
    let accounts = world.view::<Accounts>();
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
    Ok(decision([AccessEvent::OrganisationCreated { organisation, name, kind, territory, parent }]))
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
