//! The list of accounts, by the name or role searched for.

use hlaska_kernel::{AccountId, Lang, czech};
use hlaska_web::ui::{self, Column, Row, Table};
use hlaska_web::{Answer, Cx, Fields, LiveCx};
use maud::{Markup, html};

use super::{ACCOUNTS, button_link, grant_words, head, tabs};
use crate::admin_text::admin_text;
use crate::text::text;
use crate::view::{Account, Accounts};

/// Id of the fragment that changes by itself.
pub(crate) const LIST: &str = "ucty";
/// More are not shown at once; the search narrows them.
const SHOWN: usize = 100;

pub(crate) fn address(id: AccountId) -> String {
    format!("{ACCOUNTS}/{id}")
}

pub(crate) fn answer(cx: &Cx) -> Answer {
    let lang = cx.lang();
    let words = admin_text(lang);
    let typed = Fields::default();
    let kit = ui::Kit::new(lang, &typed, &[]);
    let search = html! {
        (kit.search("q", words.find()).hint(words.find_hint()).value(cx.query.get("q")))
        (kit.submit(words.find_button()))
    };
    let content = html! {
        (head(words.accounts(), &button_link("/sprava/ucty/novy", words.new_account())))
        (tabs(ACCOUNTS, lang))
        (kit.filter(ACCOUNTS, &search))
        (list(&cx.live()))
    };
    cx.page(words.accounts()).menu(ACCOUNTS).live().answer(&content)
}

/// The same for the page and for its stream.
pub(crate) fn list(live: &LiveCx) -> Markup {
    let lang = live.lang();
    let words = admin_text(lang);
    let world = live.world();
    let accounts = world.view::<Accounts>();
    let mut found = accounts.accounts_visible(&live.viewer);
    let query = live.query.get("q");
    found.retain(|account| czech::finds(query, &searched(live, accounts, account)));
    let columns = [
        Column::text(text(lang).person()),
        Column::text(text(lang).login()),
        Column::text(text(lang).organisation()),
        Column::text(text(lang).roles()),
        Column::text(words.state()),
    ];
    let count = words.count_accounts(found.len());
    let table = Table {
        id: "ucty-seznam",
        caption: &count,
        caption_hidden: false,
        columns: &columns,
        rows: found.iter().take(SHOWN).map(|account| row(live, accounts, account)).collect(),
        empty: ui::empty(words.no_account(), words.no_account_means()),
    };
    html! {
        section id=(LIST) aria-label=(words.accounts()) {
            (table)
            @if found.len() > SHOWN { p.hint { (words.more_accounts(found.len() - SHOWN)) } }
        }
    }
}

/// Everything a search may hit.
fn searched(live: &LiveCx, accounts: &Accounts, account: &Account) -> String {
    let organisation = organisation_name(accounts, account);
    let roles = roles(live, account).join(" ");
    format!("{} {} {organisation} {roles}", account.name, account.login)
}

fn row(live: &LiveCx, accounts: &Accounts, account: &Account) -> Row {
    let cells = vec![
        html! { a href=(address(account.id)) { (account.name) } },
        html! { (account.login) },
        html! { (organisation_name(accounts, account)) },
        html! { @for role in roles(live, account) { span { (role) } br; } },
        html! { (state(account, live.lang())) },
    ];
    Row::new(format!("ucet-{}", account.id), cells)
}

fn roles(live: &LiveCx, account: &Account) -> Vec<String> {
    account.grants.iter().map(|grant| grant_words(*grant, &live.portal, live.lang())).collect()
}

fn organisation_name<'a>(accounts: &'a Accounts, account: &Account) -> &'a str {
    accounts.organisation(account.organisation).map_or("", |organisation| &organisation.name)
}

/// In use, invited, or blocked.
pub(crate) fn state(account: &Account, lang: Lang) -> &'static str {
    let words = admin_text(lang);
    match (account.active, account.password_set_at) {
        (false, _) => words.blocked(),
        (true, None) => words.waiting(),
        (true, Some(_)) => words.active(),
    }
}
