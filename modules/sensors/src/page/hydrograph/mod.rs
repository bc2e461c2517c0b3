//! A hydrograph drawn on the server: it works without scripts, in print and on a wall, and says
//! in words what it shows.

mod axis;
mod describe;
mod drawing;
mod numbers;
mod scale;

use hlaska_kernel::{Lang, Timestamp};
use maud::{Markup, html};

use crate::level::Limits;
use crate::reading::{ForecastRun, Sample};
use crate::text::text;
use crate::{Quantity, amount};

pub use describe::describe;

/// Everything a hydrograph shows. Values and limits are in the unit of `limits.quantity`.
#[derive(Clone, Copy, Debug)]
pub struct Hydrograph<'a> {
    /// Unique on the page; the title and the description are tied to it.
    pub id: &'a str,
    pub station: &'a str,
    pub stream: &'a str,
    pub limits: &'a Limits,
    /// Is this the quantity the station is judged by?
    pub decides: bool,
    pub now: Timestamp,
    /// Both ends of the time axis.
    pub from: Timestamp,
    pub to: Timestamp,
    /// Rising in time.
    pub observed: &'a [Sample],
    /// From the oldest run to the newest.
    pub runs: &'a [ForecastRun],
}

impl<'a> Hydrograph<'a> {
    fn quantity(&self) -> Quantity {
        self.limits.quantity
    }
    fn shown(&self) -> &'a [Sample] {
        within(self.observed, self.from, self.to)
    }
    fn title(&self, lang: Lang) -> String {
        format!("{}, {}: {}", self.station, self.stream, text(lang).quantity(self.quantity()))
    }
}

/// The figure with its drawing, its legend and its numbers.
pub fn hydrograph(view: &Hydrograph<'_>, lang: Lang) -> Markup {
    html! {
        figure.hydrograph {
            (drawing::drawing(view, lang))
            figcaption {
                p.hydrograph-words { (describe(view, lang)) }
                p.hydrograph-legend { (text(lang).legend()) }
            }
            (numbers::numbers(view, lang))
        }
    }
}

/// Samples of a span, both ends included.
fn within(samples: &[Sample], from: Timestamp, to: Timestamp) -> &[Sample] {
    let first = samples.partition_point(|sample| sample.at < from);
    let end = samples.partition_point(|sample| sample.at <= to);
    samples.get(first..end).unwrap_or_default()
}

fn number(value: f64, view: &Hydrograph<'_>, lang: Lang) -> String {
    amount::bare(value, view.quantity(), lang)
}
