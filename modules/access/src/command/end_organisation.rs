use hlaska_journal::World;
use hlaska_kernel::{Action, OrganisationId, Permit, Refusal, Row, Said};
use hlaska_web::Decision;

use super::{ADMINISTRATORS, decision};
use crate::event::AccessEvent;
use crate::reach::Reach;
use crate::view::Accounts;

pub(crate) struct EndOrganisation;

impl Action for EndOrganisation {
    const ROW: Row = Row { action: "access.end_organisation", roles: ADMINISTRATORS };
}

/// Its people lose access through it; accounts, entries and history stay.
pub(crate) fn end_organisation(
    world: &World,
    permit: &Permit<'_, EndOrganisation>,
    organisation: OrganisationId,
    reason: String,
) -> Result<Decision, Refusal> {
    let accounts = world.view::<Accounts>();
    let known = Reach::of_actor(accounts, permit.actor()).below(organisation)?;
    if known.ended_at.is_some() {
        return Ok(Decision::default());
    }
    if accounts.children(organisation).iter().any(|child| child.ended_at.is_none()) {
        return Err(Refusal::Conflict(Said::new(
            "Pod organizací jsou jiné. Nejdřív je ukončete nebo přeřaďte.",
            "There are organisations below this one. End them or move them first.",
        )));
    }
    if accounts.administrators().all(|one| one.organisation == organisation)
        && accounts.administrators().next().is_some()
    {
        return Err(Refusal::Conflict(Said::new(
            "V organizaci je poslední správce portálu.",
            "The portal's last administrator belongs to the organisation.",
        )));
    }
    Ok(decision([AccessEvent::OrganisationEnded { organisation, reason }]))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    fn end(history: &[AccessEvent], organisation: OrganisationId) -> Result<Decision, Refusal> {
        let reason = "Sloučení".to_owned();
        end_organisation(&given(history), &permit(&administrator()), organisation, reason)
    }

    #[test]
    fn people_of_an_ended_organisation_do_not_act_for_it() {
        let ended = said(end(&mayor_history(), PLAV_OFFICE));
        assert_eq!(ended.len(), 1);
        let history = [mayor_history(), ended].concat();
        let world = given(&history);
        assert_eq!(crate::identity(&world, MAYOR, None), None);
        assert!(world.view::<Accounts>().account(MAYOR).is_some());
        assert_eq!(said(end(&history, PLAV_OFFICE)), []);
        let (organisation, reason) = (PLAV_OFFICE, "Zpět".to_owned());
        let restored = AccessEvent::OrganisationRestored { organisation, reason };
        let back = given(&[history, vec![restored]].concat());
        assert!(crate::identity(&back, MAYOR, None).is_some());
    }

    #[test]
    fn the_last_administrator_keeps_the_office() {
        let ended = end(&administrator_history(), REGION_OFFICE);
        assert!(matches!(ended, Err(Refusal::Conflict(_))));
    }

    #[test]
    fn nothing_hangs_in_the_air() {
        let below = AccessEvent::OrganisationCreated {
            organisation: OrganisationId::from_u128(13),
            name: "Škola".to_owned(),
            kind: crate::OrganisationKind::Other,
            territory: PLAV,
            parent: Some(PLAV_OFFICE),
        };
        let ended = end(&[plav_office(), below], PLAV_OFFICE);
        assert!(matches!(ended, Err(Refusal::Conflict(_))));
    }
}
