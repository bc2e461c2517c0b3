use hlaska_kernel::number::counted_en;

use super::Text;
use crate::signal::{State, Urgency};

pub(super) struct En;

impl Text for En {
    fn title(&self) -> &'static str {
        "Signals"
    }
    fn lead(&self) -> &'static str {
        "What the data feeds have noticed and the people on duty should judge."
    }
    fn situation(&self) -> &'static str {
        "Situation"
    }
    fn views(&self) -> &'static str {
        "Which signals"
    }
    fn open(&self) -> &'static str {
        "Open"
    }
    fn history(&self) -> &'static str {
        "History"
    }
    fn waiting(&self) -> &'static str {
        "New"
    }
    fn known(&self) -> &'static str {
        "Acknowledged, the cause lasts"
    }
    fn more(&self, hidden: usize) -> String {
        counted_en(hidden as u64, "more signal", "more signals")
    }
    fn nothing_new(&self) -> &'static str {
        "No new signal"
    }
    fn nothing_new_means(&self) -> &'static str {
        "This does not mean all is well: first see whether the data feeds speak."
    }
    fn nothing_past(&self) -> &'static str {
        "No signal dealt with yet"
    }
    fn nothing_past_means(&self) -> &'static str {
        "Signals that passed or were put aside come here."
    }
    fn feeds(&self) -> &'static str {
        "State of the data feeds"
    }
    fn page_of(&self, page: usize, pages: usize) -> String {
        format!("page {page} of {pages}")
    }
    fn urgency(&self, urgency: Urgency) -> &'static str {
        match urgency {
            Urgency::Info => "For information",
            Urgency::Watch => "Watch",
            Urgency::Alert => "Act",
            Urgency::Danger => "Act at once",
        }
    }
    fn state(&self, state: State) -> &'static str {
        match state {
            State::New => "waits to be judged",
            State::Acknowledged => "acknowledged, the cause lasts",
            State::Settled => "passed",
            State::Dismissed => "put aside",
        }
    }
    fn turn(&self, rising: bool) -> &'static str {
        if rising { "worse" } else { "better" }
    }
    fn acknowledge(&self) -> &'static str {
        "Acknowledge"
    }
    fn dismiss(&self) -> &'static str {
        "Put aside with a reason"
    }
    fn reason(&self) -> &'static str {
        "Why nothing will come of it"
    }
    fn reason_hint(&self) -> &'static str {
        "E.g. “weir operation, confirmed by the river authority”. A turn for the worse opens a new signal."
    }
    fn observed(&self) -> &'static str {
        "observed"
    }
    fn lasts_since(&self) -> &'static str {
        "since"
    }
    fn since(&self) -> &'static str {
        "Since"
    }
    fn source(&self) -> &'static str {
        "Source"
    }
    fn source_name<'a>(&self, code: &'a str) -> &'a str {
        match code {
            "chmi-hydrology" => "ČHMÚ – hydrology",
            other => other,
        }
    }
    fn source_page(&self) -> &'static str {
        "Details at the source"
    }
    fn place(&self) -> &'static str {
        "Place"
    }
    fn standing(&self) -> &'static str {
        "Handling"
    }
    fn leads_to(&self) -> &'static str {
        "What came of it"
    }
    fn development(&self) -> &'static str {
        "Development"
    }
    fn development_note(&self) -> &'static str {
        "Limits crossed, the latest first"
    }
    fn development_columns(&self) -> [&'static str; 4] {
        ["Observed", "What happened", "Figures", "Urgency"]
    }
    fn deeds(&self) -> &'static str {
        "Who did what"
    }
    fn no_deeds(&self) -> &'static str {
        "Nobody has done anything yet"
    }
    fn no_deeds_means(&self) -> &'static str {
        "The signal waits for the people on duty."
    }
    fn acknowledged(&self) -> &'static str {
        "acknowledged"
    }
    fn dismissed(&self) -> &'static str {
        "put aside"
    }
    fn linked(&self) -> &'static str {
        "linked"
    }
    fn not_declared(&self) -> &'static str {
        "A signal is what a source observed, not a declared state. Declaring is up to the competent authority."
    }
    fn done_acknowledged(&self) -> &'static str {
        "The signal is acknowledged."
    }
    fn done_dismissed(&self) -> &'static str {
        "The signal is put aside. You will find it in the history."
    }
}
