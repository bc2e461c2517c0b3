//! One's own account.

use hlaska_kernel::{Role, Territory};
use hlaska_testkit::{Engine, Scratch, on_both_engines};
use http::StatusCode;

use super::site::{ELSEWHERE, PASSWORD};
use super::{Site, Visitor};
use crate::command::testing::PLAV;

const NEW: &str = "tri kostky a mlha";

fn changes(visitor: &Visitor<'_>, current: &str) -> super::site::Reply {
    let form = visitor.get("/ucet").page().form("Změnit heslo").fill("Dosavadní heslo", current);
    visitor.send(&form.fill("Nové heslo", NEW).fill("Nové heslo ještě jednou", NEW))
}

on_both_engines! {
    fn a_new_password_signs_the_other_devices_out(scratch) {
        let site = Site::new(scratch);
        site.account("starosta", Role::Mayor, PLAV);
        let (phone, desk) =
            (site.visitor().signed_in("starosta"), site.visitor().signed_in("starosta"));
        let before = phone.token();
        assert_eq!(changes(&phone, PASSWORD).leads_to(), "/ucet?hotovo=heslo");
        assert_ne!(phone.token(), before);
        phone.get("/ucet?hotovo=heslo").page().assert_says("Heslo je změněno");
        assert!(!desk.is_signed_in());
        desk.signs_in("starosta", PASSWORD).page_with(StatusCode::UNPROCESSABLE_ENTITY);
        desk.signs_in("starosta", NEW).leads_to();
    }

    fn a_device_is_signed_out_from_another(scratch) {
        let site = Site::new(scratch);
        site.account("starosta", Role::Mayor, PLAV);
        let (phone, desk, tablet) = (
            site.visitor().signed_in("starosta"),
            site.visitor_from(ELSEWHERE).signed_in("starosta"),
            site.visitor().signed_in("starosta"),
        );
        let page = phone.get("/ucet").page();
        let rows = page.table("Přihlášená zařízení");
        assert_eq!(rows.len(), 4, "{rows:?}");
        assert!(rows[1][0].contains("Firefox, Windows"), "{rows:?}");
        assert_eq!(page.text().matches("toto zařízení").count(), 1);
        phone.send(&page.form("Odhlásit všechna ostatní")).leads_to();
        assert!(phone.is_signed_in());
        assert!(!desk.is_signed_in());
        assert!(!tablet.is_signed_in());
    }
}

fn sqlite() -> Scratch {
    Scratch::new(Engine::Sqlite)
}

#[test]
fn one_device_is_signed_out_and_the_others_stay() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    site.account("starosta", Role::Mayor, PLAV);
    let (phone, desk) =
        (site.visitor().signed_in("starosta"), site.visitor().signed_in("starosta"));
    // The header has a button of the same name, so the row's own button is asked for by its target.
    let page = phone.get("/ucet").page();
    let session = page.attributes("form[action='/ucet/zarizeni/odhlasit'] [name=session]", "value");
    let reply = phone.post("/ucet/zarizeni/odhlasit", &[("session", &session[0])]);
    assert_eq!(reply.leads_to(), "/ucet?hotovo=zarizeni");
    assert!(phone.is_signed_in());
    assert!(!desk.is_signed_in());
}

#[test]
fn nobody_signs_out_somebody_elses_device() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    site.account("starosta", Role::Mayor, PLAV);
    site.account("kopis", Role::Operator, Territory::Region);
    let (mayor, operator) =
        (site.visitor().signed_in("starosta"), site.visitor().signed_in("kopis"));
    let second = site.visitor().signed_in("starosta");
    let page = mayor.get("/ucet").page();
    let session = page.attributes("[name=session]", "value");
    operator.post("/ucet/zarizeni/odhlasit", &[("session", &session[0])]).leads_to();
    assert!(second.is_signed_in());
}

#[test]
fn the_old_password_is_asked_for() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    site.account("starosta", Role::Mayor, PLAV);
    let phone = site.visitor().signed_in("starosta");
    let refused = changes(&phone, "nevim").page_with(StatusCode::UNPROCESSABLE_ENTITY);
    refused.assert_says("Heslo nesouhlasí.");
    assert!(site.visitor().signed_in("starosta").is_signed_in());
}

#[test]
fn everybody_sees_what_they_may_do_and_who_tried_to_get_in() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    site.account("povodi", Role::Reader, Territory::Region);
    site.visitor().signs_in("povodi", "hadam");
    site.clock.advance_seconds(60);
    let page = site.visitor().signed_in("povodi").get("/ucet").page();
    page.assert_says("Číst, nic nezapisovat.");
    let log = page.table("Poslední přihlášení");
    let told: Vec<_> = log[1..].iter().map(|row| row[1].as_str()).collect();
    assert!(told[0].ends_with("přihlášení") && told[1].ends_with("nezdařený pokus"), "{log:?}");
    let administrator = site.administrator();
    administrator.get("/ucet").page().assert_says("Zakládat účty");
}
