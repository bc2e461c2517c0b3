//! `/stavy/{id}`: one gauge.

use hlaska_kernel::{Lang, Refusal, Timestamp};
use hlaska_territory::Gazetteer;
use hlaska_web::{LiveCx, ui};
use jiff::SignedDuration;
use maud::{Markup, html};

use crate::amount::amount;
use crate::gauges::{Gauge, Gauges};
use crate::level::Limits;
use crate::page::hydrograph::{Hydrograph, hydrograph};
use crate::page::marks;
use crate::station::{Quantity, StationId};
use crate::storage::ThresholdVersion;
use crate::view::Crossings;
use crate::words::{Words, words};

/// Drawn before and after the present. The demonstration's time is compressed, hence its forecast
/// ends sooner; the axis ends with the data.
const BEFORE: SignedDuration = SignedDuration::from_hours(36);
const AFTER: SignedDuration = SignedDuration::from_hours(66);

/// Name and stream, for the page's title.
pub fn title(live: &LiveCx, id: &StationId) -> Result<String, Refusal> {
    let gauges = live.portal.service::<Gauges>();
    let state = gauges.state();
    let gauge = state.get(id).ok_or(Refusal::NotFound)?;
    Ok(format!("{} – {}", gauge.station.stream, gauge.station.name))
}

/// Content of the page around its live parts.
pub fn page(live: &LiveCx, id: &StationId, title: &str, history: &[ThresholdVersion]) -> Markup {
    let words = words(live.lang());
    html! {
        (ui::crumbs(&[("/stavy", words.gauges())], live.lang()))
        h1 { (title) }
        (now_panel(live, id))
        (chart(live, id))
        (crossings(live, id))
        (ui::panel("limity", words.limits(), &html! {}, &limits(history, live.lang())))
        p.muted { (words.source()) }
    }
}

/// The present values, id `stav`.
pub fn now_panel(live: &LiveCx, id: &StationId) -> Markup {
    let gauges = live.portal.service::<Gauges>();
    let (state, now, lang) = (gauges.state(), live.now(), live.lang());
    html! {
        section.panel id="stav" {
            (super::list::silence(&state, now, lang))
            @if let Some(gauge) = state.get(id) { (present(live, gauge, now, lang)) }
        }
    }
}

fn present(live: &LiveCx, gauge: &Gauge, now: Timestamp, lang: Lang) -> Markup {
    let (text, station) = (words(lang), &gauge.station);
    let gazetteer = live.portal.service::<Gazetteer>();
    let newest =
        |quantity| gauge.series(quantity).newest().map(|s| amount(s.value, quantity, lang));
    let mut facts = vec![
        (
            text.level(),
            html! { (ui::spa_observed(marks::observed(gauge, now), lang)) " " small { (text.observed_note()) } },
        ),
        (text.measured(), marks::measured(gauge, now, lang)),
        (text.trend(), marks::trend(gauge, lang)),
    ];
    let quantities = [
        (text.stage(), Quantity::Stage),
        (text.discharge(), Quantity::Discharge),
        (text.temperature(), Quantity::WaterTemperature),
    ];
    for (label, quantity) in quantities {
        if let Some(value) = newest(quantity) {
            facts.push((label, html! { b { (value) } }));
        }
    }
    if let Some(place) = gauge.place {
        facts.push((text.orp(), html! { (gazetteer.name_of(place, lang)) }));
    }
    if let Some(area) = station.catchment_km2 {
        let area = hlaska_kernel::number::decimal(area, 0, lang);
        facts.push((text.catchment(), html! { (area) "\u{a0}km²" }));
    }
    facts.push((text.number(), html! { (station.database_number) }));
    ui::facts(&facts)
}

/// The hydrograph, id `prubeh`.
pub fn chart(live: &LiveCx, id: &StationId) -> Markup {
    let gauges = live.portal.service::<Gauges>();
    let (state, now, lang) = (gauges.state(), live.now(), live.lang());
    let drawn = state.get(id).map(|gauge| draw(gauge, now, lang));
    ui::panel("prubeh", words(lang).chart(), &html! {}, &drawn.unwrap_or_default())
}

fn draw(gauge: &Gauge, now: Timestamp, lang: Lang) -> Markup {
    let quantity = gauge.quantity();
    let observed: Vec<_> = gauge.series(quantity).since(now - BEFORE).collect();
    let runs = gauge.forecasts(quantity);
    let last = runs.iter().filter_map(|run| run.points.last()).map(|point| point.at).max();
    let to = last
        .filter(|last| *last > now)
        .map_or(now + SignedDuration::from_mins(30), |last| last.min(now + AFTER));
    // What lies ahead keeps a readable share of the width, also where time is compressed.
    let before = BEFORE.min((to.duration_since(now)) * 3).max(SignedDuration::from_hours(1));
    let limits = Limits::of(&gauge.station.thresholds, quantity);
    let view = Hydrograph {
        id: "hydrogram",
        station: &gauge.station.name,
        stream: &gauge.station.stream,
        limits: &limits,
        decides: gauge.station.decisive == Some(quantity),
        now,
        from: now - before,
        to,
        observed: &observed,
        runs,
    };
    hydrograph(&view, lang)
}

/// Limits crossed, id `prekroceni`.
pub fn crossings(live: &LiveCx, id: &StationId) -> Markup {
    let (world, lang) = (live.world(), live.lang());
    let text = words(lang);
    let list = world.view::<Crossings>().of(id);
    let gauges = live.portal.service::<Gauges>();
    let state = gauges.state();
    let quantity = state.get(id).map_or(Quantity::Stage, Gauge::quantity);
    let content = html! {
        @if list.is_empty() {
            @let (what, meaning) = text.no_crossings();
            (ui::empty(what, meaning))
        } @else {
            ul.plain {
                @for crossing in list.iter().rev() {
                    li {
                        (ui::moment(crossing.at, lang)) " – "
                        (text.crossed(crossing.to, crossing.is_rise()))
                        " (" (amount(crossing.value, quantity, lang)) ")"
                    }
                }
            }
        }
    };
    ui::panel("prekroceni", text.crossings(), &html! {}, &content)
}

fn limits(history: &[ThresholdVersion], lang: Lang) -> Markup {
    let text = words(lang);
    let mut columns = vec![ui::Column::text(text.valid()), ui::Column::text(text.quantity())];
    let labels: Vec<String> = (1..=4).map(|spa| text.limit_of(spa).into_owned()).collect();
    columns.extend(labels.iter().map(|label| ui::Column::number(label)));
    columns.push(ui::Column::number(text.drought()));
    let rows = history.iter().rev().map(|version| limit_row(version, text, lang)).collect();
    html! {
        (ui::Table {
            id: "limity-tabulka", caption: text.limits(), caption_hidden: true, columns: &columns, rows,
            empty: ui::empty("–", ""),
        })
    }
}

fn limit_row(version: &ThresholdVersion, text: &dyn Words, lang: Lang) -> ui::Row {
    let quantity = version.decisive.unwrap_or(Quantity::Stage);
    let number = |value: Option<f64>| {
        let text = value.map(|value| amount(value, quantity, lang));
        html! { (text.as_deref().unwrap_or("–")) }
    };
    let label = if quantity == Quantity::Discharge { text.discharge() } else { text.stage() };
    let mut cells = vec![
        html! {
            (ui::moment(version.valid_from, lang)) " – "
            @if let Some(end) = version.valid_to { (ui::moment(end, lang)) } @else { (text.until_now()) }
        },
        html! { (label) },
    ];
    cells.extend(version.thresholds.spa(quantity).map(number));
    cells.push(number(version.thresholds.drought(quantity)));
    ui::Row::new("", cells)
}
