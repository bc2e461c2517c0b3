//! Ending an ask: enough is known, or it was a mistake.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, Permit, Refusal, Role, Row, Said};
use hlaska_web::{Decision, Fields, FormReader};

use super::open_ask;
use crate::ask::AskId;
use crate::event::{ReportsEvent, ask_stream};

/// Uzavřít nebo odvolat výzvu.
pub struct CloseAsk;

impl Action for CloseAsk {
    const ROW: Row = Row {
        action: "reports.close_ask",
        roles: &[Role::RegionManager, Role::OrpSecretary, Role::Operator],
    };
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Input {
    pub ask: AskId,
    pub withdrawn: bool,
    pub reason: String,
}

pub fn close(
    world: &World,
    permit: &Permit<'_, CloseAsk>,
    input: Input,
) -> Result<Decision, Refusal> {
    let ask = open_ask(world, permit, input.ask)?;
    let exercise = ask.exercise;
    let event = ReportsEvent::AskClosed {
        ask: input.ask,
        withdrawn: input.withdrawn,
        reason: input.reason,
    };
    Ok(vec![NewEvent::new(ask_stream(input.ask), &event).exercise(exercise)].into())
}

/// A withdrawal needs a reason, because municipalities may have acted on the request.
pub fn parse(form: &Fields, ask: AskId) -> Result<Input, Refusal> {
    let mut reader = FormReader::new(form);
    let withdrawn = form.get("how") == "withdrawn";
    let reason = reader.optional("reason", 500);
    if withdrawn && reason.is_empty() {
        reader.error(
            "reason",
            Said::new(
                "Napište, proč výzvu odvoláváte; obce důvod uvidí.",
                "Say why you withdraw the request; the municipalities will see it.",
            ),
        );
    }
    reader.finish(Input { ask, withdrawn, reason })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::hull;
    use crate::testing::{
        FIRST, Given, HLUBOKA, KAPLICE, PLAV, complaints, event_of, form, manager, secretary,
    };
    use hlaska_kernel::{Actor, Place, policy};

    fn decide(given: &Given, actor: &Actor, of: &[Place], sent: &str) -> Result<Decision, Refusal> {
        let permit = policy::permit::<CloseAsk>(actor, hull(of).unwrap())?;
        close(&given.world, &permit, parse(&form(sent), FIRST)?)
    }

    #[test]
    fn an_ask_ends_in_its_own_stream_and_kind() {
        let of = [HLUBOKA, PLAV];
        let given = Given::nothing().asked_in_exercise(FIRST, &of, "14:00");
        let decision = decide(&given, &secretary(), &of, "how=closed").unwrap();
        assert!(decision.events[0].is_exercise());
        let expected =
            ReportsEvent::AskClosed { ask: FIRST, withdrawn: false, reason: String::new() };
        assert_eq!(event_of(&decision), expected);
        let given = given.does(Ok(decision));
        assert!(!given.reports().ask_raw(FIRST).unwrap().is_open());
        assert_eq!(given.reports().open_asks_raw(HLUBOKA.municipality().unwrap()).count(), 0);
    }

    #[test]
    fn it_ends_once() {
        let of = [HLUBOKA];
        let given = Given::nothing().asked(FIRST, &of, "14:00").closed(FIRST);
        let refused = decide(&given, &manager(), &of, "how=closed");
        assert!(matches!(refused, Err(Refusal::Conflict(_))));
        let unknown = decide(&Given::nothing(), &manager(), &of, "how=closed");
        assert!(matches!(unknown, Err(Refusal::NotFound)));
    }

    #[test]
    fn a_secretary_does_not_end_what_concerns_others_too() {
        let given = Given::nothing().asked(FIRST, &[HLUBOKA, KAPLICE], "14:00");
        let refused = decide(&given, &secretary(), &[HLUBOKA, KAPLICE], "how=closed");
        assert!(matches!(refused, Err(Refusal::Denied(_))));
        let by_a_smaller_permit = decide(&given, &secretary(), &[HLUBOKA], "how=closed");
        assert!(matches!(by_a_smaller_permit, Err(Refusal::NotFound)));
    }

    #[test]
    fn a_withdrawal_has_a_reason() {
        let given = Given::nothing().asked(FIRST, &[HLUBOKA], "14:00");
        let refused = decide(&given, &manager(), &[HLUBOKA], "how=withdrawn");
        assert_eq!(complaints(&refused.err().unwrap()), ["reason"]);
        let done = decide(&given, &manager(), &[HLUBOKA], "how=withdrawn&reason=omyl").unwrap();
        assert!(matches!(event_of(&done), ReportsEvent::AskClosed { withdrawn: true, .. }));
    }
}
