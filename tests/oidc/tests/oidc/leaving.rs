//! Signing out at the provider ends the session here.

use std::time::Duration;

use hlaska_oidc_tests::{Browser, Hostile, Office, Signed, Site, free_port, now_seconds};
use serde_json::{Value, json};

#[test]
fn signing_out_at_the_office_ends_the_session_and_its_open_page_within_five_seconds() {
    let port = free_port();
    let office = Office::open(&format!("http://127.0.0.1:{port}"));
    let site = Site::open(port, &office.issuer(), "allow_administration = true");
    office.seats("jan", &json!({ "name": "Jan", "groups": ["spravci"] }));
    let browser = Browser::new(&site.url, &office.issuer());
    browser.signs_in().expect(200);
    let elsewhere = Browser::new(&site.url, &office.issuer());
    elsewhere.signs_in().expect(200);
    let stream = browser.portal.listen("/zive/sprava/zadosti");
    // A renewed token does not hide the session.
    browser.goes("/prihlaseni/poskytovatel/kraj?ucel=overeni&zpet=/ucet").expect(200);
    let stream_after = browser.portal.listen("/zive/sprava/zadosti");
    browser.signs_out_at_provider();
    stream_after.wait_for_end(Duration::from_secs(5));
    stream.wait_for_end(Duration::from_secs(5));
    assert_ne!(browser.portal.get("/ucet").status, 200);
    elsewhere.portal.get("/ucet").expect(200);
}

fn told(site: &Site, token: &str) -> u16 {
    let fields = [("logout_token", token)];
    site.visitor().post("/prihlaseni/poskytovatel/kraj/odhlaseni", &fields).status
}

type Change = fn(&mut Value);

fn logout(issuer: &str, change: impl FnOnce(&mut Value)) -> Value {
    let now = now_seconds();
    let mut claims = json!({
        "iss": issuer, "aud": "hlaska", "sub": "zly", "iat": now, "exp": now + 120,
        "jti": format!("{:?}", std::time::Instant::now()),
        "events": { "http://schemas.openid.net/event/backchannel-logout": {} },
    });
    change(&mut claims);
    claims
}

#[test]
fn only_a_sound_message_of_the_provider_signs_anybody_out() {
    let hostile = Hostile::open();
    let site = Site::open(free_port(), &hostile.issuer(), "allow_administration = true");
    let visitor = site.visitor();
    let back = hostile.sends_back(&visitor, Signed::ByProvider, hlaska_oidc_tests::minted);
    back.expect(303);
    let issuer = hostile.issuer();
    let token = |signed, change: Change| hostile.token(signed, &logout(&issuer, change));
    let bad: [(Signed, Change); 9] = [
        (Signed::Nowise, |_| ()),
        (Signed::BySecret, |_| ()),
        (Signed::ByStranger, |_| ()),
        (Signed::ByProvider, |claims| claims["iss"] = json!("https://id.jinde.example")),
        (Signed::ByProvider, |claims| claims["aud"] = json!("jina-aplikace")),
        (Signed::ByProvider, |claims| claims["iat"] = json!(1_000_000)),
        (Signed::ByProvider, |claims| claims["events"] = json!({})),
        (Signed::ByProvider, |claims| claims["nonce"] = json!("n")),
        (Signed::ByProvider, |claims| claims["sub"] = Value::Null),
    ];
    for (at, (signed, change)) in bad.into_iter().enumerate() {
        assert_eq!(told(&site, &token(signed, change)), 400, "{at}");
    }
    assert_eq!(told(&site, "x"), 400);
    assert_eq!(told(&site, ""), 400);
    visitor.get("/ucet").expect(200);
    let good = token(Signed::ByProvider, |_| ());
    assert_eq!(told(&site, &good), 200);
    assert_ne!(visitor.get("/ucet").status, 200);
    assert_eq!(told(&site, &good), 400, "a message counts once");
}
