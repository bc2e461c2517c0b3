//! Lets people of an organisation from elsewhere read one event, and ends it.

use hlaska_access::Accounts;
use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, OrganisationId, Permit, Refusal, Role, Row, Said};
use hlaska_web::{Decision, Fields, FormReader};

use crate::event::IncidentEvent;
use crate::incident::IncidentId;
use crate::view::{Incidents, stream};

/// Who directs the event, not who merely writes into it.
const DIRECTING: &[Role] = &[Role::RegionManager, Role::OrpSecretary, Role::Operator];

pub struct InviteOrganisation;

impl Action for InviteOrganisation {
    const ROW: Row = Row { action: "incident.invite_organisation", roles: DIRECTING };
}

pub struct WithdrawInvitation;

impl Action for WithdrawInvitation {
    const ROW: Row = Row { action: "incident.withdraw_invitation", roles: DIRECTING };
}

/// Field `organizace`.
pub(crate) fn parse_invited(form: &Fields) -> Result<OrganisationId, Refusal> {
    let mut reader = FormReader::new(form);
    let choose = Said::new("Vyberte organizaci.", "Choose an organisation.");
    let chosen = reader.parsed("organizace", choose.clone());
    if chosen.is_none() {
        reader.error("organizace", choose);
    }
    // Without a complaint there is a value; the placeholder never leaves this function.
    reader.finish(chosen.unwrap_or(OrganisationId::from_u128(0)))
}

pub(crate) fn invite(
    world: &World,
    _permit: &Permit<'_, InviteOrganisation>,
    id: IncidentId,
    organisation: OrganisationId,
) -> Result<Decision, Refusal> {
    let incident = world.view::<Incidents>().find(id).ok_or(Refusal::NotFound)?;
    let found = world.view::<Accounts>().organisation(organisation).ok_or(Refusal::NotFound)?;
    if incident.invited.contains_key(&organisation) {
        return Ok(Decision::default());
    }
    if !incident.is_open {
        return Err(super::closed());
    }
    let event = IncidentEvent::OrganisationInvited { organisation, name: found.name.clone() };
    Ok(vec![NewEvent::new(stream(id), &event).exercise(incident.exercise)].into())
}

/// Also of a closed event: nobody reads for ever.
pub(crate) fn withdraw(
    world: &World,
    _permit: &Permit<'_, WithdrawInvitation>,
    id: IncidentId,
    organisation: OrganisationId,
) -> Result<Decision, Refusal> {
    let incident = world.view::<Incidents>().find(id).ok_or(Refusal::NotFound)?;
    let Some(name) = incident.invited.get(&organisation).cloned() else {
        return Ok(Decision::default());
    };
    let event = IncidentEvent::InvitationWithdrawn { organisation, name };
    Ok(vec![NewEvent::new(stream(id), &event).exercise(incident.exercise)].into())
}

#[cfg(test)]
mod tests {
    use hlaska_journal::Views;
    use hlaska_kernel::{Lang, Marking, Place, Territory};
    use hlaska_rig::{KRUMLOV, Story, operator, orp_secretary};
    use hlaska_signals::Signals;

    use super::*;
    use crate::testing::{FLOOD, allowed, kinds, office, opened, opening};

    fn offices() -> Story {
        let views = Views::default().with::<Incidents>().with::<Signals>().with::<Accounts>();
        Story::new(views).system("start", |_| office(KRUMLOV_OFFICE, Territory::Orp(KRUMLOV)))
    }

    const KRUMLOV_OFFICE: OrganisationId = OrganisationId::from_u128(3103 + 1);

    fn invited(story: Story) -> Story {
        story
            .does(&operator(), |world, actor| invite(world, &allowed(actor), FLOOD, KRUMLOV_OFFICE))
    }

    fn sees(story: &Story) -> bool {
        let viewer = orp_secretary(KRUMLOV).viewer(Lang::Cs);
        story.view::<Incidents>().get(&viewer, FLOOD).is_some()
    }

    #[test]
    fn an_invited_organisation_reads_until_the_invitation_ends() {
        let story = opened(offices(), opening());
        assert!(!sees(&story));
        let story = invited(story);
        assert!(sees(&story));
        let again = invite(&story.world, &allowed(&operator()), FLOOD, KRUMLOV_OFFICE).unwrap();
        assert_eq!(kinds(&again), [""; 0], "invited once");
        let story = story.does(&operator(), |world, actor| {
            withdraw(world, &allowed(actor), FLOOD, KRUMLOV_OFFICE)
        });
        assert!(!sees(&story));
    }

    #[test]
    fn an_invitation_is_no_clearance_and_no_command() {
        let mut sensitive = opening();
        sensitive.facts.handling.marking = Marking::Sensitive;
        let story = invited(opened(offices(), sensitive));
        assert!(sees(&story));
        let mut uncleared = orp_secretary(KRUMLOV);
        uncleared.clearance = Marking::Internal;
        let incidents = story.view::<Incidents>();
        assert!(incidents.get(&uncleared.viewer(Lang::Cs), FLOOD).is_none());
        let guest = orp_secretary(KRUMLOV);
        let guards = incidents.find(FLOOD).unwrap().guards();
        assert!(crate::permits::touching::<crate::WriteEntry>(&guest, &guards).is_err());
        assert_eq!(guards[0].place, Place::Orp(hlaska_rig::BUDEJOVICE));
    }

    #[test]
    fn nobody_unknown_is_invited() {
        let story = opened(offices(), opening());
        let nobody = OrganisationId::from_u128(99);
        let refused = invite(&story.world, &allowed(&operator()), FLOOD, nobody);
        assert!(matches!(refused, Err(Refusal::NotFound)));
    }
}
