//! What the table would do, row by row.

use hlaska_kernel::id::Uuid;
use hlaska_web::ui::{self, Column, Mood, Row, Table, Tile};
use hlaska_web::{Answer, Cx, Fields};
use maud::{Markup, html};

use super::super::{ACCOUNTS, IMPORT, fresh_key, grant_words, hour_options};
use crate::command::issue_link::USUAL_HOURS;
use crate::import::Line;
use crate::import::plan::{Change, Plan, Planned};
use crate::phrase::{import as say, people};
use crate::text::text;

pub(crate) fn answer(cx: &Cx, id: Uuid, plan: &Plan) -> Answer {
    let lang = cx.lang();
    let title = say::PREVIEW_TITLE.to(lang);
    let content = html! {
        (ui::crumbs(&[(IMPORT, say::IMPORT.to(lang))], lang))
        h1 { (title) }
        (summary(cx, plan))
        (confirm(cx, id, plan))
        (bad(cx, plan))
        (rows(cx, plan))
    };
    cx.page(title).menu(ACCOUNTS).answer(&content)
}

fn summary(cx: &Cx, plan: &Plan) -> Markup {
    let lang = cx.lang();
    let bad = plan.bad().count();
    let figures = [
        (say::NEW_ORGANISATIONS, plan.count(|one| *one == Change::Organisation), Mood::Plain),
        (say::NEW_ACCOUNTS, plan.count(|one| *one == Change::Account), Mood::Plain),
        (say::NEW_ROLES, plan.count(|one| matches!(one, Change::Role(_))), Mood::Plain),
        (say::UNCHANGED, plan.unchanged(), Mood::Plain),
        (say::BAD, bad, if bad > 0 { Mood::Warn } else { Mood::Plain }),
    ];
    let tiles = figures.map(|(label, count, mood)| Tile {
        value: count.to_string(),
        label: label.to(lang).to_owned(),
        mood,
        ..Tile::default()
    });
    ui::tiles(&tiles)
}

fn confirm(cx: &Cx, id: Uuid, plan: &Plan) -> Markup {
    let lang = cx.lang();
    if plan.events.is_empty() {
        return ui::empty(say::NOTHING.to(lang), say::NOTHING_MEANS.to(lang));
    }
    let typed = Fields::default();
    let kit = ui::Kit::new(lang, &typed, &[]);
    let fields = html! {
        input type="hidden" name="digest" value=(plan.digest());
        (kit.select("hours", people::HOURS.to(lang), &hour_options(lang)).value(USUAL_HOURS.to_string()))
        (kit.submit(say::CONFIRM.to(lang)))
    };
    let form = kit.form(&format!("{IMPORT}/{id}"), &fresh_key(cx), &fields);
    ui::panel("zapsat", say::CONFIRM.to(lang), &html! {}, &form)
}

fn bad(cx: &Cx, plan: &Plan) -> Markup {
    let lang = cx.lang();
    let columns = [
        Column::text(say::NUMBER.to(lang)),
        Column::text(text(lang).organisation()),
        Column::text(text(lang).person()),
        Column::text(say::REASON.to(lang)),
    ];
    let rows: Vec<_> = plan
        .bad()
        .map(|(line, why)| {
            let reason = html! { (why.get(lang)) };
            let [organisation, person] = names(line);
            Row::new(
                format!("chyba-{}", line.number),
                vec![number(line), organisation, person, reason],
            )
        })
        .collect();
    let table = Table {
        id: "chyby-seznam",
        caption: say::BAD_ROWS.to(lang),
        caption_hidden: true,
        columns: &columns,
        rows,
        empty: html! {},
    };
    html! {
        @if plan.bad().next().is_some() {
            (ui::panel("chyby", say::BAD_ROWS.to(lang), &html! {}, &html! { p { (say::BAD_LEAD.to(lang)) } (table) }))
        }
    }
}

fn rows(cx: &Cx, plan: &Plan) -> Markup {
    let lang = cx.lang();
    let columns = [
        Column::text(say::NUMBER.to(lang)),
        Column::text(text(lang).organisation()),
        Column::text(text(lang).person()),
        Column::text(say::WHAT.to(lang)),
    ];
    let table = Table {
        id: "radky-seznam",
        caption: say::ROWS.to(lang),
        caption_hidden: true,
        columns: &columns,
        rows: plan.rows.iter().filter_map(|planned| row(cx, planned)).collect(),
        empty: ui::empty(say::NOTHING.to(lang), say::NOTHING_MEANS.to(lang)),
    };
    ui::panel("radky", say::ROWS.to(lang), &html! {}, &html! { (table) })
}

fn row(cx: &Cx, planned: &Planned) -> Option<Row> {
    let (lang, line) = (cx.lang(), &planned.line);
    let changes = planned.outcome.as_ref().ok()?;
    let told: Vec<String> = changes
        .iter()
        .map(|change| match change {
            Change::Organisation => say::ORGANISATION.to(lang).to_owned(),
            Change::Account => say::ACCOUNT.to(lang).to_owned(),
            Change::Role(grant) => {
                format!("{}: {}", say::ROLE.to(lang), grant_words(*grant, &cx.portal, lang))
            }
        })
        .collect();
    let told = if told.is_empty() { say::NO_CHANGE.to(lang).to_owned() } else { told.join(", ") };
    let [organisation, person] = names(line);
    let cells = vec![number(line), organisation, person, html! { (told) }];
    Some(Row::new(format!("radek-{}", line.number), cells))
}

fn number(line: &Line) -> Markup {
    html! { (line.number) }
}

fn names(line: &Line) -> [Markup; 2] {
    let person = [&line.person, &line.login].into_iter().filter(|text| !text.is_empty());
    let person = person.map(String::as_str).collect::<Vec<_>>().join(", ");
    [html! { (line.organisation) }, html! { (person) }]
}
