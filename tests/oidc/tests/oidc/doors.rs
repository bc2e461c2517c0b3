//! Against the certified provider: what does not come in.

use std::time::{Duration, Instant};

use hlaska_oidc_tests::{Browser, Office, Site, free_port};
use serde_json::json;

fn opened_with_clock(shift_seconds: i64) -> (Site, Office, Browser) {
    let port = free_port();
    let office = Office::with_clock(&format!("http://127.0.0.1:{port}"), shift_seconds);
    let site = Site::open(port, &office.issuer(), "allow_administration = true");
    office.seats("anna", &json!({ "name": "Anna", "groups": ["krizove-rizeni"] }));
    let browser = Browser::new(&site.url, &office.issuer());
    (site, office, browser)
}

#[test]
fn a_clock_off_by_ten_minutes_is_named_as_the_reason() {
    for shift in [600, -600] {
        let (site, _office, browser) = opened_with_clock(shift);
        let page = browser.signs_in().expect(403);
        assert!(page.text().contains("Hodiny poskytovatele a portálu se liší"), "{shift}");
        assert!(browser.portal.cookie("session").is_none());
        assert_eq!(site.journal(), Vec::<String>::new());
    }
}

#[test]
fn a_clock_off_by_half_a_minute_does_not_matter() {
    for shift in [30, -30] {
        let (_site, _office, browser) = opened_with_clock(shift);
        browser.signs_in().expect(200);
    }
}

#[test]
fn an_answer_is_good_once_and_in_one_browser() {
    let (site, office, browser) = opened_with_clock(0);
    let answer = browser.answer_of_provider("/prihlaseni/poskytovatel/kraj");
    let thief = Browser::new(&site.url, &office.issuer());
    thief.portal.get(&answer).expect(403);
    thief.portal.get("/prihlaseni/poskytovatel/kraj").expect(303);
    thief.portal.get(&answer).expect(403);
    // It is spent now, also for whoever it was meant for: better than two of them.
    let page = browser.portal.get(&answer).expect(403);
    assert!(page.text().contains("už neplatí"), "{}", page.page().text());

    let answer = browser.answer_of_provider("/prihlaseni/poskytovatel/kraj");
    browser.portal.get(&answer).expect(303);
    let again = Browser::new(&site.url, &office.issuer());
    again.portal.get(&answer).expect(403);
    browser.portal.get(&answer).expect(403);
}

#[test]
fn a_code_is_not_exchanged_a_second_time_under_a_fresh_state() {
    let (site, office, browser) = opened_with_clock(0);
    let first = browser.answer_of_provider("/prihlaseni/poskytovatel/kraj");
    browser.portal.get(&first).expect(303);
    let other = Browser::new(&site.url, &office.issuer());
    let second = other.answer_of_provider("/prihlaseni/poskytovatel/kraj");
    let value = |address: &str, name: &str| {
        let (_, rest) = address.split_once(&format!("{name}=")).unwrap();
        rest.split('&').next().unwrap().to_owned()
    };
    let stolen = second.replace(&value(&second, "code"), &value(&first, "code"));
    assert_ne!(stolen, second);
    other.portal.get(&stolen).expect(403);
    assert!(other.portal.cookie("session").is_none());
}

#[test]
fn an_answer_of_another_issuer_is_refused() {
    let (_site, _office, browser) = opened_with_clock(0);
    let answer = browser.answer_of_provider("/prihlaseni/poskytovatel/kraj");
    let (start, _) = answer.split_once("&iss=").expect("the provider names itself");
    let forged = format!("{start}&iss=https%3A%2F%2Fid.jinde.example");
    browser.portal.get(&forged).expect(403);
    let answer = browser.answer_of_provider("/prihlaseni/poskytovatel/kraj");
    let (silent, _) = answer.split_once("&iss=").unwrap();
    browser.portal.get(silent).expect(403);
}

#[test]
fn a_new_key_of_the_provider_is_fetched() {
    let (site, office, browser) = opened_with_clock(0);
    browser.signs_in().expect(200);
    office.rotates_its_key();
    let other = Browser::new(&site.url, &office.issuer());
    other.signs_in().expect(200);
    assert!(other.portal.cookie("session").is_some());
}

#[test]
fn whoever_cancels_is_told_and_nothing_of_the_providers_words_is_repeated() {
    let (_site, _office, browser) = opened_with_clock(0);
    let answer = browser.answer_of_provider("/prihlaseni/poskytovatel/kraj");
    let state = answer.split("state=").nth(1).unwrap().split('&').next().unwrap().to_owned();
    let iss = answer.split("&iss=").nth(1).unwrap();
    let refused = format!(
        "/prihlaseni/poskytovatel/kraj/zpet?state={state}&iss={iss}&error=access_denied\
         &error_description=Volejte+906+123+456"
    );
    let page = browser.portal.get(&refused).expect(403);
    assert!(page.text().contains("zrušeno") && !page.text().contains("906"));
}

#[test]
fn a_provider_that_is_down_delays_nobody_and_the_local_door_stays_open() {
    let port = free_port();
    let site = Site::open(
        port,
        &format!("http://127.0.0.1:{}", free_port()),
        "allow_administration = true",
    );
    let visitor = site.visitor();
    let start = Instant::now();
    let page = visitor.get("/prihlaseni/poskytovatel/kraj").expect(503);
    assert!(start.elapsed() < Duration::from_secs(6));
    assert!(page.text().contains("neodpovídá"), "{}", page.page().text());
    let door = visitor.get("/prihlaseni").expect(200);
    assert!(door.text().contains("„účet kraje“ teď neodpovídá"), "{}", door.page().text());
    let added = hlaska_access::add_account(
        &site.portal,
        "spravce",
        "Správce",
        hlaska_kernel::Role::Administrator,
        hlaska_kernel::Territory::Region,
    );
    let link = site.runtime.block_on(added).unwrap();
    let password = "voda v Plavu stoupa";
    let fields = [("password", password), ("repeated", password)];
    visitor.post(&link, &fields).expect(303);
    let other = site.visitor();
    other.post("/prihlaseni", &[("login", "spravce"), ("password", password)]).expect(303);
    other.get("/ucet").expect(200);
}

#[test]
fn a_provider_that_never_ends_its_answer_is_left_after_five_seconds() {
    let slow = hlaska_testkit::server::Server::start(|_| {
        let mut answer = hlaska_testkit::server::Response::new(200, "application/json", "{}");
        answer.delay = Duration::from_mins(1);
        answer
    });
    let site = Site::open(free_port(), &slow.url(), "allow_administration = true");
    let start = Instant::now();
    site.visitor().get("/prihlaseni/poskytovatel/kraj").expect(503);
    assert!(start.elapsed() < Duration::from_secs(8), "{:?}", start.elapsed());
}

#[test]
fn a_provider_that_comes_back_is_found_again() {
    let (port, later) = (free_port(), free_port());
    let url = format!("http://127.0.0.1:{port}");
    let site =
        Site::open(port, &format!("http://127.0.0.1:{later}"), "allow_administration = true");
    site.visitor().get("/prihlaseni/poskytovatel/kraj").expect(503);
    let office = Office::at(&url, later);
    office.seats("anna", &json!({ "name": "Anna", "groups": ["krizove-rizeni"] }));
    // Whoever comes a moment after somebody found it silent is told so without asking it again.
    let browser = Browser::new(&site.url, &office.issuer());
    hlaska_testkit::eventually("the provider is found again", || {
        (browser.signs_in().status == 200).then_some(())
    });
    assert!(browser.portal.cookie("session").is_some());
    let door = site.visitor().get("/prihlaseni").expect(200);
    assert!(!door.text().contains("neodpovídá"));
}

#[test]
fn nobody_is_sent_to_a_provider_that_went_down_a_moment_ago() {
    let (site, office, browser) = opened_with_clock(0);
    browser.signs_in().expect(200);
    drop(office);
    let left = Instant::now();
    let visitor = site.visitor();
    hlaska_testkit::within(Duration::from_secs(20), "the portal notices", || {
        (visitor.get("/prihlaseni/poskytovatel/kraj").status == 503).then_some(())
    });
    assert!(left.elapsed() < Duration::from_secs(20));
    // Whoever is signed in stays so.
    browser.portal.get("/ucet").expect(200);
}
