//! Who asks to be let in, and who is bound to which account.

use hlaska_access::{Account, Accounts};
use hlaska_kernel::FieldError;
use hlaska_web::ui::{self, Column, Table};
use hlaska_web::{Answer, Cx, Fields, LiveCx};
use maud::{Markup, html};

use super::{REQUESTS, form_key, label_of, reason_form};
use crate::text::text;
use crate::view::{Binding, Bindings, Request};

/// Id of the part that changes by itself.
pub(crate) const LIST: &str = "zadosti";
/// Older bindings are found on the pages of their accounts.
const SHOWN: usize = 50;

/// A form that came back: which request it was about, what was typed and what is wrong.
#[derive(Clone, Copy)]
pub(crate) struct Tried<'a> {
    pub key: &'a str,
    pub typed: &'a Fields,
    pub errors: &'a [FieldError],
}

pub(crate) fn answer(cx: &Cx, tried: Option<Tried<'_>>) -> Answer {
    let words = text(cx.lang());
    let content = html! {
        h1 { (words.requests()) }
        p { (words.about()) }
        (list(&cx.live(), tried))
    };
    cx.page(words.requests()).menu(REQUESTS).live().answer(&content)
}

pub(crate) fn list(live: &LiveCx, tried: Option<Tried<'_>>) -> Markup {
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
                @let tried = tried.filter(|one| one.key == key);
                (ui::panel(&format!("zadost-{key}"), &request.name, &html! {},
                    &one(live, key, request, &people, tried)))
            }
            h2 { (words.bound()) }
            (table(live, &bound, accounts))
            @if bound.len() > SHOWN { p { (words.older_bound()) } }
        }
    }
}

fn one(
    live: &LiveCx,
    key: &str,
    request: &Request,
    people: &[&Account],
    tried: Option<Tried<'_>>,
) -> Markup {
    let words = text(live.lang());
    let email = if request.email.is_empty() { "–" } else { &request.email };
    html! {
        (ui::facts(&[
            (words.provider(), html! { (label_of(live, &request.provider)) }),
            (words.subject(), html! { code { (request.subject) } }),
            (words.said_email(), html! { (email) }),
            (words.asked(), ui::moment(request.asked_at, live.lang())),
        ]))
        @if let Some(reason) = &request.declined { p { (words.declined(reason)) } }
        div.grid {
            (bind_form(live, key, people, tried))
            @if request.declined.is_none() {
                (reason_form(live, &format!("{REQUESTS}/{key}/zamitnout"), key, words.decline(), tried))
            }
        }
    }
}

fn bind_form(live: &LiveCx, key: &str, people: &[&Account], tried: Option<Tried<'_>>) -> Markup {
    let words = text(live.lang());
    let (nothing, prefix) = (Fields::default(), format!("b{key}-"));
    let errors = errors_of(tried, "account");
    let kit = ui::Kit::new(live.lang(), tried.map_or(&nothing, |one| one.typed), &errors);
    let kit = kit.prefix(&prefix);
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

/// Mistakes of the form that has this field; a request has two forms.
pub(super) fn errors_of(tried: Option<Tried<'_>>, field: &str) -> Vec<FieldError> {
    let all = tried.map(|one| one.errors).unwrap_or_default();
    all.iter().filter(|error| error.field == field).cloned().collect()
}

fn table(live: &LiveCx, bound: &[(&str, &Binding)], accounts: &Accounts) -> Markup {
    let words = text(live.lang());
    let row = |(key, binding): &(&str, &Binding)| {
        let account = accounts.account(binding.account);
        let name = account.map_or("?", |account| account.name.as_str());
        let cells = vec![
            html! { a href={ "/sprava/ucty/" (binding.account) } { (name) } },
            html! { (label_of(live, &binding.provider)) },
            html! { code { (binding.subject) } },
            ui::moment(binding.bound_at, live.lang()),
        ];
        ui::Row::new(format!("vazba-{key}"), cells)
    };
    let table = Table {
        id: "vazby",
        caption: words.bound(),
        caption_hidden: true,
        columns: &[
            Column::text(words.account()),
            Column::text(words.provider()),
            Column::text(words.subject()),
            Column::text(words.since()),
        ],
        rows: bound.iter().take(SHOWN).map(row).collect(),
        empty: ui::empty(words.nobody_bound(), words.nobody_bound_meaning()),
    };
    html! { (table) }
}
