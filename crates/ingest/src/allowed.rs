//! Where requests may go. An address out of a file or a form must not become a way to the
//! machine's own network.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use reqwest::Url;

/// Scheme, host and port, e.g. `https://opendata.chmi.cz`. Two origins are equal only when all
/// three are.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Origin(String);

/// The text is not an address requests can be sent to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an address of a service; write e.g. https://opendata.chmi.cz")]
pub struct NotAnAddress(pub String);

impl Origin {
    /// The origin of an address; only http and https without a name or password in them.
    pub(crate) fn of(url: &Url) -> Option<Self> {
        let is_web = matches!(url.scheme(), "http" | "https");
        let is_plain = url.username().is_empty() && url.password().is_none();
        (is_web && is_plain && url.has_host()).then(|| Self(url.origin().ascii_serialization()))
    }
}

impl FromStr for Origin {
    type Err = NotAnAddress;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let url = Url::parse(text.trim()).ok();
        url.as_ref().and_then(Self::of).ok_or_else(|| NotAnAddress(text.to_owned()))
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The origins requests may go to, first or by redirection.
#[derive(Clone, Debug, Default)]
pub struct AllowedOrigins(BTreeSet<Origin>);

impl AllowedOrigins {
    pub fn new(origins: impl IntoIterator<Item = Origin>) -> Self {
        Self(origins.into_iter().collect())
    }
    pub(crate) fn permit(&self, url: &Url) -> bool {
        Origin::of(url).is_some_and(|origin| self.0.contains(&origin))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed() -> AllowedOrigins {
        let origin = |text: &str| text.parse::<Origin>().unwrap();
        AllowedOrigins::new([
            origin("https://opendata.chmi.cz"),
            origin("http://127.0.0.1:8090/hydrology/"),
        ])
    }

    fn permits(url: &str) -> bool {
        Url::parse(url).is_ok_and(|url| allowed().permit(&url))
    }

    #[test]
    fn only_named_origins_are_permitted() {
        assert!(permits("https://opendata.chmi.cz/hydrology/now/data/x.json"));
        assert!(permits("https://OPENDATA.chmi.cz:443/"));
        assert!(permits("http://127.0.0.1:8090/x"));
    }

    #[test]
    fn neighbours_and_disguises_are_not() {
        for url in [
            "http://opendata.chmi.cz/",
            "https://opendata.chmi.cz:8443/",
            "https://opendata.chmi.cz.example.org/",
            "https://opendata.chmi.cz@example.org/",
            "https://user@opendata.chmi.cz/",
            "https://user:pass@opendata.chmi.cz/",
            "https://example.org/#https://opendata.chmi.cz",
            "http://127.0.0.1:8091/",
            "http://127.0.0.1/",
            "http://localhost:8090/",
            "http://127.1:22/",
            "http://[::1]:8090/",
            "http://[::ffff:127.0.0.1]:8090/",
            "http://169.254.169.254/",
            "file:///etc/passwd",
            "gopher://127.0.0.1:8090/",
            "data:text/plain,x",
        ] {
            assert!(!permits(url), "{url}");
        }
    }

    #[test]
    fn a_text_that_is_no_address_says_what_to_write() {
        let error = "opendata.chmi.cz".parse::<Origin>().unwrap_err();
        assert!(error.to_string().contains("https://opendata.chmi.cz"), "{error}");
        assert!("ftp://example.org".parse::<Origin>().is_err());
    }
}
