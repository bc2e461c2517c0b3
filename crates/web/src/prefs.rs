//! Choices kept in cookies: language, theme, low-bandwidth mode.

use hlaska_kernel::Lang;
use http::HeaderMap;
use http::header::COOKIE;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the device says.
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Prefs {
    pub lang: Lang,
    pub theme: Theme,
    /// No web font, no live stream, no map: for a phone on 2G.
    pub low_bandwidth: bool,
}

impl Prefs {
    pub fn of(headers: &HeaderMap) -> Self {
        let saves_data = headers.get("save-data").is_some_and(|value| value == "on");
        Self {
            lang: if cookie(headers, "lang") == Some("en") { Lang::En } else { Lang::Cs },
            theme: match cookie(headers, "theme") {
                Some("light") => Theme::Light,
                Some("dark") => Theme::Dark,
                _ => Theme::Auto,
            },
            low_bandwidth: match cookie(headers, "low") {
                Some("1") => true,
                Some("0") => false,
                _ => saves_data,
            },
        }
    }
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}
