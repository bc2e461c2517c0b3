//! Municipal reports (hlášení obcí): a municipality says once how it is, and everybody entitled
//! sees the same record at once.

mod ask;
mod command;
mod event;
mod incident;
mod place;
mod statement;
#[cfg(test)]
mod testing;
mod view;

pub use ask::{Ask, AskId, Closing, Reminder};
pub use event::ReportsEvent;
pub use statement::{
    Channel, Need, People, Situation, Source, Statement, Supplies, Supply, Utility,
};
pub use view::Reports;
pub use view::board::{ReportState, Row, Scope};
pub use view::record::{NoContact, Record, Report};
pub use view::standing::{Progress, Standing};
pub use view::totals::Totals;
