//! The built portal, as it is delivered, with providers from its configuration.

use hlaska_oidc_tests::{Browser, Office, SECRET, settings};
use hlaska_testkit::portal::{Portal, hlaska};
use serde_json::json;

#[test]
fn the_portal_signs_in_through_a_provider_of_its_configuration_and_remembers_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut portal = Portal::start(folder.path());
    let url = portal.url();
    let office = Office::open(&url);
    let config = settings(portal.port(), &office.issuer(), "");
    let config = without_administration(&config);
    std::fs::write(folder.path().join("hlaska.toml"), config).unwrap();
    std::fs::write(folder.path().join("kraj.secret"), SECRET).unwrap();
    portal.restart();
    let door = portal.client().open("/prihlaseni").expect(200);
    door.page().assert_says("Přihlásit přes účet kraje");
    office.seats("anna", &json!({ "name": "Anna", "groups": ["krizove-rizeni"] }));
    let browser = Browser::new(&url, &office.issuer());
    browser.signs_in().expect(200).page().assert_says("Krizový manažer kraje");
    portal.restart();
    browser.portal.open("/ucet").expect(200).page().assert_says("Anna");
    office.seats("anna", &json!({ "name": "Anna" }));
    Browser::new(&url, &office.issuer()).signs_in();
    browser.portal.open("/ucet").expect(200).page().assert_silent_about("Krizový manažer kraje");
}

#[test]
fn a_configuration_that_cannot_work_is_said_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let told = |config: &str| {
        std::fs::write(folder.path().join("hlaska.toml"), config).unwrap();
        let data = folder.path().to_string_lossy().into_owned();
        let done = hlaska(&["serve", "--data", &data, "--listen", "127.0.0.1:0"]);
        assert!(!done.status.success());
        String::from_utf8_lossy(&done.stderr).into_owned()
    };
    let sound = without_administration(&settings(1, "http://127.0.0.1:1", ""));
    let said = told(&sound);
    assert!(said.contains("kraj.secret"), "{said}");
    let said = told(&sound.replace("http://127.0.0.1:1\"", "http://id.kraj.example\""));
    assert!(said.contains("https"), "{said}");
    let said = told(&settings(1, "http://127.0.0.1:1", ""));
    assert!(said.contains("allow_administration"), "{said}");
}

/// As a table of `hlaska.toml`, and without the rule that gives administration.
fn without_administration(config: &str) -> String {
    config.replace("role = \"administrator\"", "role = \"reader\"")
}
