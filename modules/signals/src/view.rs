//! The signals as pages and other modules see them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use hlaska_journal::{Recorded, View};
use hlaska_kernel::Viewer;
use serde::{Deserialize, Serialize};

use crate::event::SignalEvent;
use crate::signal::{Act, Crossing, Deed, Handling, Signal, SignalId, State, Urgency};

/// What one line of the inbox stands for. Exercise and reality never share a line.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub(crate) struct Line {
    pub(crate) source: String,
    pub(crate) subject: String,
    pub(crate) exercise: bool,
}

/// The last signal of a line and how many there have been.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Last {
    pub(crate) id: SignalId,
    pub(crate) count: u32,
}

#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Signals {
    all: BTreeMap<SignalId, Signal>,
    lines: BTreeMap<Line, Last>,
    open: BTreeSet<SignalId>,
    /// Newest journal entry first.
    order: BTreeSet<(Reverse<u64>, SignalId)>,
    taken: BTreeSet<String>,
}

/// How many open signals there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Nobody has taken note of these.
    pub new: usize,
    pub acknowledged: usize,
    /// Open ones by urgency.
    pub info: usize,
    pub watch: usize,
    pub alert: usize,
    pub danger: usize,
}

impl Counts {
    pub fn open(&self) -> usize {
        self.new + self.acknowledged
    }
    pub fn of(&self, urgency: Urgency) -> usize {
        match urgency {
            Urgency::Info => self.info,
            Urgency::Watch => self.watch,
            Urgency::Alert => self.alert,
            Urgency::Danger => self.danger,
        }
    }
    fn add(mut self, signal: &Signal) -> Self {
        match signal.state() {
            State::New => self.new += 1,
            _ => self.acknowledged += 1,
        }
        match signal.latest.urgency {
            Urgency::Info => self.info += 1,
            Urgency::Watch => self.watch += 1,
            Urgency::Alert => self.alert += 1,
            Urgency::Danger => self.danger += 1,
        }
        self
    }
}

impl Signals {
    /// Those that wait first, then those somebody knows of; the newest call first in each.
    pub fn open(&self, viewer: &Viewer) -> Vec<&Signal> {
        let mut open: Vec<&Signal> = self.open_ones(viewer).collect();
        open.sort_by_key(|signal| (signal.state() != State::New, Reverse(signal.called_seq)));
        open
    }

    pub fn get(&self, viewer: &Viewer, id: SignalId) -> Option<&Signal> {
        self.all.get(&id).filter(|signal| viewer.may_see(signal.place))
    }

    pub fn counts(&self, viewer: &Viewer) -> Counts {
        self.open_ones(viewer).fold(Counts::default(), Counts::add)
    }

    /// All the viewer may see, the one last written about first.
    pub fn recent(&self, viewer: &Viewer) -> impl Iterator<Item = &Signal> {
        self.order
            .iter()
            .filter_map(|(_, id)| self.all.get(id))
            .filter(move |signal| viewer.may_see(signal.place))
    }

    /// Those put aside or passed, the latest first.
    pub fn past(&self, viewer: &Viewer) -> impl Iterator<Item = &Signal> {
        self.recent(viewer).filter(|signal| !signal.is_open())
    }

    fn open_ones(&self, viewer: &Viewer) -> impl Iterator<Item = &Signal> {
        self.open
            .iter()
            .filter_map(|id| self.all.get(id))
            .filter(move |signal| viewer.may_see(signal.place))
    }

    /// For commands, which ask a permit instead of a viewer.
    pub(crate) fn find(&self, id: SignalId) -> Option<&Signal> {
        self.all.get(&id)
    }
    pub(crate) fn last_of(&self, line: &Line) -> Option<Last> {
        self.lines.get(line).copied()
    }
    pub(crate) fn has_taken(&self, dedup: &str) -> bool {
        self.taken.contains(dedup)
    }

    fn change(&mut self, id: SignalId, seq: u64, change: impl FnOnce(&mut Signal)) {
        let Some(signal) = self.all.get_mut(&id) else { return };
        self.order.remove(&(Reverse(signal.seq), id));
        signal.seq = seq;
        change(signal);
        if signal.is_open() {
            self.open.insert(id);
        } else {
            self.open.remove(&id);
        }
        self.order.insert((Reverse(seq), id));
    }

    fn raised(&mut self, signal: Signal) {
        let line = Line {
            source: signal.source.clone(),
            subject: signal.subject.clone(),
            exercise: signal.exercise,
        };
        let count = self.lines.get(&line).map_or(0, |last| last.count) + 1;
        self.lines.insert(line, Last { id: signal.id, count });
        self.taken.insert(signal.latest.dedup.clone());
        self.open.insert(signal.id);
        self.order.insert((Reverse(signal.seq), signal.id));
        self.all.insert(signal.id, signal);
    }

    fn developed(&mut self, id: SignalId, seq: u64, crossing: Crossing) {
        self.taken.insert(crossing.dedup.clone());
        self.change(id, seq, |signal| {
            if signal.develop(crossing) {
                signal.called_seq = seq;
            }
        });
    }
}

/// The stream of a signal.
pub(crate) fn stream(id: SignalId) -> String {
    format!("signals/{id}")
}

fn id_of(stream: &str) -> Option<SignalId> {
    stream.strip_prefix("signals/")?.parse().ok()
}

impl View for Signals {
    const NAME: &'static str = "signals";
    type Event = SignalEvent;

    fn apply(&mut self, recorded: Recorded<'_, SignalEvent>) {
        let Recorded { meta, event } = recorded;
        let Some(id) = id_of(&meta.stream) else { return };
        let deed = |act| Deed::new(act, meta);
        match event {
            SignalEvent::Raised { source, subject, place, link, hint, crossing } => {
                self.raised(Signal {
                    id,
                    source,
                    subject,
                    place,
                    link,
                    hint,
                    exercise: meta.exercise,
                    latest: crossing,
                    earlier: Vec::new(),
                    deeds: Vec::new(),
                    raised_at: meta.recorded_at,
                    seq: meta.seq,
                    called_seq: meta.seq,
                    handling: Handling::Waiting,
                });
            }
            SignalEvent::Developed { crossing } => self.developed(id, meta.seq, crossing),
            SignalEvent::Acknowledged {} => self.change(id, meta.seq, |signal| {
                signal.handling = Handling::Known;
                signal.deeds.push(deed(Act::Acknowledged));
            }),
            SignalEvent::Dismissed { reason } => self.change(id, meta.seq, |signal| {
                signal.handling = Handling::Aside;
                signal.deeds.push(deed(Act::Dismissed { reason }));
            }),
            SignalEvent::Linked { to, label } => self.change(id, meta.seq, |signal| {
                signal.handling = Handling::Known;
                signal.deeds.push(deed(Act::Linked { to, label }));
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::{Lang, Place, permit};
    use hlaska_rig::{KRUMLOV, PLAV, mayor, operator, orp_secretary};

    use super::*;
    use crate::command::{Acknowledge, NewSignal, acknowledge};
    use crate::testing::{FIRST, SECOND, feed, gauge, reread, rising, viewer};

    fn two_gauges() -> hlaska_rig::Story {
        let other = NewSignal {
            subject: "gauge/krumlov".into(),
            place: Place::Orp(KRUMLOV),
            dedup: "krumlov".into(),
            ..gauge(3, true, 10)
        };
        feed(rising(), other, SECOND)
    }

    #[test]
    fn those_that_wait_stand_first_and_the_newest_on_top() {
        let story = two_gauges();
        let ids = |story: &hlaska_rig::Story| {
            let open = story.view::<Signals>().open(&viewer());
            open.iter().map(|signal| signal.id).collect::<Vec<_>>()
        };
        assert_eq!(ids(&story), [SECOND, FIRST]);
        let story = story.does(&operator(), |world, actor| {
            acknowledge(world, &permit::<Acknowledge>(actor, PLAV)?, SECOND)
        });
        assert_eq!(ids(&story), [FIRST, SECOND]);
    }

    #[test]
    fn everybody_sees_their_own_ground() {
        let story = two_gauges();
        let sees = |actor: hlaska_kernel::Actor| {
            let viewer = actor.viewer(Lang::Cs);
            story.view::<Signals>().recent(&viewer).map(|one| one.id).collect::<Vec<_>>()
        };
        assert_eq!(sees(orp_secretary(KRUMLOV)), [SECOND]);
        assert_eq!(sees(mayor(PLAV)), [FIRST]);
        let administrator = hlaska_rig::actor(
            hlaska_kernel::Role::Administrator,
            hlaska_kernel::Territory::Region,
            1,
        );
        assert!(sees(administrator).is_empty());
    }

    #[test]
    fn they_are_counted_by_urgency() {
        let counts = two_gauges().view::<Signals>().counts(&viewer());
        assert_eq!(counts, Counts { new: 2, alert: 1, danger: 1, ..Counts::default() });
        assert_eq!((counts.open(), counts.of(Urgency::Danger)), (2, 1));
    }

    #[test]
    fn a_snapshot_brings_the_same_view_back() {
        let story = two_gauges();
        let view = story.view::<Signals>();
        assert_eq!(format!("{view:?}"), format!("{:?}", reread(view)));
    }
}
