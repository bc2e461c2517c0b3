//! Changes what is known of an event. The earlier state stays in its log.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, Permit, Refusal, Role, Row, Said};
use hlaska_web::Decision;

use crate::event::{Facts, IncidentEvent};
use crate::handling::within_reach;
use crate::incident::{Act, Incident, IncidentId};
use crate::view::{Incidents, stream};

pub struct Amend;

impl Action for Amend {
    const ROW: Row = Row {
        action: "incident.amend",
        roles: &[Role::RegionManager, Role::OrpSecretary, Role::Operator],
    };
}

/// The permit is asked for the places before and after the change.
pub(crate) fn amend(
    world: &World,
    permit: &Permit<'_, Amend>,
    id: IncidentId,
    facts: Facts,
    reason: String,
) -> Result<Decision, Refusal> {
    let incident = world.view::<Incidents>().find(id).ok_or(Refusal::NotFound)?;
    if !incident.is_open {
        return Err(super::closed());
    }
    if is_repeated(incident, permit, &facts, &reason) {
        return Ok(Decision::default());
    }
    if incident.facts == facts {
        return Err(Refusal::field(
            "duvod",
            Said::new(
                "Nic se nezměnilo. Upravte údaje, nebo se vraťte zpět.",
                "Nothing has changed. Change the data or go back.",
            ),
        ));
    }
    within_reach(facts.handling, permit.actor())?;
    let event = NewEvent::new(stream(id), &IncidentEvent::Amended { facts, reason });
    Ok(vec![event.exercise(incident.exercise)].into())
}

/// The same form sent twice.
fn is_repeated(
    incident: &Incident,
    permit: &Permit<'_, Amend>,
    facts: &Facts,
    reason: &str,
) -> bool {
    let me = Some(permit.actor().account);
    incident.deeds.last().is_some_and(|deed| match &deed.act {
        Act::Amended { change, reason: given } => {
            change.after == *facts && given == reason && deed.stamp.author().account() == me
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use hlaska_rig::{BUDEJOVICE, operator, orp_secretary};

    use super::*;
    use crate::event::IncidentLevel;
    use crate::testing::{FLOOD, allowed, facts, flood, incident, kinds};

    fn worse() -> Facts {
        Facts { level: IncidentLevel::Region, alarm: Some("third".into()), ..facts() }
    }

    #[test]
    fn what_was_known_before_stays_in_the_log() {
        let who = operator();
        let story = flood().does(&who, |world, actor| {
            amend(world, &allowed(actor), FLOOD, worse(), "řízení převzal kraj".into())
        });
        let incident = incident(&story);
        assert_eq!(incident.facts, worse());
        let Act::Amended { change, reason } = &incident.deeds[1].act else { panic!() };
        assert_eq!((change.before.clone(), reason.as_str()), (facts(), "řízení převzal kraj"));
    }

    #[test]
    fn a_change_that_changes_nothing_is_asked_back() {
        let refused = amend(&flood().world, &allowed(&operator()), FLOOD, facts(), "x".into());
        assert!(matches!(refused, Err(Refusal::Invalid(_))));
    }

    #[test]
    fn the_same_change_sent_twice_is_one_change_and_another_reason_is_another() {
        let (who, other) = (operator(), orp_secretary(BUDEJOVICE));
        let change = |world: &World, actor, reason: &str| {
            amend(world, &allowed(actor), FLOOD, worse(), reason.into())
        };
        let story = flood().does(&who, |world, _| change(world, &who, "kraj"));
        assert_eq!(kinds(&change(&story.world, &who, "kraj").unwrap()), [""; 0]);
        assert!(change(&story.world, &other, "kraj").is_err());
    }

    #[test]
    fn a_closed_event_does_not_change() {
        let who = orp_secretary(BUDEJOVICE);
        let story = flood().does(&who, |world, actor| {
            crate::command::close(world, &allowed(actor), FLOOD, "konec".into())
        });
        let refused = amend(&story.world, &allowed(&who), FLOOD, worse(), "x".into());
        assert!(matches!(refused, Err(Refusal::Conflict(_))));
    }
}
