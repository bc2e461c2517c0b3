//! A contact on the page: what is tapped, when it holds, how far it was checked.

use hlaska_journal::World;
use hlaska_web::ui;
use maud::{Markup, html};

use super::Sight;
use crate::model::Purpose;
use crate::value;
use crate::view::record::{Contact, STALE_SECONDS};

/// The number or address; a tap calls or writes.
pub fn value(contact: &Contact) -> Markup {
    let facts = &contact.facts;
    let shown = value::shown(facts.kind, &facts.value);
    let href = value::href(facts.kind, &facts.value);
    href.map_or_else(|| html! { (shown) }, |href| html! { a href=(href) { (shown) } })
}

/// One line of a list: the value, its kind, and when it holds unless always.
pub fn line(contact: &Contact, sight: &Sight) -> Markup {
    let lang = sight.lang();
    html! {
        div {
            (value(contact)) " "
            span.muted {
                (contact.facts.kind.words(lang))
                @if contact.facts.purpose != Purpose::Always { ", " (contact.facts.purpose.words(lang)) }
            }
        }
    }
}

/// How long ago the least checked of the contacts was confirmed.
pub fn oldest(contacts: &[&Contact], sight: &Sight) -> Markup {
    let words = sight.words();
    if contacts.is_empty() {
        return html! {};
    }
    let all: Option<Vec<_>> =
        contacts.iter().map(|contact| contact.verified.as_ref().map(|v| v.at)).collect();
    let oldest = all.and_then(|all| all.into_iter().min());
    oldest.map_or_else(
        || html! { span.muted { (words.never_verified()) } },
        |at| ui::age(at, sight.now, STALE_SECONDS, sight.lang()),
    )
}

/// When, how and by whom the contact was confirmed.
pub fn verified(contact: &Contact, world: &World, sight: &Sight) -> Markup {
    let Some(verified) = &contact.verified else {
        return html! { span.muted { (sight.words().never_verified()) } };
    };
    html! {
        (ui::age(verified.at, sight.now, STALE_SECONDS, sight.lang()))
        div.muted {
            (verified.how.words(sight.lang()))
            @if verified.how != crate::model::How::Link {
                ": " (sight.author(world, &verified.by, verified.how))
            }
        }
    }
}
