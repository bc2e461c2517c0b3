//! A municipality reports. The shared core also serves those who write a report down for a caller.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, Permit, Place, Refusal, Role, Row, Said, Timestamp};
use hlaska_web::{Decision, Fields};

use super::statement_form;
use crate::event::{ReportsEvent, municipality_stream};
use crate::statement::{Source, Statement};
use crate::view::Reports;

/// Podat hlášení za vlastní obec.
pub struct Report;

impl Action for Report {
    const ROW: Row = Row { action: "reports.report", roles: &[Role::Mayor] };
}

/// What is said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Word {
    Statement(Statement),
    /// Beze změny: what the person saw still holds. `of` is that report's place in the journal.
    Unchanged {
        of: Option<u64>,
    },
}

/// A municipality's own report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Input {
    pub word: Word,
    pub exercise: bool,
    /// When it was filled in, if it had to wait for a connection.
    pub queued_at: Option<Timestamp>,
    pub now: Timestamp,
}

pub fn report(
    world: &World,
    permit: &Permit<'_, Report>,
    input: Input,
) -> Result<Decision, Refusal> {
    let made_at = input.queued_at.filter(|at| is_believable(*at, input.now));
    let told = Told {
        place: permit.place(),
        word: input.word,
        source: Source::Own,
        exercise: input.exercise,
        made_at,
        queued: input.queued_at.is_some(),
    };
    Ok(vec![told.into_event(world)?].into())
}

/// A device whose clock is further off than this is not believed.
const OLDEST_QUEUED_SECONDS: i64 = 7 * 24 * 3600;

fn is_believable(queued_at: Timestamp, now: Timestamp) -> bool {
    (0..OLDEST_QUEUED_SECONDS).contains(&(now.as_second() - queued_at.as_second()))
}

/// A statement on its way into the journal.
pub(super) struct Told {
    pub place: Place,
    pub word: Word,
    pub source: Source,
    pub exercise: bool,
    /// `None`: just now.
    pub made_at: Option<Timestamp>,
    pub queued: bool,
}

impl Told {
    pub(super) fn into_event(self, world: &World) -> Result<NewEvent, Refusal> {
        let code = self.place.municipality().ok_or(Refusal::NotFound)?;
        let (statement, confirms) = match self.word {
            Word::Statement(statement) => (statement, None),
            Word::Unchanged { of } => confirmed(world.view(), self.place, of, self.exercise)?,
        };
        let event = ReportsEvent::Reported {
            place: self.place,
            statement,
            source: self.source,
            confirms,
            queued: self.queued,
        };
        let event = NewEvent::new(municipality_stream(code), &event).exercise(self.exercise);
        Ok(match self.made_at {
            Some(at) => event.occurred(at),
            None => event,
        })
    }
}

/// The statement that still holds: the one the person saw, or the last one.
fn confirmed(
    reports: &Reports,
    place: Place,
    of: Option<u64>,
    exercise: bool,
) -> Result<(Statement, Option<u64>), Refusal> {
    let record = place.municipality().and_then(|code| reports.record_raw(code));
    let seen = record.and_then(|record| of.and_then(|seq| record.report(seq)));
    let seen = seen.filter(|report| report.exercise == exercise);
    let report = seen.or_else(|| record?.last(exercise)).ok_or_else(nothing_to_confirm)?;
    Ok((report.statement.clone(), Some(report.seq)))
}

fn nothing_to_confirm() -> Refusal {
    Refusal::Conflict(Said::new(
        "Obec zatím žádné hlášení nepodala, není co potvrdit beze změny. Vyplňte hlášení.",
        "The municipality has not reported yet, so nothing can be confirmed. Fill in the report.",
    ))
}

/// Reads the form of the municipality's page. `exercise` is what the form is taken for when it
/// does not say itself.
pub fn parse(
    form: &Fields,
    exercise: bool,
    queued_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<Input, Refusal> {
    let word = statement_form::word(form)?;
    let exercise = statement_form::is_exercise(form).unwrap_or(exercise);
    Ok(Input { word, exercise, queued_at, now })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::{Need, Situation, Supply};
    use crate::testing::{
        Given, HLUBOKA, PLAV, clock, complaints, event_of, form, mayor, secretary,
    };
    use hlaska_kernel::{Actor, policy};

    fn input(encoded: &str) -> Result<Input, Refusal> {
        parse(&form(encoded), false, None, clock("14:02"))
    }

    fn decide(given: &Given, actor: &Actor, encoded: &str) -> Result<Decision, Refusal> {
        let permit = policy::permit::<Report>(actor, HLUBOKA)?;
        report(&given.world, &permit, input(encoded)?)
    }

    #[test]
    fn a_mayor_says_everything_on_one_form() {
        let sent = "situation=affected&evacuated=1 200&cut_off=&injured=0&electricity=out&water=ok\
                    &roads=partly&need=pumps&need=sandbags&needs_text=čerpadlo&note=voda v+návsi";
        let decision = decide(&Given::nothing(), &mayor(HLUBOKA), sent).unwrap();
        assert_eq!(decision.events[0].stream(), "reports/544485");
        let ReportsEvent::Reported { place, statement, source, confirms, queued } =
            event_of(&decision)
        else {
            panic!()
        };
        assert_eq!((place, source, confirms, queued), (HLUBOKA, Source::Own, None, false));
        assert_eq!(statement.situation, Situation::Affected);
        assert_eq!(statement.people.evacuated, Some(1200));
        assert_eq!((statement.people.cut_off, statement.people.injured), (None, Some(0)));
        assert_eq!(statement.supplies.electricity, Supply::Out);
        assert_eq!(statement.supplies.phone, Supply::Unknown, "not said is not known");
        assert_eq!(statement.needs, [Need::Sandbags, Need::Pumps]);
        assert_eq!(statement.note, "voda v návsi");
    }

    #[test]
    fn a_mayor_speaks_for_the_own_municipality_only() {
        let given = Given::nothing();
        let sent = "situation=normal";
        assert!(decide(&given, &mayor(HLUBOKA), sent).is_ok());
        assert!(matches!(decide(&given, &mayor(PLAV), sent), Err(Refusal::Denied(_))));
        assert!(matches!(decide(&given, &secretary(), sent), Err(Refusal::Denied(_))));
    }

    #[test]
    fn every_mistake_is_said_at_once() {
        let long = "x".repeat(1001);
        let sent = format!("evacuated=asi+deset&injured=-1&needs_text={long}");
        let wrong = complaints(&input(&sent).unwrap_err());
        assert_eq!(wrong, ["situation", "evacuated", "injured", "needs_text"]);
    }

    #[test]
    fn no_change_copies_what_the_mayor_saw() {
        let given = Given::nothing()
            .reported(HLUBOKA, Situation::Affected)
            .reported(HLUBOKA, Situation::Critical);
        let seen = decide(&given, &mayor(HLUBOKA), "unchanged=1&seen=1").unwrap();
        let ReportsEvent::Reported { statement, confirms, .. } = event_of(&seen) else { panic!() };
        assert_eq!((statement.situation, confirms), (Situation::Affected, Some(1)));
        let last = decide(&given, &mayor(HLUBOKA), "unchanged=1").unwrap();
        let ReportsEvent::Reported { statement, confirms, .. } = event_of(&last) else { panic!() };
        assert_eq!((statement.situation, confirms), (Situation::Critical, Some(2)));
    }

    #[test]
    fn nothing_said_cannot_be_unchanged() {
        let silent = Given::nothing();
        let refused = decide(&silent, &mayor(HLUBOKA), "unchanged=1");
        assert!(matches!(refused, Err(Refusal::Conflict(_))));
        let exercise_only = Given::nothing().said_in_exercise(HLUBOKA, Situation::Critical);
        let refused = decide(&exercise_only, &mayor(HLUBOKA), "unchanged=1&seen=1");
        assert!(matches!(refused, Err(Refusal::Conflict(_))), "an exercise is not reality");
    }

    #[test]
    fn a_queued_report_happened_when_it_was_filled_in() {
        let given = Given::nothing();
        let actor = mayor(HLUBOKA);
        let permit = policy::permit::<Report>(&actor, HLUBOKA).unwrap();
        let at = |queued: Timestamp| {
            let sent = form("situation=watch");
            let input = parse(&sent, false, Some(queued), clock("15:40")).unwrap();
            report(&given.world, &permit, input).unwrap()
        };
        let decision = at(clock("14:02"));
        assert_eq!(decision.events[0].occurred_at(), Some(clock("14:02")));
        assert!(matches!(event_of(&decision), ReportsEvent::Reported { queued: true, .. }));
        let wrong_clock = at("2019-01-01T00:00:00Z".parse().unwrap());
        assert_eq!(wrong_clock.events[0].occurred_at(), None, "such a clock is not believed");
    }

    #[test]
    fn the_form_says_whether_it_belongs_to_an_exercise() {
        let sent = |encoded| parse(&form(encoded), true, None, clock("14:02")).unwrap().exercise;
        assert!(sent("situation=normal"), "as the portal expects");
        assert!(sent("situation=normal&exercise=1"));
        assert!(!sent("situation=normal&exercise=0"), "real trouble during an exercise");
    }
}
