//! The board: one row for every municipality that was asked or has reported.

use std::collections::BTreeMap;

use hlaska_kernel::{Cisorp, MunicipalityCode, Place, Timestamp, Viewer};

use super::Reports;
use super::record::{NoContact, Report};
use super::standing::Standing;
use crate::ask::Ask;
use crate::incident::IncidentId;

/// A report that nobody asked for stays on the board this long.
const RECENT_SECONDS: i64 = 48 * 3600;

/// Which board.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Scope {
    /// Exercise and reality stand on different boards.
    pub exercise: bool,
    pub incident: Option<IncidentId>,
    /// Municipalities that matter even when nobody asked them, e.g. those an incident touches.
    pub area: Vec<Place>,
    pub orp: Option<Cisorp>,
}

/// One municipality on the board.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row<'a> {
    pub place: Place,
    pub code: MunicipalityCode,
    pub report: Option<&'a Report>,
    pub no_contact: Option<&'a NoContact>,
    pub standing: Standing,
}

/// What a map shows of one municipality.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ReportState {
    /// 0 nothing known, 1 normal, 2 watch, 3 affected, 4 critical.
    pub level: u8,
    pub overdue: bool,
    pub no_contact: bool,
    pub exercise: bool,
}

impl Row<'_> {
    pub fn state(&self, exercise: bool) -> ReportState {
        ReportState {
            level: self.report.map_or(0, |report| report.statement.situation.level()),
            overdue: self.standing.is_overdue(),
            no_contact: self.no_contact.is_some(),
            exercise,
        }
    }
}

impl Reports {
    /// The rows of a board by municipality.
    pub fn rows<'a>(
        &'a self,
        viewer: &Viewer,
        scope: &Scope,
        now: Timestamp,
    ) -> BTreeMap<MunicipalityCode, Row<'a>> {
        let shown = |place: Place| {
            scope.orp.is_none_or(|orp| place.orp() == Some(orp)) && viewer.may_see(place)
        };
        let concerned = self.concerned(scope, now, shown).into_iter();
        concerned.map(|(code, place)| (code, self.row(code, place, scope, now))).collect()
    }

    fn row(&self, code: MunicipalityCode, place: Place, scope: &Scope, now: Timestamp) -> Row<'_> {
        let concerns = |ask: &Ask| scope.incident.is_none_or(|id| ask.incident == id);
        let record = self.record_raw(code);
        let last = record.and_then(|record| record.last(scope.exercise));
        Row {
            place,
            code,
            report: last.filter(|report| self.still_says(report, scope, now)),
            no_contact: record.and_then(|record| record.no_contact(scope.exercise)),
            standing: self.standing(code, concerns, scope.exercise, now),
        }
    }

    /// Every municipality the board is about.
    fn concerned(
        &self,
        scope: &Scope,
        now: Timestamp,
        shown: impl Fn(Place) -> bool,
    ) -> BTreeMap<MunicipalityCode, Place> {
        let asked = self.asks_in_order().filter(|ask| match scope.incident {
            Some(incident) => ask.incident == incident,
            None => ask.is_open(),
        });
        let asked = asked.filter(|ask| ask.exercise == scope.exercise);
        let asked = asked.flat_map(|ask| ask.municipalities.iter().copied());
        let asked = asked.filter(|place| shown(*place));
        let reporting = self.records.values().filter(|record| shown(record.place));
        let reporting = reporting.filter(|record| {
            scope.incident.is_none() || scope.area.iter().any(|area| lies_in(record.place, *area))
        });
        let reporting = reporting
            .filter(|record| {
                let last = record.last(scope.exercise);
                last.is_some_and(|report| self.still_says(report, scope, now))
                    || record.no_contact(scope.exercise).is_some_and(|mark| is_recent(mark.at, now))
            })
            .map(|record| record.place);
        asked.chain(reporting).filter_map(|place| Some((place.municipality()?, place))).collect()
    }

    /// A report tells how things are while an ask it may answer is open, and for two days.
    fn still_says(&self, report: &Report, scope: &Scope, now: Timestamp) -> bool {
        is_recent(report.reported_at, now)
            || report.place.municipality().is_some_and(|code| {
                let mut asks = self.open_asks_raw(code);
                asks.any(|ask| {
                    ask.exercise == scope.exercise && ask.is_answered_at(report.reported_at)
                })
            })
    }

    /// Whether the board of the exercise should come first: somebody asks in an exercise, and
    /// nothing real is asked or has been reported since.
    pub fn is_exercising(&self, viewer: &Viewer) -> bool {
        let open = || self.asks_in_order().filter(|ask| ask.is_open() && ask.is_visible_to(viewer));
        let Some(since) = open().filter(|ask| ask.exercise).map(|ask| ask.seq).min() else {
            return false;
        };
        let real_ask = open().any(|ask| !ask.exercise);
        !real_ask && !self.has_real_report_since(viewer, since)
    }

    /// Is anybody asked in an exercise now?
    pub(crate) fn is_any_exercise(&self, viewer: &Viewer) -> bool {
        let mut asks = self.asks_in_order();
        asks.any(|ask| ask.is_open() && ask.exercise && ask.is_visible_to(viewer))
    }

    /// The state of every municipality of which something is asked or known, for the maps.
    pub fn status_map(
        &self,
        viewer: &Viewer,
        scope: &Scope,
        now: Timestamp,
    ) -> BTreeMap<MunicipalityCode, ReportState> {
        let rows = self.rows(viewer, scope, now);
        rows.into_iter().map(|(code, row)| (code, row.state(scope.exercise))).collect()
    }

    /// The board a viewer without further wishes looks at.
    pub fn usual_scope(&self, viewer: &Viewer) -> Scope {
        Scope { exercise: self.is_exercising(viewer), ..Scope::default() }
    }
}

fn is_recent(at: Timestamp, now: Timestamp) -> bool {
    now.as_second() - at.as_second() < RECENT_SECONDS
}

fn lies_in(place: Place, area: Place) -> bool {
    match area {
        Place::Region => true,
        Place::Orp(orp) => place.orp() == Some(orp),
        Place::Municipality(..) => place == area,
    }
}
