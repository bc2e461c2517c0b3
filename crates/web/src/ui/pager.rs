//! Ways through longer lists: pages, tabs, and where the page stands.

use hlaska_kernel::Lang;
use maud::{Markup, html};

use super::icon::{Icon, icon};
use super::text::text;

/// Newer and older items; a missing address means there is nothing further that way.
pub fn pager(newer: Option<&str>, position: &str, older: Option<&str>, lang: Lang) -> Markup {
    let words = text(lang);
    html! {
        nav.pager aria-label=(words.pages()) {
            span { @if let Some(href) = newer { a.btn href=(href) rel="prev" { (icon(Icon::Left)) (words.newer()) } } }
            span.muted { (position) }
            span { @if let Some(href) = older { a.btn href=(href) rel="next" { (words.older()) (icon(Icon::Right)) } } }
        }
    }
}

/// A choice between views of one list: `(address, label, is it the current one)`.
pub fn tabs(label: &str, items: &[(&str, &str, bool)]) -> Markup {
    html! {
        nav aria-label=(label) {
            ul.tabs {
                @for (href, name, current) in items {
                    li { a href=(href) aria-current=[current.then_some("page")] { (name) } }
                }
            }
        }
    }
}

/// The way from the top to this page: `(address, label)`.
pub fn crumbs(items: &[(&str, &str)], lang: Lang) -> Markup {
    html! {
        nav aria-label=(text(lang).breadcrumbs()) {
            ol.crumbs { @for (href, name) in items { li { a href=(href) { (name) } } } }
        }
    }
}
