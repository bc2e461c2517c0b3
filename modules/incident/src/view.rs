//! The incidents as pages and other modules see them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use hlaska_journal::{Meta, Recorded, View};
use hlaska_kernel::{OrganisationId, Place, Said, Viewer};
use hlaska_signals::SignalId;
use serde::{Deserialize, Serialize};

use crate::event::{Facts, IncidentEvent, Wording};
use crate::handling::Handling;
use crate::incident::{Act, Change, Deed, Entry, Incident, IncidentId, Line, Stamp, Touch};
use crate::news::News;
use crate::search::Index;

/// Lines given to a page of news.
const SITTING: usize = 500;

#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Incidents {
    all: BTreeMap<IncidentId, Incident>,
    open: BTreeSet<IncidentId>,
    /// The last written about first.
    order: BTreeSet<(Reverse<u64>, IncidentId)>,
    by_signal: BTreeMap<SignalId, Vec<IncidentId>>,
    /// Significant lines by their place in the journal, the last written first.
    significant: BTreeMap<Reverse<u64>, Mark>,
}

/// Which line is significant: an entry, or without a number an act.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Mark {
    incident: IncidentId,
    number: Option<u32>,
}

impl Incidents {
    /// Everything the viewer may see, the last written about first; what was written for other
    /// eyes does not count.
    pub fn visible(&self, viewer: &Viewer) -> impl Iterator<Item = &Incident> {
        let seen = self.all.values().filter(|incident| incident.is_for(viewer));
        let mut seen: Vec<_> =
            seen.map(|one| (Reverse(one.last_touch(viewer).seq), one.id, one)).collect();
        seen.sort_unstable_by_key(|(seq, id, _)| (*seq, *id));
        seen.into_iter().map(|(_, _, incident)| incident)
    }

    /// The open ones, the youngest first: a list that does not jump about while people write.
    pub fn open(&self, viewer: &Viewer) -> Vec<&Incident> {
        let open = self.open.iter().filter_map(|id| self.all.get(id));
        let mut open: Vec<_> = open.filter(|incident| incident.is_for(viewer)).collect();
        open.sort_by_key(|incident| Reverse((incident.facts.occurred_at, incident.id)));
        open
    }

    pub fn get(&self, viewer: &Viewer, id: IncidentId) -> Option<&Incident> {
        self.all.get(&id).filter(|incident| incident.is_for(viewer))
    }

    /// Lines written after a place in the journal, the last written first, at most so many as
    /// anybody reads at one sitting.
    pub fn entries_since(&self, viewer: &Viewer, seq: u64) -> Vec<News> {
        let mut lines: Vec<_> = self
            .order
            .iter()
            .take_while(|(last, _)| last.0 > seq)
            .filter_map(|(_, id)| self.get(viewer, *id))
            .flat_map(|incident| incident.lines(viewer).map(move |line| (incident, line)))
            .filter(|(_, line)| line.stamp().seq > seq)
            .collect();
        lines.sort_unstable_by_key(|(_, line)| Reverse(line.stamp().seq));
        lines.truncate(SITTING);
        let news = lines.into_iter();
        news.map(|(incident, line)| News::of(incident, line, viewer.lang)).collect()
    }

    /// Significant lines, the last written first, at most so many.
    pub fn significant(&self, viewer: &Viewer, limit: usize) -> Vec<News> {
        self.significant
            .iter()
            .filter_map(|(seq, mark)| self.marked_line(viewer, seq.0, *mark))
            .take(limit)
            .collect()
    }

    fn marked_line(&self, viewer: &Viewer, seq: u64, mark: Mark) -> Option<News> {
        let incident = self.get(viewer, mark.incident)?;
        let line = match mark.number {
            Some(number) => Line::Entry(incident.entries.get(&number)?),
            None => Line::Deed(incident.deeds.iter().find(|deed| deed.stamp.seq == seq)?),
        };
        incident.shows(viewer, line).then(|| News::of(incident, line, viewer.lang))
    }

    /// Incidents that grew out of a signal; the viewer may see some, all or none of them.
    pub fn out_of(&self, viewer: &Viewer, signal: SignalId) -> Vec<&Incident> {
        let ids = self.by_signal.get(&signal).into_iter().flatten();
        ids.filter_map(|id| self.get(viewer, *id)).collect()
    }

    /// Did anything grow out of the signal that the viewer sees or may know of? Of what is marked
    /// nobody else is told.
    pub(crate) fn has_grown(&self, viewer: &Viewer, signal: SignalId) -> bool {
        let ids = self.by_signal.get(&signal).into_iter().flatten();
        let mut grown = ids.filter_map(|id| self.all.get(id));
        grown.any(|one| one.facts.handling.is_open() || one.is_for(viewer))
    }

    /// Where it is, for the record of who did what; `None` when in several places.
    pub fn ground(&self, id: IncidentId) -> Option<Place> {
        match self.all.get(&id)?.facts.places[..] {
            [place] => Some(place),
            _ => None,
        }
    }

    /// For commands, which ask a permit instead of a viewer.
    pub(crate) fn find(&self, id: IncidentId) -> Option<&Incident> {
        self.all.get(&id)
    }

    fn opened(&mut self, id: IncidentId, meta: &Meta, facts: Facts, signal: Option<SignalId>) {
        let mut incident = Incident {
            id,
            facts,
            exercise: meta.exercise,
            signals: signal.into_iter().collect(),
            is_open: true,
            deeds: Vec::new(),
            entries: BTreeMap::new(),
            invited: BTreeMap::new(),
            seq: meta.seq,
            touched: BTreeMap::new(),
            index: Index::default(),
        };
        incident.reindex();
        if let Some(signal) = signal {
            self.by_signal.entry(signal).or_default().push(id);
        }
        self.open.insert(id);
        self.all.insert(id, incident);
    }

    fn change(
        &mut self,
        id: IncidentId,
        meta: &Meta,
        handling: Handling,
        change: impl FnOnce(&mut Incident),
    ) {
        let Some(incident) = self.all.get_mut(&id) else { return };
        self.order.remove(&(Reverse(incident.seq), id));
        incident.seq = meta.seq;
        incident.touched.insert(handling, Touch { seq: meta.seq, at: meta.recorded_at });
        change(incident);
        let is_open = incident.is_open;
        self.order.insert((Reverse(meta.seq), id));
        if is_open {
            self.open.insert(id);
        } else {
            self.open.remove(&id);
        }
    }

    fn deed(&mut self, id: IncidentId, meta: &Meta, act: Act) {
        if act.is_significant() {
            self.significant.insert(Reverse(meta.seq), Mark { incident: id, number: None });
        }
        self.change(id, meta, Handling::default(), |incident| {
            incident.is_open = !matches!(act, Act::Closed { .. })
                && (incident.is_open || matches!(act, Act::Reopened { .. }));
            incident.deeds.push(Deed { act, stamp: Stamp::of(meta) });
        });
    }

    fn amended(&mut self, id: IncidentId, meta: &Meta, after: Facts, reason: String) {
        let Some(incident) = self.all.get_mut(&id) else { return };
        let before = std::mem::replace(&mut incident.facts, after.clone());
        incident.reindex();
        let change = Box::new(Change { before, after });
        self.deed(id, meta, Act::Amended { change, reason });
    }

    fn attached(&mut self, id: IncidentId, meta: &Meta, signal: SignalId, title: Said) {
        self.by_signal.entry(signal).or_default().push(id);
        if let Some(incident) = self.all.get_mut(&id) {
            incident.signals.push(signal);
        }
        self.deed(id, meta, Act::SignalAttached { signal, title });
    }

    /// Without a name the invitation ends.
    fn invite(&mut self, id: IncidentId, organisation: OrganisationId, name: Option<String>) {
        let Some(incident) = self.all.get_mut(&id) else { return };
        match name {
            Some(name) => incident.invited.insert(organisation, name),
            None => incident.invited.remove(&organisation),
        };
    }

    fn written(
        &mut self,
        id: IncidentId,
        meta: &Meta,
        number: u32,
        wording: Wording,
        corrects: Option<(u32, String)>,
    ) {
        if wording.significant {
            let mark = Mark { incident: id, number: Some(number) };
            self.significant.insert(Reverse(meta.seq), mark);
        }
        self.change(id, meta, wording.handling, |incident| {
            let index = Index::of(&[&wording.text, &wording.counterparty]);
            let stamp = Stamp::of(meta);
            let corrected_by = None;
            let entry = Entry { number, wording, stamp, corrects, corrected_by, index };
            incident.entries.insert(number, entry);
        });
    }

    /// The old entry stays; it is no longer among the significant ones.
    fn struck(&mut self, id: IncidentId, number: u32, by: u32, reason: String) {
        let Some(entry) = self.entry(id, number) else { return };
        entry.corrected_by = Some((by, reason));
        let seq = entry.stamp.seq;
        self.significant.remove(&Reverse(seq));
    }

    fn marked(&mut self, id: IncidentId, meta: &Meta, number: u32, significant: bool) {
        let Some(entry) = self.entry(id, number) else { return };
        entry.wording.significant = significant;
        let (seq, handling) = (entry.stamp.seq, entry.wording.handling);
        if significant {
            self.significant.insert(Reverse(seq), Mark { incident: id, number: Some(number) });
        } else {
            self.significant.remove(&Reverse(seq));
        }
        self.change(id, meta, handling, |_| {});
    }

    fn entry(&mut self, id: IncidentId, number: u32) -> Option<&mut Entry> {
        self.all.get_mut(&id)?.entries.get_mut(&number)
    }
}

/// The stream of an incident.
pub(crate) fn stream(id: IncidentId) -> String {
    format!("incident/{id}")
}

fn id_of(stream: &str) -> Option<IncidentId> {
    stream.strip_prefix("incident/")?.parse().ok()
}

impl View for Incidents {
    const NAME: &'static str = "incident";
    type Event = IncidentEvent;

    fn apply(&mut self, recorded: Recorded<'_, IncidentEvent>) {
        let Recorded { meta, event } = recorded;
        let Some(id) = id_of(&meta.stream) else { return };
        match event {
            IncidentEvent::Opened { facts, signal } => {
                self.opened(id, meta, facts.clone(), signal);
                self.deed(id, meta, Act::Opened { facts: Box::new(facts) });
            }
            IncidentEvent::Amended { facts, reason } => self.amended(id, meta, facts, reason),
            IncidentEvent::EntryWritten { number, wording } => {
                self.written(id, meta, number, wording, None);
            }
            IncidentEvent::EntryCorrected { number, corrects, wording, reason } => {
                self.struck(id, corrects, number, reason.clone());
                self.written(id, meta, number, wording, Some((corrects, reason)));
            }
            IncidentEvent::EntryMarked { number, significant } => {
                self.marked(id, meta, number, significant);
            }
            IncidentEvent::SignalAttached { signal, title } => {
                self.attached(id, meta, signal, title);
            }
            IncidentEvent::Closed { reason } => self.deed(id, meta, Act::Closed { reason }),
            IncidentEvent::Reopened { reason } => self.deed(id, meta, Act::Reopened { reason }),
            IncidentEvent::OrganisationInvited { organisation, name } => {
                self.invite(id, organisation, Some(name.clone()));
                self.deed(id, meta, Act::Invited { organisation, name });
            }
            IncidentEvent::InvitationWithdrawn { organisation, name } => {
                self.invite(id, organisation, None);
                self.deed(id, meta, Act::Withdrawn { organisation, name });
            }
        }
    }
}

#[cfg(test)]
mod tests;
