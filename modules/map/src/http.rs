use std::collections::BTreeMap;

use hlaska_kernel::{Marking, Refusal, Timestamp, Viewer};
use hlaska_reports::Reports;
use hlaska_territory::Gazetteer;
use hlaska_web::{Answer, Cx, Export, LiveCx, MARKING_HEADER, Part, Portal, ui};
use maud::{Markup, html};

use crate::basemap::Basemaps;
use crate::text::text;

pub async fn page(cx: Cx) -> Result<Answer, Refusal> {
    let content = content(&cx);
    Ok(cx.page(text(cx.lang()).title()).menu("/mapa").live().charts().map().answer(&content))
}

fn content(cx: &Cx) -> Markup {
    let text = text(cx.lang());
    let basemaps = cx.portal.service::<Basemaps>();
    let basemaps = serde_json::to_string(&basemaps.0).unwrap_or_default();
    let map = ui::WorkingMap {
        geometry_url: "/mapa/obce.geojson",
        outline_url: "/mapa/hranice.geojson",
        status_url: "/mapa/stav.json",
        gauges_url: "/api/v1/gauges",
        municipality_url: "/hlaseni/{id}",
        gauge_url: "/stavy/{id}",
        basemaps: &basemaps,
        center: center(&cx.portal),
        zoom: 8.6,
        crs: "EPSG:3857",
    };
    html! {
        h1 { (text.title()) }
        (ui::working_map(&map, cx.lang()))
        (ui::map_legend(cx.lang()))
        (ui::gauge_legend(cx.lang()))
        p { (text.same_as_table()) " " a href="/hlaseni" { (text.reports()) } ", " a href="/stavy" { (text.gauges()) } }
    }
}

/// The middle of the region's ORPs, longitude first.
fn center(portal: &Portal) -> (f64, f64) {
    let gazetteer = portal.service::<Gazetteer>();
    let orps = gazetteer.orps();
    #[expect(clippy::cast_precision_loss, reason = "a few dozen")]
    let count = orps.len().max(1) as f64;
    let sum = orps.iter().fold((0.0, 0.0), |sum, orp| (sum.0 + orp.lon, sum.1 + orp.lat));
    (sum.0 / count, sum.1 / count)
}

pub fn parts(live: &LiveCx) -> Result<Vec<Part>, Refusal> {
    let live = live.clone();
    let draw = move || state(&live.portal, &live.viewer, live.now());
    Ok(vec![Part::event("map-status", ["reports", "gauges"], draw)])
}

/// `{"r":{municipality: 0–4},"g":{gauge: 0–4, 9 unknown}}`
fn state(portal: &Portal, viewer: &Viewer, now: Timestamp) -> String {
    let world = portal.world();
    let reports = world.view::<Reports>();
    let states = reports.status_map(viewer, &reports.usual_scope(viewer), now);
    let reports: BTreeMap<String, u8> =
        states.into_iter().map(|(code, state)| (code.to_string(), state.level)).collect();
    let gauges: BTreeMap<String, u8> = hlaska_sensors::points(portal, now)
        .into_iter()
        .map(|point| (point.id, point.level))
        .collect();
    serde_json::json!({ "r": reports, "g": gauges }).to_string()
}

pub async fn status(cx: Cx) -> Result<Answer, Refusal> {
    let answer = Answer::json(state(&cx.portal, &cx.viewer(), cx.now));
    Ok(Export::of(&cx, Marking::Open).marks(answer))
}

/// Geometry changes with an import of the territory only.
const A_DAY: &str = "private, max-age=86400";

pub async fn municipalities(cx: Cx) -> Result<Answer, Refusal> {
    let gazetteer = cx.portal.service::<Gazetteer>();
    Ok(geojson(gazetteer.municipalities_geojson()))
}

pub async fn borders(cx: Cx) -> Result<Answer, Refusal> {
    let gazetteer = cx.portal.service::<Gazetteer>();
    Ok(geojson(gazetteer.orps_geojson()))
}

fn geojson(text: &str) -> Answer {
    Answer::typed("application/geo+json", text.to_owned())
        .header(http::header::CACHE_CONTROL, A_DAY)
        .header(MARKING_HEADER, Marking::Open.name())
}
