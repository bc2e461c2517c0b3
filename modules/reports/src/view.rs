//! What is known of municipalities, folded from the journal.

pub mod board;
mod news;
pub mod record;
pub mod standing;
#[cfg(test)]
mod tests;
pub mod totals;
pub(crate) mod trace;

use std::collections::{BTreeMap, BTreeSet};

use hlaska_journal::{Meta, Recorded, View};
use hlaska_kernel::{MunicipalityCode, Place, Viewer};
use serde::{Deserialize, Serialize};

use crate::ask::{Ask, AskId, Closing, Reminder};
use crate::event::ReportsEvent;
use crate::incident::IncidentId;
use crate::statement::Channel;
use record::{NoContact, Record, Report};

/// Asks and reports.
#[derive(Default, Serialize, Deserialize)]
pub struct Reports {
    asks: BTreeMap<AskId, Ask>,
    /// Asks in the order they were made.
    order: Vec<AskId>,
    /// Open asks of each municipality.
    open: BTreeMap<MunicipalityCode, BTreeSet<AskId>>,
    records: BTreeMap<MunicipalityCode, Record>,
    /// Reports in the order of the journal.
    log: Vec<Logged>,
}

/// Where in the journal a report stands.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct Logged {
    seq: u64,
    code: MunicipalityCode,
    exercise: bool,
}

impl View for Reports {
    const NAME: &'static str = "reports";
    type Event = ReportsEvent;

    fn apply(&mut self, recorded: Recorded<'_, ReportsEvent>) {
        let meta = recorded.meta;
        match recorded.event {
            ReportsEvent::Asked { ask, incident, what, municipalities, due_at, repeat_minutes } => {
                let ask = Ask {
                    incident,
                    what,
                    municipalities,
                    due_at,
                    repeat_minutes,
                    ..asked(meta, ask)
                };
                self.asked(ask);
            }
            ReportsEvent::AskClosed { ask, withdrawn, reason } => {
                self.closed(ask, closing(meta, withdrawn, reason));
            }
            ReportsEvent::Reported { place, statement, source, confirms, queued } => {
                let blank = Report::blank(meta, place);
                self.reported(Report { statement, source, confirms, queued, ..blank });
            }
            ReportsEvent::NoContactMarked { place, channel, note } => {
                if let Some(record) = self.record_mut(place) {
                    record.no_contacts.push(no_contact(meta, channel, note));
                }
            }
            ReportsEvent::ReminderNoted { ask, municipalities, channel, note } => {
                if let Some(ask) = self.asks.get_mut(&ask) {
                    ask.reminders.push(reminder(meta, municipalities, channel, note));
                }
            }
        }
    }
}

/// What the envelope says of an ask.
fn asked(meta: &Meta, id: AskId) -> Ask {
    Ask {
        id,
        seq: meta.seq,
        incident: IncidentId::from_u128(0),
        what: String::new(),
        municipalities: Vec::new(),
        asked_at: meta.occurred_at,
        due_at: meta.occurred_at,
        repeat_minutes: None,
        author: meta.author.to_string(),
        exercise: meta.exercise,
        closed: None,
        reminders: Vec::new(),
    }
}

fn reminder(meta: &Meta, municipalities: Vec<Place>, channel: Channel, note: String) -> Reminder {
    let (seq, at, author) = (meta.seq, meta.occurred_at, meta.author.to_string());
    Reminder { seq, at, author, municipalities, channel, note }
}

fn no_contact(meta: &Meta, channel: Channel, note: String) -> NoContact {
    let (seq, at, author) = (meta.seq, meta.occurred_at, meta.author.to_string());
    NoContact { seq, at, author, channel, note, exercise: meta.exercise }
}

fn closing(meta: &Meta, withdrawn: bool, reason: String) -> Closing {
    let (seq, at, author) = (meta.seq, meta.occurred_at, meta.author.to_string());
    Closing { seq, at, author, withdrawn, reason }
}

impl Reports {
    /// The live topic every entry of the module touches.
    pub const TOPIC: &'static str = "reports";

    fn asked(&mut self, ask: Ask) {
        for code in ask.municipalities.iter().filter_map(|place| place.municipality()) {
            self.open.entry(code).or_default().insert(ask.id);
        }
        self.order.push(ask.id);
        self.asks.insert(ask.id, ask);
    }

    fn closed(&mut self, id: AskId, closing: Closing) {
        let Some(ask) = self.asks.get_mut(&id) else { return };
        ask.closed.get_or_insert(closing);
        for code in ask.municipalities.iter().filter_map(|place| place.municipality()) {
            if let Some(open) = self.open.get_mut(&code) {
                open.remove(&id);
            }
        }
    }

    fn reported(&mut self, report: Report) {
        let Some(code) = report.place.municipality() else { return };
        let logged = Logged { seq: report.seq, code, exercise: report.exercise };
        if let Some(record) = self.record_mut(report.place) {
            record.add(report);
            self.log.push(logged);
        }
    }

    fn record_mut(&mut self, place: Place) -> Option<&mut Record> {
        let code = place.municipality()?;
        Some(self.records.entry(code).or_insert_with(|| Record::of(place)))
    }

    pub(crate) fn ask_raw(&self, id: AskId) -> Option<&Ask> {
        self.asks.get(&id)
    }
    pub(crate) fn record_raw(&self, code: MunicipalityCode) -> Option<&Record> {
        self.records.get(&code)
    }

    /// An ask of which the viewer may see at least one municipality.
    pub fn ask(&self, viewer: &Viewer, id: AskId) -> Option<&Ask> {
        self.asks.get(&id).filter(|ask| ask.is_visible_to(viewer))
    }

    /// Asks made for an incident, oldest first.
    pub fn asks_for(&self, viewer: &Viewer, incident: IncidentId) -> Vec<&Ask> {
        self.asks_in_order()
            .filter(|ask| ask.incident == incident && ask.is_visible_to(viewer))
            .collect()
    }

    fn asks_in_order(&self) -> impl DoubleEndedIterator<Item = &Ask> {
        self.order.iter().filter_map(|id| self.asks.get(id))
    }

    /// What a municipality is asked for at the moment, the most urgent first.
    pub fn open_asks(&self, viewer: &Viewer, place: Place) -> Vec<&Ask> {
        let Some(code) = place.municipality().filter(|_| viewer.may_see(place)) else {
            return Vec::new();
        };
        let mut asks: Vec<&Ask> = self.open_asks_raw(code).collect();
        asks.sort_by_key(|ask| (ask.due_at, ask.seq));
        asks
    }

    pub(crate) fn open_asks_raw(&self, code: MunicipalityCode) -> impl Iterator<Item = &Ask> {
        let ids = self.open.get(&code).into_iter().flatten();
        ids.filter_map(|id| self.asks.get(id))
    }

    /// Everything a municipality has said, and the attempts to reach it.
    pub fn record(&self, viewer: &Viewer, place: Place) -> Option<&Record> {
        self.records.get(&place.municipality()?).filter(|record| viewer.may_see(record.place))
    }

    /// The times at which an open ask falls due; for the clock that makes pages look again.
    pub(crate) fn due_times(&self) -> BTreeSet<hlaska_kernel::Timestamp> {
        let open = self.open.iter().flat_map(|(code, ids)| ids.iter().map(move |id| (code, id)));
        open.filter_map(|(code, id)| {
            let ask = self.asks.get(id)?;
            ask.due_after(self.records.get(code).and_then(|record| record.answer_to(ask)))
        })
        .collect()
    }
}
