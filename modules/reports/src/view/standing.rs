//! Whether a municipality owes an answer at a given moment.

use hlaska_kernel::{MunicipalityCode, Timestamp};

use super::Reports;
use crate::ask::Ask;
use crate::view::record::Record;

/// How far one answer is. The order is the order of urgency.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Progress {
    Answered,
    Waiting,
    Overdue,
}

/// What a municipality owes, over all its open asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Standing {
    /// `None` when nobody asks.
    pub progress: Option<Progress>,
    /// The earliest time at which something is or was due.
    pub due_at: Option<Timestamp>,
    /// Tried in vain, and nothing heard since.
    pub no_contact: bool,
}

impl Standing {
    pub fn is_overdue(&self) -> bool {
        self.progress == Some(Progress::Overdue)
    }
    pub fn is_asked(&self) -> bool {
        self.progress.is_some()
    }
}

/// One ask, one municipality, one moment.
pub fn progress(
    ask: &Ask,
    record: Option<&Record>,
    now: Timestamp,
) -> (Progress, Option<Timestamp>) {
    let answered_at = record.and_then(|record| record.answer_to(ask));
    let due_at = ask.due_after(answered_at);
    let progress = match (answered_at, due_at) {
        (_, Some(due_at)) if now > due_at => Progress::Overdue,
        (Some(_), _) => Progress::Answered,
        (None, _) => Progress::Waiting,
    };
    (progress, due_at)
}

impl Reports {
    /// The standing towards all open asks of one kind, or of one incident only.
    pub(crate) fn standing(
        &self,
        code: MunicipalityCode,
        concerns: impl Fn(&Ask) -> bool,
        exercise: bool,
        now: Timestamp,
    ) -> Standing {
        let record = self.record_raw(code);
        let asks = self.open_asks_raw(code).filter(|ask| ask.exercise == exercise && concerns(ask));
        let no_contact = record.is_some_and(|record| record.no_contact(exercise).is_some());
        asks.map(|ask| progress(ask, record, now)).fold(
            Standing { no_contact, ..Standing::default() },
            |standing, (progress, due_at)| Standing {
                progress: standing.progress.max(Some(progress)),
                due_at: standing.due_at.into_iter().chain(due_at).min(),
                no_contact,
            },
        )
    }
}
