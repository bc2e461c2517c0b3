//! One-time links that wait to be used.

use hlaska_kernel::time;
use hlaska_web::ui::{self, Column, Row, Table};
use hlaska_web::{Answer, Cx};
use maud::{Markup, html};

use super::accounts::address;
use super::{ACCOUNTS, INVITATIONS, button_form, fresh_key, head, tabs};
use crate::phrase::people as say;
use crate::reach::Reach;
use crate::text::text;
use crate::view::{Account, Accounts, OpenLink};

pub(crate) fn answer(cx: &Cx) -> Answer {
    let lang = cx.lang();
    let title = say::INVITATIONS.to(lang);
    let content = html! {
        (head(title, &html! {}))
        (tabs(INVITATIONS, lang))
        (list(cx))
    };
    cx.page(title).menu(ACCOUNTS).answer(&content)
}

/// The oldest first: it is the one that was forgotten.
fn list(cx: &Cx) -> Markup {
    let lang = cx.lang();
    let world = cx.world();
    let accounts = world.view::<Accounts>();
    let reach = Reach::of_viewer(accounts, &cx.viewer());
    let all = reach.accounts().into_iter().filter(|one| reach.includes(one.organisation));
    let mut open: Vec<_> =
        all.filter_map(|account| Some((account, account.link.as_ref()?))).collect();
    open.sort_by_key(|(account, link)| (link.issued_at, account.id));
    let columns = [
        Column::text(text(lang).person()),
        Column::text(text(lang).organisation()),
        Column::text(say::PURPOSE.to(lang)),
        Column::text(say::ISSUED.to(lang)),
        Column::text(say::ISSUED_BY.to(lang)),
        Column::text(say::UNTIL.to(lang)),
        Column::text(say::ACTIONS.to(lang)),
    ];
    let table = Table {
        id: "pozvanky-seznam",
        caption: say::INVITATIONS.to(lang),
        caption_hidden: true,
        columns: &columns,
        rows: open.iter().map(|(account, link)| row(cx, accounts, account, link)).collect(),
        empty: ui::empty(say::NO_INVITATION.to(lang), say::NO_INVITATION_MEANS.to(lang)),
    };
    html! { (table) }
}

fn row(cx: &Cx, accounts: &Accounts, account: &Account, link: &OpenLink) -> Row {
    let lang = cx.lang();
    let here = address(account.id);
    let expired = link.expires_at <= cx.now;
    let office = accounts.organisation(account.organisation);
    let cells = vec![
        html! { a href=(here) { (account.name) } },
        html! { @if let Some(office) = office { (office.name) } },
        html! { (say::purpose(link.purpose, lang)) },
        html! { time datetime=(link.issued_at) { (time::ago(link.issued_at, cx.now, lang)) } },
        html! { (accounts.name_of(&link.by.as_str().into(), lang)) },
        html! { (ui::moment(link.expires_at, lang)) @if expired { " – " (say::EXPIRED.to(lang)) } },
        html! {
            div.row {
                (button_form(&format!("{here}/odkaz"), &fresh_key(cx), say::RENEW.to(lang), &[]))
                (button_form(&format!("{here}/odkaz/odvolat"), &fresh_key(cx), say::WITHDRAW.to(lang), &[]))
            }
        },
    ];
    Row::new(format!("pozvanka-{}", account.id), cells).hot(expired)
}
