use hlaska_journal::World;
use hlaska_kernel::{Action, OrganisationId, Permit, Refusal, Row, Said, Territory};
use hlaska_territory::Gazetteer;
use hlaska_web::{Decision, Fields, FormReader};

use super::create_organisation::{may_place, read_place};
use super::{ADMINISTRATORS, decision};
use crate::event::{AccessEvent, OrganisationKind};
use crate::reach::Reach;
use crate::view::Accounts;

pub(crate) struct ChangeOrganisation;

impl Action for ChangeOrganisation {
    const ROW: Row = Row { action: "access.change_organisation", roles: ADMINISTRATORS };
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    pub kind: OrganisationKind,
    pub territory: Territory,
    pub parent: Option<OrganisationId>,
}

/// Fields `kind`, `territory`, `parent`.
pub(crate) fn parse(form: &Fields, gazetteer: &Gazetteer) -> Result<Input, Refusal> {
    let mut reader = FormReader::new(form);
    let (kind, territory, parent) = read_place(&mut reader, form, gazetteer);
    reader.finish(Input { kind, territory, parent })
}

pub(crate) fn change_organisation(
    world: &World,
    permit: &Permit<'_, ChangeOrganisation>,
    organisation: OrganisationId,
    input: Input,
) -> Result<Decision, Refusal> {
    let accounts = world.view::<Accounts>();
    let reach = Reach::of_actor(accounts, permit.actor());
    let known = reach.below(organisation)?;
    let Input { kind, territory, parent } = input;
    if (known.kind, known.territory, known.parent) == (kind, territory, parent) {
        return Ok(Decision::default());
    }
    if parent.is_some_and(|parent| accounts.organisation(parent).is_none()) {
        return Err(Refusal::NotFound);
    }
    if parent.is_some_and(|parent| accounts.is_within(parent, organisation)) {
        return Err(Refusal::field("parent", circle()));
    }
    may_place(&reach, kind, territory, parent)?;
    Ok(decision([AccessEvent::OrganisationChanged { organisation, kind, territory, parent }]))
}

fn circle() -> Said {
    Said::new(
        "Organizace nemůže být pod sebou samou.",
        "An organisation cannot stand below itself.",
    )
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    const OTHER: OrganisationId = OrganisationId::from_u128(13);

    fn unit() -> AccessEvent {
        AccessEvent::OrganisationCreated {
            organisation: OTHER,
            name: "Jednotka SDH Plav".to_owned(),
            kind: OrganisationKind::VolunteerFireUnit,
            territory: PLAV,
            parent: Some(PLAV_OFFICE),
        }
    }

    #[test]
    fn an_organisation_gets_another_place_in_the_tree() {
        let world = given(&[plav_office(), region_office(), unit()]);
        let kind = OrganisationKind::VolunteerFireUnit;
        let input = Input { kind, territory: PLAV, parent: Some(REGION_OFFICE) };
        let change = |input| change_organisation(&world, &permit(&administrator()), OTHER, input);
        let (organisation, parent) = (OTHER, Some(REGION_OFFICE));
        let changed =
            AccessEvent::OrganisationChanged { organisation, kind, territory: PLAV, parent };
        assert_eq!(said(change(input)), [changed]);
        assert_eq!(said(change(Input { parent: Some(PLAV_OFFICE), ..input })), []);
    }

    #[test]
    fn the_tree_stays_a_tree() {
        let world = given(&[plav_office(), unit()]);
        let kind = OrganisationKind::Municipality;
        let input = Input { kind, territory: PLAV, parent: Some(OTHER) };
        let changed = change_organisation(&world, &permit(&administrator()), PLAV_OFFICE, input);
        assert_eq!(fields(changed), ["parent"]);
    }

    #[test]
    fn the_new_ground_must_fit_the_kind() {
        let world = given(&[plav_office()]);
        let kind = OrganisationKind::Region;
        let input = Input { kind, territory: PLAV, parent: None };
        let changed = change_organisation(&world, &permit(&administrator()), PLAV_OFFICE, input);
        assert_eq!(fields(changed), ["territory"]);
    }
}
