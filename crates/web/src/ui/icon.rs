//! Small line icons, drawn for this portal on a grid of 16. They repeat what the text beside them
//! says and are hidden from screen readers.

use maud::{Markup, PreEscaped, html};

/// What the icon shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Situation,
    Water,
    Event,
    Report,
    Municipality,
    Map,
    Feed,
    People,
    Bell,
    Warning,
    Info,
    Good,
    Close,
    Plus,
    Search,
    Phone,
    NoPhone,
    Clock,
    Print,
    Download,
    Left,
    Right,
    Rising,
    Falling,
    Steady,
    Eye,
    Star,
    Screen,
    SignIn,
    SignOut,
    Power,
    Tap,
    Road,
    Stamp,
}

impl Icon {
    pub const ALL: [Self; 34] = [
        Self::Situation,
        Self::Water,
        Self::Event,
        Self::Report,
        Self::Municipality,
        Self::Map,
        Self::Feed,
        Self::People,
        Self::Bell,
        Self::Warning,
        Self::Info,
        Self::Good,
        Self::Close,
        Self::Plus,
        Self::Search,
        Self::Phone,
        Self::NoPhone,
        Self::Clock,
        Self::Print,
        Self::Download,
        Self::Left,
        Self::Right,
        Self::Rising,
        Self::Falling,
        Self::Steady,
        Self::Eye,
        Self::Star,
        Self::Screen,
        Self::SignIn,
        Self::SignOut,
        Self::Power,
        Self::Tap,
        Self::Road,
        Self::Stamp,
    ];

    /// The strokes, as the `d` of one path.
    const fn strokes(self) -> &'static str {
        match self {
            Self::Situation => "M2 2h5v5H2zM9 2h5v3H9zM9 7h5v7H9zM2 9h5v5H2z",
            Self::Water => {
                "M1 5c2-2 3-2 4.7 0s2.7 2 4.6 0 2.7-2 4.7 0M1 9c2-2 3-2 4.7 0s2.7 2 4.6 0 2.7-2 4.7 0M1 13c2-2 3-2 4.7 0s2.7 2 4.6 0 2.7-2 4.7 0"
            }
            Self::Event => "M3 15V1.5M3 2.5h9l-2 3 2 3H3",
            Self::Report => "M4 2.5H2.5v12h11v-12H12M5.5 1h5v3h-5zM5 9l2 2 4-4",
            Self::Municipality => "M1.5 8 8 2l6.5 6M3.5 6.5V14h9V6.5M6.5 14v-4h3v4",
            Self::Map => "M1.5 3.5 6 2l4 1.5L14.5 2v10.5L10 14l-4-1.5L1.5 14zM6 2v10.5M10 3.5V14",
            Self::Feed => "M8 9v6M5.5 6a3.5 3.5 0 1 1 5 0M3 8.5a7 7 0 1 1 10 0M8 3.5h.01",
            Self::People => {
                "M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M1.5 14c0-3 2-4.5 4.5-4.5s4.5 1.5 4.5 4.5M10.5 2.8a2.4 2.4 0 0 1 0 4.5M12 9.8c1.6.6 2.5 2 2.5 4.2"
            }
            Self::Bell => "M3 11.5h10l-1.2-2V6.5a3.8 3.8 0 0 0-7.6 0v3zM6.5 14h3",
            Self::Warning => "M8 2 1.2 14h13.6zM8 6.5v3.5M8 12h.01",
            Self::Info => "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M8 7.5v4M8 4.7h.01",
            Self::Good => "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M5 8.2l2.2 2.2L11.2 6",
            Self::Close => "M3.5 3.5l9 9M12.5 3.5l-9 9",
            Self::Plus => "M8 2.5v11M2.5 8h11",
            Self::Search => "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10M10.7 10.7l3.8 3.8",
            Self::Phone => {
                "M3 1.5h2.5L7 5 5.3 6.5a8 8 0 0 0 4.2 4.2L11 9l3.5 1.5V13c0 1-.8 1.7-1.8 1.5C6.5 13.7 2.3 9.5 1.5 3.3 1.3 2.3 2 1.5 3 1.5z"
            }
            Self::NoPhone => "M4.5 2h7v12h-7zM7 12h2M1.5 14.5 14.5 1.5",
            Self::Clock => "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M8 4.5V8l2.5 1.5",
            Self::Print => "M4 5.5v-4h8v4M4 11.5H1.5v-6h13v6H12M4 9.5h8v5H4z",
            Self::Download => "M8 2v8M4.5 7 8 10.5 11.5 7M2 13.5h12",
            Self::Left => "M10 3 5 8l5 5",
            Self::Right => "M6 3l5 5-5 5",
            Self::Rising => "M3 13 13 3M6 3h7v7",
            Self::Falling => "M3 3l10 10M13 6v7H6",
            Self::Steady => "M2 8h12M9.5 4 14 8l-4.5 4",
            Self::Eye => {
                "M1 8c2-3.3 4.3-5 7-5s5 1.7 7 5c-2 3.3-4.3 5-7 5s-5-1.7-7-5zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4"
            }
            Self::Star => "M8 1.5l2 4.3 4.5.6-3.3 3.2.8 4.7L8 12l-4 2.3.8-4.7L1.5 6.4l4.5-.6z",
            Self::Screen => "M1.5 2.5h13v9h-13zM5.5 14.5h5M8 11.5v3",
            Self::SignIn => "M9 2h5v12H9M1.5 8H10M7 5l3 3-3 3",
            Self::SignOut => "M7 2H2v12h5M6 8h8.5M11.5 5l3 3-3 3",
            Self::Power => "M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z",
            Self::Tap => "M8 1.5c3 3.8 4.5 6 4.5 8.2a4.5 4.5 0 0 1-9 0c0-2.2 1.5-4.4 4.5-8.2z",
            Self::Road => "M5 1.5 2 14.5M11 1.5l3 13M8 2v2.5M8 7v2.5M8 12v2.5",
            Self::Stamp => {
                "M6.5 8.5 6 5a2 2 0 1 1 4 0l-.5 3.5M2.5 12V9.5c0-.6.4-1 1-1h9c.6 0 1 .4 1 1V12zM2.5 14.5h11"
            }
        }
    }
}

/// The icon at the size of the text beside it.
pub fn icon(icon: Icon) -> Markup {
    html! { svg.i viewBox="0 0 16 16" aria-hidden="true" { path d=(icon.strokes()) {} } }
}

/// The watchtower. Coloured by itself; stands on the dark header.
pub fn logo() -> Markup {
    PreEscaped(
        concat!(
            r#"<svg viewBox="8 5 48 54" aria-hidden="true"><g fill="none" stroke="currentColor" "#,
            r#"stroke-width="3" stroke-linecap="round" class="beacon"><path d="M15.5 20.5a10 10 0 0 0 0 10M48.5 20.5a10 10 0 0 1 0 10"/></g>"#,
            r##"<path fill="currentColor" d="M32 7 47 17H17zM19 32.5h26V37H19zM23 39h18l2.5 18h-23z"/>"##,
            r##"<path class="lamp" d="M22 19.5h20v11H22z"/></svg>"##
        )
        .to_owned(),
    )
}
