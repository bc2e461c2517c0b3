//! Proving again who one is.

use hlaska_kernel::{Role, Territory};
use hlaska_testkit::on_both_engines;
use http::StatusCode;
use http::header::LOCATION;

use super::codes::enrols;
use super::keys::PLAV;
use super::site::PASSWORD;
use super::{Site, Visitor};

const STALE: i64 = 16 * 60;

/// Follows the 307 with the same form, as browsers do.
fn sends_stale(visitor: &Visitor<'_>, fields: &[(&str, &str)]) -> hlaska_testkit::page::Page {
    let turned = visitor.post("/vaha", fields);
    assert_eq!(turned.status, StatusCode::TEMPORARY_REDIRECT);
    let to = turned.headers[LOCATION].to_str().unwrap().to_owned();
    assert_eq!(to, "/overeni?zpet=%2Fvaha");
    visitor.post(&to, fields).page()
}

on_both_engines! {
    fn a_page_is_gone_back_to(scratch) {
        let site = Site::new(scratch);
        let mayor = site.person("starosta", Role::Mayor, PLAV);
        assert_eq!(mayor.get("/vaha?x=1").text, "weighty page");
        site.clock.advance_seconds(STALE);
        let to = mayor.get("/vaha?x=1").leads_to().to_owned();
        assert_eq!(to, "/overeni?zpet=%2Fvaha%3Fx%3D1");
        let form = mayor.get(&to).page().form("Ověřit");
        let wrong = mayor.send(&form.clone().fill("Heslo", "kdepak, kdepak"));
        wrong.page_with(StatusCode::UNPROCESSABLE_ENTITY).assert_says("Heslo nesouhlasí");
        assert_eq!(mayor.send(&form.fill("Heslo", PASSWORD)).leads_to(), "/vaha?x=1");
        assert_eq!(mayor.get("/vaha?x=1").text, "weighty page");
    }

    fn a_form_is_carried_along_and_finished_with_its_own_key(scratch) {
        let site = Site::new(scratch);
        let mayor = site.person("starosta", Role::Mayor, PLAV);
        site.clock.advance_seconds(STALE);
        let text = "Vyhlašuji 3. SPA & „uvozovky“\r\ndruhý řádek <b>";
        let page = sends_stale(&mayor, &[("_key", "k-1"), ("text", text), ("obec", "1"), ("obec", "2")]);
        page.assert_says("Vyplněný formulář máme u sebe");
        let form = page.form("Ověřit");
        let wrong = mayor.send(&form.fill("Heslo", "kdepak, kdepak"));
        let form = wrong.page_with(StatusCode::UNPROCESSABLE_ENTITY).form("Ověřit");
        let done = mayor.send(&form.fill("Heslo", PASSWORD)).page().form("Dokončit");
        assert_eq!(done.action(), "/vaha");
        let obce = done.fields().iter().filter(|(name, _)| name == "obec").count();
        assert_eq!(obce, 2);
        let sent = mayor.send(&done).text;
        assert_eq!(sent.replace("\r\n", "\n"), format!("{text} k-1").replace("\r\n", "\n"));
    }

    fn the_old_token_is_dead_after_the_proof(scratch) {
        let site = Site::new(scratch);
        let mayor = site.person("starosta", Role::Mayor, PLAV);
        let before = mayor.token().unwrap();
        let fields = [("password", PASSWORD), ("zpet", "/vaha")];
        mayor.post("/overeni/heslo", &fields).leads_to();
        assert_ne!(mayor.token().unwrap(), before);
        assert!(mayor.is_signed_in());
        let thief = site.visitor();
        thief.cookies.borrow_mut().insert("session".to_owned(), before);
        assert!(!thief.is_signed_in());
    }
}

fn sqlite() -> hlaska_testkit::Scratch {
    hlaska_testkit::Scratch::new(hlaska_testkit::Engine::Sqlite)
}

#[test]
fn whoever_has_a_strong_way_shows_a_strong_way() {
    let site = Site::new(&sqlite());
    let mayor = site.person("starosta", Role::Mayor, PLAV);
    let mut key = mayor.adds_key("Telefon");
    site.clock.advance_seconds(STALE);
    let page = mayor.get("/overeni?zpet=%2Fvaha").page();
    assert!(!page.text().contains("Heslo"), "{}", page.text());
    mayor.post("/overeni/heslo", &[("password", PASSWORD), ("zpet", "/vaha")]).page();
    assert_eq!(mayor.get("/vaha").status, StatusCode::SEE_OTHER);
    assert_eq!(mayor.proves_by(&mut key, &[("zpet", "/vaha")]).leads_to(), "/vaha");
    assert_eq!(mayor.get("/vaha").text, "weighty page");
}

#[test]
fn a_code_goes_with_the_password_where_codes_are_on() {
    let site = Site::new(&sqlite());
    let mayor = site.person("starosta", Role::Mayor, PLAV);
    let (_, papers) = enrols(&mayor);
    site.clock.advance_seconds(STALE);
    let proves = |code: &str| {
        mayor.post("/overeni/heslo", &[("password", PASSWORD), ("code", code), ("zpet", "/vaha")])
    };
    proves("").page_with(StatusCode::UNPROCESSABLE_ENTITY).assert_says("Kód nesouhlasí");
    assert_eq!(proves(&papers[0]).leads_to(), "/vaha");
}

#[test]
fn the_way_back_stays_in_the_portal() {
    let site = Site::new(&sqlite());
    let mayor = site.person("starosta", Role::Mayor, PLAV);
    for foreign in ["https://evil.example", "//evil.example", "/overeni?zpet=/x", "/odhlaseni"] {
        let fields = [("password", PASSWORD), ("zpet", foreign)];
        assert_eq!(mayor.post("/overeni/heslo", &fields).leads_to(), "/ucet#zpusoby");
        let fields = [("password", PASSWORD), ("zpet", foreign), ("nesene", "a=b")];
        let form = mayor.post("/overeni/heslo", &fields).page().form("Dokončit");
        assert_eq!(form.action(), "/ucet#zpusoby");
    }
}

#[test]
fn an_administrator_by_a_link_is_weak_until_a_key_is_added() {
    let site = Site::new(&sqlite());
    let administrator = site.person("spravce", Role::Administrator, Territory::Region);
    assert_eq!(administrator.get("/jen-spravce").status, StatusCode::FORBIDDEN);
    assert_eq!(site.visitor().signs_in("spravce", PASSWORD).leads_to(), "/ucet");
    let page = administrator.get("/ucet").page();
    page.assert_says("Tato role teď neplatí: Správce portálu");
    administrator.adds_key("Klíčenka");
    assert_eq!(administrator.get("/jen-spravce").text, "weighty page");
    assert!(!administrator.get("/ucet").page().text().contains("teď neplatí"));
}

#[test]
fn a_key_cannot_be_added_on_a_password_where_a_strong_way_exists() {
    let site = Site::new(&sqlite());
    site.person("starosta", Role::Mayor, PLAV).adds_key("Telefon");
    let weak = site.visitor();
    weak.signs_in("starosta", PASSWORD).leads_to();
    assert!(weak.is_signed_in());
    let turned = weak.get("/ucet/klice/novy");
    assert_eq!(turned.leads_to(), "/overeni?zpet=%2Fucet%2Fklice%2Fnovy");
    assert_eq!(weak.post("/ucet/klice/vyzva", &[]).status, StatusCode::SEE_OTHER);
    assert_eq!(weak.get("/ucet/kody").status, StatusCode::SEE_OTHER);
}
