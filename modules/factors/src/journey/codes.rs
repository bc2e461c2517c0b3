//! One-time codes and recovery codes.

use hlaska_kernel::Role;
use hlaska_testkit::on_both_engines;
use http::StatusCode;
use http::header::SET_COOKIE;

use super::keys::PLAV;
use super::site::PASSWORD;
use super::{Site, Visitor};
use crate::totp;

/// An app that was shown the secret.
pub(super) struct App(Vec<u8>);

impl App {
    fn code(&self, site: &Site) -> String {
        totp::code(&self.0, totp::step_at(site.portal.env().now()))
    }
}

fn unbase32(text: &str) -> Vec<u8> {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits = text
        .chars()
        .filter_map(|c| letters.find(c))
        .fold(String::new(), |bits, value| bits + &format!("{value:05b}"));
    let bytes = bits
        .as_bytes()
        .chunks_exact(8)
        .map(|byte| u8::from_str_radix(std::str::from_utf8(byte).unwrap(), 2).unwrap());
    bytes.collect()
}

/// Turns codes on; answers the app and the recovery codes.
pub(super) fn enrols(visitor: &Visitor<'_>) -> (App, Vec<String>) {
    let page = visitor.get("/ucet/kody").page();
    let app = App(unbase32(&page.texts("main code")[0]));
    let form = page.form("Zapnout kódy z aplikace").fill("Kód z aplikace", &app.code(visitor.site));
    let shown = visitor.send(&form).page();
    shown.assert_says("Portál je už nikdy neukáže. Každý platí jednou.");
    (app, shown.texts("main ol li code"))
}

fn second_step(visitor: &Visitor<'_>, code: &str) -> super::visitor::Reply {
    visitor.post("/prihlaseni/kod", &[("code", code)])
}

on_both_engines! {
    fn a_password_alone_is_half_the_way_and_a_code_is_good_once(scratch) {
        let site = Site::new(scratch);
        let (app, papers) = enrols(&site.person("starosta", Role::Mayor, PLAV));
        assert_eq!(papers.len(), 10);
        let visitor = site.visitor();
        let reply = visitor.signs_in("starosta", PASSWORD);
        assert_eq!(reply.leads_to(), "/prihlaseni/kod");
        assert!(!visitor.is_signed_in());
        let spent = second_step(&visitor, &app.code(&site));
        spent.page_with(StatusCode::UNPROCESSABLE_ENTITY).assert_says("Kód nesouhlasí");
        site.clock.advance_seconds(30);
        let code = app.code(&site);
        second_step(&visitor, &code).leads_to();
        assert!(visitor.is_signed_in());
        let thief = site.visitor();
        thief.signs_in("starosta", PASSWORD).leads_to();
        second_step(&thief, &code).page_with(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!thief.is_signed_in());
    }

    fn a_recovery_code_stands_in_once(scratch) {
        let site = Site::new(scratch);
        let owner = site.person("starosta", Role::Mayor, PLAV);
        let (_, papers) = enrols(&owner);
        let visitor = site.visitor();
        visitor.signs_in("starosta", PASSWORD).leads_to();
        second_step(&visitor, &papers[0].to_lowercase().replace('-', " ")).leads_to();
        assert!(visitor.is_signed_in());
        assert_eq!(site.held("starosta").recovery_left, 9);
        owner.get("/ucet").page().assert_says("máte 9 záchranných kódů");
        let again = site.visitor();
        again.signs_in("starosta", PASSWORD).leads_to();
        second_step(&again, &papers[0]).page_with(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!again.is_signed_in());
        let fresh = owner.send(&owner.get("/ucet/kody").page().form("Vydat nové záchranné kódy"));
        let fresh = fresh.page().texts("main ol li code");
        second_step(&again, &papers[1]).page_with(StatusCode::UNPROCESSABLE_ENTITY);
        second_step(&again, &fresh[0]).leads_to();
    }

    fn nothing_readable_is_kept(scratch) {
        let site = Site::new(scratch);
        let (app, papers) = enrols(&site.person("starosta", Role::Mayor, PLAV));
        let db = site.portal.node().db();
        let sealed = db.read_blocking(|conn| {
            conn.query_first("SELECT secret FROM factors_code", &[], |row| row.get::<Vec<u8>>(0))
        });
        let sealed = sealed.unwrap().unwrap();
        assert!(!sealed.windows(app.0.len()).any(|part| part == app.0));
        let digests = db.read_blocking(|conn| {
            conn.query("SELECT digest FROM factors_recovery", &[], |row| row.get::<String>(0))
        });
        let digests = digests.unwrap();
        assert_eq!(digests.len(), 10);
        assert!(digests.iter().all(|digest| !papers.contains(digest) && digest.len() == 64));
    }
}

fn sqlite() -> hlaska_testkit::Scratch {
    hlaska_testkit::Scratch::new(hlaska_testkit::Engine::Sqlite)
}

#[test]
fn the_second_step_ends_after_five_minutes_or_five_wrong_codes() {
    let site = Site::new(&sqlite());
    let (app, _) = enrols(&site.person("starosta", Role::Mayor, PLAV));
    let visitor = site.visitor();
    visitor.signs_in("starosta", PASSWORD).leads_to();
    site.clock.advance_seconds(301);
    assert_eq!(second_step(&visitor, &app.code(&site)).leads_to(), "/prihlaseni");
    visitor.signs_in("starosta", PASSWORD).leads_to();
    for _ in 0..4 {
        second_step(&visitor, "AAAA-BBBB").page_with(StatusCode::UNPROCESSABLE_ENTITY);
        site.clock.advance_seconds(31);
    }
    assert_eq!(second_step(&visitor, "AAAA-BBBB").leads_to(), "/prihlaseni");
    assert!(!visitor.is_signed_in());
}

#[test]
fn guessing_codes_is_slowed_down_and_says_for_how_long() {
    let site = Site::new(&sqlite());
    let (app, _) = enrols(&site.person("starosta", Role::Mayor, PLAV));
    let visitor = site.visitor();
    visitor.signs_in("starosta", PASSWORD).leads_to();
    for _ in 0..3 {
        second_step(&visitor, "AAAA-BBBB").page_with(StatusCode::UNPROCESSABLE_ENTITY);
    }
    let slowed = second_step(&visitor, "AAAA-BBBB").page_with(StatusCode::TOO_MANY_REQUESTS);
    slowed.assert_says("Zkuste to znovu za 1 s");
    site.clock.advance_seconds(30);
    second_step(&visitor, &app.code(&site)).leads_to();
}

#[test]
fn what_is_half_done_is_known_by_a_cookie_bound_to_the_host() {
    let site = Site::secure(&sqlite());
    let owner = site.person("starosta", Role::Mayor, PLAV);
    enrols(&owner);
    let reply = site.visitor().signs_in("starosta", PASSWORD);
    let cookie = reply.headers[SET_COOKIE].to_str().unwrap();
    assert!(cookie.starts_with("__Host-pending="), "{cookie}");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax; Max-Age=300; Secure"), "{cookie}");
}

#[test]
fn a_wrong_first_code_shows_the_same_secret_again() {
    let site = Site::new(&sqlite());
    let visitor = site.person("starosta", Role::Mayor, PLAV);
    let page = visitor.get("/ucet/kody").page();
    let form = page.form("Zapnout kódy z aplikace").fill("Kód z aplikace", "000000x");
    let again = visitor.send(&form).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(again.texts("main code"), page.texts("main code"));
    assert!(!site.held("starosta").has_codes());
}

#[test]
fn codes_are_turned_off_with_their_papers() {
    let site = Site::new(&sqlite());
    let visitor = site.person("starosta", Role::Mayor, PLAV);
    enrols(&visitor);
    visitor.send(&visitor.get("/ucet/kody").page().form("Vypnout kódy z aplikace")).leads_to();
    assert_eq!(site.held("starosta"), crate::Held::default());
    let again = site.visitor();
    again.signs_in("starosta", PASSWORD).leads_to();
    assert!(again.is_signed_in());
}
