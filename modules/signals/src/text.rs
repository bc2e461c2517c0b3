//! The module's words.

mod cs;
mod en;

use hlaska_kernel::Lang;

use crate::signal::{State, Urgency};

pub trait Text {
    fn title(&self) -> &'static str;
    fn lead(&self) -> &'static str;
    fn situation(&self) -> &'static str;
    fn views(&self) -> &'static str;
    fn open(&self) -> &'static str;
    fn history(&self) -> &'static str;
    fn waiting(&self) -> &'static str;
    fn known(&self) -> &'static str;
    fn more(&self, hidden: usize) -> String;
    fn nothing_new(&self) -> &'static str;
    fn nothing_new_means(&self) -> &'static str;
    fn nothing_past(&self) -> &'static str;
    fn nothing_past_means(&self) -> &'static str;
    fn feeds(&self) -> &'static str;
    fn page_of(&self, page: usize, pages: usize) -> String;
    fn urgency(&self, urgency: Urgency) -> &'static str;
    fn state(&self, state: State) -> &'static str;
    fn turn(&self, rising: bool) -> &'static str;
    fn acknowledge(&self) -> &'static str;
    fn dismiss(&self) -> &'static str;
    fn reason(&self) -> &'static str;
    fn reason_hint(&self) -> &'static str;
    fn observed(&self) -> &'static str;
    fn lasts_since(&self) -> &'static str;
    fn since(&self) -> &'static str;
    fn source(&self) -> &'static str;
    /// A data originator's service by its name; one not known here by its code.
    fn source_name<'a>(&self, code: &'a str) -> &'a str;
    fn source_page(&self) -> &'static str;
    fn place(&self) -> &'static str;
    fn standing(&self) -> &'static str;
    fn leads_to(&self) -> &'static str;
    fn development(&self) -> &'static str;
    fn development_note(&self) -> &'static str;
    fn development_columns(&self) -> [&'static str; 4];
    fn deeds(&self) -> &'static str;
    fn no_deeds(&self) -> &'static str;
    fn no_deeds_means(&self) -> &'static str;
    fn acknowledged(&self) -> &'static str;
    fn dismissed(&self) -> &'static str;
    fn linked(&self) -> &'static str;
    fn not_declared(&self) -> &'static str;
    fn done_acknowledged(&self) -> &'static str;
    fn done_dismissed(&self) -> &'static str;
}

pub fn text(lang: Lang) -> &'static dyn Text {
    match lang {
        Lang::Cs => &cs::Cs,
        Lang::En => &en::En,
    }
}
