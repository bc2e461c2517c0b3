//! Made-up content of the style guide.

use std::cmp::Ordering::{Equal, Greater, Less};

use hlaska_kernel::{Lang, Timestamp};
use maud::{Markup, html};

use super::badge::{Report, Spa, report_colour, spa_observed, spa_observed_short, stale, trend};
use super::empty::empty;
use super::list::{Entry, Signal};
use super::map::gauge_mark;
use super::table::{Column, Row, Table};
use super::tile::{Mood, Tile};
use super::time::{age, moment};

pub(super) fn now() -> Timestamp {
    "2026-11-22T16:06:00Z".parse().unwrap_or_default()
}

fn tile(value: &str, unit: &str, label: &str, note: &str, mood: Mood) -> Tile {
    let text = str::to_owned;
    Tile {
        value: text(value),
        unit: text(unit),
        label: text(label),
        note: text(note),
        mood,
        href: Some("#profily".to_owned()),
    }
}

pub(super) fn tiles() -> Vec<Tile> {
    vec![
        tile("7", "", "Profily na SPA", "z 77, ČHMÚ před\u{a0}6\u{a0}min", Mood::Alarm),
        tile("2", "", "Nevyřízené signály", "nejstarší 12\u{a0}min", Mood::Warn),
        tile("31", "/ 79", "Odpovědi obcí", "lhůta 18:00", Mood::Calm),
        tile("142", "osob", "Evakuováno", "ze 3\u{a0}obcí", Mood::Plain),
        tile("–", "", "Bez elektřiny", "žádný zdroj", Mood::Plain),
    ]
}

pub(super) fn signals(lang: Lang) -> Vec<Signal> {
    let signal = |seq: u64, spa, what: &str, at: &str| Signal {
        id: format!("s{seq}"),
        seq,
        mark: spa_observed_short(spa, lang),
        what: what.to_owned(),
        href: "#profily".to_owned(),
        meta: vec![
            html! { "ČHMÚ" },
            html! { "ORP České Budějovice" },
            age(at.parse().unwrap_or_default(), now(), 900, lang),
        ],
        actions: html! { button.btn.primary { "Otevřít událost" } button.btn { "Vzít na vědomí" } },
    };
    vec![
        signal(1042, Spa::Third, "Malše – Roudné překročila 3. SPA", "2026-11-22T16:02:00Z"),
        signal(
            1017,
            Spa::Second,
            "Vltava – České Budějovice překročila 2. SPA",
            "2026-11-22T15:34:00Z",
        ),
    ]
}

pub(super) fn gauge_table(lang: Lang) -> Markup {
    let columns = [
        Column::text("Profil"),
        Column::text("Tok"),
        Column::number("Stav [cm]"),
        Column::number("Průtok [m³/s]"),
        Column::text("Tendence"),
        Column::text("SPA"),
        Column::text("Měřeno"),
    ];
    let row = |id: &str,
               name: &str,
               stream: &str,
               stage: &str,
               flow: &str,
               direction,
               spa,
               late: bool| {
        let cells = vec![
            html! { a href="#profily" { (name) } },
            html! { (stream) },
            html! { (stage) },
            html! { (flow) },
            trend(direction, lang),
            html! { (spa_observed(spa, lang)) @if late { " " (stale(lang)) } },
            moment(now(), lang),
        ];
        Row::new(id, cells).hot(spa >= Spa::Third)
    };
    let rows = vec![
        row("g1", "Roudné", "Malše", "268", "141", Greater, Spa::Third, false),
        row("g2", "České Budějovice", "Vltava", "312", "286", Greater, Spa::Second, false),
        row("g3", "Bechyně", "Lužnice", "196", "84,2", Equal, Spa::First, true),
        row("g4", "Černý Kříž", "Teplá Vltava", "251", "63,0", Less, Spa::Extreme, false),
        row("g5", "Podedvory", "Blanice", "54", "2,13", Equal, Spa::Below, false),
    ];
    let table = Table {
        id: "tabulka-profilu",
        caption: "Hlásné profily podle stupně povodňové aktivity",
        caption_hidden: true,
        columns: &columns,
        rows,
        empty: empty("Žádný profil není na SPA", "Údaje jsou z 17:00."),
    };
    html! { (table) }
}

pub(super) fn entries() -> Vec<Entry> {
    let entry = |seq: u64, at: &str, kind: &str, text: &str, significant, corrected| Entry {
        id: format!("z{seq}"),
        seq,
        occurred_at: at.parse().unwrap_or_default(),
        recorded_at: now(),
        kind: kind.to_owned(),
        text: text.to_owned(),
        author: "Operátor KOPIS".to_owned(),
        counterparty: "starosta obce Plav, telefon".to_owned(),
        significant,
        corrected,
        link: None,
        actions: html! {},
    };
    vec![
        entry(
            1041,
            "2026-11-22T16:05:30Z",
            "Přijato",
            "Voda u mostu přetéká, evakuujeme dva domy.\nŽádáme člun.",
            true,
            false,
        ),
        entry(
            1040,
            "2026-11-22T15:50:00Z",
            "Opatření",
            "Uzavřena silnice III/14611.",
            false,
            false,
        ),
        entry(1033, "2026-11-22T15:20:00Z", "Poznámka", "Hladina 310 cm.", false, true),
    ]
}

/// Shape and classes a real hydrograph uses.
pub(super) fn hydrograph() -> Markup {
    html! {
        svg.hydro viewBox="0 0 640 300" role="img" aria-labelledby="hy-t" {
            title #hy-t { "Malše, Roudné: stav 268 cm stoupá, překročen 3. SPA, předpověď vrcholí ve 23:00." }
            @for y in [60, 120, 180, 240] { line.hydro-grid x1="50" x2="630" y1=(y) y2=(y) {} }
            @for (class, y, label) in [("hydro-spa1", 190, "1. SPA"), ("hydro-spa2", 150, "2. SPA"), ("hydro-spa3", 105, "3. SPA"), ("hydro-spa4", 55, "extrém")] {
                line.(class) x1="50" x2="630" y1=(y) y2=(y) {}
                text.hydro-label x="54" y=(y - 5) { (label) }
            }
            path.hydro-area d="M50 250 120 246 190 235 260 200 330 140 380 98V270H50z" {}
            path.hydro-observed d="M50 250 120 246 190 235 260 200 330 140 380 98" {}
            path.hydro-forecast-old d="M330 140 400 118 470 112 540 130 630 160" {}
            path.hydro-forecast d="M380 98 440 76 500 72 560 92 630 130" {}
            line.hydro-now x1="380" x2="380" y1="20" y2="270" {}
            text.hydro-label x="386" y="32" { "nyní" }
            @for (x, hour) in [(50, "0:00"), (190, "6:00"), (330, "12:00"), (470, "18:00"), (600, "24:00")] { text.hydro-axis x=(x) y="288" { (hour) } }
        }
    }
}

/// A handful of cells.
pub(super) fn overview() -> Markup {
    let states = [Report::Normal, Report::Watch, Report::Affected, Report::Critical, Report::None];
    html! {
        svg.map viewBox="0 0 300 120" role="img" aria-label="Ukázka buněk obcí" {
            @for index in 0..15usize {
                @let (column, row) = (index % 5, index / 5);
                path.m.(report_colour(states[(column * 2 + row) % 5])) d={ "M" (column * 60) " " (row * 40) "h60v40h-60z" } {}
            }
            path.orp d="M0 0h120v80h60v40H0z" {}
            @for (x, spa) in [(30.0, 0), (75.0, 1), (120.0, 2), (165.0, 3), (210.0, 4), (255.0, 9)] {
                (gauge_mark(Spa::of(spa), x, 60.0))
            }
            text x="62" y="30" { "České Budějovice" }
        }
    }
}
