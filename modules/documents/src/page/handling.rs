//! The choice of who will see a file.

use hlaska_incident::Handling;
use hlaska_kernel::Marking;
use hlaska_special_facts::SpecialFacts;
use hlaska_web::Cx;
use hlaska_web::ui::{Kit, marking_name, marking_readers};
use maud::{Markup, html};

use crate::handling::{choices, word};
use crate::text::text;

/// Who may choose one thing only is not asked. A file of a marked event is marked so at first.
pub(super) fn field(kit: &Kit<'_>, cx: &Cx, usual: Handling) -> Markup {
    let viewer = cx.viewer();
    let choices = choices(viewer.clearance(), viewer.lists());
    if choices.len() < 2 {
        return html! {};
    }
    let options: Vec<_> = choices.iter().map(|one| (word(*one), words(cx, *one))).collect();
    let preset = if choices.contains(&usual) { usual } else { Handling::of(Marking::Open) };
    html! { (kit.select("oznaceni", text(cx.lang()).handling(), &options).value(word(preset))) }
}

fn words(cx: &Cx, handling: Handling) -> String {
    let lang = cx.lang();
    let plain = marking_name(handling.marking, lang);
    let readers = marking_readers(handling.marking, lang);
    let world = cx.world();
    let lists = world.view::<SpecialFacts>();
    match handling.list.and_then(|list| lists.list(&cx.viewer(), list)) {
        Some(list) => format!("{plain} ({}) – {readers}", list.name),
        None => format!("{plain} – {readers}"),
    }
}
