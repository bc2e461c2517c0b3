//! Who will see it: the choice in forms and the badge on what was written.

use hlaska_kernel::Marking;
use hlaska_special_facts::SpecialFacts;
use hlaska_web::ui::{Kit, marking, marking_name, marking_readers};
use hlaska_web::{Cx, LiveCx};
use maud::{Markup, html};

use crate::handling::Handling;
use crate::text::text;

/// What the choice is made for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Event,
    Entry,
}

/// Who may choose one thing only is not asked.
pub(super) fn field(kit: &Kit<'_>, cx: &Cx, of: Of) -> Markup {
    let (words, viewer) = (text(cx.lang()), cx.viewer());
    let choices = Handling::choices(viewer.clearance(), viewer.lists());
    if choices.len() < 2 {
        return html! {};
    }
    let live = cx.live();
    let option = |one: Handling| (one.word(), option_words(&live, one, of));
    let options: Vec<_> = choices.into_iter().map(option).collect();
    let hint = if of == Of::Entry { words.handling_entry_hint() } else { "" };
    html! {
        (kit.select("oznaceni", words.handling(), &options).value(Marking::Open.name()).hint(hint))
    }
}

fn option_words(live: &LiveCx, handling: Handling, of: Of) -> String {
    let lang = live.lang();
    if of == Of::Entry && handling.is_open() {
        return text(lang).as_event().to_owned();
    }
    let readers = marking_readers(handling.marking, lang);
    format!("{} – {readers}", name(live, handling))
}

/// In words, with the name of the list where there is one.
pub(super) fn name(live: &LiveCx, handling: Handling) -> String {
    let plain = marking_name(handling.marking, live.lang());
    list_name(live, handling).map_or_else(|| plain.to_owned(), |list| format!("{plain} ({list})"))
}

fn list_name(live: &LiveCx, handling: Handling) -> Option<String> {
    let list = handling.list.filter(|list| live.viewer.lists().contains(list))?;
    let world = live.world();
    world.view::<SpecialFacts>().list(&live.viewer, list).map(|found| found.name.clone())
}

/// Below an entry; nothing below an open one.
pub(super) fn line(live: &LiveCx, handling: Handling) -> Markup {
    html! { @if !handling.is_open() { p { (marking(handling.marking, live.lang())) } } }
}
