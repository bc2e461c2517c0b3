//! Reviews of access, and starting one.

use hlaska_kernel::{FieldError, time};
use hlaska_web::ui::{self, Column, Row, Table};
use hlaska_web::{Answer, Cx};
use maud::{Markup, html};

use super::review::{address, concerns, scope, state};
use super::{ACCOUNTS, REVIEWS, fresh_key, head, organisation_options, tabs};
use crate::phrase::review as say;
use crate::reach::Reach;
use crate::view::Accounts;
use crate::view::review::Review;

pub(crate) fn answer(cx: &Cx, errors: &[FieldError]) -> Answer {
    let lang = cx.lang();
    let title = say::REVIEWS.to(lang);
    let content = html! {
        (head(title, &html! {}))
        (tabs(REVIEWS, lang))
        p.lead { (say::LEAD.to(lang)) }
        (list(cx))
        (start(cx, errors))
    };
    cx.page(title).menu(ACCOUNTS).answer(&content)
}

fn list(cx: &Cx) -> Markup {
    let lang = cx.lang();
    let world = cx.world();
    let accounts = world.view::<Accounts>();
    let reach = Reach::of_viewer(accounts, &cx.viewer());
    let found = accounts.reviews().into_iter().filter(|one| concerns(accounts, &reach, one));
    let columns = [
        Column::text(say::SCOPE.to(lang)),
        Column::text(say::STATE.to(lang)),
        Column::text(say::STARTED.to(lang)),
        Column::text(say::DEADLINE.to(lang)),
        Column::number(say::DONE.to(lang)),
        Column::number(say::MISSING.to(lang)),
    ];
    let table = Table {
        id: "prezkumy-seznam",
        caption: say::REVIEWS.to(lang),
        caption_hidden: true,
        columns: &columns,
        rows: found.map(|one| row(cx, accounts, &reach, one)).collect(),
        empty: ui::empty(say::NONE.to(lang), say::NONE_MEANS.to(lang)),
    };
    html! { (table) }
}

fn row(cx: &Cx, accounts: &Accounts, reach: &Reach<'_>, one: &Review) -> Row {
    let lang = cx.lang();
    let people = accounts.in_review(one);
    let own: Vec<_> = people.iter().filter(|(office, _)| reach.includes(*office)).collect();
    let is_done = |office, account| one.answers.contains_key(&(office, account));
    let done = own.iter().filter(|(office, person)| is_done(*office, person.id)).count();
    let cells = vec![
        html! { a href=(address(one.id)) { (scope(accounts, one, lang)) } },
        html! { (state(one, cx.now, lang)) },
        ui::moment(one.started_at, lang),
        html! { time datetime=(one.deadline) { (time::date(one.deadline, lang)) } },
        html! { (done) },
        html! { (own.len() - done) },
    ];
    Row::new(format!("prezkum-{}", one.id), cells).hot(one.is_late(cx.now))
}

fn start(cx: &Cx, errors: &[FieldError]) -> Markup {
    let lang = cx.lang();
    let (everything, top) = {
        let world = cx.world();
        let reach = Reach::of_viewer(world.view::<Accounts>(), &cx.viewer());
        (reach.is_everything(), reach.top())
    };
    let whole = everything.then(|| (String::new(), say::WHOLE.to(lang).to_owned()));
    let options: Vec<_> = whole.into_iter().chain(organisation_options(cx)).collect();
    let kit = ui::Kit::new(lang, &cx.form, errors);
    let preset = top.map(|id| id.to_string()).unwrap_or_default();
    let fields = html! {
        (kit.select("organisation", say::SCOPE.to(lang), &options).value(preset))
        (kit.date("deadline", say::DEADLINE.to(lang)))
        (kit.submit(say::START.to(lang)))
    };
    let key = cx.key().map_or_else(|| fresh_key(cx), ToOwned::to_owned);
    let form = kit.form(REVIEWS, &key, &fields);
    ui::panel("zahajit", say::START.to(lang), &html! {}, &form)
}
