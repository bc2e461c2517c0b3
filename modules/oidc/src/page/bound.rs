//! Who at a provider an account belongs to, on the account's page.

use hlaska_access::role_name;
use hlaska_kernel::{AccountId, Grant, Place, policy};
use hlaska_territory::Gazetteer;
use hlaska_web::ui;
use hlaska_web::{Answer, Cx, LiveCx};
use maud::{Markup, html};

use super::requests::Tried;
use super::{REQUESTS, label_of, reason_form};
use crate::command::unbind::Unbind;
use crate::text::text;
use crate::view::{Binding, Bindings};

/// Nothing for an account that nobody at a provider is bound to.
pub(crate) fn panel(live: &LiveCx, account: &str) -> Markup {
    let may = policy::would_permit::<Unbind>(&live.viewer, Place::Region);
    let Some(id) = account.parse::<AccountId>().ok().filter(|_| may) else { return html! {} };
    let world = live.world();
    let all = world.view::<Bindings>().bindings();
    let own = all.into_iter().filter(|(_, binding)| binding.account == id);
    html! {
        @for (key, binding) in own {
            (ui::panel(&format!("vazba-{key}"), text(live.lang()).bound_here(), &html! {},
                &content(live, key, binding, None)))
        }
    }
}

/// The form again, with what is wrong.
pub(crate) fn answer(cx: &Cx, tried: Tried<'_>) -> Option<Answer> {
    let words = text(cx.lang());
    let live = cx.live();
    let world = cx.world();
    let binding = world.view::<Bindings>().binding(tried.key)?;
    let content = html! {
        h1 { (words.unbind()) }
        (content(&live, tried.key, binding, Some(tried)))
    };
    Some(cx.page(words.unbind()).menu(REQUESTS).answer(&content))
}

fn content(live: &LiveCx, key: &str, binding: &Binding, tried: Option<Tried<'_>>) -> Markup {
    let words = text(live.lang());
    html! {
        (ui::facts(&[
            (words.provider(), html! { (label_of(live, &binding.provider)) }),
            (words.subject(), html! { code { (binding.subject) } }),
            (words.since(), ui::moment(binding.bound_at, live.lang())),
            (words.mapped(), html! { (mapped(live, binding)) }),
        ]))
        p { (words.unbind_meaning()) }
        (reason_form(live, &format!("{REQUESTS}/{key}/zrusit"), key, words.unbind(), tried))
    }
}

/// Roles that return with the next sign-in when they are taken back here.
fn mapped(live: &LiveCx, binding: &Binding) -> String {
    let gazetteer = live.portal.service::<Gazetteer>();
    let words = |grant: &Grant| {
        let ground = gazetteer.name_of(grant.territory.place(), live.lang());
        format!("{} – {ground}", role_name(grant.role, live.lang()))
    };
    let all: Vec<_> = binding.mapped.iter().map(words).collect();
    if all.is_empty() { "–".to_owned() } else { all.join(", ") }
}
