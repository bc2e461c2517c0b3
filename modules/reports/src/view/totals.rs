//! Sums over rows of the board.

use super::board::Row;
use super::standing::Progress;
use crate::statement::{Supply, Utility};

/// Counts of municipalities and people.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Totals {
    pub municipalities: u32,
    pub asked: u32,
    pub answered: u32,
    pub waiting: u32,
    pub overdue: u32,
    pub no_contact: u32,
    /// Reports by situation: index 0 counts those without a report.
    pub by_level: [u32; 5],
    /// `None`: nobody gave a number.
    pub evacuated: Option<u32>,
    pub cut_off: Option<u32>,
    pub injured: Option<u32>,
    /// Municipalities where a utility works partly or not at all, in the order of
    /// [`Utility::ALL`].
    pub disrupted: [u32; 4],
    pub in_need: u32,
}

impl Totals {
    pub fn of<'r, 'a: 'r>(rows: impl IntoIterator<Item = &'r Row<'a>>) -> Self {
        rows.into_iter().fold(Self::default(), Self::with)
    }

    fn with(mut self, row: &Row<'_>) -> Self {
        self.municipalities += 1;
        self.no_contact += u32::from(row.no_contact.is_some());
        self.asked += u32::from(row.standing.is_asked());
        match row.standing.progress {
            Some(Progress::Answered) => self.answered += 1,
            Some(Progress::Waiting) => self.waiting += 1,
            Some(Progress::Overdue) => self.overdue += 1,
            None => {}
        }
        self.add_statement(row);
        self
    }

    fn add_statement(&mut self, row: &Row<'_>) {
        let level = row.report.map_or(0, |report| report.statement.situation.level());
        self.by_level[usize::from(level.min(4))] += 1;
        let Some(report) = row.report else { return };
        let statement = &report.statement;
        for (sum, count) in [
            (&mut self.evacuated, statement.people.evacuated),
            (&mut self.cut_off, statement.people.cut_off),
            (&mut self.injured, statement.people.injured),
        ] {
            *sum = count.map(|count| sum.unwrap_or(0).saturating_add(count)).or(*sum);
        }
        for (sum, utility) in self.disrupted.iter_mut().zip(Utility::ALL) {
            let supply = statement.supplies.of(*utility);
            *sum += u32::from(matches!(supply, Supply::Partly | Supply::Out));
        }
        self.in_need += u32::from(statement.asks_for_something());
    }
}
