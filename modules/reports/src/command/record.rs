//! Writing a municipality's report down for somebody who called.

use hlaska_journal::World;
use hlaska_kernel::{Action, Permit, Refusal, Role, Row, Timestamp};
use hlaska_web::{Decision, Fields, FormReader};

use super::remind::channel;
use super::report::{Told, Word};
use super::statement_form;
use crate::statement::{Channel, Source};

/// Zapsat hlášení za volajícího.
pub struct RecordReport;

impl Action for RecordReport {
    const ROW: Row = Row {
        action: "reports.record",
        roles: &[Role::RegionManager, Role::OrpSecretary, Role::Operator],
    };
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Input {
    pub word: Word,
    pub caller: String,
    pub channel: Channel,
    /// The municipality's name, for the journal's "on behalf of".
    pub municipality: String,
    pub told_at: Timestamp,
    pub exercise: bool,
    pub now: Timestamp,
}

pub fn record(
    world: &World,
    permit: &Permit<'_, RecordReport>,
    input: Input,
) -> Result<Decision, Refusal> {
    let on_behalf = format!("{}: {}", input.municipality, input.caller);
    let told = Told {
        place: permit.place(),
        word: input.word,
        source: Source::Caller { name: input.caller, channel: input.channel },
        exercise: input.exercise,
        made_at: is_earlier(input.told_at, input.now).then_some(input.told_at),
        queued: false,
    };
    let events = vec![told.into_event(world)?];
    Ok(Decision { events, on_behalf: Some(on_behalf), ..Decision::default() })
}

/// A form shows whole minutes: the present one means now, lest the report seem older than one
/// that came seconds ago.
fn is_earlier(told_at: Timestamp, now: Timestamp) -> bool {
    now.as_second() - told_at.as_second() >= 60
}

pub fn parse(
    form: &Fields,
    municipality: String,
    exercise: bool,
    now: Timestamp,
) -> Result<Input, Refusal> {
    let mut reader = FormReader::new(form);
    let caller = reader.required("caller", 120);
    let channel = channel(form, &mut reader);
    let told_at = reader.moment("at", now);
    let word = statement_form::read(form, &mut reader);
    let exercise = statement_form::is_exercise(form).unwrap_or(exercise);
    reader.finish(Input { word, caller, channel, municipality, told_at, exercise, now })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::ReportsEvent;
    use crate::statement::Situation;
    use crate::testing::{
        Given, HLUBOKA, KAPLICE, clock, complaints, event_of, form, mayor, reader, secretary,
    };
    use hlaska_kernel::{Actor, Place, policy};

    fn decide(
        given: &Given,
        actor: &Actor,
        place: Place,
        encoded: &str,
    ) -> Result<Decision, Refusal> {
        let permit = policy::permit::<RecordReport>(actor, place)?;
        let name = "Hluboká nad Vltavou".to_owned();
        record(&given.world, &permit, parse(&form(encoded), name, false, clock("14:10"))?)
    }

    const SENT: &str = "caller=místostarosta&channel=radio&at=2026-11-22T14:02&situation=critical";

    #[test]
    fn the_secretary_writes_down_what_a_caller_said() {
        let decision = decide(&Given::nothing(), &secretary(), HLUBOKA, SENT).unwrap();
        assert_eq!(decision.on_behalf.as_deref(), Some("Hluboká nad Vltavou: místostarosta"));
        assert_eq!(decision.events[0].occurred_at(), Some(clock("14:02")));
        let ReportsEvent::Reported { source, statement, queued, .. } = event_of(&decision) else {
            panic!()
        };
        let caller = Source::Caller { name: "místostarosta".into(), channel: Channel::Radio };
        assert_eq!((source, statement.situation, queued), (caller, Situation::Critical, false));
    }

    #[test]
    fn a_caller_may_say_no_change_too() {
        let given = Given::nothing().reported(HLUBOKA, Situation::Watch);
        let sent = "caller=starosta&channel=phone&unchanged=1";
        let decision = decide(&given, &secretary(), HLUBOKA, sent).unwrap();
        assert!(matches!(event_of(&decision), ReportsEvent::Reported { confirms: Some(1), .. }));
        assert_eq!(decision.events[0].occurred_at(), None);
    }

    #[test]
    fn it_must_be_said_who_called_and_how() {
        let refused = decide(&Given::nothing(), &secretary(), HLUBOKA, "situation=normal");
        assert_eq!(complaints(&refused.err().unwrap()), ["caller", "channel"]);
        let future = "caller=a&channel=phone&situation=normal&at=2026-11-22T15:00";
        let refused = decide(&Given::nothing(), &secretary(), HLUBOKA, future);
        assert_eq!(complaints(&refused.err().unwrap()), ["at"]);
    }

    #[test]
    fn only_those_on_duty_for_the_place_write_for_others() {
        let given = Given::nothing();
        for (actor, place) in
            [(secretary(), KAPLICE), (mayor(HLUBOKA), HLUBOKA), (reader(), HLUBOKA)]
        {
            let refused = decide(&given, &actor, place, SENT);
            assert!(matches!(refused, Err(Refusal::Denied(_))), "{actor:?} {place:?}");
        }
    }
}
