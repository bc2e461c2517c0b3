//! The portal on its own on the internet: encrypted without a proxy, and never in the clear unless
//! somebody says so.

use std::fs;
use std::net::TcpListener;
use std::time::Duration;

use hlaska_journeys::{PASSWORD, Region, who};
use hlaska_testkit::http::Client;
use hlaska_testkit::page::Page;
use hlaska_testkit::portal::{Portal, hlaska};
use hlaska_testkit::{Engine, Scratch, within};

use crate::tls;

fn sqlite() -> Scratch {
    Scratch::new(Engine::Sqlite)
}

/// An encrypted portal in the scratch folder.
fn encrypted(scratch: &Scratch, further: &[&str]) -> Portal {
    let options = tls::options(scratch.dir());
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    Portal::start_with(scratch.dir(), &[&options, further].concat())
}

#[test]
fn own_encryption_binds_cookies_and_browsers_to_https() {
    let scratch = sqlite();
    let certificate = tls::renew(scratch.dir());
    let link = who::OPERATOR.add(scratch.dir(), &[]);
    let portal = encrypted(&scratch, &[]);
    let ask = |request: &str| tls::ask(portal.port(), &certificate, request).expect("an answer");
    let page = ask(&tls::get(&link, ""));
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(page.contains("strict-transport-security: max-age=31536000\r\n"), "{page}");
    let form = Page::parse(&page).form("Nastavit heslo a přihlásit se");
    let form = form.fill("Nové heslo", PASSWORD).fill("Nové heslo ještě jednou", PASSWORD);
    let taken = ask(&tls::post(&link, &form));
    let cookie = taken.lines().find(|line| line.starts_with("set-cookie: __Host-session="));
    let cookie = cookie.unwrap_or_else(|| panic!("no cookie bound to https: {taken}"));
    for mark in ["; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/"] {
        assert!(cookie.contains(mark), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    let pair = cookie.trim_start_matches("set-cookie: ").split(';').next().unwrap_or_default();
    let inside = ask(&tls::get("/udalosti", &format!("Cookie: {pair}\r\n")));
    assert!(inside.starts_with("HTTP/1.1 200"), "{inside}");
}

#[test]
fn a_renewed_certificate_is_taken_without_a_restart_and_a_broken_one_is_not() {
    let scratch = sqlite();
    let first = tls::renew(scratch.dir());
    let portal = encrypted(&scratch, &[]);
    let greets = |trusted: &_| {
        tls::ask(portal.port(), trusted, &tls::get("/prihlaseni", ""))
            .is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
    };
    assert!(greets(&first));
    let second = tls::renew(scratch.dir());
    within(Duration::from_secs(10), "the new certificate", || greets(&second).then_some(()));
    assert!(!greets(&first));

    fs::write(scratch.dir().join("cert.pem"), "-----BEGIN CERTIFICATE-----\nhalf").expect("ours");
    portal.line_with("the new certificate was not taken");
    assert!(greets(&second), "the old one stays in use");
    let third = tls::renew(scratch.dir());
    within(Duration::from_secs(10), "the next certificate", || greets(&third).then_some(()));
}

#[test]
fn plain_http_only_leads_to_https() {
    let scratch = sqlite();
    let certificate = tls::renew(scratch.dir());
    let free = TcpListener::bind("127.0.0.1:0").expect("loopback");
    let plain = free.local_addr().expect("an address").to_string();
    drop(free);
    let portal = encrypted(&scratch, &["--redirect-from", &plain]);
    let visitor = Client::to(format!("http://{plain}"));
    let led = visitor.get("/udalosti?strana=2");
    assert_eq!(led.status, 308);
    let there = format!("https://127.0.0.1:{}/udalosti?strana=2", portal.port());
    assert_eq!(led.header("location"), Some(there.as_str()));
    assert_eq!(visitor.post("/prihlaseni", &[("login", "kopis")]).status, 403);
    assert!(tls::ask(portal.port(), &certificate, &tls::get("/prihlaseni", "")).is_ok());
}

#[test]
fn an_open_address_without_encryption_is_refused_with_the_ways_out() {
    let scratch = sqlite();
    let data = scratch.dir().to_string_lossy();
    let done = hlaska(&["serve", "--data", &data, "--listen", "0.0.0.0:0"]);
    let complaint = String::from_utf8_lossy(&done.stderr);
    assert!(!done.status.success());
    for way_out in ["--tls-cert", "--trusted-proxy", "--unencrypted"] {
        assert!(complaint.contains(way_out), "{complaint}");
    }
    assert!(!scratch.dir().join("hlaska.sqlite").exists(), "nothing was begun");
    let missing = ["--tls-cert", "none.pem", "--tls-key", "none.pem"];
    let done = hlaska(&[&["serve", "--data", &data][..], &missing].concat());
    let complaint = String::from_utf8_lossy(&done.stderr);
    assert!(!done.status.success() && complaint.contains("none.pem"), "{complaint}");
}

/// A guesser is slowed down by where he really is, and cannot slow down others by claiming to be
/// them.
#[test]
fn the_throttle_at_the_door_counts_clients_behind_the_proxy() {
    let scratch = sqlite();
    let trusting = ["--trusted-proxy", "127.0.0.1", "--unencrypted"];
    let region = Region::on(&scratch).with(&[who::OPERATOR]).serve_with(&trusting).open();
    region.sign_in(who::OPERATOR);
    let guess = |claimed: &str, login: &str| {
        let door = region.portal.client().with("X-Forwarded-For", claimed);
        door.post("/prihlaseni", &[("login", login), ("password", "neuhodnu nikdy nic")]).status
    };
    let mut tries = 0;
    while guess("192.0.2.66", &format!("nikdo{tries}")) == 422 {
        tries += 1;
        assert!(tries < 200, "a guesser of many names is slowed down");
    }
    assert_eq!(guess("192.0.2.66", "nikdo"), 429);
    assert_eq!(guess("192.0.2.1, 192.0.2.66", "nikdo"), 429, "a longer story changes nothing");
    assert_eq!(guess("192.0.2.1", "nikdo"), 422, "somebody else is not slowed down");
}

#[test]
fn without_a_trusted_proxy_nobody_can_claim_another_address() {
    let scratch = sqlite();
    let region = Region::on(&scratch).with(&[who::OPERATOR]).open();
    region.sign_in(who::OPERATOR);
    let mut slowed = false;
    for tries in 0..200 {
        let door = region.portal.client().with("X-Forwarded-For", &format!("192.0.2.{tries}"));
        let login = format!("nikdo{tries}");
        let guess = [("login", login.as_str()), ("password", "neuhodnu nikdy nic")];
        slowed = door.post("/prihlaseni", &guess).status == 429;
        if slowed {
            break;
        }
    }
    assert!(slowed, "two hundred guesses from two hundred claimed addresses are one guesser's");
}
