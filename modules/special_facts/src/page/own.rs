//! The lists one stands on, for the page of one's own account.

use hlaska_web::LiveCx;
use hlaska_web::ui;
use maud::{Markup, html};

use super::protocol_address;
use crate::text::text;
use crate::view::SpecialFacts;

pub(crate) fn panel(live: &LiveCx, _account: &str) -> Markup {
    let (words, world) = (text(live.lang()), live.world());
    let open = world.view::<SpecialFacts>().lists_open(&live.viewer);
    if open.is_empty() {
        return html! {};
    }
    let content = html! {
        ul { @for list in &open { li { a href=(protocol_address(list.id)) { (list.name) } } } }
    };
    ui::panel("moje-seznamy", words.my_lists(), &html! {}, &content)
}
