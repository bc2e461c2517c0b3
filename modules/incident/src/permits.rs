//! Permits for an event that spans several places.

use hlaska_kernel::policy::{self, Reason};
use hlaska_kernel::{Action, Actor, Denied, Guarded, Permit, Viewer, permit};

/// The whole event lies where the actor may do this.
pub(crate) fn over_all<'a, A: Action>(
    actor: &'a Actor,
    event: &[Guarded],
) -> Result<Permit<'a, A>, Denied> {
    let (first, rest) =
        event.split_first().ok_or(Denied { action: A::ROW.action, because: Reason::Territory })?;
    for place in rest {
        permit::<A>(actor, place.clone())?;
    }
    permit(actor, first.clone())
}

/// Some ground of the event is the actor's own: a mayor writes into the log of a flood in the
/// whole district.
pub(crate) fn touching<'a, A: Action>(
    actor: &'a Actor,
    event: &[Guarded],
) -> Result<Permit<'a, A>, Denied> {
    let own = actor.grants.iter().filter(|grant| A::ROW.roles.contains(&grant.role));
    let own = own.flat_map(|grant| event.iter().map(move |part| (grant.territory, part)));
    let own = own.into_iter().find(|(territory, part)| territory.touches(part.place));
    let elsewhere = Denied { action: A::ROW.action, because: Reason::Territory };
    own.map_or(Err(elsewhere), |(territory, part)| {
        permit(actor, Guarded { place: territory.place(), ..part.clone() })
    })
}

/// Whether to offer a button.
pub(crate) fn would_over_all<A: Action>(viewer: &Viewer, event: &[Guarded]) -> bool {
    !event.is_empty() && event.iter().all(|part| policy::would_permit::<A>(viewer, part.clone()))
}

/// Whether to offer a button to whoever already sees the event.
pub(crate) fn would_touching<A: Action>(viewer: &Viewer, event: &[Guarded]) -> bool {
    viewer.grants().iter().any(|grant| {
        A::ROW.roles.contains(&grant.role)
            && event.iter().any(|part| grant.territory.touches(part.place))
    })
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::{Marking, Place};
    use hlaska_rig::{BUDEJOVICE, KRUMLOV, PLAV, mayor, operator, orp_secretary, reader};

    use super::*;
    use crate::command::{Close, Open, WriteEntry};

    fn at(places: &[Place]) -> Vec<Guarded> {
        places.iter().copied().map(Guarded::at).collect()
    }

    fn both() -> Vec<Guarded> {
        at(&[PLAV, Place::Orp(KRUMLOV)])
    }

    #[test]
    fn the_whole_event_must_lie_on_the_ground_of_who_opens_or_closes_it() {
        let (plav, district) = (at(&[PLAV]), at(&[Place::Orp(BUDEJOVICE)]));
        assert!(over_all::<Open>(&operator(), &both()).is_ok());
        assert!(over_all::<Open>(&orp_secretary(BUDEJOVICE), &both()).is_err());
        assert!(over_all::<Open>(&orp_secretary(BUDEJOVICE), &plav).is_ok());
        assert!(over_all::<Open>(&mayor(PLAV), &plav).is_ok());
        assert!(over_all::<Open>(&mayor(PLAV), &district).is_err());
        assert!(over_all::<Open>(&operator(), &[]).is_err());
        assert!(over_all::<Close>(&operator(), &plav).is_err());
        assert!(over_all::<Close>(&mayor(PLAV), &plav).is_err());
    }

    #[test]
    fn whoever_is_touched_may_write() {
        let district = at(&[Place::Orp(BUDEJOVICE)]);
        assert!(touching::<WriteEntry>(&mayor(PLAV), &district).is_ok());
        assert!(touching::<WriteEntry>(&mayor(PLAV), &at(&[Place::Orp(KRUMLOV)])).is_err());
        assert!(touching::<WriteEntry>(&orp_secretary(KRUMLOV), &both()).is_ok());
        assert!(touching::<WriteEntry>(&reader(), &both()).is_err());
    }

    #[test]
    fn what_one_may_not_read_one_may_not_touch() {
        let mut uncleared = operator();
        uncleared.clearance = Marking::Internal;
        let event = vec![Guarded::at(PLAV).marked(Marking::Sensitive)];
        assert!(touching::<WriteEntry>(&operator(), &event).is_ok());
        assert_eq!(
            touching::<WriteEntry>(&uncleared, &event).err().unwrap().because,
            Reason::Marking
        );
        assert_eq!(over_all::<Open>(&uncleared, &event).err().unwrap().because, Reason::Marking);
    }
}
