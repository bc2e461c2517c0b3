//! Panels, the duty inbox, the log, lists of facts.

use hlaska_kernel::{Lang, Timestamp, time};
use maud::{Markup, html};

use super::icon::{Icon, icon};
use super::text::text;
use super::time::moment;

/// A framed part of a page with its own heading; `aside` stands opposite the heading.
pub fn panel(id: &str, heading: &str, aside: &Markup, content: &Markup) -> Markup {
    html! {
        section.panel id=(id) aria-labelledby={ (id) "-h" } {
            div.panel-head { h2 id={ (id) "-h" } { (heading) } (aside) }
            (content)
        }
    }
}

/// Something the duty officer must look at.
#[derive(Debug, Clone)]
pub struct Signal {
    pub id: String,
    /// Place in the journal, for the mark "new".
    pub seq: u64,
    /// Status mark in front.
    pub mark: Markup,
    pub what: String,
    pub href: String,
    /// Source, place, age – short pieces beside each other.
    pub meta: Vec<Markup>,
    /// Buttons; forms that work without scripts.
    pub actions: Markup,
}

/// The inbox, newest first.
pub fn inbox(id: &str, signals: &[Signal]) -> Markup {
    html! {
        ul.inbox id=(id) {
            @for signal in signals {
                li id=(signal.id) data-seq=(signal.seq) {
                    div {
                        p { (signal.mark) " " a.what href=(signal.href) { (signal.what) } }
                        p.meta { @for piece in &signal.meta { span { (piece) } } }
                    }
                    div.row { (signal.actions) }
                }
            }
        }
    }
}

/// One entry of a log. Corrected entries stay, struck through.
#[derive(Debug, Clone)]
pub struct Entry {
    pub id: String,
    pub seq: u64,
    pub occurred_at: Timestamp,
    pub recorded_at: Timestamp,
    pub kind: String,
    pub text: String,
    pub author: String,
    /// With whom and by what channel; may be empty.
    pub counterparty: String,
    pub significant: bool,
    pub corrected: bool,
    pub link: Option<(String, String)>,
    /// Links and buttons of the entry.
    pub actions: Markup,
}

/// The log, in the order given.
pub fn log(id: &str, entries: &[Entry], lang: Lang) -> Markup {
    html! {
        ol.log id=(id) {
            @for entry in entries {
                li.void[entry.corrected] id=(entry.id) data-seq=(entry.seq) {
                    div.when { (moment(entry.occurred_at, lang)) (written_later(entry, lang)) }
                    div.key[entry.significant] { (entry_body(entry, lang)) }
                }
            }
        }
    }
}

fn entry_body(entry: &Entry, lang: Lang) -> Markup {
    html! {
        p.meta {
            b { (entry.kind) }
            @if entry.significant { span { (icon(Icon::Star)) " " (text(lang).significant()) } }
            @if !entry.counterparty.is_empty() { span { (entry.counterparty) } }
            span { (entry.author) }
        }
        @if entry.corrected { s.text { (entry.text) } } @else { p.text { (entry.text) } }
        @if let Some((href, label)) = &entry.link { a href=(href) { (label) } }
        (entry.actions)
    }
}

/// When it was written, if that differs from when it happened by more than a minute.
fn written_later(entry: &Entry, lang: Lang) -> Markup {
    let late = entry.recorded_at.as_second() - entry.occurred_at.as_second() > 60;
    html! {
        @if late { " " small { (text(lang).written()) " " (time::clock(entry.recorded_at)) } }
    }
}

/// Names and values.
pub fn facts(facts: &[(&str, Markup)]) -> Markup {
    html! { dl.facts { @for (name, value) in facts { dt { (name) } dd { (value) } } } }
}
