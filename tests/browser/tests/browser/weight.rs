//! What pages weigh on the wire, compressed as they come.

use hlaska_browser::{Stage, await_service_worker, flood, welcome};
use hlaska_journeys::{ROUDNE, everybody, who};
use hlaska_testkit::browser::{Page, Screen};
use hlaska_testkit::cable::Cable;

const KB: u64 = 1024;

/// Bytes that one opening of the page costs.
fn cost(page: &Page, url: &str) -> u64 {
    page.bytes_received();
    page.goto(url);
    settle();
    page.bytes_received()
}

/// What comes after the load has come.
fn settle() {
    std::thread::sleep(std::time::Duration::from_millis(700));
}

fn assert_at_most(what: &str, bytes: u64, limit_kb: u64) {
    println!("{what}: {bytes} B of {} B", limit_kb * KB);
    assert!(bytes > 300, "{what} was not counted");
    assert!(bytes <= limit_kb * KB, "{what} weighs {bytes} B, more than {limit_kb} KB");
}

#[test]
fn pages_stay_within_their_weight() {
    let people = [&everybody()[..], &[who::STRYCICE_MAYOR]].concat();
    let stage = Stage::set(&people);
    welcome(&stage.region, &people);
    stage.river.rises_to(&ROUDNE, 215.0);
    flood::unfold(&stage.region);

    let phone = stage.browser.page(Screen::Phone);
    let cable = Cable::to(stage.region.portal.port());
    let obec = format!("{}/obec", cable.url());
    hlaska_browser::cookie_from(&phone, &stage, &cable.url(), who::STRYCICE_MAYOR);
    assert_at_most("the municipality's page, first time", cost(&phone, &obec), 30);
    await_service_worker(&phone);
    settle();
    // From now on the worker asks for the page; the wire itself is counted, stream and all.
    cable.bytes_came();
    phone.goto(&obec);
    settle();
    assert_at_most("the municipality's page, later", cable.bytes_came(), 5);

    let office = stage.browser.page(Screen::Desktop);
    hlaska_browser::cookie_from(&office, &stage, &stage.url(""), who::REGION_MANAGER);
    assert_at_most("Situace", cost(&office, &stage.url("/")), 60);

    let office = stage.browser.page(Screen::Desktop);
    hlaska_browser::cookie_from(&office, &stage, &stage.url(""), who::REGION_MANAGER);
    assert_at_most("the working map without tiles", cost(&office, &stage.url("/mapa")), 250);
}
