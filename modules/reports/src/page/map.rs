//! Municipalities by what they report, drawn on the server. The same data stand in the table.

use std::collections::{BTreeMap, BTreeSet};

use hlaska_kernel::{Cisorp, MunicipalityCode};
use hlaska_territory::{MapGeometry, Municipality};
use hlaska_web::{LiveCx, ui};
use maud::{Markup, html};

use super::{Sight, address, mark};
use crate::incident::{self, IncidentId};
use crate::text::{counts_line, upper_first};
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
    let sight = Sight::of(live);
    let world = live.world();
    let rows = world.view::<Reports>().rows(&sight.viewer, &scope, sight.now);
    let picture = Picture::whole(&rows, scope.exercise, &sight);
    html! { figure id=(ID) { (picture.draw(overlay)) (caption(&rows, &sight)) } }
}

/// The map of one board: a few ORPs fill it, the region otherwise.
pub fn fragment(live: &LiveCx, scope: &Scope) -> Markup {
    let sight = Sight::of(live);
    let world = live.world();
    let rows = world.view::<Reports>().rows(&sight.viewer, scope, sight.now);
    let picture = Picture::close(&rows, scope.exercise, &sight);
    html! { figure.aside id=(ID) { (picture.draw(&html! {})) (caption(&rows, &sight)) } }
}

fn caption(rows: &Rows<'_>, sight: &Sight) -> Markup {
    let t = sight.text();
    let summary = counts_line(&Totals::of(rows.values()), sight.lang());
    html! {
        figcaption {
            p {
                (t.map_text()) " "
                @if rows.is_empty() { (t.map_none()) } @else { (upper_first(&summary)) "." }
            }
            (ui::map_legend(sight.lang()))
            p.small.muted { (t.map_signs()) }
        }
    }
}

type Rows<'a> = BTreeMap<MunicipalityCode, Row<'a>>;

/// What is drawn and how close. Hidden from screen readers, which have the sentence below and the
/// table; its links are for pointers only.
struct Picture<'a> {
    rows: &'a Rows<'a>,
    exercise: bool,
    sight: &'a Sight,
    geometry: &'a MapGeometry,
    /// ORPs drawn with their municipalities; the others are a border and a name.
    detailed: BTreeSet<Cisorp>,
    /// Left, top, width, height in the picture's units.
    window: [f64; 4],
    /// Size of letters against a picture of the whole region.
    letters: f64,
}

/// More ORPs than this are looked at from afar.
const CLOSE_ORPS: usize = 3;
/// Ground around the outermost points of municipalities, picture units.
const MARGIN: f64 = 22.0;

impl<'a> Picture<'a> {
    fn whole(rows: &'a Rows<'a>, exercise: bool, sight: &'a Sight) -> Self {
        let geometry = sight.gazetteer.cells();
        let detailed = rows.values().filter_map(|row| row.place.orp()).collect();
        let window = [0.0, 0.0, f64::from(geometry.width), f64::from(geometry.height)];
        Self { rows, exercise, sight, geometry, detailed, window, letters: 1.0 }
    }

    fn close(rows: &'a Rows<'a>, exercise: bool, sight: &'a Sight) -> Self {
        let mut picture = Self::whole(rows, exercise, sight);
        if (1..=CLOSE_ORPS).contains(&picture.detailed.len()) {
            let whole = picture.window[2];
            picture.window = picture.around();
            picture.letters = (picture.window[2] / whole).clamp(0.2, 1.0) * 1.6;
        }
        picture
    }

    /// The window around the municipalities of the detailed ORPs.
    fn around(&self) -> [f64; 4] {
        let points = self.cells().map(|(m, _)| self.geometry.project(m.lat, m.lon));
        let empty = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
        let [left, top, right, bottom] =
            points.fold(empty, |[l, t, r, b], (x, y)| [l.min(x), t.min(y), r.max(x), b.max(y)]);
        let (left, top) = (left - MARGIN, top - MARGIN);
        [left, top, right + MARGIN - left, bottom + MARGIN - top]
    }

    fn cells(&self) -> impl Iterator<Item = (&'a Municipality, &'a str)> {
        self.geometry.municipality.iter().filter_map(|(code, d)| {
            let municipality = self.sight.gazetteer.municipality(*code)?;
            self.detailed.contains(&municipality.orp).then_some((municipality, d.as_str()))
        })
    }

    fn draw(&self, overlay: &Markup) -> Markup {
        let [left, top, width, height] = self.window;
        let far = self.geometry.orp.iter().filter(|shape| !self.detailed.contains(&shape.cisorp));
        html! {
            svg.map viewBox=(format!("{left:.0} {top:.0} {width:.0} {height:.0}")) aria-hidden="true" {
                @for (municipality, d) in self.cells() { (self.cell(municipality, d)) }
                @for shape in &self.geometry.orp { path.orp d=(shape.d) {} }
                @for (code, row) in self.rows { (self.sign(*code, row)) }
                (overlay)
                @for shape in far {
                    @let name = self.sight.gazetteer.orp(shape.cisorp).map_or("", |orp| &orp.name);
                    (self.label((f64::from(shape.label.0), f64::from(shape.label.1)), name))
                }
            }
        }
    }

    fn cell(&self, municipality: &Municipality, d: &str) -> Markup {
        let row = self.rows.get(&municipality.code);
        let state = row.map(|row| row.state(self.exercise)).unwrap_or_default();
        let colour = ui::report_colour(mark::level(state.level));
        html! {
            a href=(address(municipality.code)) tabindex="-1" {
                path.m.(colour) d=(d) fill-rule="evenodd" {
                    title { (title(municipality, row, self.sight)) }
                }
            }
        }
    }

    /// A sign beside the colour, for those who do not tell colours apart; from near with the name.
    fn sign(&self, code: MunicipalityCode, row: &Row<'_>) -> Markup {
        let sign = sign(row.state(self.exercise));
        let (Some(sign), Some(m)) = (sign, self.sight.gazetteer.municipality(code)) else {
            return html! {};
        };
        let named = self.letters < 1.0 && sign != "?";
        let text = if named { format!("{sign} {}", m.name) } else { sign.to_owned() };
        self.label(self.geometry.project(m.lat, m.lon), &text)
    }

    fn label(&self, (x, y): (f64, f64), text: &str) -> Markup {
        let place =
            format!("translate({x:.0} {:.0}) scale({:.2})", y + 4.0 * self.letters, self.letters);
        html! { text transform=(place) text-anchor="middle" pointer-events="none" { (text) } }
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

fn sign(state: ReportState) -> Option<&'static str> {
    match state {
        ReportState { no_contact: true, .. } => Some("✕"),
        ReportState { level: 4, .. } => Some("!"),
        ReportState { level: 3, .. } => Some("▲"),
        ReportState { overdue: true, .. } => Some("?"),
        _ => None,
    }
}
