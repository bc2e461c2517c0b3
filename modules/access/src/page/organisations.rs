//! The list of organisations.

use hlaska_web::ui::{self, Column, Row, Table};
use hlaska_web::{Answer, Cx};
use maud::{Markup, html};

use super::{ORGANISATIONS, button_link, head, tabs, territory_words};
use crate::admin_text::admin_text;
use crate::text::text;
use crate::view::{Accounts, Organisation};

pub(crate) fn answer(cx: &Cx) -> Answer {
    let lang = cx.lang();
    let words = admin_text(lang);
    let content = html! {
        (head(words.organisations(), &button_link("/sprava/organizace/nova", words.new_organisation())))
        (tabs(ORGANISATIONS, lang))
        (list(cx))
    };
    cx.page(words.organisations()).menu(super::ACCOUNTS).answer(&content)
}

fn list(cx: &Cx) -> Markup {
    let words = admin_text(cx.lang());
    let world = cx.world();
    let accounts = world.view::<Accounts>();
    let columns = [
        Column::text(words.name()),
        Column::text(words.kind()),
        Column::text(words.territory()),
        Column::text(words.parent()),
        Column::number(words.people()),
    ];
    let visible = accounts.organisations_visible(&cx.viewer());
    let table = Table {
        id: "organizace-seznam",
        caption: words.organisations(),
        caption_hidden: true,
        columns: &columns,
        rows: visible.iter().map(|one| row(cx, accounts, one)).collect(),
        empty: ui::empty(words.no_organisation(), words.no_organisation_means()),
    };
    html! { (table) }
}

fn row(cx: &Cx, accounts: &Accounts, one: &Organisation) -> Row {
    let parent = one.parent.and_then(|id| accounts.organisation(id));
    let cells = vec![
        html! { a href={ (ORGANISATIONS) "/" (one.id) } { (one.name) } },
        html! { (text(cx.lang()).kind_name(one.kind)) },
        html! { (territory_words(one.territory, &cx.portal, cx.lang())) },
        html! { @if let Some(parent) = parent { (parent.name) } },
        html! { (accounts.size_of(one.id)) },
    ];
    Row::new(format!("organizace-{}", one.id), cells)
}
