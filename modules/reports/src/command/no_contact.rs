//! Marking that a municipality could not be reached.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, Permit, Refusal, Role, Row};
use hlaska_web::{Decision, Fields, FormReader};

use super::remind::channel;
use crate::event::{ReportsEvent, municipality_stream};
use crate::statement::Channel;

/// Nelze se dovolat.
pub struct MarkNoContact;

impl Action for MarkNoContact {
    const ROW: Row = Row {
        action: "reports.mark_no_contact",
        roles: &[Role::RegionManager, Role::OrpSecretary, Role::Operator],
    };
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Input {
    pub channel: Channel,
    pub note: String,
    pub exercise: bool,
}

pub fn mark(
    _world: &World,
    permit: &Permit<'_, MarkNoContact>,
    input: Input,
) -> Result<Decision, Refusal> {
    let place = permit.place();
    let code = place.municipality().ok_or(Refusal::NotFound)?;
    let event = ReportsEvent::NoContactMarked { place, channel: input.channel, note: input.note };
    Ok(vec![NewEvent::new(municipality_stream(code), &event).exercise(input.exercise)].into())
}

pub fn parse(form: &Fields, exercise: bool) -> Result<Input, Refusal> {
    let mut reader = FormReader::new(form);
    let channel = channel(form, &mut reader);
    let note = reader.optional("note", 500);
    reader.finish(Input { channel, note, exercise })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Given, HLUBOKA, KAPLICE, complaints, event_of, form, mayor, secretary};
    use hlaska_kernel::{Actor, Place, policy};

    fn decide(actor: &Actor, place: Place, encoded: &str) -> Result<Decision, Refusal> {
        let permit = policy::permit::<MarkNoContact>(actor, place)?;
        mark(&Given::nothing().world, &permit, parse(&form(encoded), true)?)
    }

    #[test]
    fn a_vain_attempt_is_written_down_with_its_means() {
        let decision = decide(&secretary(), HLUBOKA, "channel=phone&note=mobil i pevná").unwrap();
        assert!(decision.events[0].is_exercise());
        assert_eq!(
            event_of(&decision),
            ReportsEvent::NoContactMarked {
                place: HLUBOKA,
                channel: Channel::Phone,
                note: "mobil i pevná".into(),
            }
        );
    }

    #[test]
    fn the_means_must_be_said_and_the_place_must_be_ones_own() {
        let refused = decide(&secretary(), HLUBOKA, "note=x").err().unwrap();
        assert_eq!(complaints(&refused), ["channel"]);
        let sent = "channel=phone";
        assert!(matches!(decide(&secretary(), KAPLICE, sent), Err(Refusal::Denied(_))));
        assert!(matches!(decide(&mayor(HLUBOKA), HLUBOKA, sent), Err(Refusal::Denied(_))));
        let orp = Place::Orp(crate::testing::BUDEJOVICE);
        assert!(matches!(decide(&secretary(), orp, sent), Err(Refusal::NotFound)));
    }
}
