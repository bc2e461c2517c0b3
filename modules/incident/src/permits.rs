//! Permits for an event that spans several places.

use hlaska_kernel::policy::Reason;
use hlaska_kernel::{Action, Actor, Denied, Permit, Place, Viewer, permit, policy};

/// The whole event lies where the actor may do this.
pub(crate) fn over_all<'a, A: Action>(
    actor: &'a Actor,
    places: &[Place],
) -> Result<Permit<'a, A>, Denied> {
    let (first, rest) =
        places.split_first().ok_or(Denied { action: A::ROW.action, because: Reason::Territory })?;
    for place in rest {
        permit::<A>(actor, *place)?;
    }
    permit(actor, *first)
}

/// Some ground of the event is the actor's own: a mayor writes into the log of a flood in the
/// whole district.
pub(crate) fn touching<'a, A: Action>(
    actor: &'a Actor,
    places: &[Place],
) -> Result<Permit<'a, A>, Denied> {
    let own = actor.grants.iter().find(|grant| {
        A::ROW.roles.contains(&grant.role) && places.iter().any(|p| grant.territory.touches(*p))
    });
    let elsewhere = Denied { action: A::ROW.action, because: Reason::Territory };
    own.map_or(Err(elsewhere), |grant| permit(actor, grant.territory.place()))
}

/// Whether to offer a button.
pub(crate) fn would_over_all<A: Action>(viewer: &Viewer, places: &[Place]) -> bool {
    !places.is_empty() && places.iter().all(|place| policy::would_permit::<A>(viewer, *place))
}

pub(crate) fn would_touching<A: Action>(viewer: &Viewer, places: &[Place]) -> bool {
    viewer.grants().iter().any(|grant| {
        A::ROW.roles.contains(&grant.role) && places.iter().any(|p| grant.territory.touches(*p))
    })
}

#[cfg(test)]
mod tests {
    use hlaska_rig::{BUDEJOVICE, KRUMLOV, PLAV, mayor, operator, orp_secretary, reader};

    use super::*;
    use crate::command::{Close, Open, WriteEntry};

    const BOTH: [Place; 2] = [PLAV, Place::Orp(KRUMLOV)];

    #[test]
    fn the_whole_event_must_lie_on_the_ground_of_who_opens_or_closes_it() {
        assert!(over_all::<Open>(&operator(), &BOTH).is_ok());
        assert!(over_all::<Open>(&orp_secretary(BUDEJOVICE), &BOTH).is_err());
        assert!(over_all::<Open>(&orp_secretary(BUDEJOVICE), &[PLAV]).is_ok());
        assert!(over_all::<Open>(&mayor(PLAV), &[PLAV]).is_ok());
        assert!(over_all::<Open>(&mayor(PLAV), &[Place::Orp(BUDEJOVICE)]).is_err());
        assert!(over_all::<Open>(&operator(), &[]).is_err());
        assert!(over_all::<Close>(&operator(), &[PLAV]).is_err());
        assert!(over_all::<Close>(&mayor(PLAV), &[PLAV]).is_err());
    }

    #[test]
    fn whoever_is_touched_may_write() {
        let district = [Place::Orp(BUDEJOVICE)];
        assert!(touching::<WriteEntry>(&mayor(PLAV), &district).is_ok());
        assert!(touching::<WriteEntry>(&mayor(PLAV), &[Place::Orp(KRUMLOV)]).is_err());
        assert!(touching::<WriteEntry>(&orp_secretary(KRUMLOV), &BOTH).is_ok());
        assert!(touching::<WriteEntry>(&reader(), &BOTH).is_err());
    }
}
