//! `/`: key figures, duty inbox, open events, the map, gauges at a limit. With `?rezim=stena` the
//! same on a wall: no navigation, nothing to click, significant events below.

use hlaska_incident::Incidents;
use hlaska_kernel::{Lang, number};
use hlaska_reports::{Reports, Totals};
use hlaska_signals::Signals;
use hlaska_territory::Gazetteer;
use hlaska_web::{LiveCx, Part, ui};
use maud::{Markup, html};

use crate::text::text;

/// Gauges shown on the page; the rest is one click away.
const GAUGES: usize = 5;
/// Lines of the wall's ticker.
const SIGNIFICANT: usize = 6;

/// Where and over what line the page is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    Desk,
    Wall,
    /// A slow line: no map, no stream; the reader asks for news.
    SlowLine,
}

pub fn page(live: &LiveCx, setting: Setting) -> Markup {
    match setting {
        Setting::Desk => at_desk(live),
        Setting::Wall => on_wall(live),
        Setting::SlowLine => over_slow_line(live),
    }
}

fn over_slow_line(live: &LiveCx) -> Markup {
    let text = text(live.lang());
    html! {
        div.head {
            h1 { (text.menu()) }
            div.actions { a.btn href="/?prehled=1" { (text.refresh()) } }
        }
        (figures(live)) (signals(live)) (incidents(live)) (gauges(live))
    }
}

fn at_desk(live: &LiveCx) -> Markup {
    let text = text(live.lang());
    html! {
        div.head {
            h1 { (text.menu()) }
            div.actions {
                @if hlaska_incident::may_open(&live.viewer) {
                    a.btn href="/udalosti/nova" { (ui::icon(ui::Icon::Plus)) " " (text.open_incident()) }
                }
                a.btn href="/?rezim=stena" { (ui::icon(ui::Icon::Screen)) " " (text.wall()) }
            }
        }
        (figures(live))
        div.aside {
            div { (signals(live)) (incidents(live)) }
            div { (map(live)) (gauges(live)) }
        }
    }
}

fn on_wall(live: &LiveCx) -> Markup {
    let columns = [map(live), html! { (incidents(live)) (gauges(live)) }];
    html! {
        h1.hush { (text(live.lang()).menu()) }
        (ui::wall(&figures(live), &columns, &[]))
        (significant(live))
    }
}

/// What changes by itself.
pub fn parts(live: &LiveCx) -> Vec<Part> {
    let part = |id: &str, topics: &[&str], draw: fn(&LiveCx) -> Markup| {
        let live = live.clone();
        Part::html(id, topics.iter().copied(), move || draw(&live).into_string())
    };
    vec![
        part("cisla", &["signals", "incident", "reports", "gauges"], figures),
        part("podnety-panel", &["signals", "incident"], signals),
        part("udalosti-panel", &["incident", "reports"], incidents),
        part("mapa-panel", &["reports", "gauges"], map),
        part("profily-panel", &["gauges"], gauges),
        part("vyznamne", &["incident", "reports"], significant),
    ]
}

fn figures(live: &LiveCx) -> Markup {
    html! { div id="cisla" { (ui::tiles(&tiles(live))) } }
}

fn tiles(live: &LiveCx) -> [ui::Tile; 5] {
    let (world, text) = (live.world(), text(live.lang()));
    let signals = world.view::<Signals>().counts(&live.viewer);
    let incidents = world.view::<Incidents>().open(&live.viewer).len();
    let standing = hlaska_sensors::standing(&live.portal, live.now());
    let reports = report_totals(live);
    let reached: usize = standing.at.iter().sum();
    let mood = |alert: bool, mood: ui::Mood| if alert { mood } else { ui::Mood::Plain };
    [
        tile(
            signals.new.to_string(),
            text.new_signals(),
            "",
            mood(signals.new > 0, ui::Mood::Warn),
            "/podnety",
        ),
        tile(
            incidents.to_string(),
            text.open_incidents(),
            "",
            mood(incidents > 0, ui::Mood::Warn),
            "/udalosti",
        ),
        tile(
            reached.to_string(),
            text.gauges_at_limit(),
            &text.of_gauges(standing.known, standing.stale),
            mood(standing.at[2] + standing.at[3] > 0, ui::Mood::Alarm),
            "/stavy?jen=spa",
        ),
        tile(
            format!("{}/{}", reports.answered, reports.asked),
            text.answered(),
            &text.overdue(reports.overdue),
            mood(reports.overdue > 0, ui::Mood::Warn),
            "/hlaseni",
        ),
        tile(
            people(reports.evacuated, live.lang()),
            text.evacuated(),
            "",
            ui::Mood::Plain,
            "/hlaseni",
        ),
    ]
}

/// Nobody has said a number: that is not nought.
fn people(count: Option<u32>, lang: Lang) -> String {
    count.map_or_else(|| "–".to_owned(), |count| number::whole(u64::from(count), lang))
}

fn report_totals(live: &LiveCx) -> Totals {
    let world = live.world();
    let reports = world.view::<Reports>();
    let scope = reports.usual_scope(&live.viewer);
    Totals::of(reports.rows(&live.viewer, &scope, live.now()).values())
}

fn tile(value: String, label: &str, note: &str, mood: ui::Mood, href: &str) -> ui::Tile {
    ui::Tile {
        value,
        label: label.to_owned(),
        note: note.to_owned(),
        mood,
        href: Some(href.to_owned()),
        unit: String::new(),
    }
}

fn signals(live: &LiveCx) -> Markup {
    let more = html! { a href="/podnety" { (text(live.lang()).all_signals()) } };
    ui::panel(
        "podnety-panel",
        text(live.lang()).signals(),
        &more,
        &hlaska_signals::inbox_fragment(live),
    )
}

fn incidents(live: &LiveCx) -> Markup {
    let more = html! { a href="/udalosti" { (text(live.lang()).all_incidents()) } };
    let list = hlaska_incident::open_incidents_fragment(live);
    ui::panel("udalosti-panel", text(live.lang()).incidents(), &more, &list)
}

fn map(live: &LiveCx) -> Markup {
    let more = html! { a href="/hlaseni" { (text(live.lang()).all_reports()) } };
    let drawing = hlaska_reports::svg_map_fragment(live, None, &gauge_marks(live));
    ui::panel("mapa-panel", text(live.lang()).map(), &more, &drawing)
}

/// Gauges on the map, the worst drawn last so that nothing hides them.
fn gauge_marks(live: &LiveCx) -> Markup {
    let gazetteer = live.portal.service::<Gazetteer>();
    let geometry = gazetteer.cells();
    let mut points = hlaska_sensors::points(&live.portal, live.now());
    points.sort_by_key(|point| if point.level > 4 { 0 } else { point.level });
    html! {
        @for point in points {
            @let (x, y) = geometry.project(point.lat, point.lon);
            (ui::gauge_mark(ui::Spa::of(point.level), x, y))
        }
    }
}

fn gauges(live: &LiveCx) -> Markup {
    let list = hlaska_sensors::at_limit(live, GAUGES);
    ui::panel("profily-panel", text(live.lang()).gauges(), &html! {}, &list)
}

/// The wall's ticker: what people marked as significant, id `vyznamne`.
fn significant(live: &LiveCx) -> Markup {
    let (world, lang) = (live.world(), live.lang());
    let entries = world.view::<Incidents>().significant(&live.viewer, SIGNIFICANT);
    html! {
        div id="vyznamne" {
            @if entries.is_empty() {
                p.ticker { (text(lang).no_significant()) }
            } @else {
                ul.ticker {
                    @for entry in entries {
                        li { b { (ui::moment(entry.occurred_at, lang)) } " " (entry.incident_title) ": " (entry.text) }
                    }
                }
            }
        }
    }
}
