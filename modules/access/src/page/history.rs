//! What has happened to an account or an organisation.

use hlaska_kernel::Lang;
use hlaska_web::Cx;
use hlaska_web::ui::{self, Column, Row, Table};
use maud::{Markup, html};

use super::{grant_words, territory_words};
use crate::event::AccessEvent;
use crate::phrase::history as say;
use crate::phrase::people;
use crate::text::text;
use crate::view::{Accounts, Past};

/// The newest lines; the journal has all.
const SHOWN: usize = 30;

pub(crate) fn panel(cx: &Cx, stream: &str) -> Markup {
    let lang = cx.lang();
    let rows = {
        let world = cx.world();
        let accounts = world.view::<Accounts>();
        let past = accounts.history(stream).iter().rev().take(SHOWN);
        past.map(|past| row(cx, accounts, past)).collect()
    };
    let columns = [
        Column::text(say::WHEN.to(lang)),
        Column::text(say::WHAT.to(lang)),
        Column::text(say::DETAIL.to(lang)),
        Column::text(say::WHO.to(lang)),
    ];
    let table = Table {
        id: "historie-seznam",
        caption: say::HISTORY.to(lang),
        caption_hidden: true,
        columns: &columns,
        rows,
        empty: html! {},
    };
    ui::panel("historie", say::HISTORY.to(lang), &html! {}, &html! { (table) })
}

fn row(cx: &Cx, accounts: &Accounts, past: &Past) -> Row {
    let lang = cx.lang();
    let cells = vec![
        ui::moment(past.at, lang),
        html! { (say::what(&past.event, lang)) },
        html! { (detail(cx, accounts, &past.event)) },
        html! { (accounts.name_of(&past.by.as_str().into(), lang)) },
    ];
    Row::new(String::new(), cells)
}

fn detail(cx: &Cx, accounts: &Accounts, event: &AccessEvent) -> String {
    let lang: Lang = cx.lang();
    let office = |id| accounts.organisation(id).map_or_else(String::new, |one| one.name.clone());
    match event {
        AccessEvent::OrganisationCreated { name, .. }
        | AccessEvent::OrganisationRenamed { name, .. } => name.clone(),
        AccessEvent::OrganisationChanged { kind, territory, parent, .. } => {
            let ground = territory_words(*territory, &cx.portal, lang);
            let above = parent.map(office).unwrap_or_default();
            let parts = [text(lang).kind_name(*kind).to_owned(), ground, above];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        }
        AccessEvent::GrantAdded { grant, .. } | AccessEvent::GrantRemoved { grant, .. } => {
            grant_words(*grant, &cx.portal, lang)
        }
        AccessEvent::MembershipGrantAdded { grant, organisation, .. }
        | AccessEvent::MembershipGrantRemoved { grant, organisation, .. } => {
            format!("{}: {}", office(*organisation), grant_words(*grant, &cx.portal, lang))
        }
        AccessEvent::MembershipAdded { organisation, function, .. } => {
            format!("{}, {function}", office(*organisation))
        }
        AccessEvent::MembershipEnded { organisation, reason, .. } => {
            format!("{}, {reason}", office(*organisation))
        }
        AccessEvent::OrganisationEnded { reason, .. }
        | AccessEvent::OrganisationRestored { reason, .. }
        | AccessEvent::AccountDeactivated { reason, .. }
        | AccessEvent::AccountReactivated { reason, .. }
        | AccessEvent::AccountReturned { reason, .. } => reason.clone(),
        AccessEvent::LinkIssued { purpose, .. } | AccessEvent::LinkUsed { purpose, .. } => {
            people::purpose(*purpose, lang).to_owned()
        }
        AccessEvent::ClearanceSet { clearance, .. } => clearance
            .map_or(people::CLEARANCE_USUAL.to(lang), |one| people::marking(one, lang))
            .to_owned(),
        AccessEvent::ValiditySet { until, .. } => until.map_or_else(
            || people::NO_END.to(lang).to_owned(),
            |at| hlaska_kernel::time::date(at, lang),
        ),
        _ => String::new(),
    }
}
