//! Headers every answer carries, and the check every changing request passes.

use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, ORIGIN, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method};

use crate::assets;

/// The policy's text; map tiles may come from the configured hosts only.
pub(crate) fn content_security_policy(tile_hosts: &[String]) -> HeaderValue {
    let tiles = tile_hosts.iter().fold(String::new(), |list, host| list + " " + host);
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:{tiles}; \
         font-src 'self'; connect-src 'self'{tiles}; worker-src 'self'; manifest-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

pub(crate) fn harden(headers: &mut HeaderMap, policy: &HeaderValue, secure: bool) {
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if secure {
        let hsts = HeaderName::from_static("strict-transport-security");
        headers.insert(hsts, HeaderValue::from_static("max-age=31536000"));
    }
    match role(headers) {
        Role::Document => harden_document(headers, policy),
        // A drawing can be opened by itself; then nothing in it may run or load.
        Role::Drawing => {
            let nothing = HeaderValue::from_static("default-src 'none'");
            headers.insert(CONTENT_SECURITY_POLICY, nothing);
        }
        Role::File => {}
    }
}

/// What an answer is to a browser.
enum Role {
    Document,
    Drawing,
    /// A style sheet, a script of a page, a font or a picture: rules for documents would only be
    /// weight.
    File,
}

/// The worker's script is no mere file: it is not kept for ever, and its rules are its own.
fn role(headers: &HeaderMap) -> Role {
    let kept = headers.get(CACHE_CONTROL).is_some_and(|caching| caching == assets::IMMUTABLE);
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    match kind {
        _ if !kept => Role::Document,
        kind if kind.starts_with("text/html") => Role::Document,
        kind if kind.starts_with("image/svg") => Role::Drawing,
        _ => Role::File,
    }
}

fn harden_document(headers: &mut HeaderMap, policy: &HeaderValue) {
    // What people uploaded comes with a stricter one of its own.
    headers.entry(CONTENT_SECURITY_POLICY).or_insert_with(|| policy.clone());
    headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    let opener = HeaderName::from_static("cross-origin-opener-policy");
    headers.insert(opener, HeaderValue::from_static("same-origin"));
}

/// A browser says where a changing request comes from; one from another site is refused. Programs
/// that send neither header cannot be tricked into acting for somebody else's cookie.
pub(crate) fn is_same_origin(method: &Method, headers: &HeaderMap) -> bool {
    if method.is_safe() {
        return true;
    }
    let fetch_site = HeaderName::from_static("sec-fetch-site");
    if let Some(site) = headers.get(fetch_site) {
        return site == "same-origin" || site == "none";
    }
    match (headers.get(ORIGIN), headers.get(HOST)) {
        (None, _) => true,
        (Some(origin), Some(host)) => host_of(origin).is_some_and(|origin| host == origin),
        (Some(_), None) => false,
    }
}

fn host_of(origin: &HeaderValue) -> Option<&str> {
    origin.to_str().ok()?.split_once("://").map(|(_, host)| host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn a_form_of_another_site_is_refused() {
        let foreign = headers(&[("origin", "https://evil.example"), ("host", "hlaska.example")]);
        assert!(!is_same_origin(&Method::POST, &foreign));
        assert!(!is_same_origin(&Method::POST, &headers(&[("sec-fetch-site", "cross-site")])));
        assert!(!is_same_origin(&Method::POST, &headers(&[("origin", "null"), ("host", "a")])));
    }

    #[test]
    fn our_own_form_and_a_plain_program_pass() {
        let own = headers(&[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")]);
        assert!(is_same_origin(&Method::POST, &own));
        assert!(is_same_origin(&Method::POST, &headers(&[("host", "a")])));
        assert!(is_same_origin(&Method::GET, &headers(&[("sec-fetch-site", "cross-site")])));
    }
}
