//! Who asks to be let in, and who is bound to which account.

use hlaska_access::{Account, Accounts};
use hlaska_kernel::FieldError;
use hlaska_web::ui::{self, Tone};
use hlaska_web::{Answer, Cx, Fields, LiveCx};
use maud::{Markup, html};

use super::REQUESTS;
use crate::provider::Providers;
use crate::text::{Text, text};
use crate::view::{Binding, Bindings, Request};

/// Id of the part that changes by itself.
pub(crate) const LIST: &str = "zadosti";

pub(crate) fn answer(cx: &Cx, errors: &[FieldError]) -> Answer {
    let words = text(cx.lang());
    let content = html! {
        h1 { (words.requests()) }
        p { (words.about()) }
        @for error in errors {
            (ui::alert(Tone::Bad, error.message.get(cx.lang()), &html! {}))
        }
        (list(&cx.live()))
    };
    cx.page(words.requests()).menu(REQUESTS).live().answer(&content)
}

pub(crate) fn list(live: &LiveCx) -> Markup {
    let words = text(live.lang());
    let world = live.world();
    let bindings = world.view::<Bindings>();
    let accounts = world.view::<Accounts>();
    let people: Vec<&Account> =
        accounts.accounts_visible(&live.viewer).into_iter().filter(|one| one.active).collect();
    let (requests, bound) = (bindings.requests(), bindings.bindings());
    html! {
        div id=(LIST) {
            @if requests.is_empty() {
                (ui::empty(words.nobody_asks(), words.nobody_asks_meaning()))
            }
            @for (key, request) in requests {
                (ui::panel(&format!("zadost-{key}"), &request.name, &html! {},
                    &one(live, key, request, &people)))
            }
            h2 { (words.bound()) }
            @if bound.is_empty() { (ui::empty(words.nobody_bound(), words.nobody_bound_meaning())) }
            @for (key, binding) in bound { (tied(live, key, binding, accounts)) }
        }
    }
}

fn label(live: &LiveCx, provider: &str) -> String {
    let providers = live.portal.service::<Providers>();
    providers.find(provider).map_or_else(|| provider.to_owned(), |one| one.config.label.clone())
}

fn one(live: &LiveCx, key: &str, request: &Request, people: &[&Account]) -> Markup {
    let words = text(live.lang());
    html! {
        (ui::facts(&[
            (words.provider(), html! { (label(live, &request.provider)) }),
            (words.subject(), html! { code { (request.subject) } }),
            (words.said_email(), html! { @if request.email.is_empty() { "–" } @else { (request.email) } }),
            (words.asked(), ui::moment(request.asked_at, live.lang())),
        ]))
        @if let Some(reason) = &request.declined {
            p { (words.declined(reason)) }
        }
        (bind_form(live, words, key, people))
        @if request.declined.is_none() {
            (reason_form(live, &format!("{REQUESTS}/{key}/zamitnout"), key, words.decline()))
        }
    }
}

fn bind_form(live: &LiveCx, words: &dyn Text, key: &str, people: &[&Account]) -> Markup {
    let typed = Fields::default();
    let prefix = format!("b{key}-");
    let kit = ui::Kit::new(live.lang(), &typed, &[]).prefix(&prefix);
    let options: Vec<_> = people
        .iter()
        .map(|one| (one.id.to_string(), format!("{} ({})", one.name, one.login)))
        .collect();
    let fields = html! {
        (kit.select("account", words.account(), &options).hint(words.account_hint()))
        (kit.submit(words.bind()))
    };
    kit.form(&format!("{REQUESTS}/{key}/spojit"), &form_key(live, key), &fields)
}

fn reason_form(live: &LiveCx, action: &str, key: &str, button: &str) -> Markup {
    let typed = Fields::default();
    let prefix = format!("r{key}-");
    let kit = ui::Kit::new(live.lang(), &typed, &[]).prefix(&prefix);
    let fields = html! {
        (kit.text("reason", text(live.lang()).reason()))
        div.actions { button.btn type="submit" { (button) } }
    };
    kit.form(action, &form_key(live, key), &fields)
}

/// One for each state of the list, so that equal viewers see equal bytes: the same decision sent
/// twice is carried out once, and a later one is another.
fn form_key(live: &LiveCx, key: &str) -> String {
    format!("{}-{}", &key[..key.len().min(16)], live.world().seq())
}

fn tied(live: &LiveCx, key: &str, binding: &Binding, accounts: &Accounts) -> Markup {
    let words = text(live.lang());
    let account = accounts.account(binding.account);
    let name = account.map_or("?", |account| account.name.as_str());
    let content = html! {
        (ui::facts(&[
            (words.provider(), html! { (label(live, &binding.provider)) }),
            (words.subject(), html! { code { (binding.subject) } }),
            (words.account(), html! {
                a href={ "/sprava/ucty/" (binding.account) } { (account.map_or("?", |one| one.login.as_str())) }
            }),
            (words.since(), ui::moment(binding.bound_at, live.lang())),
        ]))
        (reason_form(live, &format!("{REQUESTS}/{key}/zrusit"), key, words.unbind()))
    };
    ui::panel(&format!("vazba-{key}"), name, &html! {}, &content)
}
