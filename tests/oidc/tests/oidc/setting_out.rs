//! What the portal sends along to a provider, and what it leaves with the browser.

use hlaska_oidc_tests::{Hostile, Signed, Site, free_port, minted};

const START: &str = "/prihlaseni/poskytovatel/kraj";

#[test]
fn a_sign_in_sets_out_with_everything_that_ties_the_answer_to_it() {
    let hostile = Hostile::open();
    let port = free_port();
    let site = Site::open(port, &hostile.issuer(), "allow_administration = true");
    let visitor = site.visitor();
    let first = visitor.get(START);
    let to = first.header("location").expect("off to the provider").to_owned();
    assert!(to.starts_with(&format!("{}/auth?", hostile.issuer())), "{to}");
    let back = format!("http%3A%2F%2F127.0.0.1%3A{port}%2Fprihlaseni%2Fposkytovatel%2Fkraj%2Fzpet");
    for part in [
        "response_type=code",
        "client_id=hlaska",
        "code_challenge_method=S256",
        "code_challenge=",
        "scope=openid",
        &format!("redirect_uri={back}"),
    ] {
        assert!(to.contains(part), "{part} in {to}");
    }
    for part in ["secret", "prompt=", "max_age="] {
        assert!(!to.contains(part), "{part} in {to}");
    }
    let again = visitor.get(START).header("location").expect("off to the provider").to_owned();
    for name in ["state", "nonce", "code_challenge"] {
        assert_ne!(value(&to, name), value(&again, name), "{name} is never the same");
    }
}

#[test]
fn a_fresh_proof_is_asked_for_as_one() {
    let hostile = Hostile::open();
    let site = Site::open(free_port(), &hostile.issuer(), "allow_administration = true");
    let visitor = site.visitor();
    hostile.sends_back(&visitor, Signed::ByProvider, minted).expect(303);
    let left = visitor.get(&format!("{START}?ucel=overeni&zpet=/ucet"));
    let to = left.header("location").expect("off to the provider");
    assert!(to.contains("prompt=login") && to.contains("max_age=0"), "{to}");
}

#[test]
fn the_cookie_belongs_to_this_host_and_to_https() {
    let hostile = Hostile::open();
    let site = Site::secure(free_port(), &hostile.issuer());
    let left = site.visitor().get(START);
    let cookie = left.header("set-cookie").expect("a cookie");
    let (pair, rest) = cookie.split_once("; ").expect("attributes");
    let (name, value) = pair.split_once('=').expect("a name");
    assert_eq!((name, value.len()), ("__Host-oidc", 64));
    assert_eq!(rest, "Path=/; HttpOnly; SameSite=Lax; Max-Age=600; Secure");
}

#[test]
fn the_way_back_never_leaves_the_portal() {
    let hostile = Hostile::open();
    let site = Site::open(free_port(), &hostile.issuer(), "allow_administration = true");
    let visitor = site.visitor();
    let start = format!("{START}?zpet=https://jinde.example/");
    let back = hostile.sends_back_to(&visitor, &start, Signed::ByProvider, minted).expect(303);
    let to = back.header("location").expect("on").to_owned();
    assert!(to.starts_with('/') && !to.starts_with("//"), "{to}");
    let other = site.visitor();
    let start = format!("{START}?zpet=/ucet%3Fa=1");
    let back = hostile.sends_back_to(&other, &start, Signed::ByProvider, minted).expect(303);
    assert_eq!(back.header("location"), Some("/ucet?a=1"));
}

fn value<'a>(address: &'a str, name: &str) -> &'a str {
    let rest = address.split_once(&format!("{name}=")).map_or("", |(_, rest)| rest);
    rest.split('&').next().unwrap_or_default()
}
