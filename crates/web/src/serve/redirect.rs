//! The way from plain http to https.

use axum::body::Body;
use http::header::{CONTENT_TYPE, HOST, LOCATION, RETRY_AFTER};
use http::uri::Authority;
use http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode};

/// The same address through https. What was to be changed has already crossed the network in the
/// clear and is refused, lest nobody notice.
pub(super) fn to_https<B>(request: &Request<B>, port: Option<u16>) -> Response<Body> {
    if !request.method().is_safe() || request.method() == Method::TRACE {
        return plain(StatusCode::FORBIDDEN, "Pouze https. / Only https.");
    }
    let place = host(request.headers()).map(|host| address(&host, port, request.uri()));
    match place.and_then(|place| HeaderValue::from_str(&place).ok()) {
        Some(place) => {
            let mut answer = plain(StatusCode::PERMANENT_REDIRECT, "");
            answer.headers_mut().insert(LOCATION, place);
            answer
        }
        None => plain(StatusCode::BAD_REQUEST, "Adresa bez jména serveru. / No host name."),
    }
}

/// Said to an address whose requests under way are too many.
pub(super) fn too_many() -> Response<Body> {
    let words = "Příliš mnoho požadavků najednou z jedné adresy. / Too many requests at once.";
    let mut answer = plain(StatusCode::TOO_MANY_REQUESTS, words);
    answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("5"));
    answer
}

fn plain(status: StatusCode, words: &'static str) -> Response<Body> {
    let mut answer = Response::new(Body::from(words));
    *answer.status_mut() = status;
    let kind = HeaderValue::from_static("text/plain; charset=utf-8");
    answer.headers_mut().insert(CONTENT_TYPE, kind);
    answer
}

/// The name the visitor asked for, without a port.
fn host(headers: &HeaderMap) -> Option<String> {
    let authority: Authority = headers.get(HOST)?.to_str().ok()?.parse().ok()?;
    let is_bare = !authority.as_str().contains('@') && !authority.host().is_empty();
    is_bare.then(|| authority.host().to_owned())
}

fn address(host: &str, port: Option<u16>, uri: &http::Uri) -> String {
    let port = port.filter(|port| *port != 443).map(|port| format!(":{port}")).unwrap_or_default();
    let path = uri.path_and_query().map_or("/", http::uri::PathAndQuery::as_str);
    format!("https://{host}{port}{path}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(method: Method, host: &str, path: &str, port: Option<u16>) -> (u16, Option<String>) {
        let request = Request::builder().method(method).uri(path).header(HOST, host).body(());
        let answer = to_https(&request.unwrap(), port);
        let place = answer.headers().get(LOCATION).map(|place| place.to_str().unwrap().to_owned());
        (answer.status().as_u16(), place)
    }

    #[test]
    fn a_visitor_is_led_to_the_same_page() {
        let led = |host, path, port| asked(Method::GET, host, path, port).1.unwrap();
        assert_eq!(
            led("hlaska.example", "/udalosti?x=1", None),
            "https://hlaska.example/udalosti?x=1"
        );
        assert_eq!(led("hlaska.example:80", "/", Some(443)), "https://hlaska.example/");
        assert_eq!(led("hlaska.example:8080", "/", Some(8443)), "https://hlaska.example:8443/");
        assert_eq!(led("[::1]:8080", "/", Some(8443)), "https://[::1]:8443/");
    }

    #[test]
    fn a_form_sent_in_the_clear_is_refused() {
        assert_eq!(asked(Method::POST, "hlaska.example", "/prihlaseni", None), (403, None));
    }

    #[test]
    fn a_name_that_is_none_leads_nowhere() {
        for host in ["", "a b", "user@evil.example", ":80", "x/../evil"] {
            assert_eq!(asked(Method::GET, host, "/", None), (400, None), "{host}");
        }
    }
}
