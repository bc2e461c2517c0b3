use hlaska_journal::World;
use hlaska_kernel::{Action, OrganisationId, Permit, Refusal, Row};
use hlaska_web::Decision;

use super::{ADMINISTRATORS, decision};
use crate::event::AccessEvent;
use crate::reach::Reach;
use crate::view::Accounts;

pub(crate) struct RestoreOrganisation;

impl Action for RestoreOrganisation {
    const ROW: Row = Row { action: "access.restore_organisation", roles: ADMINISTRATORS };
}

pub(crate) fn restore_organisation(
    world: &World,
    permit: &Permit<'_, RestoreOrganisation>,
    organisation: OrganisationId,
    reason: String,
) -> Result<Decision, Refusal> {
    let reach = Reach::of_actor(world.view::<Accounts>(), permit.actor());
    if reach.below(organisation)?.ended_at.is_none() {
        return Ok(Decision::default());
    }
    Ok(decision([AccessEvent::OrganisationRestored { organisation, reason }]))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn only_what_was_ended_is_restored() {
        let ended =
            AccessEvent::OrganisationEnded { organisation: PLAV_OFFICE, reason: "R".to_owned() };
        let restore = |history: &[AccessEvent]| {
            let reason = "Omyl".to_owned();
            restore_organisation(&given(history), &permit(&administrator()), PLAV_OFFICE, reason)
        };
        assert_eq!(said(restore(&[plav_office()])), []);
        assert_eq!(said(restore(&[plav_office(), ended])).len(), 1);
    }
}
