//! What reports need to know of an incident.

use hlaska_journal::World;
use hlaska_kernel::{Place, Viewer};

hlaska_kernel::id!(
    /// Until the module exists.
    IncidentId
);

/// The frame in which municipalities are asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Frame {
    pub title: String,
    pub places: Vec<Place>,
    pub exercise: bool,
    pub open: bool,
}

/// The incident as the viewer may see it.
pub(crate) fn frame(_world: &World, _viewer: &Viewer, _id: IncidentId) -> Option<Frame> {
    None
}
