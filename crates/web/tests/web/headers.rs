//! What every answer carries.

use crate::site::{MANAGER, Plan, Site, sqlite};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data: https://ags.example; font-src 'self'; \
    connect-src 'self' https://ags.example; worker-src 'self'; manifest-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

#[test]
fn every_answer_is_hardened() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let visitor = site.visitor();
    for path in ["/otevreno", "/nikde", "/panika", "/lide", "/sw.js", "/api/v1/panika"] {
        let answer = visitor.get(path);
        let header = |name| answer.header(name);
        assert_eq!(header("content-security-policy"), Some(POLICY), "{path}");
        assert_eq!(header("x-content-type-options"), Some("nosniff"));
        assert_eq!(header("x-frame-options"), Some("DENY"));
        assert_eq!(header("referrer-policy"), Some("same-origin"));
        assert_eq!(header("cross-origin-opener-policy"), Some("same-origin"));
        assert_eq!(header("strict-transport-security"), None);
    }
}

/// Rules for documents mean nothing on a style sheet or a script, and a phone on GPRS pays for
/// every one of them.
#[test]
fn a_file_that_is_no_document_carries_only_what_protects_it() {
    use hlaska_web::assets::{APP_CSS, ICON_SVG, TOKENS_CSS};
    let scratch = sqlite();
    let site = Site::open(&scratch);
    for asset in [&APP_CSS, &TOKENS_CSS] {
        let answer = site.visitor().get(asset.url).expect(200);
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("content-security-policy"), None);
        assert_eq!(answer.header("x-frame-options"), None);
    }
    let drawing = site.visitor().get(ICON_SVG.url).expect(200);
    let alone = drawing.header("content-security-policy");
    assert_eq!(alone, Some("default-src 'none'"), "a drawing may be opened by itself");
}

#[test]
fn behind_https_the_browser_is_told_to_stay_there() {
    let scratch = sqlite();
    let site = Site::planned(&scratch, Plan { secure: true, ..Plan::default() });
    let answer = site.visitor().get("/otevreno");
    assert_eq!(answer.header("strict-transport-security"), Some("max-age=31536000"));
    // The cookie's name changes with https, so one caught over http is worth nothing.
    let token = site.token(MANAGER);
    site.with_token(&token).get("/lide").expect(303);
    let bound = site.visitor().with("Cookie", &format!("__Host-session={token}"));
    bound.get("/lide").expect(200);
}

#[test]
fn nothing_personal_is_kept_on_the_way() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let answer = site.signed_in(MANAGER).get("/lide").expect(200);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}

#[test]
fn the_session_cookie_cannot_be_read_by_scripts_nor_sent_by_others() {
    use hlaska_web::session_cookie::{clear, set};
    assert_eq!(set("t", false, 60), "session=t; Path=/; HttpOnly; SameSite=Lax; Max-Age=60");
    let secure = set("t", true, 60);
    assert_eq!(secure, "__Host-session=t; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure");
    assert!(clear(true).starts_with("__Host-session=; ") && clear(true).contains("Max-Age=0"));
}

#[test]
fn a_page_is_compressed_for_who_can_read_it_and_a_stream_is_not() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let request = |path: &str| {
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
        );
        crate::doors::talk_bytes(site.port, request.as_bytes(), 300)
    };
    let page = String::from_utf8_lossy(&request("/nikde")).to_lowercase();
    assert!(page.contains("content-encoding: gzip"), "{page}");
    let stream = String::from_utf8_lossy(&request("/zive/otevreno")).to_lowercase();
    assert!(stream.contains("event: beat") && !stream.contains("gzip"), "{stream}");
}

#[test]
fn head_answers_like_get_without_the_body() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let request = "HEAD /otevreno HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    let answer = crate::doors::talk(site.port, request);
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.to_lowercase().contains("content-length: 13"), "{answer}");
    assert!(answer.ends_with("\r\n\r\n"), "{answer}");
}
