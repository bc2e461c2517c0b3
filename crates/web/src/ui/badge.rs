//! Status marks. Four scales with four different bodies, so that nobody takes one for another:
//!
//! * bars of a staff gauge – **observed** SPA, a measurement;
//! * a stamp with a double frame – **declared** SPA, a decision of an authority;
//! * a triangle in a rounded frame – a warning of the SIVS service;
//! * a dark seal with a golden edge – a crisis state.
//!
//! A municipality's report has its own pills, each with its own sign.

use std::cmp::Ordering;

use hlaska_kernel::Lang;
use maud::{Markup, html};

use super::badge_words::Words;
use super::icon::{Icon, icon};
use super::text::text;

/// What a gauge shows against its limits. Source: thresholds of the ČHMÚ station list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spa {
    /// The station has no limits, or its value is too old to say.
    Unknown,
    Below,
    First,
    Second,
    Third,
    /// The extreme limit some stations have above the third.
    Extreme,
}

impl Spa {
    /// 0 below the first limit, 1–3, 4 extreme; anything else is unknown.
    pub const fn of(level: u8) -> Self {
        match level {
            0 => Self::Below,
            1 => Self::First,
            2 => Self::Second,
            3 => Self::Third,
            4 => Self::Extreme,
            _ => Self::Unknown,
        }
    }
    const fn class(self) -> &'static str {
        ["spa-unknown", "spa0", "spa1", "spa2", "spa3", "spa4"][self as usize]
    }
    const fn bars(self) -> usize {
        (self as usize).saturating_sub(1)
    }
}

/// The state a municipality reports; `None` of it is "no answer yet".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Report {
    None,
    Normal,
    Watch,
    Affected,
    Critical,
}

impl Report {
    /// The class of the municipality's cell on maps.
    const fn cell(self) -> &'static str {
        ["s0", "s1", "s2", "s3", "s4"][self as usize]
    }
    const fn class(self) -> &'static str {
        ["st-none", "st-normal", "st-watch", "st-affected", "st-critical"][self as usize]
    }
    /// Circle, eye, half-moon, octagon: four outlines one can tell without colour.
    const fn sign(self) -> &'static str {
        [
            "M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11",
            "M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12M5 8.2l2.2 2.2L11 6.2",
            "M1 8c2-3.3 4.3-5 7-5s5 1.7 7 5c-2 3.3-4.3 5-7 5s-5-1.7-7-5zM8 9.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3",
            "M8 1.5 14.5 8 8 14.5 1.5 8zM8 5v3.5M8 10.8h.01",
            "M5.5 1.5h5l4 4v5l-4 4h-5l-4-4v-5zM8 4.5v4.3M8 11.5h.01",
        ][self as usize]
    }
}

/// Levels of warnings of the national service (SIVS). Source: ČHMÚ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Warning {
    Low,
    High,
    Extreme,
}

/// Crisis states by the constitutional act 110/1998 and the act 240/2000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CrisisState {
    Danger,
    Emergency,
    ThreatToState,
    War,
}

/// Observed SPA in full: „2. SPA (pohotovost)“.
pub fn spa_observed(spa: Spa, lang: Lang) -> Markup {
    let words = Words(lang);
    html! { span.badge.spa.(spa.class()) title=(words.observed()) { (bars(spa)) span { (words.spa(spa)) } } }
}

/// Observed SPA for narrow columns: „2. SPA“, the rest for screen readers.
pub fn spa_observed_short(spa: Spa, lang: Lang) -> Markup {
    let words = Words(lang);
    html! {
        span.badge.spa.(spa.class()) title=(words.spa(spa)) {
            (bars(spa)) span { (words.spa_short(spa)) }
        }
    }
}

/// Four rising bars, as many filled as limits are exceeded.
fn bars(spa: Spa) -> Markup {
    let filled = spa.bars();
    html! {
        svg viewBox="0 0 18 14" aria-hidden="true" {
            @for (index, x) in [1, 5, 9, 13].into_iter().enumerate() {
                @let height = 4 + 3 * index;
                @if index < filled {
                    rect x=(x) y=(14 - height) width="3.5" height=(height) fill="currentColor" {}
                } @else {
                    rect x=(x) y=(13 - height) width="2.5" height=(height) fill="none" stroke="currentColor" opacity=".55" {}
                }
            }
        }
    }
}

/// Declared SPA (1–3). Show it with who declared it and when.
pub fn spa_declared(level: u8, lang: Lang) -> Markup {
    let level = level.clamp(1, 3);
    let class = ["stamp1", "stamp2", "stamp3"][usize::from(level) - 1];
    html! { span.badge.stamp.(class) { (icon(Icon::Stamp)) (Words(lang).declared(level)) } }
}

/// A warning's level.
pub fn warning(level: Warning, lang: Lang) -> Markup {
    let class = ["sivs1", "sivs2", "sivs3"][level as usize];
    html! {
        span.badge.sivs.(class) {
            svg viewBox="0 0 16 16" aria-hidden="true" {
                path d="M8 1.5 15 14H1z" stroke-linejoin="round" {}
                path d="M8 6v4M8 12h.01" stroke-width="1.8" stroke-linecap="round" {}
            }
            (Words(lang).warning(level))
        }
    }
}

/// A declared crisis state.
pub fn crisis_state(state: CrisisState, lang: Lang) -> Markup {
    html! { span.badge.seal { (Words(lang).crisis(state)) } }
}

/// What a municipality reports.
pub fn report(state: Report, lang: Lang) -> Markup {
    html! {
        span.badge.st.(state.class()) {
            svg.i viewBox="0 0 16 16" aria-hidden="true" { path d=(state.sign()) {} }
            (Words(lang).report(state))
        }
    }
}

/// The class that fills a municipality's cell on the overview map.
pub const fn report_colour(state: Report) -> &'static str {
    state.cell()
}

/// The answer is late.
pub fn overdue(lang: Lang) -> Markup {
    html! { span.badge.st.st-overdue { (icon(Icon::Clock)) (text(lang).overdue()) } }
}

/// Nobody there can be reached.
pub fn no_contact(lang: Lang) -> Markup {
    html! { span.badge.st.st-nocontact { (icon(Icon::NoPhone)) (text(lang).no_contact()) } }
}

/// The value is older than its source's interval.
pub fn stale(lang: Lang) -> Markup {
    html! { span.badge.stale { (icon(Icon::Clock)) (text(lang).stale()) } }
}

/// Where the level goes: `Greater` rises. The arrow is for the eye, the word for everybody.
pub fn trend(direction: Ordering, lang: Lang) -> Markup {
    let arrow = match direction {
        Ordering::Greater => Icon::Rising,
        Ordering::Less => Icon::Falling,
        Ordering::Equal => Icon::Steady,
    };
    html! { span.nowrap { (icon(arrow)) " " (Words(lang).trend(direction)) } }
}

/// Belongs to an exercise.
pub fn exercise(lang: Lang) -> Markup {
    html! { span.badge.drill { (text(lang).exercise()) } }
}

/// Came since the reader last looked.
pub fn new(lang: Lang) -> Markup {
    html! { span.new { (text(lang).new_mark()) } }
}
