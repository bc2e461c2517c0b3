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

    /// Host without scheme and port, in brackets where it is an address of IPv6.
    fn host(&self) -> &str {
        let rest = self.0.split_once("://").map_or(self.0.as_str(), |(_, rest)| rest);
        let end = rest.rfind(':').filter(|at| !rest[*at..].contains(']'));
        &rest[..end.unwrap_or(rest.len())]
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
///
/// A name may point only at the public internet. What is to be reached inside is named by its
/// address (`http://10.1.2.3:8080`), is `localhost`, or is listed by [`AllowedOrigins::inside`].
#[derive(Clone, Debug, Default)]
pub struct AllowedOrigins {
    origins: BTreeSet<Origin>,
    inside: BTreeSet<Origin>,
}

impl AllowedOrigins {
    pub fn new(origins: impl IntoIterator<Item = Origin>) -> Self {
        Self { origins: origins.into_iter().collect(), inside: BTreeSet::new() }
    }

    /// Allows these too, also where their names point at addresses inside: for services of the
    /// operator's own network, and only where he named them himself.
    #[must_use]
    pub fn inside(mut self, origins: impl IntoIterator<Item = Origin>) -> Self {
        self.inside.extend(origins);
        self
    }

    pub(crate) fn permit(&self, url: &Url) -> bool {
        let origin = Origin::of(url);
        origin.is_some_and(|origin| self.origins.contains(&origin) || self.inside.contains(&origin))
    }

    /// May this name point at an address inside?
    pub(crate) fn may_be_inner(&self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        name == "localhost" || self.inside.iter().any(|origin| origin.host() == name)
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
    fn only_names_said_to_be_inside_may_point_there() {
        let inside = "https://idp.kraj.example:8443".parse().unwrap();
        let allowed = allowed().inside([inside]);
        assert!(
            allowed.may_be_inner("idp.kraj.example") && allowed.may_be_inner("IDP.kraj.example")
        );
        assert!(allowed.may_be_inner("localhost"));
        assert!(!allowed.may_be_inner("opendata.chmi.cz") && !allowed.may_be_inner("kraj.example"));
        assert!(allowed.permit(&Url::parse("https://idp.kraj.example:8443/x").unwrap()));
        assert!(!allowed.permit(&Url::parse("https://idp.kraj.example/x").unwrap()));
        assert_eq!("http://[::1]:8090".parse::<Origin>().unwrap().host(), "[::1]");
        assert_eq!("http://[::1]".parse::<Origin>().unwrap().host(), "[::1]");
    }

    #[test]
    fn a_text_that_is_no_address_says_what_to_write() {
        let error = "opendata.chmi.cz".parse::<Origin>().unwrap_err();
        assert!(error.to_string().contains("https://opendata.chmi.cz"), "{error}");
        assert!("ftp://example.org".parse::<Origin>().is_err());
    }
}
