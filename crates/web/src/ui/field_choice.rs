//! Choices big enough for a thumb: radio cards and groups of ticks.

use maud::{Markup, html};

use super::form::Kit;

/// One answer.
#[derive(Debug, Clone, Default)]
pub struct Card {
    pub value: String,
    pub label: String,
    /// When to choose it, in plain words; may be empty.
    pub hint: String,
    /// A status mark or an icon in front.
    pub mark: Option<Markup>,
}

impl Card {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), ..Self::default() }
    }
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
    #[must_use]
    pub fn mark(mut self, mark: Markup) -> Self {
        self.mark = Some(mark);
        self
    }
}

/// One of several. Without hints the cards are smaller.
pub fn cards(
    kit: &Kit<'_>,
    name: &'static str,
    legend: &str,
    preset: &str,
    cards: &[Card],
) -> Markup {
    group(kit, name, legend, "radio", &[preset], cards)
}

/// Any of several; the form sends the name once for each ticked value.
pub fn checks(
    kit: &Kit<'_>,
    name: &'static str,
    legend: &str,
    preset: &[&str],
    cards: &[Card],
) -> Markup {
    group(kit, name, legend, "checkbox", preset, cards)
}

fn group(
    kit: &Kit<'_>,
    name: &'static str,
    legend: &str,
    kind: &str,
    preset: &[&str],
    cards: &[Card],
) -> Markup {
    kit.known(name, legend);
    let error = kit.error(name);
    let error_id = format!("{}-error", kit.id(name));
    let compact = cards.iter().all(|card| card.hint.is_empty());
    html! {
        fieldset.bad[error.is_some()] aria-describedby=[error.map(|_| &error_id)] {
            legend data-for=(name) { (legend) }
            @if let Some(message) = error { p.error id=(error_id) { (message) } }
            div.choices.compact[compact] {
                @for (index, card) in cards.iter().enumerate() {
                    // The first one has the group's id, so that the summary of mistakes leads to it.
                    @let id = if index == 0 { kit.id(name) } else { format!("{}-{}", kit.id(name), card.value) };
                    @let on = kit.is_chosen(name, &card.value, preset);
                    (one(name, kind, &id, card, on, compact))
                }
            }
        }
    }
}

fn one(name: &str, kind: &str, id: &str, card: &Card, on: bool, compact: bool) -> Markup {
    html! {
        label.choice.compact[compact] {
            input type=(kind) id=(id) name=(name) value=(card.value) checked[on];
            @if let Some(mark) = &card.mark { (mark) }
            span { b { (card.label) } @if !card.hint.is_empty() { small { (card.hint) } } }
        }
    }
}
