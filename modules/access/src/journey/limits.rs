//! How long a sign-in lasts, and what ends it at once.

use hlaska_kernel::{Role, Territory};
use hlaska_testkit::{Engine, Scratch, on_both_engines};
use http::StatusCode;
use http_body_util::BodyExt;

use super::Site;
use super::site::PASSWORD;
use crate::command::testing::PLAV;
use crate::{AccessEvent, Accounts};

const HOUR: i64 = 3600;

fn address(site: &Site, login: &str) -> String {
    let world = site.portal.world();
    format!("/sprava/ucty/{}", world.view::<Accounts>().by_login(login).unwrap().id)
}

#[test]
fn a_mayors_phone_stays_signed_in_through_an_outage() {
    let scratch = Scratch::new(Engine::Sqlite);
    let site = Site::new(&scratch);
    site.account("starosta", Role::Mayor, PLAV);
    let phone = site.visitor().signed_in("starosta");
    site.clock.advance_seconds(29 * 24 * HOUR);
    assert!(phone.is_signed_in());
    site.clock.advance_seconds(24 * HOUR);
    assert!(!phone.is_signed_in());
}

#[test]
fn an_office_is_signed_out_after_an_idle_night_and_after_a_day() {
    let scratch = Scratch::new(Engine::Sqlite);
    let site = Site::new(&scratch);
    site.account("kopis", Role::Operator, Territory::Region);
    let left_alone = site.visitor().signed_in("kopis");
    let busy = site.visitor().signed_in("kopis");
    site.clock.advance_seconds(11 * HOUR);
    assert!(busy.is_signed_in());
    site.clock.advance_seconds(2 * HOUR);
    assert!(!left_alone.is_signed_in());
    assert!(busy.is_signed_in());
    site.clock.advance_seconds(11 * HOUR);
    assert!(!busy.is_signed_in());
}

on_both_engines! {
    fn blocking_an_account_takes_effect_at_once(scratch) {
        let site = Site::new(scratch);
        site.account("druhy", Role::Administrator, Territory::Region);
        let (first, second) = (site.administrator(), site.visitor().signed_in("druhy"));
        let stream = second.listens("/zive/sprava/ucty");
        assert_eq!(stream.status(), StatusCode::OK);
        let heard = site.runtime.spawn(stream.into_body().collect());
        let page = first.get(&address(&site, "druhy")).page();
        let form = page.form("Zablokovat účet");
        first.send(&form).page_with(StatusCode::UNPROCESSABLE_ENTITY).assert_says("Vyplňte toto pole.");
        first.send(&form.fill("Důvod", "Odešel z úřadu")).leads_to();
        assert!(!second.is_signed_in());
        second.signs_in("druhy", PASSWORD).page_with(StatusCode::UNPROCESSABLE_ENTITY);
        // Long before the stream would look for itself.
        let soon = std::time::Duration::from_secs(1);
        site.wait(async { tokio::time::timeout(soon, heard).await })
            .expect("the stream of a blocked account ends")
            .unwrap()
            .unwrap();
    }

    fn a_role_taken_back_is_gone_on_the_next_page(scratch) {
        let site = Site::new(scratch);
        site.account("starosta", Role::Mayor, PLAV);
        let (administrator, mayor) = (site.administrator(), site.visitor().signed_in("starosta"));
        mayor.get("/ucet").page().assert_says("Starosta obce – Plav");
        let page = administrator.get(&address(&site, "starosta")).page();
        administrator.send(&page.form("Odebrat")).leads_to();
        // Without the role the long session ends too; the password still works.
        assert!(!mayor.is_signed_in());
        let mayor = mayor.signed_in("starosta");
        mayor.get("/ucet").page().assert_says("Účet nemá žádnou roli.");
        let removed = |event: &AccessEvent| matches!(event, AccessEvent::GrantRemoved { .. });
        assert_eq!(site.journal().iter().filter(|event| removed(event)).count(), 1);
    }
}

#[test]
fn a_mayor_who_becomes_more_signs_in_anew() {
    let scratch = Scratch::new(Engine::Sqlite);
    let site = Site::new(&scratch);
    site.account("starosta", Role::Mayor, PLAV);
    let (administrator, mayor) = (site.administrator(), site.visitor().signed_in("starosta"));
    let form = administrator.get(&address(&site, "starosta")).page().form("Přidat roli");
    let form = form.fill("Role", "Čtenář").fill("Území", "kraj");
    administrator.send(&form).leads_to();
    assert!(!mayor.is_signed_in());
    mayor.signed_in("starosta").get("/ucet").page().assert_says("Čtenář – Jihočeský kraj");
}
