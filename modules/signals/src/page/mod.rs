//! What the module shows.

mod detail;
mod history;
mod inbox;
mod row;

pub(crate) use detail::{detail_page, detail_parts, detail_with_errors};
pub use inbox::inbox_fragment;
pub(crate) use inbox::{inbox_page, inbox_parts};

use hlaska_journal::Author;
use hlaska_kernel::Lang;
use hlaska_web::LiveCx;
use hlaska_web::ui::{Icon, icon};
use maud::{Markup, html};

use crate::signal::{Crossing, SignalId};
use crate::text::text;

/// Modules above hang buttons here; the key is the signal's id.
pub(crate) const ACTIONS: &str = "signal-actions";
pub(crate) const INBOX: &str = "/podnety";

pub(crate) fn address(id: SignalId) -> String {
    format!("{INBOX}/{id}")
}

/// How much a crossing presses and whether it is a turn for the worse or the better. A look of its
/// own: it is not a scale of floods or of weather warnings.
fn urgency_mark(crossing: &Crossing, lang: Lang) -> Markup {
    let words = text(lang);
    let turn = if crossing.rising { Icon::Rising } else { Icon::Falling };
    html! {
        span.badge.urg.{ "urg-" (crossing.urgency.name()) } title=(words.turn(crossing.rising)) {
            (icon(turn)) span.hush { (words.turn(crossing.rising)) ": " }
            (words.urgency(crossing.urgency))
        }
    }
}

/// Topics on which every part of these pages depends: the signals themselves, the names of those
/// who handled them, and whatever the panels of other modules depend on.
fn topics(live: &LiveCx, key: &str) -> Vec<String> {
    let own = ["signals", "access"].map(str::to_owned);
    let panels = live.portal.panels(ACTIONS).flat_map(|panel| (panel.topics)(key));
    own.into_iter().chain(panels).collect()
}

fn name_of(live: &LiveCx, author: &Author) -> String {
    live.world().view::<hlaska_access::Accounts>().name_of(author, live.lang())
}
