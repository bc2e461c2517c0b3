//! The numbers behind the drawing.

use std::collections::BTreeMap;

use hlaska_kernel::time::{prague, short};
use hlaska_kernel::{Lang, Timestamp};
use maud::{Markup, html};

use super::{Hydrograph, number, within};
use crate::text::text;

/// More rows than this are thinned to whole hours.
const MOST_ROWS: usize = 48;

#[derive(Default)]
struct Row {
    measured: Option<f64>,
    forecast: Option<f64>,
}

/// Newest first, because the newest is what is looked for.
pub fn numbers(view: &Hydrograph<'_>, lang: Lang) -> Markup {
    let rows = rows(view);
    let text = text(lang);
    let unit = view.quantity().unit();
    let cell = |value: Option<f64>| value.map_or("–".into(), |value| number(value, view, lang));
    html! {
        @if !rows.is_empty() {
            details.hydrograph-numbers {
                summary { (text.numbers()) }
                table {
                    caption { (view.title(lang)) }
                    thead {
                        tr {
                            th scope="col" { (text.time()) }
                            th scope="col" { (text.measured()) " (" (unit) ")" }
                            th scope="col" { (text.forecast()) " (" (unit) ")" }
                        }
                    }
                    tbody {
                        @for (at, row) in rows.iter().rev() {
                            tr {
                                th scope="row" { time datetime=(at) { (short(*at, lang)) } }
                                td { (cell(row.measured)) }
                                td { (cell(row.forecast)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn rows(view: &Hydrograph<'_>) -> BTreeMap<Timestamp, Row> {
    let mut rows: BTreeMap<Timestamp, Row> = BTreeMap::new();
    let shown = view.shown();
    let thin = shown.len() > MOST_ROWS;
    let newest = shown.last().map(|sample| sample.at);
    for sample in shown.iter().filter(|s| !thin || Some(s.at) == newest || is_whole_hour(s.at)) {
        rows.entry(sample.at).or_default().measured = Some(sample.value);
    }
    let coming = view.runs.last().map(|run| within(&run.points, view.now, view.to));
    for point in coming.unwrap_or_default() {
        rows.entry(point.at).or_default().forecast = Some(point.value);
    }
    rows
}

fn is_whole_hour(at: Timestamp) -> bool {
    let local = prague(at);
    local.minute() == 0 && local.second() == 0
}
