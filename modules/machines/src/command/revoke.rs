//! Taking a machine's leave away. It works at once and for ever; a new one is let in anew.

use hlaska_journal::World;
use hlaska_kernel::{AccountId, Action, Permit, Refusal, Role, Row};
use hlaska_web::{Decision, Fields, FormReader};

use super::issue_key::RUNS_THE_PORTAL;
use super::pair_display::STAFF;
use super::{REASON_LIMIT, decision};
use crate::event::MachineEvent;
use crate::view::Machines;

pub(crate) struct RevokeDisplay;

impl Action for RevokeDisplay {
    const ROW: Row = Row { action: "machines.revoke_display", roles: STAFF };
}

pub(crate) struct RevokeKey;

impl Action for RevokeKey {
    const ROW: Row = Row { action: "machines.revoke_key", roles: RUNS_THE_PORTAL as &[Role] };
}

/// Field `reason`.
pub(crate) fn parse(form: &Fields) -> Result<String, Refusal> {
    let mut reader = FormReader::new(form);
    let reason = reader.required("reason", REASON_LIMIT);
    reader.finish(reason)
}

pub(crate) fn revoke_display(
    world: &World,
    permit: &Permit<'_, RevokeDisplay>,
    display: AccountId,
    reason: String,
) -> Result<Decision, Refusal> {
    revoke(world, permit, display, true, &MachineEvent::DisplayRevoked { display, reason })
}

pub(crate) fn revoke_key(
    world: &World,
    permit: &Permit<'_, RevokeKey>,
    key: AccountId,
    reason: String,
) -> Result<Decision, Refusal> {
    revoke(world, permit, key, false, &MachineEvent::KeyRevoked { key, reason })
}

fn revoke<A: Action>(
    world: &World,
    permit: &Permit<'_, A>,
    id: AccountId,
    is_display: bool,
    event: &MachineEvent,
) -> Result<Decision, Refusal> {
    let machine = world.view::<Machines>().get(id);
    let machine = machine
        .filter(|one| one.is_display() == is_display && one.territory.place() == permit.place())
        .ok_or(Refusal::NotFound)?;
    if machine.revoked.is_some() {
        return Ok(Decision::default());
    }
    Ok(decision(event))
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::{Place, permit};
    use hlaska_rig::operator;

    use super::*;
    use crate::testing::{DISPLAY, kinds, with_display};

    #[test]
    fn a_display_goes_dark_once_and_with_a_reason() {
        let who = operator();
        let leave = permit::<RevokeDisplay>(&who, Place::Region).unwrap();
        let story = with_display();
        let off = || "Ukradená".to_owned();
        let decided = revoke_display(&story.world, &leave, DISPLAY, off()).unwrap();
        assert_eq!(kinds(&decided), ["machines.display_revoked"]);
        assert!(crate::identity(&story.world, DISPLAY).is_some());
        let story = story.does(&who, |_, _| Ok(decided));
        assert_eq!(crate::identity(&story.world, DISPLAY), None);
        assert!(kinds(&revoke_display(&story.world, &leave, DISPLAY, off()).unwrap()).is_empty());
        assert!(parse(&Fields::parse(b"reason=+")).is_err());
    }

    #[test]
    fn a_display_is_no_key() {
        let who = hlaska_rig::actor(Role::Administrator, hlaska_kernel::Territory::Region, 1);
        let leave = permit::<RevokeKey>(&who, Place::Region).unwrap();
        let refused = revoke_key(&with_display().world, &leave, DISPLAY, "x".to_owned());
        assert!(matches!(refused, Err(Refusal::NotFound)));
    }
}
