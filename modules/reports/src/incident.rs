//! What reports need to know of an incident.

use hlaska_incident::Incidents;
use hlaska_journal::World;
use hlaska_kernel::{Place, Viewer};

pub use hlaska_incident::IncidentId;

/// The frame in which municipalities are asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Frame {
    pub title: String,
    pub places: Vec<Place>,
    pub exercise: bool,
    pub open: bool,
}

/// The incident as the viewer may see it.
pub(crate) fn frame(world: &World, viewer: &Viewer, id: IncidentId) -> Option<Frame> {
    let incident = world.view::<Incidents>().get(viewer, id)?;
    Some(Frame {
        title: incident.facts.title.clone(),
        places: incident.facts.places.clone(),
        exercise: incident.exercise,
        open: incident.is_open,
    })
}
