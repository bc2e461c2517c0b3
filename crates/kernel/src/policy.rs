//! Authorization in the type system: a command takes a [`Permit`] and only [`permit`] makes one.

use std::marker::PhantomData;

use crate::actor::{Actor, Grant, OrganisationId, Role, Viewer};
use crate::marking::{EntitledListId, Guarded, Marking};
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
#[error("{action} is not allowed here: {because:?}")]
pub struct Denied {
    pub action: &'static str,
    pub because: Reason,
}

/// What stood in the way. It goes into the record of refusals, never onto the page: a page that
/// says why would tell that the thing exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// No grant has a role that may.
    Role,
    /// The role is held elsewhere.
    Territory,
    /// The account may not read what is marked so.
    Marking,
    /// Special facts, and the person is on no list for them.
    NotListed,
}

impl Reason {
    /// Stable name in records.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::Territory => "territory",
            Self::Marking => "marking",
            Self::NotListed => "not_listed",
        }
    }
}

/// Whoever is asked about, with everything the decision rests on.
struct Standing<'a> {
    grants: &'a [Grant],
    organisation: Option<OrganisationId>,
    clearance: Marking,
    lists: &'a [EntitledListId],
}

impl<'a> From<&'a Actor> for Standing<'a> {
    fn from(actor: &'a Actor) -> Self {
        Self {
            grants: &actor.grants,
            organisation: Some(actor.organisation),
            clearance: actor.clearance,
            lists: &actor.lists,
        }
    }
}

impl<'a> From<&'a Viewer> for Standing<'a> {
    fn from(viewer: &'a Viewer) -> Self {
        Self {
            grants: viewer.grants(),
            organisation: viewer.organisation(),
            clearance: viewer.clearance(),
            lists: viewer.lists(),
        }
    }
}

/// Which roles, and how their territory must lie to the place.
struct Question<'a> {
    may: &'a dyn Fn(Role) -> bool,
    reaches: fn(Territory, Place) -> bool,
    /// Does an invitation stand in for the territory?
    by_invitation: bool,
}

/// The one decision: some grant has the role, its territory reaches the place, the marking is not
/// above the clearance, and for special facts the person stands on the list.
fn decide(who: &Standing<'_>, asks: &Question<'_>, on: &Guarded) -> Result<Role, Reason> {
    let mut able = who.grants.iter().filter(|grant| (asks.may)(grant.role)).peekable();
    if able.peek().is_none() {
        return Err(Reason::Role);
    }
    let invited = asks.by_invitation && who.organisation.is_some_and(|o| on.invited.contains(&o));
    let grant = able.find(|grant| invited || (asks.reaches)(grant.territory, on.place));
    let grant = grant.ok_or(Reason::Territory)?;
    if on.marking == Marking::SpecialFacts {
        let listed = on.list.is_some_and(|list| who.lists.contains(&list));
        return if listed { Ok(grant.role) } else { Err(Reason::NotListed) };
    }
    if on.marking > who.clearance { Err(Reason::Marking) } else { Ok(grant.role) }
}

/// May somebody do this to the thing? Its territory must cover all of the thing's place.
pub fn permit<A: Action>(
    actor: &Actor,
    object: impl Into<Guarded>,
) -> Result<Permit<'_, A>, Denied> {
    let object = object.into();
    let asks = acting::<A>();
    decide(&actor.into(), &asks, &object)
        .map(|role| Permit { actor, place: object.place, role, action: PhantomData })
        .map_err(|because| Denied { action: A::ROW.action, because })
}

fn acting<A: Action>() -> Question<'static> {
    Question {
        may: &|role| A::ROW.roles.contains(&role),
        reaches: Territory::covers,
        by_invitation: false,
    }
}

/// The same question for a page that only asks whether to offer a button.
pub fn would_permit<A: Action>(viewer: &Viewer, object: impl Into<Guarded>) -> bool {
    decide(&viewer.into(), &acting::<A>(), &object.into()).is_ok()
}

/// May somebody read the thing? Their territory must share ground with its place.
pub fn readable(viewer: &Viewer, object: &Guarded) -> Result<(), Reason> {
    let asks = Question {
        may: &|role| role.is_operational(),
        reaches: Territory::touches,
        by_invitation: true,
    };
    decide(&viewer.into(), &asks, object).map(drop)
}

/// Could the actor do this anywhere at all? The coarse question asked of a route.
pub fn somewhere(actor: &Actor, row: &Row) -> bool {
    actor.grants.iter().any(|grant| row.roles.contains(&grant.role))
}

/// Could the territory hold a grant of this role? Keeps e.g. a mayor from holding a region.
pub fn fits(role: Role, territory: Territory) -> bool {
    match role {
        Role::RegionManager | Role::Operator | Role::Administrator | Role::Auditor => {
            territory == Territory::Region
        }
        Role::OrpSecretary => matches!(territory, Territory::Orp(_)),
        Role::Mayor => matches!(territory, Territory::Municipality(..)),
        Role::Reader | Role::OrganisationAdministrator => true,
    }
}
