//! Pages and fragments, one file for each.

pub(crate) mod bound;
pub(crate) mod doors;
pub(crate) mod requests;
pub(crate) mod trouble;

use hlaska_web::{Fields, LiveCx, ui};
use maud::{Markup, html};

use crate::provider::Providers;
use crate::text::text;
use requests::{Tried, errors_of};

pub(crate) const REQUESTS: &str = "/sprava/zadosti";

/// What a provider is called; one that was taken out of the settings by its id.
fn label_of(live: &LiveCx, provider: &str) -> String {
    let providers = live.portal.service::<Providers>();
    providers.find(provider).map_or_else(|| provider.to_owned(), |one| one.config.label.clone())
}

/// A reason and a button.
fn reason_form(
    live: &LiveCx,
    action: &str,
    key: &str,
    button: &str,
    tried: Option<Tried<'_>>,
) -> Markup {
    let (nothing, prefix) = (Fields::default(), format!("r{key}-"));
    let errors = errors_of(tried, "reason");
    let kit = ui::Kit::new(live.lang(), tried.map_or(&nothing, |one| one.typed), &errors);
    let kit = kit.prefix(&prefix);
    let fields = html! {
        (kit.text("reason", text(live.lang()).reason()))
        div.actions { button.btn type="submit" { (button) } }
    };
    kit.form(action, &form_key(live, key), &fields)
}

/// One for each state of the list, so that equal viewers see equal bytes: the same decision sent
/// twice is carried out once, and a later one is another.
fn form_key(live: &LiveCx, key: &str) -> String {
    let short: String = key.chars().take(16).collect();
    format!("{short}-{}", live.world().seq())
}
