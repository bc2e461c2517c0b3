//! Authorization in the type system: a command takes a [`Permit`] and only [`permit`] makes one.

use std::marker::PhantomData;

use crate::actor::{Actor, Role, Viewer};
use crate::place::{Place, Territory};

/// Who may do one thing. A grant allows it within the territory of the grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Stable name, `module.verb`.
    pub action: &'static str,
    pub roles: &'static [Role],
}

/// Something a person can do; implemented by an empty type next to its command.
pub trait Action: 'static {
    const ROW: Row;
}

/// Proof that `A` was allowed. It cannot be made elsewhere, copied into another action or stored.
#[derive(Debug)]
pub struct Permit<'a, A: Action> {
    actor: &'a Actor,
    place: Place,
    role: Role,
    action: PhantomData<A>,
}

impl<'a, A: Action> Permit<'a, A> {
    pub fn actor(&self) -> &'a Actor {
        self.actor
    }
    /// The place the permission was asked for.
    pub fn place(&self) -> Place {
        self.place
    }
    /// The role on which the permission rests.
    pub fn role(&self) -> Role {
        self.role
    }
}

/// The actor may not do this here.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{action} is not allowed here")]
pub struct Denied {
    pub action: &'static str,
}

/// The one decision: some grant has the role and its territory covers the place.
pub fn permit<A: Action>(actor: &Actor, place: Place) -> Result<Permit<'_, A>, Denied> {
    actor
        .grants
        .iter()
        .find(|grant| A::ROW.roles.contains(&grant.role) && grant.territory.covers(place))
        .map(|grant| Permit { actor, place, role: grant.role, action: PhantomData })
        .ok_or(Denied { action: A::ROW.action })
}

/// The same question for a page that only asks whether to offer a button.
pub fn would_permit<A: Action>(viewer: &Viewer, place: Place) -> bool {
    viewer
        .grants()
        .iter()
        .any(|grant| A::ROW.roles.contains(&grant.role) && grant.territory.covers(place))
}

/// Could the actor do this anywhere at all? The coarse question asked of a route.
pub fn somewhere(actor: &Actor, row: &Row) -> bool {
    actor.grants.iter().any(|grant| row.roles.contains(&grant.role))
}

/// Could the territory hold a grant of this role? Keeps e.g. a mayor from holding a region.
pub fn fits(role: Role, territory: Territory) -> bool {
    match role {
        Role::RegionManager | Role::Operator | Role::Administrator => {
            territory == Territory::Region
        }
        Role::OrpSecretary => matches!(territory, Territory::Orp(_)),
        Role::Mayor => matches!(territory, Territory::Municipality(..)),
        Role::Reader => true,
    }
}
