//! Somebody has lost everything.

use hlaska_kernel::{Role, Territory};
use hlaska_testkit::on_both_engines;
use http::StatusCode;

use super::Site;
use super::codes::enrols;
use super::keys::PLAV;
use super::site::PASSWORD;

on_both_engines! {
    fn an_administrator_takes_every_way_and_says_why(scratch) {
        let site = Site::new(scratch);
        let mayor = site.person("starosta", Role::Mayor, PLAV);
        let mut key = mayor.adds_key("Telefon");
        enrols(&mayor);
        let administrator = site.person("spravce", Role::Administrator, Territory::Region);
        administrator.adds_key("Klíčenka");
        let address = format!("/sprava/ucty/{}/zpusoby", site.id("starosta"));
        let form = administrator.get(&address).page().form("Zrušit způsoby přihlášení");
        administrator.send(&form).page_with(StatusCode::UNPROCESSABLE_ENTITY);
        administrator.send(&form.fill("Jak jste ověřili, kdo žádá", "Osobně, OP")).leads_to();
        assert_eq!(site.held("starosta"), crate::Held::default());
        assert!(!mayor.is_signed_in());
        site.visitor().enters_by(&mut key).page_with(StatusCode::UNPROCESSABLE_ENTITY);
        let visitor = site.visitor();
        visitor.signs_in("starosta", PASSWORD).leads_to();
        assert!(visitor.is_signed_in());
    }
}

#[test]
fn nobody_else_may() {
    let scratch = hlaska_testkit::Scratch::new(hlaska_testkit::Engine::Sqlite);
    let site = Site::new(&scratch);
    site.person("starosta", Role::Mayor, PLAV).adds_key("Telefon");
    let manager = site.person("kraj", Role::RegionManager, Territory::Region);
    let weak = site.person("spravce", Role::Administrator, Territory::Region);
    let address = format!("/sprava/ucty/{}/zpusoby", site.id("starosta"));
    for visitor in [&manager, &weak] {
        assert_eq!(visitor.get(&address).status, StatusCode::FORBIDDEN);
        let posted = visitor.post(&address, &[("reason", "x")]);
        assert_eq!(posted.status, StatusCode::FORBIDDEN);
    }
    weak.adds_key("Klíčenka");
    let own = format!("/sprava/ucty/{}/zpusoby", site.id("spravce"));
    assert_eq!(weak.post(&own, &[("reason", "x")]).status, StatusCode::CONFLICT);
}

#[test]
fn who_left_and_came_back_brings_no_old_key() {
    let scratch = hlaska_testkit::Scratch::new(hlaska_testkit::Engine::Sqlite);
    let site = Site::new(&scratch);
    let mut key = site.person("starosta", Role::Mayor, PLAV).adds_key("Telefon");
    let administrator = site.person("spravce", Role::Administrator, Territory::Region);
    administrator.adds_key("Klíčenka");
    let account = format!("/sprava/ucty/{}", site.id("starosta"));
    let form = administrator.get(&account).page().form("Zablokovat účet");
    administrator.send(&form.fill("Důvod", "Odchod")).leads_to();
    site.clock.advance_seconds(60);
    let form = administrator.get(&account).page().form("Obnovit účet");
    administrator.send(&form.fill("Důvod", "Návrat")).leads_to();
    site.visitor().enters_by(&mut key).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    site.visitor().signs_in("starosta", PASSWORD).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    site.clock.advance_seconds(60);
    let form = administrator.get(&account).page().form("Vydat nový odkaz");
    let link = administrator.send(&form).page().texts("code")[0].clone();
    let link = link.split_once("/pozvanka/").unwrap().1.to_owned();
    let visitor = site.visitor();
    let fields = [("password", PASSWORD), ("repeated", PASSWORD)];
    visitor.post(&format!("/pozvanka/{link}"), &fields).leads_to();
    assert!(visitor.is_signed_in());
    site.visitor().enters_by(&mut key).page_with(StatusCode::UNPROCESSABLE_ENTITY);
}
