//! What belongs into the log of an incident.

use hlaska_kernel::{Place, Viewer};

use super::Reports;
use super::record::{NoContact, Report};
use crate::ask::{Ask, Closing, Reminder};
use crate::incident::IncidentId;

/// One step in the matter of reports.
#[derive(Clone, Copy, Debug)]
pub enum Step<'a> {
    Asked(&'a Ask),
    Closed(&'a Ask, &'a Closing),
    Reminded(&'a Ask, &'a Reminder),
    Reported(&'a Report),
    NoContact(Place, &'a NoContact),
}

impl Reports {
    /// Asks of the incident and what they brought, in no particular order.
    pub(crate) fn trace(&self, viewer: &Viewer, incident: IncidentId) -> Vec<Step<'_>> {
        let asks = self.asks_for(viewer, incident);
        let mut steps: Vec<Step<'_>> = asks.iter().flat_map(|ask| own_steps(ask)).collect();
        let mut places: Vec<Place> =
            asks.iter().flat_map(|ask| ask.municipalities.iter().copied()).collect();
        places.sort_unstable();
        places.dedup();
        for place in places {
            steps.extend(self.heard_from(viewer, place, &asks));
        }
        steps
    }

    /// What came from a municipality while it was asked.
    fn heard_from<'a>(
        &'a self,
        viewer: &Viewer,
        place: Place,
        asks: &[&Ask],
    ) -> impl Iterator<Item = Step<'a>> {
        let of_it: Vec<(u64, u64, bool)> = asks
            .iter()
            .filter(|ask| ask.municipalities.contains(&place))
            .map(|ask| (ask.seq, ask.closed.as_ref().map_or(u64::MAX, |c| c.seq), ask.exercise))
            .collect();
        let belongs = move |seq: u64, exercise: bool| {
            of_it.iter().any(|(from, to, drill)| (*from..*to).contains(&seq) && *drill == exercise)
        };
        let record = self.record(viewer, place).into_iter();
        record.flat_map(move |record| {
            let reports = record.newest_first().filter(|r| belongs(r.seq, r.exercise));
            let marks = record.no_contacts().iter().filter(|m| belongs(m.seq, m.exercise));
            let marks = marks.map(|mark| Step::NoContact(place, mark));
            reports.map(Step::Reported).chain(marks).collect::<Vec<_>>()
        })
    }
}

fn own_steps(ask: &Ask) -> Vec<Step<'_>> {
    let closed = ask.closed.iter().map(|closing| Step::Closed(ask, closing));
    let reminded = ask.reminders.iter().map(|reminder| Step::Reminded(ask, reminder));
    std::iter::once(Step::Asked(ask)).chain(closed).chain(reminded).collect()
}
