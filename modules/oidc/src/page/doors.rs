//! The ways to providers, on pages of others: signing in and proving oneself anew.

use hlaska_web::ui::{self, Tone};
use hlaska_web::{LiveCx, Panel};
use maud::{Markup, html};

use super::bound;
use crate::provider::{Provider, Providers};
use crate::text::text;

/// Slots of the sign-in page and of the page that asks for a fresh proof, whose key is where to go
/// on to; and of an account's page.
pub(crate) fn panels() -> Vec<Panel> {
    let panel = |slot, render| Panel { slot, order: 20, topics: |_| Vec::new(), render };
    vec![
        panel("door", sign_in as fn(&LiveCx, &str) -> Markup),
        panel("prove", prove),
        panel("account", bound::panel),
    ]
}

fn sign_in(live: &LiveCx, back: &str) -> Markup {
    ways(live, back, "", |lang, label| text(lang).sign_in_through(label))
}

fn prove(live: &LiveCx, back: &str) -> Markup {
    ways(live, back, "ucel=overeni&", |lang, label| text(lang).prove_through(label))
}

fn ways(
    live: &LiveCx,
    back: &str,
    purpose: &str,
    words: fn(hlaska_kernel::Lang, &str) -> String,
) -> Markup {
    let providers = live.portal.service::<Providers>();
    let back: String = form_urlencoded::byte_serialize(back.as_bytes()).collect();
    html! {
        @for provider in providers.all() {
            @let address = format!("/prihlaseni/poskytovatel/{}?{purpose}zpet={back}", provider.config.id);
            p { a.btn.big href=(address) { (words(live.lang(), &provider.config.label)) } }
            @if provider.is_silent() { (silent(live, provider)) }
        }
    }
}

fn silent(live: &LiveCx, provider: &Provider) -> Markup {
    let words = text(live.lang());
    let title = words.does_not_answer(&provider.config.label);
    ui::alert(Tone::Warn, &title, &html! { p { (words.use_local_account()) } })
}
