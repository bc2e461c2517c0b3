//! Who a request comes from when a proxy stands in front. Its word is taken only when the socket
//! says that it is one of ours; anybody can write a header.

use std::net::{IpAddr, SocketAddr};

use http::{HeaderMap, HeaderName};

use super::network::Network;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
/// Words about the client that nobody further inside may take for true.
const HEARSAY: [HeaderName; 6] = [
    FORWARDED_FOR,
    FORWARDED_PROTO,
    HeaderName::from_static("x-forwarded-host"),
    HeaderName::from_static("x-forwarded-port"),
    HeaderName::from_static("x-real-ip"),
    HeaderName::from_static("forwarded"),
];

/// Where a request comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Source {
    pub client: IpAddr,
    /// It came through one of our proxies.
    pub by_proxy: bool,
    /// The proxy received it without encryption.
    pub was_plain: bool,
}

/// Proxies whose word is taken.
pub(super) struct Proxies(Vec<Network>);

impl Proxies {
    pub(super) fn new(trusted: Vec<Network>) -> Self {
        Self(trusted)
    }

    pub(super) fn trust(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(address))
    }

    /// Reads and takes away what the headers say.
    pub(super) fn source(&self, peer: IpAddr, headers: &mut HeaderMap) -> Source {
        let by_proxy = self.trust(peer);
        let source = Source {
            client: if by_proxy { self.client(peer, headers) } else { peer.to_canonical() },
            by_proxy,
            was_plain: by_proxy && says_plain(headers),
        };
        for name in HEARSAY {
            headers.remove(name);
        }
        source
    }

    /// Each proxy adds at the end whom it heard from; the first of them that is not ours is the
    /// client, and whatever stands before it is only the client's word.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer;
        for hop in from_the_end(headers, &FORWARDED_FOR) {
            let Some(address) = address_of(hop) else { break };
            client = address;
            if !self.trust(client) {
                break;
            }
        }
        client.to_canonical()
    }
}

/// Values of a list header, the last first.
fn from_the_end<'a>(
    headers: &'a HeaderMap,
    name: &HeaderName,
) -> impl Iterator<Item = &'a str> + use<'a> {
    let lines: Vec<_> = headers.get_all(name).iter().collect();
    let lines = lines.into_iter().rev().map(|line| line.to_str().unwrap_or_default());
    lines.flat_map(|line| line.rsplit(',').map(str::trim))
}

/// Some proxies write the port too.
fn address_of(text: &str) -> Option<IpAddr> {
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    let with_port = || text.parse::<SocketAddr>().ok().map(|address| address.ip());
    bare.parse().ok().or_else(with_port)
}

fn says_plain(headers: &HeaderMap) -> bool {
    let scheme = from_the_end(headers, &FORWARDED_PROTO).next();
    scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("http"))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        headers
    }

    fn source(peer: &str, pairs: &[(&'static str, &'static str)]) -> Source {
        let ours = ["10.0.0.0/8", "::1"].map(|network| network.parse().unwrap());
        Proxies::new(ours.to_vec()).source(ip(peer), &mut headers(pairs))
    }

    fn client(peer: &str, forwarded_for: &'static str) -> IpAddr {
        source(peer, &[("x-forwarded-for", forwarded_for)]).client
    }

    #[test]
    fn a_strangers_headers_are_ignored() {
        let lies = [("x-forwarded-for", "192.0.2.1"), ("x-forwarded-proto", "http")];
        let told = source("203.0.113.9", &lies);
        let as_it_is = Source { client: ip("203.0.113.9"), by_proxy: false, was_plain: false };
        assert_eq!(told, as_it_is);
        let none = Proxies::new(Vec::new()).source(ip("127.0.0.1"), &mut headers(&lies));
        assert_eq!(none.client, ip("127.0.0.1"), "by default nobody is believed");
    }

    #[test]
    fn the_nearest_address_that_is_not_ours_is_the_client() {
        for (said, client_is) in [
            ("192.0.2.1", "192.0.2.1"),
            ("192.0.2.66, 192.0.2.1", "192.0.2.1"),
            ("127.0.0.1, 10.9.9.9, 192.0.2.1", "192.0.2.1"),
            ("192.0.2.66, 192.0.2.1, 10.0.0.7", "192.0.2.1"),
            ("192.0.2.1,10.0.0.7,10.0.0.8", "192.0.2.1"),
            ("10.0.0.7", "10.0.0.7"),
            ("192.0.2.1:4711", "192.0.2.1"),
            ("[2001:db8::5]:4711", "2001:db8::5"),
            ("2001:db8::5", "2001:db8::5"),
            ("::ffff:192.0.2.1", "192.0.2.1"),
            ("", "10.0.0.1"),
            ("unknown", "10.0.0.1"),
            ("192.0.2.1, unknown", "10.0.0.1"),
            ("192.0.2.1, <script>, 10.0.0.7", "10.0.0.7"),
        ] {
            assert_eq!(client("10.0.0.1", said), ip(client_is), "{said}");
        }
        assert_eq!(client("::1", "192.0.2.1"), ip("192.0.2.1"));
        assert_eq!(client("::ffff:10.0.0.1", "192.0.2.1"), ip("192.0.2.1"));
    }

    #[test]
    fn a_second_header_does_not_hide_the_first() {
        let both = [("x-forwarded-for", "192.0.2.66"), ("x-forwarded-for", "192.0.2.1, 10.0.0.7")];
        assert_eq!(source("10.0.0.1", &both).client, ip("192.0.2.1"));
    }

    #[test]
    fn only_the_nearest_proxy_says_whether_it_was_plain() {
        let plain = |said| source("10.0.0.1", &[("x-forwarded-proto", said)]).was_plain;
        assert!(plain("http") && plain("HTTP") && plain("https, http"));
        assert!(!plain("https") && !plain("http, https") && !plain(""));
        assert!(!source("10.0.0.1", &[]).was_plain);
    }

    #[test]
    fn nobody_further_inside_sees_the_headers() {
        let mut said = headers(&[
            ("x-forwarded-for", "192.0.2.1"),
            ("x-forwarded-host", "evil.example"),
            ("x-real-ip", "192.0.2.1"),
            ("forwarded", "for=192.0.2.1"),
            ("host", "hlaska.example"),
        ]);
        Proxies::new(Vec::new()).source(ip("203.0.113.9"), &mut said);
        assert_eq!(said.keys().map(HeaderName::as_str).collect::<Vec<_>>(), ["host"]);
    }
}
