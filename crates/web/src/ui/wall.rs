//! Content of a screen on the wall: figures, columns, and the last events running along the bottom.

use maud::{Markup, html};

/// `ticker` holds the newest entries first, each `(moment, words)`; as many show as fit.
pub fn wall(figures: &Markup, columns: &[Markup], ticker: &[(Markup, String)]) -> Markup {
    html! {
        (figures)
        div.wall-cols { @for column in columns { div { (column) } } }
        @if !ticker.is_empty() {
            ul.ticker #ticker { @for (moment, words) in ticker { li { b { (moment) } " " (words) } } }
        }
    }
}
