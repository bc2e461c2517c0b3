//! "Co tu smím": the person's roles against the policy matrix.

use hlaska_kernel::{Actor, Grant, Role};
use hlaska_web::{Cx, ui};
use maud::{Markup, html};

use super::grant_words;
use crate::text::text;
use crate::words::PolicyTable;

pub(crate) fn panel(cx: &Cx, actor: &Actor) -> Markup {
    let words = text(cx.lang());
    let content = html! {
        p { (words.allowed_lead()) }
        @for grant in &actor.grants { (one(cx, *grant)) }
        @if actor.grants.is_empty() {
            (ui::empty(words.allowed_nothing(), words.allowed_nothing_means()))
        }
    };
    ui::panel("smim", words.allowed(), &html! {}, &content)
}

fn one(cx: &Cx, grant: Grant) -> Markup {
    let lang = cx.lang();
    let allowed = cx.portal.service::<PolicyTable>().allowed(grant.role, lang);
    html! {
        h3 { (grant_words(grant, &cx.portal, lang)) }
        ul {
            @for thing in &allowed { li { (thing) } }
            @if allowed.is_empty() && grant.role == Role::Reader { li { (text(lang).reads_only()) } }
        }
    }
}
