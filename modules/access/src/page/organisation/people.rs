//! People of the organisation, and letting in one of another.

use hlaska_kernel::OrganisationId;
use hlaska_web::Cx;
use hlaska_web::ui::{self, Column, Row, Table};
use maud::{Markup, html};

use super::super::accounts::{address as account_address, state};
use super::super::{fresh_key, grant_words, role_options_for};
use super::{Form, Sent, address};
use crate::admin_text::admin_text;
use crate::phrase::organisation as say;
use crate::phrase::people;
use crate::text::text;
use crate::view::{Account, Accounts};

pub(super) fn panel(cx: &Cx, id: OrganisationId) -> Markup {
    let lang = cx.lang();
    let columns = [
        Column::text(text(lang).person()),
        Column::text(people::FUNCTION.to(lang)),
        Column::text(text(lang).roles()),
        Column::text(admin_text(lang).state()),
    ];
    let rows = {
        let world = cx.world();
        let accounts = world.view::<Accounts>();
        accounts.people_of(id).into_iter().map(|one| row(cx, accounts, id, one)).collect()
    };
    let table = Table {
        id: "lide-seznam",
        caption: say::PEOPLE.to(lang),
        caption_hidden: true,
        columns: &columns,
        rows,
        empty: ui::empty(say::NO_PEOPLE.to(lang), say::NO_PEOPLE_MEANS.to(lang)),
    };
    ui::panel("lide", say::PEOPLE.to(lang), &html! {}, &html! { (table) })
}

fn row(cx: &Cx, accounts: &Accounts, id: OrganisationId, one: &Account) -> Row {
    let lang = cx.lang();
    let function = one.memberships.get(&id);
    let grants = one.grants_at(id).unwrap_or_default();
    let cells = vec![
        html! { a href=(account_address(one.id)) { (one.name) } },
        html! {
            @if let Some(member) = function { (member.function) " (" (say::MEMBER.to(lang)) ")" }
        },
        html! { @for grant in grants { span { (grant_words(*grant, &cx.portal, lang)) } br; } },
        html! { (state(accounts, one, cx.now, lang)) },
    ];
    Row::new(format!("clovek-{}", one.id), cells)
}

pub(super) fn invite(sent: &Sent<'_>, id: OrganisationId) -> Markup {
    let lang = sent.cx.lang();
    let words = admin_text(lang);
    let kit = sent.kit(Form::Member, "prizvat-");
    let fields = html! {
        (kit.text("login", text(lang).login()))
        (kit.text("function", people::FUNCTION.to(lang)))
        (kit.select("role", words.role(), &role_options_for(sent.cx)))
        (kit.text("territory", words.territory()).hint(words.territory_hint()))
        (kit.submit(people::ADD_MEMBER_BUTTON.to(lang)))
    };
    let content = html! {
        p { (people::ADD_MEMBER_LEAD.to(lang)) }
        details open[sent.form == Some(Form::Member)] {
            summary { (people::ADD_MEMBER.to(lang)) }
            (kit.form(&format!("{}/clenove", address(id)), &fresh_key(sent.cx), &fields))
        }
    };
    ui::panel("prizvat", people::ADD_MEMBER.to(lang), &html! {}, &content)
}
