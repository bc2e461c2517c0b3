//! Opens an emergency event, by hand or from a signal.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, Permit, Refusal, Role, Row};
use hlaska_signals::{SignalId, link_events};
use hlaska_web::Decision;

use crate::event::{Facts, IncidentEvent};
use crate::incident::IncidentId;
use crate::view::{Incidents, stream};

pub struct Open;

impl Action for Open {
    const ROW: Row = Row {
        action: "incident.open",
        roles: &[Role::RegionManager, Role::OrpSecretary, Role::Mayor, Role::Operator],
    };
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Opening {
    pub(crate) id: IncidentId,
    pub(crate) facts: Facts,
    pub(crate) exercise: bool,
    /// The signal it grows out of; the caller has made sure that the actor may see it.
    pub(crate) signal: Option<SignalId>,
}

/// The identifier comes from the form, so the same form sent twice opens one event. The signal is
/// linked in the same decision: both are written or neither.
pub(crate) fn open(
    world: &World,
    _permit: &Permit<'_, Open>,
    opening: Opening,
) -> Result<Decision, Refusal> {
    let Opening { id, facts, exercise, signal } = opening;
    if world.view::<Incidents>().find(id).is_some() {
        return Ok(Decision::default());
    }
    let link = signal.map(|signal| link_events(world, signal, &super::address(id), &facts.title));
    let occurred_at = facts.occurred_at;
    let event = NewEvent::new(stream(id), &IncidentEvent::Opened { facts, signal });
    let mut events = vec![event.occurred(occurred_at).exercise(exercise)];
    events.extend(link.unwrap_or_default());
    Ok(events.into())
}
