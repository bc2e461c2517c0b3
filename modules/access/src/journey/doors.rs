//! In and out.

use hlaska_kernel::{Cisorp, Role, Territory};
use hlaska_testkit::on_both_engines;
use http::StatusCode;
use http::header::{RETRY_AFTER, SET_COOKIE};

use super::Site;
use super::site::{ELSEWHERE, PASSWORD};
use crate::command::testing::PLAV;

on_both_engines! {
    fn the_right_password_opens_the_door(scratch) {
        let site = Site::new(scratch);
        site.account("tajemnik", Role::OrpSecretary, Territory::Orp(Cisorp(3102)));
        let visitor = site.visitor();
        assert_eq!(visitor.get("/ucet").leads_to(), "/prihlaseni?zpet=%2Fucet");
        let form = visitor.get("/prihlaseni?zpet=%2Fucet").page().form("Přihlásit se");
        let form = form.fill("Přihlašovací jméno", "Tajemnik").fill("Heslo", PASSWORD);
        let reply = visitor.send(&form);
        assert_eq!(reply.leads_to(), "/ucet");
        let cookie = reply.headers[SET_COOKIE].to_str().unwrap();
        assert!(cookie.contains("; HttpOnly; SameSite=Lax; Max-Age=86400"), "{cookie}");
        visitor.get("/ucet").page().assert_says("Tajemník bezpečnostní rady ORP");
    }

    fn every_refusal_looks_the_same(scratch) {
        let site = Site::new(scratch);
        site.account("starosta", Role::Mayor, PLAV);
        let invited = crate::add_account(&site.portal, "pozvany", "Pozvaný", Role::Reader, PLAV);
        site.wait(invited).unwrap();
        let told = |login: &str| {
            let visitor = site.visitor();
            let reply = visitor.signs_in(login, "kdepak, to neni ono");
            assert_eq!(visitor.token(), None);
            assert!(!reply.text.contains("kdepak"), "the password is on the page");
            let page = reply.page_with(StatusCode::UNPROCESSABLE_ENTITY);
            page.assert_says("Jméno nebo heslo nesouhlasí, nebo účet není v provozu.");
            page.text()
        };
        assert_eq!(told("starosta"), told("nikdo"));
        assert_eq!(told("starosta"), told("pozvany"));
    }

    fn guessing_is_slowed_down_and_the_owner_elsewhere_is_not(scratch) {
        let site = Site::new(scratch);
        site.account("starosta", Role::Mayor, PLAV);
        let guesser = site.visitor();
        for _ in 0..3 {
            guesser.signs_in("starosta", "hadam").page_with(StatusCode::UNPROCESSABLE_ENTITY);
        }
        let slowed = guesser.signs_in("starosta", PASSWORD);
        assert_eq!(slowed.headers[RETRY_AFTER], "1");
        slowed.page_with(StatusCode::TOO_MANY_REQUESTS).assert_says("Zkuste to znovu za 1 s");
        assert!(site.visitor_from(ELSEWHERE).signed_in("starosta").is_signed_in());
        site.clock.advance_seconds(1);
        assert!(guesser.signed_in("starosta").is_signed_in());
    }

    fn a_token_from_before_is_never_adopted(scratch) {
        let site = Site::new(scratch);
        site.account("starosta", Role::Mayor, PLAV);
        let visitor = site.visitor();
        let planted = "a".repeat(64);
        visitor.cookies.borrow_mut().insert("session".to_owned(), planted.clone());
        let visitor = visitor.signed_in("starosta");
        let first = visitor.token().unwrap();
        assert_ne!(first, planted);
        let visitor = visitor.signed_in("starosta");
        assert_ne!(visitor.token().unwrap(), first);
        let thief = site.visitor();
        for token in [planted, first] {
            thief.cookies.borrow_mut().insert("session".to_owned(), token);
            assert!(!thief.is_signed_in());
        }
    }

    fn signing_out_ends_the_session_itself(scratch) {
        let site = Site::new(scratch);
        site.account("starosta", Role::Mayor, PLAV);
        let visitor = site.visitor().signed_in("starosta");
        let token = visitor.token().unwrap();
        assert_eq!(visitor.post("/odhlaseni", &[]).leads_to(), "/prihlaseni");
        assert_eq!(visitor.token(), None);
        visitor.cookies.borrow_mut().insert("session".to_owned(), token);
        assert!(!visitor.is_signed_in());
    }
}

fn sqlite() -> hlaska_testkit::Scratch {
    hlaska_testkit::Scratch::new(hlaska_testkit::Engine::Sqlite)
}

#[test]
fn the_way_back_stays_in_the_portal() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    site.account("starosta", Role::Mayor, PLAV);
    let fields = |back| [("login", "starosta"), ("password", PASSWORD), ("zpet", back)];
    let back = |back| site.visitor().post("/prihlaseni", &fields(back)).leads_to().to_owned();
    assert_eq!(back("/stavy?q=mal%C5%A1e"), "/stavy?q=mal%C5%A1e");
    assert_eq!(back("//evil.example/"), "/ucet");
    assert_eq!(back("https://evil.example/"), "/ucet");
    assert_eq!(back("/\\evil.example"), "/ucet");
    let visitor = site.visitor();
    let page = visitor.get("/prihlaseni?zpet=https%3A%2F%2Fevil.example").text;
    assert!(!page.contains("evil.example"));
}

#[test]
fn behind_https_the_cookie_is_bound_to_the_host() {
    let scratch = sqlite();
    let site = Site::secure(&scratch);
    site.account("starosta", Role::Mayor, PLAV);
    let reply = site.visitor().signs_in("starosta", PASSWORD);
    let cookie = reply.headers[SET_COOKIE].to_str().unwrap();
    assert!(cookie.starts_with("__Host-session="), "{cookie}");
    assert!(cookie.ends_with("; Secure") && cookie.contains("; Path=/;"), "{cookie}");
}

#[test]
fn somebody_signed_in_passes_the_door() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    let administrator = site.administrator();
    assert_eq!(administrator.get("/prihlaseni").leads_to(), "/sprava/ucty");
    assert_eq!(administrator.get("/prihlaseni?zpet=%2Fucet").leads_to(), "/ucet");
}

#[test]
fn choices_are_kept_in_cookies_and_lead_back() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    let visitor = site.visitor();
    let choose = |name, value, back| {
        visitor.post("/predvolby", &[(name, value), ("zpet", back)]).leads_to().to_owned()
    };
    assert_eq!(choose("lang", "en", "/prihlaseni"), "/prihlaseni");
    assert_eq!(choose("theme", "dark", "//evil.example"), "/");
    assert_eq!(choose("low", "maybe; Path=/x", "/"), "/");
    assert_eq!(visitor.cookies.borrow()["theme"], "dark");
    assert!(!visitor.cookies.borrow().contains_key("low"));
    visitor.get("/prihlaseni").page().assert_says("Login name");
}
