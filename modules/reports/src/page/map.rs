//! Municipalities by what they report, drawn on the server. The same data stand in the table.

use std::collections::{BTreeMap, BTreeSet};

use hlaska_kernel::{Cisorp, MunicipalityCode};
use hlaska_territory::{MapGeometry, Municipality};
use hlaska_web::{LiveCx, ui};
use maud::{Markup, html};

use super::{Sight, address, mark};
use crate::incident::{self, IncidentId};
use crate::text::counts_line;
use crate::view::Reports;
use crate::view::board::{ReportState, Row, Scope};
use crate::view::totals::Totals;

pub const ID: &str = "hlaseni-mapa";

/// The map of one incident's municipalities, or of everything asked and reported. `overlay` is
/// drawn on top in the map's own units: gauges and whatever else the composing page knows.
pub fn svg_map_fragment(live: &LiveCx, incident: Option<IncidentId>, overlay: &Markup) -> Markup {
    let scope = {
        let world = live.world();
        let usual = world.view::<Reports>().usual_scope(&live.viewer);
        let framed = incident.and_then(|id| Some((id, incident::frame(&world, &live.viewer, id)?)));
        framed.map_or(usual, |(id, frame)| Scope {
            exercise: frame.exercise,
            incident: Some(id),
            area: frame.places,
            orp: None,
        })
    };
    figure(live, &scope, overlay)
}

/// The map of one board.
pub fn fragment(live: &LiveCx, scope: &Scope) -> Markup {
    figure(live, scope, &html! {})
}

fn figure(live: &LiveCx, scope: &Scope, overlay: &Markup) -> Markup {
    let sight = Sight::of(live);
    let world = live.world();
    let rows = world.view::<Reports>().rows(&sight.viewer, scope, sight.now);
    let t = sight.text();
    let summary = counts_line(&Totals::of(rows.values()), sight.lang());
    html! {
        figure id=(ID) {
            (picture(&rows, scope.exercise, &sight, overlay))
            figcaption {
                p { (t.map_text()) " " @if rows.is_empty() { (t.map_none()) } @else { (summary) "." } }
                (ui::map_legend(sight.lang()))
                p.small.muted { (t.map_signs()) }
            }
        }
    }
}

/// Hidden from screen readers, which have the sentence below and the table; its links are for
/// pointers only.
fn picture(
    rows: &BTreeMap<MunicipalityCode, Row<'_>>,
    exercise: bool,
    sight: &Sight,
    overlay: &Markup,
) -> Markup {
    let geometry = sight.gazetteer.cells();
    let detailed: BTreeSet<Cisorp> = rows.values().filter_map(|row| row.place.orp()).collect();
    let cells = geometry.municipality.iter().filter_map(|(code, d)| {
        let municipality = sight.gazetteer.municipality(*code)?;
        detailed.contains(&municipality.orp).then_some((municipality, d.as_str()))
    });
    html! {
        svg.map viewBox=(geometry.view_box()) aria-hidden="true" {
            @for (municipality, d) in cells {
                (cell(municipality, d, rows.get(&municipality.code), exercise, sight))
            }
            @for shape in &geometry.orp { path.orp d=(shape.d) {} }
            (signs(rows, geometry, exercise, sight))
            (overlay)
            @for shape in geometry.orp.iter().filter(|shape| !detailed.contains(&shape.cisorp)) {
                text x=(shape.label.0) y=(shape.label.1) text-anchor="middle" {
                    (sight.gazetteer.orp(shape.cisorp).map_or("", |orp| orp.name.as_str()))
                }
            }
        }
    }
}

fn cell(
    municipality: &Municipality,
    d: &str,
    row: Option<&Row<'_>>,
    exercise: bool,
    sight: &Sight,
) -> Markup {
    let state = row.map(|row| row.state(exercise)).unwrap_or_default();
    let colour = ui::report_colour(mark::level(state.level));
    html! {
        a href=(address(municipality.code)) tabindex="-1" {
            path.m.(colour) d=(d) fill-rule="evenodd" { title { (title(municipality, row, sight)) } }
        }
    }
}

fn title(municipality: &Municipality, row: Option<&Row<'_>>, sight: &Sight) -> String {
    let t = sight.text();
    let said = row.and_then(|row| row.report).map_or_else(
        || t.no_report().to_owned(),
        |report| {
            let situation = sight.words().situation(report.statement.situation);
            format!("{} {}", situation.to_lowercase(), mark::clock(report.reported_at, sight))
        },
    );
    let late = row.filter(|row| row.standing.is_overdue()).map(|_| t.overdue());
    let lost = row.filter(|row| row.no_contact.is_some()).map(|_| t.no_contact());
    let said = std::iter::once(said).chain(late.into_iter().chain(lost).map(str::to_lowercase));
    format!("{}: {}", municipality.name, said.collect::<Vec<_>>().join(", "))
}

/// Signs beside the colours, for those who do not tell colours apart.
fn signs(
    rows: &BTreeMap<MunicipalityCode, Row<'_>>,
    geometry: &MapGeometry,
    exercise: bool,
    sight: &Sight,
) -> Markup {
    html! {
        @for (code, row) in rows {
            @if let (Some(sign), Some(m)) = (sign(row.state(exercise)), sight.gazetteer.municipality(*code)) {
                @let (x, y) = geometry.project(m.lat, m.lon);
                text x=(format!("{x:.0}")) y=(format!("{:.0}", y + 4.0)) text-anchor="middle" pointer-events="none" { (sign) }
            }
        }
    }
}

fn sign(state: ReportState) -> Option<&'static str> {
    match state {
        ReportState { no_contact: true, .. } => Some("✕"),
        ReportState { level: 4, .. } => Some("!"),
        ReportState { level: 3, .. } => Some("▲"),
        ReportState { overdue: true, .. } => Some("?"),
        _ => None,
    }
}
