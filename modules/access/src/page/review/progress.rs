//! How far each organisation is, and when it was reminded.

use std::collections::BTreeMap;

use hlaska_kernel::{OrganisationId, Role};
use hlaska_web::ui::{self, Column, Row, Table};
use maud::{Markup, html};

use super::super::{button_form, fresh_key, organisation};
use super::{Shown, address};
use crate::phrase::review as say;
use crate::text::text;
use crate::view::sort_organisations;

/// How many are decided about, of how many.
type Counts = BTreeMap<OrganisationId, (usize, usize)>;

fn counts(shown: &Shown<'_>) -> Counts {
    let mut counts = Counts::new();
    for (office, person) in shown.accounts.in_review(shown.review) {
        if shown.reach.includes(office) {
            let count = counts.entry(office).or_default();
            count.0 += usize::from(shown.review.answers.contains_key(&(office, person.id)));
            count.1 += 1;
        }
    }
    counts
}

pub(super) fn panel(shown: &Shown<'_>) -> Markup {
    let lang = shown.lang();
    let counts = counts(shown);
    let mut offices: Vec<_> =
        counts.keys().filter_map(|id| shown.accounts.organisation(*id)).collect();
    sort_organisations(&mut offices);
    let columns = [
        Column::text(text(lang).organisation()),
        Column::number(say::DONE.to(lang)),
        Column::number(say::MISSING.to(lang)),
        Column::text(say::ADMINISTRATORS.to(lang)),
        Column::text(say::REMINDED.to(lang)),
    ];
    let rows = offices.iter().map(|office| row(shown, office.id, &office.name, counts[&office.id]));
    let table = Table {
        id: "postup-seznam",
        caption: say::PROGRESS.to(lang),
        caption_hidden: true,
        columns: &columns,
        rows: rows.collect(),
        empty: ui::empty(say::NOBODY.to(lang), ""),
    };
    ui::panel("postup", say::PROGRESS.to(lang), &html! {}, &html! { (table) })
}

fn row(shown: &Shown<'_>, id: OrganisationId, name: &str, (done, all): (usize, usize)) -> Row {
    let lang = shown.lang();
    let missing = all - done;
    let reminded = shown.review.reminded.get(&id);
    let names = administrators(shown, id);
    let cells = vec![
        html! { a href=(organisation::address(id)) { (name) } },
        html! { (done) },
        html! { (missing) },
        html! {
            @if names.is_empty() { (say::NO_ADMINISTRATOR.to(lang)) } @else { (names.join(", ")) }
        },
        html! {
            @if let Some(at) = reminded { (ui::moment(*at, lang)) }
            @if missing > 0 && shown.review.closed.is_none() { (remind(shown, id)) }
        },
    ];
    Row::new(format!("postup-{id}"), cells).hot(missing > 0 && shown.review.is_late(shown.cx.now))
}

fn administrators(shown: &Shown<'_>, id: OrganisationId) -> Vec<String> {
    let people = shown.accounts.people_of(id).into_iter().filter(|one| shown.accounts.works(one));
    let administers = people.filter(|one| {
        let grants = one.grants_at(id).unwrap_or_default();
        grants.iter().any(|grant| grant.role == Role::OrganisationAdministrator)
    });
    administers.map(|one| one.name.clone()).collect()
}

fn remind(shown: &Shown<'_>, id: OrganisationId) -> Markup {
    let action = format!("{}/pripomenout", address(shown.review.id));
    let office = id.to_string();
    let hidden = [("organisation", office.as_str())];
    button_form(&action, &fresh_key(shown.cx), say::REMIND.to(shown.lang()), &hidden)
}
