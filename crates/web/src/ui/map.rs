//! The working map (OpenLayers) and the key to every map.

use hlaska_kernel::Lang;
use maud::{Markup, html};
use serde_json::json;

use super::alert::{Tone, alert};
use super::badge::{Report, Spa, report_colour};
use super::badge_words::Words;
use super::text::text;
use crate::assets;

/// Where the map takes its data from. Addresses are ours; base maps come from the configuration.
#[derive(Debug, Clone, Default)]
pub struct WorkingMap<'a> {
    /// Cells of municipalities, GeoJSON in WGS 84 with `code` and `name`.
    pub geometry_url: &'a str,
    /// Borders of ORPs, GeoJSON; may be empty.
    pub outline_url: &'a str,
    /// `{"r":{code:0–4},"g":{gauge:0–4,9}}`; asked once a minute where there is no live stream.
    pub status_url: &'a str,
    /// Gauges as points, GeoJSON as `/api/v1/gauges`.
    pub gauges_url: &'a str,
    /// Pages behind the popups, with `{id}`.
    pub municipality_url: &'a str,
    pub gauge_url: &'a str,
    /// JSON list `{id, title, type: xyz|wmts|wms|none, url, layer, matrix_set, attribution, crs,
    /// max_zoom, overlay}`; the first is shown first.
    pub basemaps: &'a str,
    /// Longitude and latitude of the middle, zoom.
    pub center: (f64, f64),
    pub zoom: f64,
    /// `EPSG:3857` unless the installation prefers `EPSG:5514`.
    pub crs: &'a str,
}

/// The map's box. Set `Page.map` so that its files are loaded, and put the same data into a table
/// on the page.
pub fn working_map(map: &WorkingMap<'_>, lang: Lang) -> Markup {
    let center = json!([map.center.0, map.center.1]).to_string();
    let label = in_lang(lang, "Mapa obcí a hlásných profilů", "Map of municipalities and gauges");
    html! {
        p.alert.warn #map-problem role="status" hidden {}
        noscript { (alert(Tone::Info, "", &html! { p { (text(lang).no_map()) } })) }
        div.map-box {
            div #map.needs-js tabindex="0" role="application" aria-label=(label) hx-morph-skip
                data-geometry-url=(map.geometry_url) data-outline-url=(map.outline_url)
                data-status-url=(map.status_url) data-gauges-url=(map.gauges_url)
                data-municipality-url=(map.municipality_url) data-gauge-url=(map.gauge_url)
                data-basemaps=(map.basemaps) data-center=(center) data-zoom=(map.zoom)
                data-crs=(map.crs) data-proj-url=(assets::PROJ_JS.url) data-words=(words(lang)) {}
        }
    }
}

fn in_lang(lang: Lang, cs: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Cs => cs,
        Lang::En => en,
    }
}

const REPORTS: [Report; 5] =
    [Report::None, Report::Normal, Report::Watch, Report::Affected, Report::Critical];

fn words(lang: Lang) -> String {
    let say = |cs, en| in_lang(lang, cs, en);
    let mut words = json!({
        "open": say("Otevřít stránku", "Open the page"), "close": say("Zavřít", "Close"),
        "layers": say("Vrstvy", "Layers"), "basemap": say("Podklad", "Base map"),
        "shown": say("Zobrazit", "Show"), "crs": say("Souřadnicový systém", "Coordinate system"),
        "municipalities": say("Hlášení obcí", "Municipal reports"), "gauges": say("Hlásné profily", "Gauges"),
        "zoomin": say("Přiblížit", "Zoom in"), "zoomout": say("Oddálit", "Zoom out"), "sources": say("Zdroje", "Sources"),
        "failed": say("Podklad se nepodařilo načíst: {what}", "The base map could not be loaded: {what}"),
        "data": say("data portálu – obnovte stránku", "the portal's data – reload the page"),
    });
    let marks = Words(lang);
    for (index, report) in REPORTS.into_iter().enumerate() {
        words[format!("report{index}")] = marks.report(report).into();
    }
    for level in [0, 1, 2, 3, 4, 9] {
        words[format!("spa{level}")] = marks.spa(Spa::of(level)).into();
    }
    words.to_string()
}

/// A gauge on the overview picture, at a place in its units. The worse, the more corners; the
/// working map draws the same shapes.
pub fn gauge_mark(spa: Spa, x: f64, y: f64) -> Markup {
    let (class, shape) = match spa {
        Spa::Unknown => ("g9", "M0-5a5 5 0 1 0 .01 0z"),
        Spa::Below => ("g0", "M0-5a5 5 0 1 0 .01 0z"),
        Spa::First => ("g1", "M0-8 7 5H-7z"),
        Spa::Second => ("g2", "M-6-6H6V6H-6z"),
        Spa::Third => ("g3", "M0-9 8.6-2.8 5.3 7.3H-5.3L-8.6-2.8z"),
        Spa::Extreme => {
            ("g4", "M0-11 2.9-4 10.5-3.4 4.7 1.5 6.5 8.9 0 5-6.5 8.9-4.7 1.5-10.5-3.4-2.9-4z")
        }
    };
    html! { path.(class) d=(shape) transform={ "translate(" (format!("{x:.0} {y:.0}")) ")" } {} }
}

const SPAS: [Spa; 6] =
    [Spa::Below, Spa::First, Spa::Second, Spa::Third, Spa::Extreme, Spa::Unknown];

/// What the shapes of gauges mean.
pub fn gauge_legend(lang: Lang) -> Markup {
    html! {
        ul.legend aria-label=(text(lang).legend()) {
            @for spa in SPAS {
                li {
                    svg.map viewBox="0 0 24 24" aria-hidden="true" { (gauge_mark(spa, 12.0, 12.0)) }
                    (Words(lang).spa(spa))
                }
            }
        }
    }
}

/// What the colours of municipalities mean.
pub fn map_legend(lang: Lang) -> Markup {
    html! {
        ul.legend aria-label=(text(lang).legend()) {
            @for report in REPORTS {
                li {
                    svg.map viewBox="0 0 24 14" aria-hidden="true" { rect.m.(report_colour(report)) width="24" height="14" {} }
                    (Words(lang).report(report))
                }
            }
        }
    }
}
