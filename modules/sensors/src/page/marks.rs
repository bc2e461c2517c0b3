//! Small pieces that several pages show of a gauge.

use hlaska_kernel::{Lang, Timestamp};
use hlaska_web::ui::{self, Icon};
use maud::{Markup, html};

use crate::amount::amount;
use crate::gauges::Gauge;
use crate::level::STALE_AFTER_MINUTES;
use crate::trend::Direction;
use crate::words::words;

/// The limit the newest value reaches, as the mark shows it. Extreme danger stands above SPA 3
/// whatever its limit is; an old value tells nothing.
pub fn observed(gauge: &Gauge, now: Timestamp) -> ui::Spa {
    match gauge.level(now) {
        None => ui::Spa::Unknown,
        Some(level) if level.extreme => ui::Spa::Extreme,
        Some(level) => ui::Spa::of(level.spa.number()),
    }
}

/// The same as a number of the API and of the map: 0–4, 9 for unknown.
pub fn observed_number(gauge: &Gauge, now: Timestamp) -> u8 {
    match gauge.level(now) {
        None => 9,
        Some(level) if level.extreme => 4,
        Some(level) => level.spa.number(),
    }
}

pub fn trend(gauge: &Gauge, lang: Lang) -> Markup {
    let Some(trend) = gauge.trend() else { return html! { "–" } };
    let icon = match trend.direction {
        Direction::Rising => Icon::Rising,
        Direction::Steady => Icon::Steady,
        Direction::Falling => Icon::Falling,
    };
    let text = words(lang);
    html! {
        span.nowrap {
            (ui::icon(icon)) " " (text.direction(trend.direction))
            @if trend.direction != Direction::Steady {
                " " small { (amount(trend.per_hour.abs(), gauge.quantity(), lang)) (text.per_hour()) }
            }
        }
    }
}

/// The direction alone, for narrow columns; its word is read out.
pub fn arrow(gauge: &Gauge, lang: Lang) -> Markup {
    use std::cmp::Ordering;
    let direction = gauge.trend().map(|trend| match trend.direction {
        Direction::Rising => Ordering::Greater,
        Direction::Steady => Ordering::Equal,
        Direction::Falling => Ordering::Less,
    });
    html! { @if let Some(direction) = direction { (ui::trend(direction, lang)) } }
}

/// When the newest value was measured; an old one says so.
pub fn measured(gauge: &Gauge, now: Timestamp, lang: Lang) -> Markup {
    let Some(newest) = gauge.newest() else { return html! { (ui::stale(lang)) } };
    html! {
        (ui::age(newest.at, now, STALE_AFTER_MINUTES * 60, lang))
        @if gauge.is_stale(now) { " " (ui::stale(lang)) }
    }
}
