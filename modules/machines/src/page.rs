//! Pages, one file for each.

pub(crate) mod displays;
pub(crate) mod keys;
pub(crate) mod screen;

use hlaska_access::Accounts;
use hlaska_journal::Author;
use hlaska_kernel::{FieldError, Lang, Timestamp};
use hlaska_territory::Gazetteer;
use hlaska_web::{Cx, Fields, ui};
use maud::{Markup, html};

use crate::text::text;
use crate::view::Machine;

pub(crate) const SCREEN: &str = "/stena";
pub(crate) const DISPLAYS: &str = "/sprava/obrazovky";
pub(crate) const KEYS: &str = "/sprava/klice";

/// A refused form keeps its key: correcting it is still the same request.
fn form_key(cx: &Cx) -> String {
    cx.key().map_or_else(|| cx.portal.env().uuid().to_string(), ToOwned::to_owned)
}

/// Displays and keys stand side by side for whoever may do both.
fn tabs(cx: &Cx, current: &str) -> Markup {
    let words = text(cx.lang());
    let both = crate::command::issue_key::RUNS_THE_PORTAL;
    if !both.iter().any(|role| cx.viewer().holds(*role)) {
        return html! {};
    }
    let items = [(DISPLAYS, words.displays()), (KEYS, words.keys())];
    ui::tabs(words.machines(), &items.map(|(path, label)| (path, label, path == current)))
}

fn ground(cx: &Cx, machine: &Machine) -> String {
    cx.portal.service::<Gazetteer>().name_of(machine.territory.place(), cx.lang())
}

fn let_in_by(cx: &Cx, machine: &Machine) -> String {
    let world = cx.world();
    let name = |id| world.view::<Accounts>().name_of(&Author::Account(id), cx.lang());
    machine.by.map(name).unwrap_or_default()
}

fn since(machine: &Machine, lang: Lang) -> Markup {
    ui::moment(machine.since, lang)
}

fn seen(at: Option<Timestamp>, lang: Lang) -> Markup {
    at.map_or_else(|| html! { (text(lang).never()) }, |at| ui::moment(at, lang))
}

/// Why it was revoked, or the form to do so.
fn standing(cx: &Cx, one: &Machine, action: &str, label: &str, errors: &[FieldError]) -> Markup {
    if let Some(reason) = &one.revoked {
        return html! { (text(cx.lang()).revoked_because()) " " (reason) };
    }
    revoke_form(cx, action, label, errors)
}

/// A small form that asks why.
fn revoke_form(cx: &Cx, action: &str, label: &str, errors: &[FieldError]) -> Markup {
    let words = text(cx.lang());
    let empty = Fields::default();
    let typed = if errors.is_empty() { &empty } else { &cx.form };
    let prefix = format!("{}-", action.replace('/', "-"));
    let kit = ui::Kit::new(cx.lang(), typed, errors).prefix(&prefix);
    let fields = html! { (kit.text("reason", words.reason())) (kit.submit(label)) };
    html! {
        details open[!errors.is_empty()] {
            summary { (label) }
            (kit.form(action, &cx.portal.env().uuid().to_string(), &fields))
        }
    }
}

/// What the last form did.
fn done(cx: &Cx) -> Option<&'static str> {
    let words = text(cx.lang());
    match cx.query.get("hotovo") {
        "sparovano" => Some(words.paired()),
        "vydano" => Some(words.issued_already()),
        "zruseno" => Some(words.revoked()),
        _ => None,
    }
}
