//! `/stavy`: the gauges of the region.

use hlaska_kernel::{Lang, Timestamp, czech};
use hlaska_territory::Gazetteer;
use hlaska_web::{LiveCx, ui};
use maud::{Markup, html};

use crate::amount::amount;
use crate::gauges::{Gauge, Gauges, State};
use crate::level::STALE_AFTER_MINUTES;
use crate::page::marks;
use crate::station::Quantity;
use crate::words::{Words, words};

/// Which gauges the reader wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    pub at_limit: bool,
    pub with_forecast: bool,
    pub search: String,
}

impl Filter {
    pub fn of(query: &hlaska_web::Fields) -> Self {
        Self {
            at_limit: query.get("jen") == "spa",
            with_forecast: query.get("jen") == "predpoved",
            search: czech::fold(query.get("hledat")).chars().take(60).collect(),
        }
    }

    fn takes(&self, gauge: &Gauge, now: Timestamp, gazetteer: &Gazetteer) -> bool {
        let reached = || marks::observed(gauge, now) >= ui::Spa::First;
        (!self.at_limit || reached())
            && (!self.with_forecast || gauge.expected_peak(now).is_some())
            && (self.search.is_empty() || self.finds(gauge, gazetteer))
    }

    fn finds(&self, gauge: &Gauge, gazetteer: &Gazetteer) -> bool {
        let orp = gauge.place.map(|place| gazetteer.name_of(place, Lang::Cs)).unwrap_or_default();
        let station = &gauge.station;
        [&station.name, &station.stream, &orp]
            .iter()
            .any(|text| czech::fold(text).contains(&self.search))
    }
}

/// Content of the page around the live table.
pub fn page(live: &LiveCx, filter: &Filter) -> Markup {
    let words = words(live.lang());
    let tab = |jen: &'static str| if jen.is_empty() { "/stavy" } else { jen };
    let fields = live.query.clone();
    let kit = ui::Kit::new(live.lang(), &fields, &[]);
    html! {
        h1 { (words.gauges()) }
        p.lead { (words.gauges_lead()) }
        (ui::tabs(words.gauges(), &[
            (tab(""), words.all(), !filter.at_limit && !filter.with_forecast),
            ("/stavy?jen=spa", words.at_limit(), filter.at_limit),
            ("/stavy?jen=predpoved", words.with_forecast(), filter.with_forecast),
        ]))
        (kit.filter("/stavy", &html! {
            input type="hidden" name="jen" value=(live.query.get("jen"));
            (kit.search("hledat", words.search()).key('/'))
            button.btn type="submit" { (words.show()) }
        }))
        (table(live, filter))
        p.muted { (words.source()) }
    }
}

/// The table, id `stavy`.
pub fn table(live: &LiveCx, filter: &Filter) -> Markup {
    let gauges = live.portal.service::<Gauges>();
    let gazetteer = live.portal.service::<Gazetteer>();
    let (state, now, words) = (gauges.state(), live.now(), words(live.lang()));
    let mut chosen: Vec<&Gauge> =
        state.all().filter(|g| g.place.is_some() && filter.takes(g, now, &gazetteer)).collect();
    chosen.sort_by(|a, b| {
        czech::compare(&a.station.stream, &b.station.stream)
            .then_with(|| czech::compare(&a.station.name, &b.station.name))
    });
    html! {
        div id="stavy" {
            (silence(&state, now, live.lang()))
            (ui::Table {
                id: "stavy-tabulka",
                caption: words.gauges(),
                caption_hidden: true,
                columns: &columns(words),
                rows: chosen.iter().map(|gauge| row(gauge, now, live.lang())).collect(),
                empty: nothing(&state, filter, words),
            })
        }
    }
}

/// Says in words when the source itself is silent.
pub fn silence(state: &State, now: Timestamp, lang: Lang) -> Markup {
    let limit = jiff::SignedDuration::from_mins(STALE_AFTER_MINUTES);
    let silent = state.health.state(now, limit) == hlaska_ingest::FeedState::Silent;
    let minutes = state.health.age(now).map(|age| age.as_mins());
    html! {
        @if silent { (ui::alert(ui::Tone::Bad, "", &html! { p { (words(lang).silent(minutes)) } })) }
    }
}

fn nothing(state: &State, filter: &Filter, words: &dyn Words) -> Markup {
    let known = state.all().next().is_some();
    let (what, meaning) =
        if known && filter.at_limit { words.none_at_limit() } else { words.no_gauges() };
    ui::empty(what, meaning)
}

fn columns(words: &dyn Words) -> [ui::Column<'static>; 8] {
    [
        ui::Column::text(words.station()),
        ui::Column::text(words.stream()),
        ui::Column::text(words.level()),
        ui::Column::number(words.stage()),
        ui::Column::number(words.discharge()),
        ui::Column::text(words.trend()),
        ui::Column::text(words.measured()),
        ui::Column::text(words.expected()),
    ]
}

fn row(gauge: &Gauge, now: Timestamp, lang: Lang) -> ui::Row {
    let observed = marks::observed(gauge, now);
    let cells = vec![
        html! { a href={ "/stavy/" (gauge.station.id) } { (gauge.station.name) } },
        html! { (gauge.station.stream) },
        ui::spa_observed(observed, lang),
        value(gauge, Quantity::Stage, lang),
        value(gauge, Quantity::Discharge, lang),
        marks::trend(gauge, lang),
        marks::measured(gauge, now, lang),
        expected(gauge, now, lang),
    ];
    ui::Row::new(format!("g-{}", gauge.station.id), cells).hot(observed >= ui::Spa::Third)
}

fn value(gauge: &Gauge, quantity: Quantity, lang: Lang) -> Markup {
    let newest = gauge.series(quantity).newest();
    html! { @if let Some(newest) = newest { (amount(newest.value, quantity, lang)) } @else { "–" } }
}

fn expected(gauge: &Gauge, now: Timestamp, lang: Lang) -> Markup {
    let peak = gauge.expected_peak(now);
    html! {
        @if let Some(peak) = peak {
            (amount(peak.value, gauge.quantity(), lang)) " " (ui::moment(peak.at, lang))
        } @else { "–" }
    }
}
