//! For whom I act, and how to switch.

use hlaska_kernel::Actor;
use hlaska_web::{Cx, Fields, ui};
use maud::{Markup, html};

use super::fresh_key;
use crate::phrase::people as say;
use crate::view::Accounts;

/// Shown to those who have a choice.
pub(crate) fn panel(cx: &Cx, actor: &Actor) -> Markup {
    let lang = cx.lang();
    let options: Vec<(String, String)> = {
        let world = cx.world();
        let found = world.view::<Accounts>().acts_for(actor.account);
        found.iter().map(|one| (one.id.to_string(), one.name.clone())).collect()
    };
    if options.len() < 2 {
        return html! {};
    }
    let typed = Fields::default();
    let kit = ui::Kit::new(lang, &typed, &[]).prefix("za-");
    let cards: Vec<_> = options.into_iter().map(|(id, name)| ui::Card::new(id, name)).collect();
    let current = actor.organisation.to_string();
    let fields = html! {
        (ui::cards(&kit, "organisation", say::ACTING.to(lang), &current, &cards))
        (kit.submit(say::ACTING_BUTTON.to(lang)))
    };
    let content = html! {
        p { (say::ACTING_LEAD.to(lang)) }
        (kit.form("/ucet/zastupovani", &fresh_key(cx), &fields))
    };
    ui::panel("zastupovani", say::ACTING.to(lang), &html! {}, &content)
}
