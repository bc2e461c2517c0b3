//! Pieces for the situation page and for maps.

use hlaska_kernel::Timestamp;
use hlaska_web::{LiveCx, Portal, ui};
use maud::{Markup, html};
use serde_json::json;

use crate::amount::amount;
use crate::gauges::{Gauge, Gauges};
use crate::page::marks;
use crate::words::words;

/// How many gauges stand at which limit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// At SPA 1, 2, 3 and in extreme danger.
    pub at: [usize; 4],
    pub stale: usize,
    pub known: usize,
}

pub fn standing(portal: &Portal, now: Timestamp) -> Standing {
    let gauges = portal.service::<Gauges>();
    let state = gauges.state();
    let mut standing = Standing::default();
    for gauge in state.all().filter(|gauge| gauge.place.is_some()) {
        standing.known += 1;
        match marks::observed_number(gauge, now) {
            level @ 1..=4 => standing.at[usize::from(level) - 1] += 1,
            9 if gauge.is_stale(now) => standing.stale += 1,
            _ => {}
        }
    }
    standing
}

/// Gauges at an SPA, the worst first, id `na-spa`.
pub fn at_limit(live: &LiveCx, most: usize) -> Markup {
    let gauges = live.portal.service::<Gauges>();
    let (state, now, lang) = (gauges.state(), live.now(), live.lang());
    let text = words(lang);
    let mut reached: Vec<&Gauge> = state
        .all()
        .filter(|gauge| {
            gauge.place.is_some() && (1..=4).contains(&marks::observed_number(gauge, now))
        })
        .collect();
    reached.sort_by_key(|gauge| std::cmp::Reverse(marks::observed_number(gauge, now)));
    let columns = [
        ui::Column::text(text.station()),
        ui::Column::text(text.level()),
        ui::Column::number(text.measured_value()),
    ];
    let rows = reached.iter().take(most).map(|gauge| short_row(gauge, now, live)).collect();
    let (what, meaning) = text.none_at_limit();
    html! {
        div id="na-spa" {
            (super::list::silence(&state, now, lang))
            (ui::Table {
                id: "na-spa-tabulka", caption: text.at_limit(), caption_hidden: true,
                columns: &columns, rows, empty: ui::empty(what, meaning),
            })
            p { a href="/stavy" { (text.gauges()) } }
        }
    }
}

fn short_row(gauge: &Gauge, now: Timestamp, live: &LiveCx) -> ui::Row {
    let lang = live.lang();
    let newest = gauge.newest();
    let cells = vec![
        html! { a href={ "/stavy/" (gauge.station.id) } { (gauge.station.stream) " – " (gauge.station.name) } },
        ui::spa_observed_short(marks::observed(gauge, now), lang),
        html! {
            @if let Some(newest) = newest { (amount(newest.value, gauge.quantity(), lang)) }
            " " (marks::arrow(gauge, lang))
        },
    ];
    ui::Row::new(format!("s-{}", gauge.station.id), cells)
}

/// A gauge as a point of the overview map.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    pub id: String,
    pub title: String,
    pub lat: f64,
    pub lon: f64,
    /// 0 below the limits, 1–3 SPA, 4 extreme, 9 unknown.
    pub level: u8,
}

/// Gauges with limits, for the overview map.
pub fn points(portal: &Portal, now: Timestamp) -> Vec<Point> {
    let gauges = portal.service::<Gauges>();
    let state = gauges.state();
    let own = state.all().filter(|gauge| gauge.place.is_some() && gauge.station.decisive.is_some());
    own.filter_map(|gauge| {
        let at = gauge.station.position?;
        Some(Point {
            id: gauge.station.id.to_string(),
            title: format!("{} – {}", gauge.station.stream, gauge.station.name),
            lat: at.lat,
            lon: at.lon,
            level: marks::observed_number(gauge, now),
        })
    })
    .collect()
}

/// `GET /api/v1/gauges`: GeoJSON (RFC 7946) of the region's gauges.
pub fn geojson(portal: &Portal, now: Timestamp) -> String {
    let gauges = portal.service::<Gauges>();
    let state = gauges.state();
    let features: Vec<_> = state
        .all()
        .filter(|gauge| gauge.place.is_some())
        .filter_map(|gauge| feature(gauge, now))
        .collect();
    json!({
        "type": "FeatureCollection",
        "attribution": "Český hydrometeorologický ústav, CC BY 4.0",
        "features": features,
    })
    .to_string()
}

fn feature(gauge: &Gauge, now: Timestamp) -> Option<serde_json::Value> {
    let (station, at) = (&gauge.station, gauge.station.position?);
    let (quantity, newest) = (gauge.quantity(), gauge.newest());
    let trend = gauge.trend();
    let level = gauge.level(now);
    let unit = match quantity {
        crate::Quantity::Stage => "cm",
        crate::Quantity::Discharge => "m3/s",
        crate::Quantity::WaterTemperature => "Cel",
    };
    Some(json!({
        "type": "Feature",
        "id": station.id,
        "geometry": { "type": "Point", "coordinates": [at.lon, at.lat] },
        "properties": {
            "id": station.id,
            "name": station.name,
            "stream": station.stream,
            "quantity": quantity.name(),
            "unit": unit,
            "value": newest.map(|newest| newest.value),
            "time": newest.map(|newest| newest.at.to_string()),
            "trend": trend.map(|trend| trend.direction),
            "trend_per_hour": trend.map(|trend| trend.per_hour),
            "observed_spa": level.map(|level| level.spa.number()),
            "extreme": level.map(|level| level.extreme),
            "thresholds": station.thresholds.spa(quantity),
            "drought": station.thresholds.drought(quantity),
            "stale": gauge.is_stale(now),
        },
    }))
}
