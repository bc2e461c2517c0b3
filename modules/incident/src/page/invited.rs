//! Organisations from elsewhere that may read the event.

use hlaska_access::Accounts;
use hlaska_kernel::{Actor, FieldError, Grant, Lang, Refusal, Role, Territory};
use hlaska_web::ui::{self, Column, Kit, Row, Table, hidden_key};
use hlaska_web::{Answer, Cx, StatusCode};
use maud::{Markup, html};

use super::facts_pages::asked_incident;
use super::{LIST, key};
use crate::command::{InviteOrganisation, address};
use crate::incident::Incident;
use crate::permits;
use crate::text::text;

pub(crate) async fn invited_page(cx: Cx) -> Result<Answer, Refusal> {
    page(&cx, &[])
}

pub(crate) fn invited_with_errors(cx: &Cx, errors: &[FieldError]) -> Result<Answer, Refusal> {
    Ok(page(cx, errors)?.status(StatusCode::UNPROCESSABLE_ENTITY))
}

fn page(cx: &Cx, errors: &[FieldError]) -> Result<Answer, Refusal> {
    let incident = asked_incident(cx)?;
    permits::over_all::<InviteOrganisation>(cx.actor()?, &incident.guards())?;
    let (words, own) = (text(cx.lang()), address(incident.id));
    let kit = Kit::new(cx.lang(), &cx.form, errors);
    let fields = html! {
        (kit.select("organizace", words.organisation(), &candidates(cx, &incident)?))
        div.actions {
            button.btn.primary type="submit" { (words.invite_submit()) }
            a.btn.quiet href=(own) { (words.back()) }
        }
    };
    let content = html! {
        (ui::crumbs(&[("/", words.situation()), (LIST, words.title()), (&own, &incident.facts.title)], cx.lang()))
        h1 { (words.invited()) }
        p.lead { (incident.facts.title) }
        p { (words.invite_means()) }
        (table(cx, &incident))
        @if incident.is_open { (kit.form(&format!("{own}/prizvat"), &key(cx), &fields)) }
    };
    Ok(cx.page(words.invited()).menu(LIST).answer(&content))
}

/// Everybody not invited yet. Whom one invites works elsewhere, so the own territory is no measure
/// of whom one may know of here.
fn candidates(cx: &Cx, incident: &Incident) -> Result<Vec<(String, String)>, Refusal> {
    let everywhere = Grant { role: Role::Reader, territory: Territory::Region };
    let viewer = Actor { grants: vec![everywhere], ..cx.actor()?.clone() }.viewer(Lang::Cs);
    let world = cx.world();
    let all = world.view::<Accounts>().organisations_visible(&viewer).into_iter();
    let others = all.filter(|one| !incident.invited.contains_key(&one.id));
    let none = (String::new(), "–".to_owned());
    let named = others.map(|one| (one.id.to_string(), one.name.clone()));
    Ok(std::iter::once(none).chain(named).collect())
}

fn table(cx: &Cx, incident: &Incident) -> Markup {
    let words = text(cx.lang());
    let action = format!("{}/prizvat/zrusit", address(incident.id));
    let rows = incident.invited.iter().map(|(id, name)| {
        let withdraw = html! {
            form method="post" action=(action) {
                (hidden_key(&key(cx)))
                input type="hidden" name="organizace" value=(id);
                button.btn type="submit" { (words.withdraw()) span.hush { " " (name) } }
            }
        };
        Row::new(format!("prizvana-{id}"), vec![html! { (name) }, withdraw])
    });
    let columns = [Column::text(words.organisation()), Column::text(words.withdraw())];
    let table = Table {
        id: "prizvane",
        caption: words.invited(),
        caption_hidden: true,
        columns: &columns,
        rows: rows.collect(),
        empty: ui::empty(words.none_invited(), words.none_invited_means()),
    };
    html! { section.panel { (table) } }
}
