//! Writes an entry into the log.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, Permit, Refusal, Role, Row};
use hlaska_web::Decision;

use super::Written;
use crate::event::IncidentEvent;
use crate::incident::IncidentId;
use crate::view::{Incidents, stream};

pub struct WriteEntry;

impl Action for WriteEntry {
    const ROW: Row = Row {
        action: "incident.write_entry",
        roles: &[Role::RegionManager, Role::OrpSecretary, Role::Mayor, Role::Operator],
    };
}

/// Two people who write at the same moment get two numbers: the stream refuses the second
/// decision and it is made again.
pub(crate) fn write_entry(
    world: &World,
    _permit: &Permit<'_, WriteEntry>,
    id: IncidentId,
    written: Written,
) -> Result<Decision, Refusal> {
    let incident = world.view::<Incidents>().find(id).ok_or(Refusal::NotFound)?;
    if !incident.is_open {
        return Err(super::closed());
    }
    let number = incident.next_number();
    let event = IncidentEvent::EntryWritten { number, wording: written.wording };
    let event = NewEvent::new(stream(id), &event).occurred(written.occurred_at);
    Ok(vec![event.exercise(incident.exercise)].into())
}
