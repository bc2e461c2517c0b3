//! Forms: one kit for one form. It knows what was typed and what was wrong with it.
//!
//! ```text
//! let kit = ui::Kit::new(lang, &fields, &errors);
//! kit.form("/udalosti", &key, html! {
//!     (kit.text("title", "Název").hint("Co a kde, jednou větou"))
//!     (kit.moment("at", "Čas události", now))
//!     (kit.submit("Otevřít událost"))
//! })
//! ```

use std::cell::RefCell;

use hlaska_kernel::{Actor, FieldError, Lang, Timestamp, time};
use maud::{Markup, html};

use super::field::{Field, Kind};
use super::text::text;
use crate::fields::Fields;

/// What the fields of one form share.
pub struct Kit<'a> {
    pub(super) lang: Lang,
    values: &'a Fields,
    errors: &'a [FieldError],
    prefix: &'a str,
    labels: RefCell<Vec<(String, String)>>,
}

impl<'a> Kit<'a> {
    /// `values` as they were sent, or empty for a fresh form; `errors` of the refused attempt.
    pub fn new(lang: Lang, values: &'a Fields, errors: &'a [FieldError]) -> Self {
        Self { lang, values, errors, prefix: "", labels: RefCell::default() }
    }

    /// Keeps ids apart when a page has several forms with fields of the same name.
    #[must_use]
    pub fn prefix(mut self, prefix: &'a str) -> Self {
        self.prefix = prefix;
        self
    }

    pub fn text(&self, name: &'static str, label: &str) -> Field<'_, 'a> {
        self.field(name, label, Kind::Line("text"))
    }
    pub fn email(&self, name: &'static str, label: &str) -> Field<'_, 'a> {
        self.field(name, label, Kind::Line("email"))
    }
    pub fn phone(&self, name: &'static str, label: &str) -> Field<'_, 'a> {
        self.field(name, label, Kind::Line("tel"))
    }
    pub fn password(&self, name: &'static str, label: &str) -> Field<'_, 'a> {
        self.field(name, label, Kind::Line("password"))
    }
    pub fn search(&self, name: &'static str, label: &str) -> Field<'_, 'a> {
        self.field(name, label, Kind::Line("search"))
    }
    /// A file to be chosen; `accept` as the browser takes it: `.pdf,image/png`. For
    /// [`Kit::upload`].
    pub fn file(&self, name: &'static str, label: &str, accept: &'static str) -> Field<'_, 'a> {
        self.field(name, label, Kind::File { accept })
    }
    /// A day, as `2026-11-22`.
    pub fn date(&self, name: &'static str, label: &str) -> Field<'_, 'a> {
        self.field(name, label, Kind::Line("date"))
    }
    pub fn area(&self, name: &'static str, label: &str) -> Field<'_, 'a> {
        self.field(name, label, Kind::Area { rows: 4 })
    }
    /// A whole number with its unit or noun behind it: `osob`, `m³/s`; the unit may be empty.
    pub fn number(&self, name: &'static str, label: &str, unit: &str) -> Field<'_, 'a> {
        self.field(name, label, Kind::Number { unit: unit.to_owned() })
    }
    /// Date and time in Prague, with a button that fills in the present.
    pub fn moment(&self, name: &'static str, label: &str, preset: Timestamp) -> Field<'_, 'a> {
        self.field(name, label, Kind::Moment).value(time::for_input(preset))
    }
    /// `(value, label)` pairs. A field without a value offers "choose" first.
    pub fn select(
        &self,
        name: &'static str,
        label: &str,
        options: &[(String, String)],
    ) -> Field<'_, 'a> {
        self.field(name, label, Kind::Select { options: options.to_vec() })
    }
    /// One thing to tick.
    pub fn tick(&self, name: &'static str, label: &str) -> Field<'_, 'a> {
        self.field(name, label, Kind::Tick)
    }

    fn field(&self, name: &'static str, label: &str, kind: Kind) -> Field<'_, 'a> {
        self.labels.borrow_mut().push((name.to_owned(), label.to_owned()));
        Field::new(self, name, label, kind)
    }

    /// A field made elsewhere (radio cards) tells its name for the summary.
    pub(super) fn known(&self, name: &str, label: &str) {
        self.labels.borrow_mut().push((name.to_owned(), label.to_owned()));
    }

    pub fn submit(&self, label: &str) -> Markup {
        html! { div.actions { button.btn.primary type="submit" { (label) } } }
    }

    /// The whole form: summary of mistakes, key, fields. Works without scripts.
    pub fn form(&self, action: &str, key: &str, body: &Markup) -> Markup {
        html! {
            form.form method="post" action=(action) id=(self.id("form")) novalidate {
                (self.problems()) (hidden_key(key)) (body)
            }
        }
    }

    /// The same for a form with files.
    pub fn upload(&self, action: &str, key: &str, body: &Markup) -> Markup {
        html! {
            form.form method="post" action=(action) id=(self.id("form")) enctype="multipart/form-data" novalidate {
                (self.problems()) (hidden_key(key)) (body)
            }
        }
    }

    /// A form that only asks for something: address bar, Back and bookmarks work.
    pub fn filter(&self, action: &str, body: &Markup) -> Markup {
        html! { form.filter.row.end method="get" action=(action) role="search" { (body) } }
    }

    /// Everything wrong at once, each line leading to its field. Call it after the fields were
    /// made; [`Kit::form`] does.
    pub fn problems(&self) -> Markup {
        html! {
            @if !self.errors.is_empty() {
                div.problems tabindex="-1" role="group" aria-labelledby=(self.id("problems")) {
                    h2 id=(self.id("problems")) { (text(self.lang).problems()) }
                    ul { @for error in self.errors { li { (self.problem(error)) } } }
                }
            }
        }
    }

    fn problem(&self, error: &FieldError) -> Markup {
        let message = error.message.get(self.lang);
        let labels = self.labels.borrow();
        let Some((name, label)) = labels.iter().find(|(name, _)| name == error.field) else {
            return html! { b { (message) } };
        };
        html! { a href={ "#" (self.id(name)) } { (label) ": " (message) } }
    }

    pub(super) fn id(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }
    /// What stands in the field: what was typed, else the preset.
    pub(super) fn value<'v>(&'v self, name: &str, preset: &'v str) -> &'v str {
        if self.was_sent() { self.values.get(name) } else { preset }
    }
    /// Is the value among those sent, or among the presets of a fresh form?
    pub(super) fn is_chosen(&self, name: &str, value: &str, presets: &[&str]) -> bool {
        if self.was_sent() {
            self.values.all(name).any(|own| own == value)
        } else {
            presets.contains(&value)
        }
    }
    pub(super) fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|e| e.field == name).map(|e| e.message.get(self.lang))
    }
    fn was_sent(&self) -> bool {
        !self.values.pairs().is_empty()
    }
}

/// The field that says whose form it is.
pub const AUTHOR_FIELD: &str = "_ucet";

/// Whose form it is: one that waited on a shared phone is refused when somebody else has signed in
/// meanwhile, instead of being taken for their word.
pub fn hidden_author(actor: &Actor) -> Markup {
    html! { input type="hidden" name=(AUTHOR_FIELD) value=(actor.account); }
}

/// The key that makes sending twice harmless. Fresh for each rendered form.
pub fn hidden_key(key: &str) -> Markup {
    html! { input type="hidden" name="_key" value=(key); }
}
