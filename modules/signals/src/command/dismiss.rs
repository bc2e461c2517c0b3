//! "Nothing will come of it, because …"

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, Permit, Refusal, Role, Row, Said};
use hlaska_web::{Decision, Fields, FormReader};

use crate::event::SignalEvent;
use crate::signal::{Act, Signal, SignalId, State};
use crate::view::{Signals, stream};

pub struct Dismiss;

impl Action for Dismiss {
    const ROW: Row = Row {
        action: "signals.dismiss",
        roles: &[Role::RegionManager, Role::OrpSecretary, Role::Operator],
    };
}

/// Longest reason, characters.
const REASON_LIMIT: usize = 500;

pub fn parse_reason(form: &Fields) -> Result<String, Refusal> {
    let mut reader = FormReader::new(form);
    let reason = reader.required("duvod", REASON_LIMIT);
    reader.finish(reason)
}

pub fn dismiss(
    world: &World,
    permit: &Permit<'_, Dismiss>,
    id: SignalId,
    reason: String,
) -> Result<Decision, Refusal> {
    let signal = world.view::<Signals>().find(id).ok_or(Refusal::NotFound)?;
    if is_same(signal, permit, &reason) {
        return Ok(Decision::default());
    }
    if !signal.is_open() {
        return Err(Refusal::Conflict(Said::new(
            "Podnět už je vyřízen. Otevřete jej a podívejte se, jak.",
            "The signal has been dealt with already. Open it to see how.",
        )));
    }
    let event = NewEvent::new(stream(id), &SignalEvent::Dismissed { reason });
    Ok(vec![event.exercise(signal.exercise)].into())
}

/// The same form sent twice.
fn is_same(signal: &Signal, permit: &Permit<'_, Dismiss>, reason: &str) -> bool {
    let me = Some(permit.actor().account);
    signal.state() == State::Dismissed
        && signal.deeds.last().is_some_and(|deed| {
            deed.by().account() == me && deed.act == Act::Dismissed { reason: reason.to_owned() }
        })
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::permit;
    use hlaska_rig::{KRUMLOV, PLAV, mayor, operator, orp_secretary, region_manager};

    use super::*;
    use crate::testing::{FIRST, kinds, rising};

    #[test]
    fn a_signal_is_put_aside_with_a_reason() {
        let who = operator();
        let permit = permit::<Dismiss>(&who, PLAV).unwrap();
        let decision = dismiss(&rising().world, &permit, FIRST, "jez".into()).unwrap();
        assert_eq!(kinds(&decision), ["signals.dismissed"]);
    }

    #[test]
    fn without_a_reason_nothing_is_put_aside() {
        let form = Fields::parse(b"duvod=+++");
        let Err(Refusal::Invalid(errors)) = parse_reason(&form) else { panic!("taken") };
        assert_eq!(errors[0].field, "duvod");
        assert_eq!(parse_reason(&Fields::parse("duvod=jez".as_bytes())), Ok("jez".to_owned()));
    }

    #[test]
    fn a_second_reason_does_not_overwrite_the_first_one() {
        let (who, other) = (operator(), region_manager());
        let mine = permit::<Dismiss>(&who, PLAV).unwrap();
        let story = rising().does(&who, |world, _| dismiss(world, &mine, FIRST, "jez".into()));
        let theirs = permit::<Dismiss>(&other, PLAV).unwrap();
        let refused = dismiss(&story.world, &theirs, FIRST, "jinak".into());
        assert!(matches!(refused, Err(Refusal::Conflict(_))));

        let repeated = dismiss(&story.world, &mine, FIRST, "jez".into()).unwrap();
        assert!(repeated.events.is_empty(), "the same form sent twice is one act");
    }

    #[test]
    fn others_may_not() {
        assert!(permit::<Dismiss>(&orp_secretary(KRUMLOV), PLAV).is_err());
        assert!(permit::<Dismiss>(&mayor(PLAV), PLAV).is_err());
    }
}
