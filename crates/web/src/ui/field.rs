//! One field: label, hint, mistake, control, tied together for every kind of eyes.

use maud::{Markup, Render, html};

use super::form::Kit;
use super::text::text;

#[derive(Debug, Clone)]
pub(super) enum Kind {
    Line(&'static str),
    File { accept: &'static str },
    Area { rows: u8 },
    Number { unit: String },
    Moment,
    Select { options: Vec<(String, String)> },
    Tick,
}

/// A field being described; put it into `html!` as it is.
pub struct Field<'k, 'a> {
    kit: &'k Kit<'a>,
    name: &'static str,
    label: String,
    kind: Kind,
    hint: String,
    preset: String,
    optional: bool,
    autocomplete: &'static str,
    key: Option<char>,
    enter_saves: bool,
    autofocus: bool,
}

impl<'k, 'a> Field<'k, 'a> {
    pub(super) fn new(kit: &'k Kit<'a>, name: &'static str, label: &str, kind: Kind) -> Self {
        Self {
            kit,
            name,
            label: label.to_owned(),
            kind,
            hint: String::new(),
            preset: String::new(),
            optional: false,
            autocomplete: "off",
            key: None,
            enter_saves: false,
            autofocus: false,
        }
    }
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
    /// What stands in a fresh form. For a tick `1` means ticked.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.preset = value.into();
        self
    }
    /// Says so behind the label.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }
    /// Value of `autocomplete`, e.g. `username`.
    #[must_use]
    pub fn autocomplete(mut self, purpose: &'static str) -> Self {
        self.autocomplete = purpose;
        self
    }
    /// The single key that goes here (`n` new entry, `/` search); it can be switched off.
    #[must_use]
    pub fn key(mut self, key: char) -> Self {
        self.key = Some(key);
        self
    }
    /// Enter sends the form, Shift+Enter breaks the line.
    #[must_use]
    pub fn enter_saves(mut self) -> Self {
        self.enter_saves = true;
        self
    }
    /// The cursor waits here when the page opens.
    #[must_use]
    pub fn autofocus(mut self) -> Self {
        self.autofocus = true;
        self
    }
    #[must_use]
    pub fn rows(mut self, rows: u8) -> Self {
        self.kind = Kind::Area { rows };
        self
    }

    fn id(&self) -> String {
        self.kit.id(self.name)
    }

    fn described_by(&self) -> Option<String> {
        let id = self.id();
        let hint = (!self.hint.is_empty()).then(|| format!("{id}-hint"));
        let error = self.kit.error(self.name).map(|_| format!("{id}-error"));
        let both: Vec<_> = hint.into_iter().chain(error).collect();
        (!both.is_empty()).then(|| both.join(" "))
    }

    fn notes(&self) -> Markup {
        let id = self.id();
        html! {
            @if !self.hint.is_empty() { p.hint id={ (id) "-hint" } { (self.hint) } }
            @if let Some(message) = self.kit.error(self.name) { p.error id={ (id) "-error" } { (message) } }
        }
    }

    fn control(&self) -> Markup {
        match &self.kind {
            Kind::Line(kind) => self.input(kind, None),
            Kind::Area { rows } => self.area(*rows),
            Kind::Number { unit } if unit.is_empty() => self.input("text", Some("numeric")),
            Kind::Number { unit } => html! {
                div.with.short { (self.input("text", Some("numeric"))) span.unit { (unit) } }
            },
            Kind::Moment => html! {
                div.with {
                    (self.input("datetime-local", None))
                    button.btn.needs-js type="button" data-now=(self.id()) { (text(self.kit.lang).now_button()) }
                }
            },
            Kind::Select { options } => self.choice(options),
            Kind::File { accept } => html! {
                input type="file" id=(self.id()) name=(self.name) accept=(accept)
                    aria-describedby=[self.described_by()] aria-invalid=[self.invalid()];
            },
            Kind::Tick => html! {},
        }
    }

    fn input(&self, kind: &str, mode: Option<&str>) -> Markup {
        // A password is never sent back into the page.
        let typed = self.kit.value(self.name, &self.preset);
        let value = (kind != "password" && !typed.is_empty()).then_some(typed);
        html! {
            input type=(kind) id=(self.id()) name=(self.name) value=[value] inputmode=[mode]
                autocomplete=(self.autocomplete) aria-describedby=[self.described_by()]
                aria-invalid=[self.invalid()] data-key=[self.key] autofocus[self.autofocus];
        }
    }

    fn area(&self, rows: u8) -> Markup {
        html! {
            textarea id=(self.id()) name=(self.name) rows=(rows) aria-describedby=[self.described_by()]
                aria-invalid=[self.invalid()] data-key=[self.key] data-enter[self.enter_saves]
                autofocus[self.autofocus] { (self.kit.value(self.name, &self.preset)) }
        }
    }

    fn choice(&self, options: &[(String, String)]) -> Markup {
        let current = self.kit.value(self.name, &self.preset);
        html! {
            select id=(self.id()) name=(self.name) aria-describedby=[self.described_by()] aria-invalid=[self.invalid()] {
                @if current.is_empty() && options.iter().all(|(value, _)| !value.is_empty()) {
                    option value="" { (text(self.kit.lang).choose()) }
                }
                @for (value, label) in options { option value=(value) selected[value == current] { (label) } }
            }
        }
    }

    fn tick(&self) -> Markup {
        let ticked = self.kit.is_chosen(self.name, "1", &[&self.preset]);
        html! {
            div.field.bad[self.invalid().is_some()] {
                (self.notes())
                label.check {
                    input type="checkbox" id=(self.id()) name=(self.name) value="1" checked[ticked]
                        aria-describedby=[self.described_by()] aria-invalid=[self.invalid()];
                    span { (self.label) }
                }
            }
        }
    }

    fn invalid(&self) -> Option<&'static str> {
        self.kit.error(self.name).map(|_| "true")
    }
}

impl Render for Field<'_, '_> {
    fn render(&self) -> Markup {
        if matches!(self.kind, Kind::Tick) {
            return self.tick();
        }
        html! {
            div.field.bad[self.invalid().is_some()] {
                label for=(self.id()) {
                    (self.label) @if self.optional { " " span.opt { "(" (text(self.kit.lang).optional()) ")" } }
                }
                (self.notes()) (self.control())
            }
        }
    }
}
