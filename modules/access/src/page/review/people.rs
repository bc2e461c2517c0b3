//! Whom to decide about.

use hlaska_kernel::{OrganisationId, czech};
use hlaska_web::Fields;
use hlaska_web::ui::{self, Column, Row, Table};
use maud::{Markup, html};

use super::super::accounts::address as account_address;
use super::super::{button_form, fresh_key, grant_words, place_pager};
use super::{Shown, address};
use crate::event::ReviewAnswer;
use crate::phrase::{history, review as say};
use crate::text::text;
use crate::view::Account;
use crate::view::review::Answered;

/// People on one page.
const SHOWN: usize = 50;

type Item<'a> = (OrganisationId, &'a Account);

/// In the order of organisations, then of names.
fn wanted<'a>(shown: &Shown<'a>) -> Vec<Item<'a>> {
    let waiting = shown.cx.query.get("stav") == "ceka";
    let answered = |item: &Item<'_>| shown.review.answers.contains_key(&(item.0, item.1.id));
    let mut found = shown.accounts.in_review(shown.review);
    found.retain(|item| shown.reach.includes(item.0) && !(waiting && answered(item)));
    let name = |id| shown.accounts.organisation(id).map_or("", |one| one.name.as_str());
    found.sort_by(|a, b| {
        czech::compare(name(a.0), name(b.0)).then_with(|| czech::compare(&a.1.name, &b.1.name))
    });
    found
}

pub(super) fn panel(shown: &Shown<'_>) -> Markup {
    let (cx, lang) = (shown.cx, shown.lang());
    let found = wanted(shown);
    let page = cx.query.get("strana").parse::<usize>().unwrap_or(1).clamp(1, 10_000) - 1;
    let columns = [
        Column::text(text(lang).person()),
        Column::text(text(lang).organisation()),
        Column::text(text(lang).roles()),
        Column::text(say::LAST_SIGN_IN.to(lang)),
        Column::text(say::ANSWER.to(lang)),
    ];
    let rows = found.iter().skip(page * SHOWN).take(SHOWN).map(|item| row(shown, *item));
    let table = Table {
        id: "osoby-seznam",
        caption: say::PEOPLE.to(lang),
        caption_hidden: true,
        columns: &columns,
        rows: rows.collect(),
        empty: ui::empty(say::NOBODY.to(lang), say::NOBODY_MEANS.to(lang)),
    };
    let here = address(shown.review.id);
    let content = html! {
        (filter(shown, &here))
        (table)
        (place_pager(&here, &cx.query, page, found.len(), SHOWN, lang))
    };
    ui::panel("osoby", say::PEOPLE.to(lang), &html! {}, &content)
}

fn filter(shown: &Shown<'_>, here: &str) -> Markup {
    let lang = shown.lang();
    let typed = Fields::default();
    let kit = ui::Kit::new(lang, &typed, &[]);
    let options = [("", say::ALL), ("ceka", say::WAITING)]
        .map(|(value, label)| (value.to_owned(), label.to(lang).to_owned()));
    let fields = html! {
        (kit.select("stav", say::SHOW.to(lang), &options).value(shown.cx.query.get("stav")))
        (kit.submit(say::SHOW.to(lang)))
    };
    kit.filter(here, &fields)
}

fn row(shown: &Shown<'_>, (office, person): Item<'_>) -> Row {
    let (cx, lang) = (shown.cx, shown.lang());
    let name = shown.accounts.organisation(office).map_or("", |one| one.name.as_str());
    let grants = person.grants_at(office).unwrap_or_default();
    let cells = vec![
        html! { a href=(account_address(person.id)) { (person.name) } },
        html! { (name) },
        html! { @for grant in grants { span { (grant_words(*grant, &cx.portal, lang)) } br; } },
        html! {
            @match shown.sign_ins.get(&person.id) {
                Some(at) => (ui::moment(*at, lang)),
                None => (say::NEVER.to(lang)),
            }
        },
        decision(shown, office, person),
    ];
    Row::new(format!("osoba-{office}-{}", person.id), cells)
}

fn decision(shown: &Shown<'_>, office: OrganisationId, person: &Account) -> Markup {
    let answered = shown.review.answers.get(&(office, person.id));
    let open = shown.review.closed.is_none() && person.active;
    let own = shown.cx.maybe_actor().is_some_and(|actor| actor.account == person.id);
    let lang = shown.lang();
    html! {
        @match answered {
            Some(answered) => (told(shown, answered)),
            None if !open => span { (say::NOT_REVIEWED.to(lang)) },
            None => {},
        }
        @if open && own { span { (say::OWN.to(lang)) } }
        @else if open { (buttons(shown, office, person, answered)) }
    }
}

fn told(shown: &Shown<'_>, answered: &Answered) -> Markup {
    let lang = shown.lang();
    html! {
        p {
            (history::answered(answered.answer, lang)) ", " (ui::moment(answered.at, lang)) ", "
            (shown.author(&answered.by))
        }
    }
}

fn buttons(
    shown: &Shown<'_>,
    office: OrganisationId,
    person: &Account,
    answered: Option<&Answered>,
) -> Markup {
    let lang = shown.lang();
    let action = format!("{}/osoba", address(shown.review.id));
    let (office, account) = (office.to_string(), person.id.to_string());
    let choices = [
        (ReviewAnswer::Confirmed, say::CONFIRM),
        (ReviewAnswer::Changed, say::CHANGE),
        (ReviewAnswer::Removed, say::REMOVE),
    ];
    html! {
        div.row {
            @for (answer, label) in choices {
                @if answered.is_none_or(|given| given.answer != answer) {
                    @let hidden = [("organisation", office.as_str()), ("account", account.as_str()), ("answer", answer.name())];
                    (button_form(&action, &fresh_key(shown.cx), label.to(lang), &hidden))
                }
            }
        }
    }
}
