//! A feed raises a signal.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Place, Said, Timestamp};
use hlaska_web::Decision;

use crate::event::SignalEvent;
use crate::signal::{Crossing, Signal, SignalId, Urgency};
use crate::view::{Last, Line, Signals, stream};

/// What a feed says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSignal {
    /// The feed, e.g. `chmi-hydrology`.
    pub source: String,
    /// What it concerns inside the feed, e.g. a gauge's id. One subject has one open line.
    pub subject: String,
    pub title: Said,
    pub detail: Said,
    pub place: Place,
    /// A falling crossing with [`Urgency::Info`] says that the subject is back to normal.
    pub urgency: Urgency,
    /// It got worse; otherwise it got better.
    pub rising: bool,
    pub observed_at: Timestamp,
    pub exercise: bool,
    /// The source's own page in the portal, e.g. `/stavy/0-203-1-107000`.
    pub link: String,
    /// Code of the kind of incident it may grow into, or empty.
    pub hint: String,
    /// Names this very crossing: subject, limit, direction and time observed. Two nodes that read
    /// the same feed must come to the same text.
    pub dedup: String,
}

/// Decides what a crossing becomes: a new line, the next step of an open one, or nothing when it
/// was taken before. `id` is used only for a new line.
pub fn raise(world: &World, new: NewSignal, id: SignalId) -> Decision {
    let signals = world.view::<Signals>();
    if signals.has_taken(&new.dedup) {
        return Decision::default();
    }
    let line =
        Line { source: new.source.clone(), subject: new.subject.clone(), exercise: new.exercise };
    let last = signals.last_of(&line);
    let mut claims = vec![format!("signals:crossing:{}", new.dedup)];
    let event = match last.and_then(|last| signals.find(last.id)) {
        Some(signal) if continues(signal, &new) => developed(signal.id, new),
        _ => {
            claims.push(claim_on_line(&line, last));
            raised(id, new)
        }
    };
    Decision { events: vec![event], claims, on_behalf: None }
}

/// An open line takes every crossing. A closed one takes those that do not call for attention;
/// a rise after it opens a line of its own, so that the reason for closing stays with its case.
fn continues(signal: &Signal, new: &NewSignal) -> bool {
    signal.is_open() || !new.rising
}

/// Two nodes that open the n-th line of one subject at the same moment open one.
fn claim_on_line(line: &Line, last: Option<Last>) -> String {
    let count = last.map_or(0, |last| last.count);
    format!("signals:line:{}:{}:{}:{count}", line.source, line.subject, line.exercise)
}

fn raised(id: SignalId, new: NewSignal) -> NewEvent {
    let (observed_at, exercise) = (new.observed_at, new.exercise);
    let (source, subject, place) = (new.source.clone(), new.subject.clone(), new.place);
    let (link, hint) = (new.link.clone(), new.hint.clone());
    let crossing = crossing(new);
    let event = SignalEvent::Raised { source, subject, place, link, hint, crossing };
    NewEvent::new(stream(id), &event).occurred(observed_at).exercise(exercise)
}

fn developed(id: SignalId, new: NewSignal) -> NewEvent {
    let (observed_at, exercise) = (new.observed_at, new.exercise);
    let event = SignalEvent::Developed { crossing: crossing(new) };
    NewEvent::new(stream(id), &event).occurred(observed_at).exercise(exercise)
}

fn crossing(new: NewSignal) -> Crossing {
    Crossing {
        title: new.title,
        detail: new.detail,
        urgency: new.urgency,
        rising: new.rising,
        observed_at: new.observed_at,
        dedup: new.dedup,
    }
}

#[cfg(test)]
mod tests {
    use hlaska_rig::{minute, operator};

    use super::*;
    use crate::command::{Acknowledge, Dismiss, acknowledge, dismiss};
    use crate::signal::State;
    use crate::testing::{FIRST, SECOND, feed, gauge, kinds, quiet, rising, viewer};
    use hlaska_kernel::permit;

    #[test]
    fn the_first_crossing_opens_a_line() {
        let decision = raise(&quiet().world, gauge(1, true, 0), FIRST);
        assert_eq!(kinds(&decision), ["signals.raised"]);
        assert_eq!(
            decision.claims,
            ["signals:crossing:plav:1:true:0", "signals:line:chmi-hydrology:gauge/plav:false:0"]
        );
    }

    #[test]
    fn the_same_crossing_read_again_is_nothing_new() {
        let story = rising();
        let decision = raise(&story.world, gauge(2, true, 0), SECOND);
        assert!(decision.events.is_empty() && decision.claims.is_empty());
    }

    #[test]
    fn a_newer_crossing_continues_the_open_line() {
        let story = feed(rising(), gauge(3, true, 30), SECOND);
        let open = story.view::<Signals>().open(&viewer());
        assert_eq!(open.iter().map(|signal| signal.id).collect::<Vec<_>>(), [FIRST]);
        assert_eq!(open[0].latest.urgency, Urgency::Danger);
        assert_eq!(open[0].crossings().count(), 2);
        assert_eq!(open[0].since(), minute(0));
    }

    #[test]
    fn a_late_reading_goes_into_the_history_and_not_into_the_headline() {
        let story = feed(rising(), gauge(1, true, -20), SECOND);
        let open = story.view::<Signals>().open(&viewer());
        assert_eq!(open[0].latest.urgency, Urgency::Alert);
        assert_eq!(open[0].since(), minute(-20));
    }

    #[test]
    fn an_exercise_never_shares_a_line_with_reality() {
        let drill = NewSignal { exercise: true, dedup: "drill".into(), ..gauge(3, true, 5) };
        let story = feed(rising(), drill, SECOND);
        let open = story.view::<Signals>().open(&viewer());
        assert_eq!(open.iter().map(|signal| signal.exercise).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn a_turn_for_the_worse_calls_again_and_relief_does_not() {
        let known = rising().does(&operator(), |world, actor| {
            acknowledge(world, &permit::<Acknowledge>(actor, Place::Region)?, FIRST)
        });
        let known = feed(known, gauge(1, false, 30), SECOND);
        assert_eq!(known.view::<Signals>().open(&viewer())[0].state(), State::Acknowledged);
        let again = feed(known, gauge(2, true, 60), SECOND);
        assert_eq!(again.view::<Signals>().open(&viewer())[0].state(), State::New);
    }

    #[test]
    fn a_cause_that_passes_leaves_the_desk_once_somebody_knows() {
        let passed = feed(rising(), gauge(0, false, 30), SECOND);
        assert_eq!(passed.view::<Signals>().open(&viewer())[0].state(), State::New);
        let passed = passed.does(&operator(), |world, actor| {
            acknowledge(world, &permit::<Acknowledge>(actor, Place::Region)?, FIRST)
        });
        assert!(passed.view::<Signals>().open(&viewer()).is_empty());
        let past: Vec<_> = passed.view::<Signals>().past(&viewer()).collect();
        assert_eq!(past[0].state(), State::Settled);
    }

    #[test]
    fn after_a_signal_was_put_aside_a_rise_opens_a_line_of_its_own() {
        let aside = rising().does(&operator(), |world, actor| {
            dismiss(world, &permit::<Dismiss>(actor, Place::Region)?, FIRST, "jez".into())
        });
        let fallen = feed(aside, gauge(1, false, 30), SECOND);
        assert!(fallen.view::<Signals>().open(&viewer()).is_empty());
        let risen = feed(fallen, gauge(2, true, 60), SECOND);
        let signals = risen.view::<Signals>();
        assert_eq!(signals.open(&viewer())[0].id, SECOND);
        assert_eq!(signals.get(&viewer(), FIRST).unwrap().state(), State::Dismissed);
    }
}
