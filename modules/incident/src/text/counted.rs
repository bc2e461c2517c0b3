//! Sentences with something to fill in.

use hlaska_kernel::Lang;
use hlaska_kernel::number::{NBSP, counted, counted_en};

use super::Text;
use crate::handling::spelled;

impl dyn Text + '_ {
    pub fn entry_number(&self, number: u32) -> String {
        match self.lang() {
            Lang::Cs => format!("č.{NBSP}{}", spelled(number)),
            Lang::En => format!("no.{NBSP}{}", spelled(number)),
        }
    }

    pub fn written_as(&self, number: u32) -> String {
        match self.lang() {
            Lang::Cs => format!("Zapsáno jako záznam {}.", self.entry_number(number)),
            Lang::En => format!("Written as entry {}.", self.entry_number(number)),
        }
    }

    pub fn corrects(&self, number: u32, reason: &str) -> String {
        match self.lang() {
            Lang::Cs => format!("Opravuje záznam {}: {reason}", self.entry_number(number)),
            Lang::En => format!("Corrects entry {}: {reason}", self.entry_number(number)),
        }
    }

    pub fn corrected_by(&self, number: u32, reason: &str) -> String {
        match self.lang() {
            Lang::Cs => format!("Opraveno záznamem {}: {reason}", self.entry_number(number)),
            Lang::En => format!("Corrected by entry {}: {reason}", self.entry_number(number)),
        }
    }

    pub fn count_lines(&self, count: usize) -> String {
        let count = count as u64;
        match self.lang() {
            Lang::Cs => counted(count, "záznam", "záznamy", "záznamů"),
            Lang::En => counted_en(count, "entry", "entries"),
        }
    }

    pub fn page_of(&self, page: usize, pages: usize) -> String {
        match self.lang() {
            Lang::Cs => format!("strana {page} z{NBSP}{pages}"),
            Lang::En => format!("page {page} of {pages}"),
        }
    }

    pub fn more(&self, hidden: usize) -> String {
        let hidden = hidden as u64;
        match self.lang() {
            Lang::Cs => format!("Ještě {}", counted(hidden, "událost", "události", "událostí")),
            Lang::En => counted_en(hidden, "more event", "more events"),
        }
    }
}
