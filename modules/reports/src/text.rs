//! The module's sentences. A missing translation does not compile.

mod cs;
mod en;
mod line;
#[cfg(test)]
mod tests;
mod words;

use hlaska_kernel::Lang;

pub use line::{
    counts_line, details_line, needs_line, statement_line, statement_sentence, upper_first,
};
pub use words::Words;

macro_rules! sentences {
    ($($name:ident;)+) => { $(fn $name(&self) -> &'static str;)+ };
}

/// A sentence for each name: a name left out, or one too many, does not compile.
macro_rules! says {
    ($($name:ident = $text:literal;)+) => { $(fn $name(&self) -> &'static str { $text })+ };
}
use says;

/// Sentences of pages.
#[rustfmt::skip]
pub trait Text: Sync {
    sentences! {
        board; my_municipality; reality; drill; drill_open; reality_instead; drill_report;
        drill_too; real_meanwhile; choose_board; kind; answered; has_answered; you_answered; due_until; next_due_you; waiting; overdue; no_contact;
        not_asked; people; disrupted; in_need; municipality; situation; evacuated; cut_off; injured;
        needs; reported; answer; note; orp; all_orps; state; any_state; show; view; table; cards;
        tiles; map; write_down; find; find_hint; find_none; nothing_yet; nothing_yet_why;
        nothing_so; nothing_so_why; no_report; due; due_was; next_due; unchanged; last_report;
        prefilled; never_reported; nobody_asks; nobody_asks_why; asked_by; asked_at; withdrawn;
        closed; how_is_it; how_many; how_many_hint; what_works; what_is_needed; what_is_needed_hint;
        needs_text; free_text; free_text_hint; send; sent; history; history_none; written_by;
        filled_in; told; delivered; written_at; not_a_mayor; not_a_mayor_why; to_the_board;
        which_municipality; record; caller; caller_hint; channel; told_at; save_report;
        save_unchanged; no_contact_heading; no_contact_lead; no_contact_note; save_no_contact;
        no_contact_saved; report_saved; ask; ask_lead; ask_what; ask_what_hint; ask_usual; ask_due;
        ask_repeat; ask_repeat_none; ask_whom; ask_all; ask_orps; ask_orps_hint; ask_chosen;
        ask_chosen_hint; ask_send; asked; ask_drill; asks_none; asks_none_why; close_ask; close_how;
        close_done; close_withdrawn; close_reason; close_save; remind; remind_lead; remind_save;
        in_panel; map_text; map_none; map_signs; tile_signs; critical; affected; affected_or_worse; received;
        sent_entry; measure; attempt;
    }
    fn municipalities(&self, count: u32) -> String;
    fn answered_of(&self, answered: u32, asked: u32) -> String;
    fn repeat_every(&self, minutes: u32) -> String;
    fn report_of(&self, municipality: &str) -> String;
    fn no_contact_with(&self, municipality: &str) -> String;
    fn asked_log(&self, what: &str, due: &str) -> String;
    fn reminded_log(&self, count: u32) -> String;
    fn seen_by(&self, orp: &str) -> String;
    fn page_of(&self, municipality: &str) -> String;
}

pub fn text(lang: Lang) -> &'static dyn Text {
    match lang {
        Lang::Cs => &cs::Cs,
        Lang::En => &en::En,
    }
}
