//! Key figures.

use maud::{Markup, html};

/// How urgent the figure is; also said by the label, never by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mood {
    #[default]
    Plain,
    Calm,
    Warn,
    Alarm,
}

/// One figure with its name, and where it leads.
#[derive(Debug, Clone, Default)]
pub struct Tile {
    /// Already formatted for the reader: `12`, `3 / 79`, `–` when unknown.
    pub value: String,
    /// Unit or denominator, shown smaller.
    pub unit: String,
    pub label: String,
    /// Source and age, or what is missing.
    pub note: String,
    pub mood: Mood,
    pub href: Option<String>,
}

/// A row of figures.
pub fn tiles(tiles: &[Tile]) -> Markup {
    html! { ul.tiles { @for tile in tiles { li { (one(tile)) } } } }
}

fn one(tile: &Tile) -> Markup {
    let class = match tile.mood {
        Mood::Plain => "",
        Mood::Calm => "calm",
        Mood::Warn => "warn",
        Mood::Alarm => "alarm",
    };
    html! {
        @if let Some(href) = &tile.href {
            a.tile.(class) href=(href) { (inside(tile)) }
        } @else {
            div.tile.(class) { (inside(tile)) }
        }
    }
}

fn inside(tile: &Tile) -> Markup {
    html! {
        span.tile-label { (tile.label) }
        span.tile-value { (tile.value) @if !tile.unit.is_empty() { " " small { (tile.unit) } } }
        @if !tile.note.is_empty() { span.tile-note { (tile.note) } }
    }
}
