//! The picture. Elements without content are closed with `{}`: left open, everything after them
//! would nest inside and vanish.

use hlaska_kernel::Lang;
use jiff::SignedDuration;
use maud::{Markup, html};

use super::axis::time_marks;
use super::scale::{BOTTOM, HEIGHT, LEFT, RIGHT, Scale, TOP, WIDTH};
use super::{Hydrograph, describe, number, within};
use crate::level::ObservedSpa;
use crate::reading::Sample;
use crate::text::text;

/// A line over a longer silence would claim to know what nobody measured.
const GAP: SignedDuration = SignedDuration::from_hours(2);
/// Runs drawn beside the newest one.
const EARLIER_RUNS: usize = 5;
/// More points than this cannot be told apart on the drawing.
const MOST_POINTS: usize = 600;
/// Labels of limits keep this distance.
const LABEL_HEIGHT: f64 = 13.0;

pub fn drawing(view: &Hydrograph<'_>, lang: Lang) -> Markup {
    let scale = Scale::of(view);
    let (title, desc) = (format!("{}-title", view.id), format!("{}-desc", view.id));
    html! {
        svg.hydro role="img" aria-labelledby={ (title) " " (desc) }
            viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } {
            title id=(title) { (view.title(lang)) }
            desc id=(desc) { (describe(view, lang)) }
            @if scale.has_values { (value_axis(view, &scale, lang)) }
            (time_axis(view, &scale, lang))
            (limits(view, &scale, lang))
            (forecasts(view, &scale))
            (measured(view, &scale))
            (now_line(view, &scale, lang))
            (emptiness(view, lang))
        }
    }
}

fn value_axis(view: &Hydrograph<'_>, scale: &Scale, lang: Lang) -> Markup {
    html! {
        g.hydro-grid stroke="currentColor" stroke-opacity="0.2" {
            @for y in scale.marks().map(|value| px(scale.y(value))) {
                line x1=(LEFT) x2=(RIGHT) y1=(y) y2=(y) {}
            }
        }
        g.hydro-axis fill="currentColor" font-size="12" text-anchor="end" {
            @for value in scale.marks() {
                text x=(LEFT - 6.0) y=(px(scale.y(value) + 4.0)) { (mark(value, scale, lang)) }
            }
            text x=(LEFT - 6.0) y="10" { (view.quantity().unit()) }
        }
    }
}

/// As many places as the step has.
fn mark(value: f64, scale: &Scale, lang: Lang) -> String {
    let places = if scale.step >= 1.0 {
        0
    } else if scale.step >= 0.1 {
        1
    } else {
        2
    };
    hlaska_kernel::number::decimal(value + 0.0, places, lang)
}

fn time_axis(view: &Hydrograph<'_>, scale: &Scale, lang: Lang) -> Markup {
    let marks = time_marks(view.from, view.to, lang);
    html! {
        g.hydro-axis fill="currentColor" font-size="12" text-anchor="middle" {
            @for mark in &marks {
                @let x = px(scale.x(mark.at));
                line x1=(x) x2=(x) y1=(TOP) y2=(BOTTOM + 4.0)
                    stroke="currentColor"
                    stroke-opacity=(if mark.midnight { "0.35" } else { "0.12" }) {}
                text x=(x) y=(BOTTOM + 18.0) { (mark.label) }
            }
        }
    }
}

/// A limit on the drawing: its class, its dash pattern and its label tell it from the others.
struct LimitLine {
    class: &'static str,
    dashes: &'static str,
    label: String,
    y: f64,
    label_y: f64,
}

fn limits(view: &Hydrograph<'_>, scale: &Scale, lang: Lang) -> Markup {
    html! {
        @for limit in &limit_lines(view, scale, lang) {
            line class=(limit.class) x1=(LEFT) x2=(RIGHT)
                y1=(px(limit.y)) y2=(px(limit.y))
                stroke="currentColor" stroke-dasharray=(limit.dashes) {}
            text class="hydro-label" fill="currentColor"
                font-size="12" x=(RIGHT + 5.0) y=(px(limit.label_y + 4.0)) { (limit.label) }
        }
    }
}

fn limit_lines(view: &Hydrograph<'_>, scale: &Scale, lang: Lang) -> Vec<LimitLine> {
    let [watch, alert, danger] = view.limits.spa;
    let text = text(lang);
    let spa = |spa| text.spa(spa);
    let mut lines: Vec<LimitLine> = [
        ("hydro-spa1", "2 3", spa(ObservedSpa::Watch), watch),
        ("hydro-spa2", "7 3", spa(ObservedSpa::Alert), alert),
        ("hydro-spa3", "14 3", spa(ObservedSpa::Danger), danger),
        ("hydro-spa4", "14 3 2 3", extreme_label(lang).to_owned(), view.limits.extreme),
    ]
    .into_iter()
    .filter_map(|(class, dashes, name, limit)| {
        let limit = limit.filter(|limit| scale.contains(*limit))?;
        let (label, y) = (format!("{name} {}", number(limit, view, lang)), scale.y(limit));
        Some(LimitLine { class, dashes, label, y, label_y: y })
    })
    .collect();
    spread_labels(&mut lines);
    lines
}

fn extreme_label(lang: Lang) -> &'static str {
    match lang {
        Lang::Cs => "extrém",
        Lang::En => "extreme",
    }
}

/// Close limits keep their places, their labels move up until they can be read.
fn spread_labels(lines: &mut [LimitLine]) {
    lines.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut free_above = f64::INFINITY;
    for line in lines {
        line.label_y = line.y.min(free_above);
        free_above = line.label_y - LABEL_HEIGHT;
    }
}

fn measured(view: &Hydrograph<'_>, scale: &Scale) -> Markup {
    html! {
        g.hydro-observed fill="none" stroke="currentColor" stroke-width="2.5"
            stroke-linejoin="round" {
            @for piece in view.shown().chunk_by(near) {
                (line_or_point(piece, scale))
            }
        }
    }
}

fn near(a: &Sample, b: &Sample) -> bool {
    b.at.duration_since(a.at) <= GAP
}

/// The newest run strong, the earlier ones faint: an earlier forecast stays to be seen.
fn forecasts(view: &Hydrograph<'_>, scale: &Scale) -> Markup {
    let newest = view.runs.len().saturating_sub(1);
    let first = newest.saturating_sub(EARLIER_RUNS);
    html! {
        @for (index, run) in view.runs.iter().enumerate().skip(first) {
            @let latest = index == newest;
            g class=(if latest { "hydro-forecast" } else { "hydro-forecast-old" })
                fill="none" stroke="currentColor" stroke-dasharray="5 4"
                stroke-width=(if latest { "2" } else { "1.2" })
                stroke-opacity=(if latest { "1" } else { "0.4" }) {
                @for piece in within(&run.points, view.from, view.to).chunk_by(near) {
                    (line_or_point(piece, scale))
                }
            }
        }
    }
}

/// A single value has no line; it is a dot, or it would not be seen at all.
fn line_or_point(piece: &[Sample], scale: &Scale) -> Markup {
    if let [only] = piece {
        return html! {
            circle cx=(px(scale.x(only.at))) cy=(px(scale.y(only.value))) r="2" {}
        };
    }
    let points: Vec<String> = thinned(piece)
        .iter()
        .map(|sample| format!("{},{}", px(scale.x(sample.at)), px(scale.y(sample.value))))
        .collect();
    html! { polyline points=(points.join(" ")) {} }
}

/// At most [`MOST_POINTS`] points; of each bundle the lowest and the highest stay, so that no
/// peak is lost.
fn thinned(samples: &[Sample]) -> Vec<Sample> {
    if samples.len() <= MOST_POINTS {
        return samples.to_vec();
    }
    let bundle = samples.len().div_ceil(MOST_POINTS / 2);
    let mut kept: Vec<Sample> = samples.chunks(bundle).flat_map(lowest_and_highest).collect();
    kept.extend(samples.last());
    kept.sort_by_key(|sample| sample.at);
    kept.dedup();
    kept
}

fn lowest_and_highest(bundle: &[Sample]) -> impl Iterator<Item = Sample> {
    let by_value = |a: &&Sample, b: &&Sample| a.value.total_cmp(&b.value);
    let (lowest, highest) = (bundle.iter().min_by(by_value), bundle.iter().max_by(by_value));
    lowest.into_iter().chain(highest).copied()
}

fn now_line(view: &Hydrograph<'_>, scale: &Scale, lang: Lang) -> Markup {
    let shown = (view.from..=view.to).contains(&view.now);
    html! {
        @if shown {
            @let x = px(scale.x(view.now));
            line.hydro-now x1=(x) x2=(x) y1=(TOP) y2=(BOTTOM) stroke="currentColor" {}
            text fill="currentColor" font-size="12" text-anchor="middle"
                x=(x) y=(TOP - 4.0) { (text(lang).now()) }
        }
    }
}

fn emptiness(view: &Hydrograph<'_>, lang: Lang) -> Markup {
    html! {
        @if view.shown().is_empty() && view.runs.is_empty() {
            text fill="currentColor" font-size="16" text-anchor="middle"
                x=(f64::midpoint(LEFT, RIGHT)) y=(f64::midpoint(TOP, BOTTOM)) {
                (text(lang).no_data())
            }
        }
    }
}

/// A tenth of a pixel is enough.
fn px(value: f64) -> String {
    format!("{value:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fake;

    #[test]
    fn thinning_keeps_the_peak_and_the_end() {
        let mut values = vec![100.0; 2000];
        values[777] = 340.0;
        let samples = fake::every_ten_minutes("2026-10-02T00:00:00Z", &values);
        let kept = thinned(&samples);
        assert!(kept.len() <= MOST_POINTS + 1, "{}", kept.len());
        assert!(kept.iter().any(|sample| sample.at == samples[777].at));
        assert_eq!(kept.last(), samples.last());
        assert!(kept.is_sorted_by(|a, b| a.at < b.at));
    }

    #[test]
    fn close_labels_do_not_cover_each_other() {
        let line = |y| LimitLine { class: "", dashes: "", label: String::new(), y, label_y: y };
        let mut lines = vec![line(100.0), line(98.0), line(50.0)];
        spread_labels(&mut lines);
        let places: Vec<f64> = lines.iter().map(|line| line.label_y).collect();
        assert_eq!(places, [100.0, 87.0, 50.0]);
    }
}
