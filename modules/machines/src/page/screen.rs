//! What a screen shows until it is let in: a code to be read from the other end of the room.

use hlaska_web::ui::{self, Tile};
use hlaska_web::{Answer, Cx};
use http::header::REFRESH;
use maud::html;

use crate::text::text;

/// Seconds between two looks.
const EVERY: &str = "5";

pub(crate) fn answer(cx: &Cx, code: &str) -> Answer {
    let words = text(cx.lang());
    let (value, note) = (code.to_owned(), words.code_ends().to_owned());
    let tile = Tile { value, note, ..Tile::default() };
    let content = html! {
        h1 { (words.pair_this_screen()) }
        ol {
            li { (words.step_open()) " " b { (crate::page::DISPLAYS) } }
            li { (words.step_code()) }
            li { (words.step_wait()) }
        }
        div #kod { (ui::tiles(&[tile])) }
    };
    cx.page(words.pair_this_screen()).answer(&content).header(REFRESH, EVERY)
}
