//! The list of accounts in reach, by what is searched for.

mod filter;

use hlaska_kernel::{AccountId, Lang, Timestamp};
use hlaska_web::ui::{self, Column, Row, Table};
use hlaska_web::{Answer, Cx, LiveCx};
use maud::{Markup, html};

use self::filter::Filter;
use super::{ACCOUNTS, button_link, grant_words, head, place_pager, tabs};
use crate::admin_text::admin_text;
use crate::phrase::people as say;
use crate::reach::Reach;
use crate::text::text;
use crate::view::{Account, Accounts};

/// Id of the fragment that changes by itself.
pub(crate) const LIST: &str = "ucty";
/// Accounts on one page.
const SHOWN: usize = 50;
/// An end that is nearer than this is worth a warning, days.
const WARN_DAYS: i64 = 14;

pub(crate) fn address(id: AccountId) -> String {
    format!("{ACCOUNTS}/{id}")
}

pub(crate) fn answer(cx: &Cx) -> Answer {
    let lang = cx.lang();
    let words = admin_text(lang);
    let content = html! {
        (head(words.accounts(), &button_link("/sprava/ucty/novy", words.new_account())))
        (tabs(ACCOUNTS, lang))
        (filter::form(cx))
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
    let filter = Filter::of(live);
    let mut found = Reach::of_viewer(accounts, &live.viewer).accounts();
    found.retain(|account| filter.admits(live, accounts, account));
    let columns = [
        Column::text(text(lang).person()),
        Column::text(text(lang).login()),
        Column::text(text(lang).organisation()),
        Column::text(text(lang).roles()),
        Column::text(words.state()),
        Column::text(say::LAST_REVIEWED.to(lang)),
    ];
    let count = words.count_accounts(found.len());
    let page = found.iter().skip(filter.page * SHOWN).take(SHOWN);
    let table = Table {
        id: "ucty-seznam",
        caption: &count,
        caption_hidden: false,
        columns: &columns,
        rows: page.map(|account| row(live, accounts, account)).collect(),
        empty: ui::empty(words.no_account(), words.no_account_means()),
    };
    html! {
        section id=(LIST) aria-label=(words.accounts()) {
            (table)
            (place_pager(ACCOUNTS, &live.query, filter.page, found.len(), SHOWN, lang))
        }
    }
}

fn row(live: &LiveCx, accounts: &Accounts, account: &Account) -> Row {
    let (lang, now) = (live.lang(), live.now());
    let ending = ends_in_days(account, now).is_some_and(|days| days <= WARN_DAYS);
    let cells = vec![
        html! { a href=(address(account.id)) { (account.name) } },
        html! { (account.login) },
        html! { (organisation_name(accounts, account)) },
        html! { @for role in roles(live, account) { span { (role) } br; } },
        html! { (state(accounts, account, now, lang)) },
        html! {
            @match &account.reviewed {
                Some(reviewed) => (ui::moment(reviewed.at, lang)),
                None => (admin_text(lang).never()),
            }
        },
    ];
    Row::new(format!("ucet-{}", account.id), cells).hot(ending)
}

fn roles(live: &LiveCx, account: &Account) -> Vec<String> {
    account.all_grants().map(|grant| grant_words(grant, &live.portal, live.lang())).collect()
}

fn organisation_name<'a>(accounts: &'a Accounts, account: &Account) -> &'a str {
    accounts.organisation(account.organisation).map_or("", |organisation| &organisation.name)
}

/// Whole days until the account ends by itself.
fn ends_in_days(account: &Account, now: Timestamp) -> Option<i64> {
    let until = account.valid_until.filter(|_| account.active)?;
    Some((until.as_second() - now.as_second()).max(0) / (24 * 3600))
}

/// In use, invited, blocked, or about to end.
pub(crate) fn state(accounts: &Accounts, account: &Account, now: Timestamp, lang: Lang) -> String {
    let words = admin_text(lang);
    let state = match (account.active, account.entered_at) {
        (false, _) => words.blocked(),
        (true, _) if !accounts.works(account) => say::OFFICE_ENDED.to(lang),
        (true, None) => words.waiting(),
        (true, Some(_)) => words.active(),
    };
    match ends_in_days(account, now).filter(|days| *days <= WARN_DAYS) {
        Some(days) => format!("{state}, {}", say::ends_in(days, lang)),
        None => state.to_owned(),
    }
}
