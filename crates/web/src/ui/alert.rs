//! Messages on the page.

use maud::{Markup, html};

use super::icon::{Icon, icon};

/// How a message is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Info,
    Good,
    Warn,
    Bad,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Info => "",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }
    const fn icon(self) -> Icon {
        match self {
            Self::Info => Icon::Info,
            Self::Good => Icon::Good,
            Self::Warn | Self::Bad => Icon::Warning,
        }
    }
}

/// A message that belongs to the page: `title` may be empty.
pub fn alert(tone: Tone, title: &str, content: &Markup) -> Markup {
    html! {
        div.alert.(tone.class()) {
            (icon(tone.icon()))
            div { @if !title.is_empty() { b { (title) } } (content) }
        }
    }
}

/// What the last action did; read out once.
pub fn flash(tone: Tone, text: &str) -> Markup {
    let role = if tone == Tone::Bad { "alert" } else { "status" };
    html! {
        div.alert.(tone.class()) role=(role) { (icon(tone.icon())) p { (text) } }
    }
}
