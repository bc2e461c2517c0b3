//! Reports on an incident's page.

use hlaska_kernel::policy;
use hlaska_web::{LiveCx, ui};
use maud::{Markup, html};

use super::{Sight, mark};
use crate::ask::Ask;
use crate::command::ask::AskMunicipalities;
use crate::incident::{self, IncidentId};
use crate::text::{counts_line, upper_first};
use crate::view::Reports;
use crate::view::board::{Row, Scope};
use crate::view::totals::Totals;

/// What was asked, how far the answers are, what they add up to.
pub fn panel(live: &LiveCx, key: &str) -> Markup {
    let sight = Sight::of(live);
    let world = live.world();
    let Ok(id) = key.parse::<IncidentId>() else { return html! {} };
    let Some(frame) = incident::frame(&world, &sight.viewer, id) else { return html! {} };
    let reports = world.view::<Reports>();
    let (area, exercise) = (frame.places.clone(), frame.exercise);
    let scope = Scope { exercise, incident: Some(id), area, orp: None };
    let rows = reports.rows(&sight.viewer, &scope, sight.now);
    let asks = reports.asks_for(&sight.viewer, id);
    let t = sight.text();
    let may_ask = frame.open && may_ask(&sight, &frame.places);
    let content = html! {
        @if asks.is_empty() && rows.is_empty() { (ui::empty(t.asks_none(), t.asks_none_why())) }
        @else { (figures(&rows.into_values().collect::<Vec<_>>(), &sight)) }
        @if !asks.is_empty() { ul.plain { @for ask in asks.iter().rev().take(5) { li { (line(ask, &sight)) } } } }
        p.actions {
            @if may_ask { a.btn.primary href={ "/udalosti/" (id) "/vyzva" } { (t.ask()) } }
            a.btn href={ "/hlaseni?udalost=" (id) } { (t.in_panel()) }
        }
    };
    ui::panel("hlaseni-udalosti", t.board(), &html! {}, &content)
}

/// Could the viewer ask anybody in the incident's places?
fn may_ask(sight: &Sight, places: &[hlaska_kernel::Place]) -> bool {
    let municipalities = crate::place::municipalities_in(&sight.gazetteer, places);
    municipalities
        .iter()
        .any(|place| policy::would_permit::<AskMunicipalities>(&sight.viewer, *place))
}

fn figures(rows: &[Row<'_>], sight: &Sight) -> Markup {
    let t = sight.text();
    let totals = Totals::of(rows);
    let count = |label: &str, count: Option<u32>| {
        html! { @if let Some(count) = count.filter(|count| *count > 0) { li { (label) ": " b { (count) } } } }
    };
    html! {
        p { b { (t.answered_of(totals.answered, totals.asked)) } ". " (upper_first(&counts_line(&totals, sight.lang()))) "." }
        ul.plain.row {
            (count(t.overdue(), Some(totals.overdue))) (count(t.no_contact(), Some(totals.no_contact)))
            (count(t.evacuated(), totals.evacuated)) (count(t.cut_off(), totals.cut_off))
            (count(t.injured(), totals.injured)) (count(t.in_need(), Some(totals.in_need)))
        }
    }
}

fn line(ask: &Ask, sight: &Sight) -> Markup {
    let t = sight.text();
    let seen = ask.municipalities.iter().filter(|place| sight.viewer.may_see(**place)).count();
    html! {
        (mark::clock(ask.asked_at, sight)) " " a href={ "/vyzvy/" (ask.id) } { (ask.what) }
        " – " (t.municipalities(u32::try_from(seen).unwrap_or(u32::MAX)))
        @match &ask.closed {
            None => { ", " (t.due()) " " (mark::clock(ask.due_at, sight)) },
            Some(closing) if closing.withdrawn => { ", " (t.withdrawn().to_lowercase()) },
            Some(_) => { ", " (t.closed().to_lowercase()) },
        }
    }
}
