use hlaska_journal::World;
use hlaska_kernel::{Action, OrganisationId, Permit, Refusal, Row};
use hlaska_web::{Decision, Fields, FormReader};

use super::create_organisation::taken;
use super::{ADMINISTRATORS, NAME_LIMIT, decision};
use crate::event::AccessEvent;
use crate::reach::Reach;
use crate::view::Accounts;

pub(crate) struct RenameOrganisation;

impl Action for RenameOrganisation {
    const ROW: Row = Row { action: "access.rename_organisation", roles: ADMINISTRATORS };
}

pub(crate) fn parse(form: &Fields) -> Result<String, Refusal> {
    let mut reader = FormReader::new(form);
    let name = reader.required("name", NAME_LIMIT);
    reader.finish(name)
}

pub(crate) fn rename_organisation(
    world: &World,
    permit: &Permit<'_, RenameOrganisation>,
    organisation: OrganisationId,
    name: String,
) -> Result<Decision, Refusal> {
    let accounts = world.view::<Accounts>();
    let known = Reach::of_actor(accounts, permit.actor()).organisation(organisation)?;
    if known.name == name {
        return Ok(Decision::default());
    }
    if accounts.organisation_named(&name).is_some_and(|other| other.id != organisation) {
        return Err(Refusal::field("name", taken()));
    }
    Ok(decision([AccessEvent::OrganisationRenamed { organisation, name }]))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn a_new_name_is_written() {
        let world = given(&[plav_office()]);
        let name = "Obec Plav na Malši".to_owned();
        let decided =
            rename_organisation(&world, &permit(&administrator()), PLAV_OFFICE, name.clone());
        let renamed = AccessEvent::OrganisationRenamed { organisation: PLAV_OFFICE, name };
        assert_eq!(said(decided), [renamed]);
    }

    #[test]
    fn the_same_name_changes_nothing() {
        let world = given(&[plav_office()]);
        let same = "Obec Plav".to_owned();
        let decided = rename_organisation(&world, &permit(&administrator()), PLAV_OFFICE, same);
        assert_eq!(said(decided), []);
    }

    #[test]
    fn the_name_of_another_is_refused() {
        let world = given(&[plav_office(), region_office()]);
        let theirs = "krajsky urad".to_owned();
        let decided = rename_organisation(&world, &permit(&administrator()), PLAV_OFFICE, theirs);
        assert_eq!(fields(decided), ["name"]);
    }
}
