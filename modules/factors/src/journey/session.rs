//! What a sign-in must hold whatever it rests on.

use std::time::Duration;

use hlaska_kernel::{Role, Territory};
use hlaska_testkit::on_both_engines;
use http::header::SET_COOKIE;
use http_body_util::BodyExt;

use super::codes::enrols;
use super::keys::PLAV;
use super::site::PASSWORD;
use super::visitor::Reply;
use super::{Site, Visitor};

/// Plants a token and lets somebody sign in over it; answers the planted one.
fn planted(visitor: &Visitor<'_>) -> String {
    let token = "a".repeat(64);
    visitor.cookies.borrow_mut().insert("session".to_owned(), token.clone());
    token
}

on_both_engines! {
    fn a_planted_cookie_is_adopted_by_no_way_of_signing_in(scratch) {
        let site = Site::new(scratch);
        let mayor = site.person("starosta", Role::Mayor, PLAV);
        let mut key = mayor.adds_key("Telefon");
        let (_, papers) = enrols(&mayor);
        let by_key = site.visitor();
        let token = planted(&by_key);
        by_key.enters_by(&mut key).leads_to();
        assert_ne!(by_key.token().unwrap(), token);
        let by_code = site.visitor();
        let token = planted(&by_code);
        by_code.signs_in("starosta", PASSWORD).leads_to();
        by_code.post("/prihlaseni/kod", &[("code", &papers[0])]).leads_to();
        assert_ne!(by_code.token().unwrap(), token);
        let thief = site.visitor();
        planted(&thief);
        assert!(!thief.is_signed_in());
    }

    fn a_session_begun_elsewhere_ends_when_somebody_signs_in_over_it(scratch) {
        let site = Site::new(scratch);
        let mayor = site.person("starosta", Role::Mayor, PLAV);
        let mut key = mayor.adds_key("Telefon");
        let before = mayor.token().unwrap();
        mayor.enters_by(&mut key).leads_to();
        assert_ne!(mayor.token().unwrap(), before);
        mayor.cookies.borrow_mut().insert("session".to_owned(), before);
        assert!(!mayor.is_signed_in());
    }
}

fn sqlite() -> hlaska_testkit::Scratch {
    hlaska_testkit::Scratch::new(hlaska_testkit::Engine::Sqlite)
}

/// Does the open stream of the visitor end within five seconds once this was done?
fn ends(site: &Site, listener: &Visitor<'_>, act: impl FnOnce()) -> bool {
    let mut stream = listener.listens("/zive/zivy").into_body();
    let open = async { tokio::time::timeout(Duration::from_millis(300), stream.frame()).await };
    let first = site.wait(open);
    assert!(!matches!(first, Ok(None)), "the stream was not open");
    act();
    site.wait(async {
        let all = async { while stream.frame().await.is_some() {} };
        tokio::time::timeout(Duration::from_secs(5), all).await.is_ok()
    })
}

#[test]
fn streams_end_with_the_session_however_it_ends() {
    let site = Site::new(&sqlite());
    let mayor = site.person("starosta", Role::Mayor, PLAV);
    let mut key = mayor.adds_key("Telefon");
    let phone = site.visitor();
    phone.enters_by(&mut key).leads_to();
    assert!(ends(&site, &phone, || drop(phone.post("/odhlaseni", &[]))), "signing out");
    phone.enters_by(&mut key).leads_to();
    let others = "/ucet/zarizeni/odhlasit-ostatni";
    assert!(ends(&site, &phone, || drop(mayor.post(others, &[]))), "revoked elsewhere");
    phone.enters_by(&mut key).leads_to();
    assert!(ends(&site, &phone, || drop(phone.proves_by(&mut key, &[]))), "renewed");
    let administrator = site.person("spravce", Role::Administrator, Territory::Region);
    administrator.adds_key("Klíčenka");
    let reset = format!("/sprava/ucty/{}/zpusoby", site.id("starosta"));
    let resets = || drop(administrator.post(&reset, &[("reason", "Osobně, OP")]));
    assert!(ends(&site, &phone, resets), "ways reset");
    assert!(!phone.is_signed_in());
}

fn flags(reply: &Reply) -> Vec<&str> {
    let lines = reply.headers.get_all(SET_COOKIE).iter().map(|line| line.to_str().unwrap());
    lines.filter(|line| line.contains("session=")).collect()
}

#[test]
fn cookies_are_closed_to_scripts_and_other_sites_and_bound_to_the_host() {
    for (site, prefix) in
        [(Site::new(&sqlite()), "session="), (Site::secure(&sqlite()), "__Host-session=")]
    {
        let mayor = site.person("starosta", Role::Mayor, PLAV);
        let mut key = mayor.adds_key("Telefon");
        let (entered, proven) =
            (site.visitor().enters_by(&mut key), mayor.proves_by(&mut key, &[]));
        for reply in [&entered, &proven] {
            let [cookie] = flags(reply)[..] else { panic!("one session cookie") };
            assert!(cookie.starts_with(prefix), "{cookie}");
            assert!(cookie.contains("; Path=/; HttpOnly; SameSite=Lax; Max-Age="), "{cookie}");
            assert_eq!(cookie.ends_with("; Secure"), prefix.starts_with("__Host-"), "{cookie}");
        }
    }
}
