//! Noting that those who had not answered were reminded.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, Permit, Place, Refusal, Role, Row, Said, Timestamp};
use hlaska_web::{Decision, Fields, FormReader};

use super::open_ask;
use crate::ask::{Ask, AskId};
use crate::event::{ReportsEvent, ask_stream};
use crate::statement::Channel;
use crate::view::Reports;
use crate::view::standing::{Progress, progress};

/// Zaznamenat urgenci.
pub struct NoteReminder;

impl Action for NoteReminder {
    const ROW: Row = Row {
        action: "reports.note_reminder",
        roles: &[Role::RegionManager, Role::OrpSecretary, Role::Operator],
    };
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Input {
    pub ask: AskId,
    pub channel: Channel,
    pub note: String,
    pub now: Timestamp,
}

pub fn remind(
    world: &World,
    permit: &Permit<'_, NoteReminder>,
    input: Input,
) -> Result<Decision, Refusal> {
    let ask = open_ask(world, permit, input.ask)?;
    let municipalities = owing(world.view(), ask, input.now);
    if municipalities.is_empty() {
        return Err(Refusal::Conflict(Said::new(
            "Všechny vyzvané obce už odpověděly, není koho urgovat.",
            "All the municipalities have answered, there is nobody to remind.",
        )));
    }
    let event = ReportsEvent::ReminderNoted {
        ask: ask.id,
        municipalities,
        channel: input.channel,
        note: input.note,
    };
    Ok(vec![NewEvent::new(ask_stream(ask.id), &event).exercise(ask.exercise)].into())
}

/// Those whose answer is missing now.
pub(crate) fn owing(reports: &Reports, ask: &Ask, now: Timestamp) -> Vec<Place> {
    let owes = |place: &Place| {
        let record = place.municipality().and_then(|code| reports.record_raw(code));
        progress(ask, record, now).0 != Progress::Answered
    };
    ask.municipalities.iter().copied().filter(owes).collect()
}

pub fn parse(form: &Fields, ask: AskId, now: Timestamp) -> Result<Input, Refusal> {
    let mut reader = FormReader::new(form);
    let channel = channel(form, &mut reader);
    let note = reader.optional("note", 500);
    reader.finish(Input { ask, channel, note, now })
}

/// How somebody was reached; must be chosen.
pub(super) fn channel(form: &Fields, reader: &mut FormReader<'_>) -> Channel {
    Channel::from_name(form.get("channel")).unwrap_or_else(|| {
        reader.error("channel", Said::new("Vyberte, jakým spojením.", "Choose by which means."));
        Channel::Other
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::hull;
    use crate::statement::Situation;
    use crate::testing::{
        FIRST, Given, HLUBOKA, PLAV, clock, complaints, event_of, form, mayor, secretary,
    };
    use hlaska_kernel::{Actor, policy};

    const BOTH: [Place; 2] = [HLUBOKA, PLAV];

    fn decide(given: &Given, actor: &Actor, sent: &str) -> Result<Decision, Refusal> {
        let permit = policy::permit::<NoteReminder>(actor, hull(&BOTH).unwrap())?;
        remind(&given.world, &permit, parse(&form(sent), FIRST, clock("14:05"))?)
    }

    #[test]
    fn those_who_owe_an_answer_are_noted_as_reminded() {
        let given = Given::nothing().asked(FIRST, &BOTH, "14:00");
        let given = given.at("13:30").reported(PLAV, Situation::Normal);
        let decision = decide(&given, &secretary(), "channel=sms&note=hromadná").unwrap();
        let ReportsEvent::ReminderNoted { municipalities, channel, .. } = event_of(&decision)
        else {
            panic!()
        };
        assert_eq!((municipalities, channel), (vec![HLUBOKA], Channel::Sms));
        let given = given.does(Ok(decision));
        assert_eq!(given.reports().ask_raw(FIRST).unwrap().reminders.len(), 1);
    }

    #[test]
    fn nobody_is_reminded_who_has_answered() {
        let given = Given::nothing().asked(FIRST, &BOTH, "14:00");
        let given =
            given.at("13:30").reported(PLAV, Situation::Normal).reported(HLUBOKA, Situation::Watch);
        let refused = decide(&given, &secretary(), "channel=sms");
        assert!(matches!(refused, Err(Refusal::Conflict(_))));
    }

    #[test]
    fn a_reminder_needs_an_open_ask_a_role_and_a_means() {
        let open = Given::nothing().asked(FIRST, &BOTH, "14:00");
        assert_eq!(complaints(&decide(&open, &secretary(), "").err().unwrap()), ["channel"]);
        let sent = "channel=sms";
        assert!(matches!(decide(&open, &mayor(PLAV), sent), Err(Refusal::Denied(_))));
        let closed = open.closed(FIRST);
        assert!(matches!(decide(&closed, &secretary(), sent), Err(Refusal::Conflict(_))));
        assert!(matches!(decide(&Given::nothing(), &secretary(), sent), Err(Refusal::NotFound)));
    }
}
