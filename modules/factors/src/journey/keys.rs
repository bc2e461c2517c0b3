//! Passkeys.

use hlaska_kernel::{Cisorp, MunicipalityCode, Role, Territory};
use hlaska_testkit::on_both_engines;
use hlaska_testkit::passkey::SoftKey;
use http::StatusCode;
use serde_json::Value;

use super::Site;
use super::site::{ORIGIN, PASSWORD};

pub(super) const PLAV: Territory = Territory::Municipality(Cisorp(3102), MunicipalityCode(535_346));

on_both_engines! {
    fn a_key_once_added_opens_the_door_without_a_name(scratch) {
        let site = Site::new(scratch);
        let mayor = site.person("starosta", Role::Mayor, PLAV);
        let mut key = mayor.adds_key("Služební telefon");
        mayor.get("/ucet").page().assert_says("Služební telefon");
        let phone = site.visitor();
        phone.enters_by(&mut key).leads_to();
        phone.get("/ucet").page().assert_says("starosta");
    }

    fn an_invitation_is_taken_with_a_key_and_no_password(scratch) {
        let site = Site::new(scratch);
        let link = site.invited("starosta", Role::Mayor, PLAV);
        let mut key = SoftKey::at(ORIGIN);
        let visitor = site.visitor();
        visitor.get(&link).page().assert_says("Přístupovým klíčem (doporučujeme)");
        let (ask, action) = (format!("{link}/vyzva"), format!("{link}/klic"));
        let named = [("name", "Telefon")];
        visitor.answers(&ask, &action, &named, |options| key.create(options)).leads_to();
        assert!(visitor.is_signed_in());
        assert_eq!(site.visitor().get(&link).status, StatusCode::GONE);
        assert_eq!(site.visitor().post(&ask, &[]).status, StatusCode::NOT_FOUND);
        let again = site.visitor();
        again.enters_by(&mut key).leads_to();
        again.get("/ucet").page().assert_says("Heslo nemáte, přihlašujete se jinak.");
        again.signs_in("starosta", PASSWORD).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    }

    fn an_answer_is_good_once_and_for_five_minutes(scratch) {
        let site = Site::new(scratch);
        let mut key = site.person("starosta", Role::Mayor, PLAV).adds_key("Telefon");
        let visitor = site.visitor();
        let asked = visitor.post("/prihlaseni/klic/vyzva", &[]);
        let asked: Value = serde_json::from_str(&asked.text).unwrap();
        let token = asked["token"].as_str().unwrap();
        let answer = key.get(&asked["options"]);
        let fields = [("token", token), ("answer", answer.as_str())];
        visitor.post("/prihlaseni/klic", &fields).leads_to();
        let thief = site.visitor();
        thief.post("/prihlaseni/klic", &fields).page_with(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(thief.token(), None);
        let late = site.visitor().answers(
            "/prihlaseni/klic/vyzva",
            "/prihlaseni/klic",
            &[],
            |options| {
                site.clock.advance_seconds(301);
                key.get(options)
            },
        );
        late.page_with(StatusCode::UNPROCESSABLE_ENTITY);
    }

    fn a_copy_of_a_key_is_noticed(scratch) {
        let site = Site::new(scratch);
        let mayor = site.person("starosta", Role::Mayor, PLAV);
        let mut key = mayor.adds_key("Telefon");
        site.visitor().enters_by(&mut key).leads_to();
        key.counter = 0;
        site.visitor().enters_by(&mut key).page_with(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(site.held("starosta").passkeys[0].suspected);
        mayor.get("/ucet").page().assert_says("Přístupový klíč „Telefon“ může mít kopii");
        key.counter = 9;
        site.visitor().enters_by(&mut key).leads_to();
    }
}

fn sqlite() -> hlaska_testkit::Scratch {
    hlaska_testkit::Scratch::new(hlaska_testkit::Engine::Sqlite)
}

#[test]
fn answers_from_elsewhere_and_without_a_finger_are_refused() {
    let site = Site::new(&sqlite());
    let mut key = site.person("starosta", Role::Mayor, PLAV).adds_key("Telefon");
    let refused = |key: &mut SoftKey| {
        let visitor = site.visitor();
        visitor.enters_by(key).page_with(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(visitor.token(), None);
    };
    key.origin = "https://evil.example".to_owned();
    refused(&mut key);
    key.origin = ORIGIN.to_owned();
    key.verifies = false;
    refused(&mut key);
    key.verifies = true;
    let unknown = &mut SoftKey::at(ORIGIN);
    unknown.create(&serde_json::json!({
        "publicKey": { "user": { "id": "AAAAAAAAAAAAAAAAAAAAAQ" }, "rp": { "id": "localhost" } }
    }));
    refused(unknown);
    site.visitor().enters_by(&mut key).leads_to();
}

#[test]
fn a_challenge_of_one_kind_is_worth_nothing_as_another() {
    let site = Site::new(&sqlite());
    let mayor = site.person("starosta", Role::Mayor, PLAV);
    let mut key = mayor.adds_key("Telefon");
    let crossed = site.visitor().answers(
        "/prihlaseni/klic/vyzva",
        "/prihlaseni/klic",
        &[("token", "0")],
        |options| key.get(options),
    );
    crossed.leads_to();
    let asked: Value = serde_json::from_str(&mayor.post("/overeni/klic/vyzva", &[]).text).unwrap();
    let answer = key.get(&asked["options"]);
    let fields = [("token", asked["token"].as_str().unwrap()), ("answer", answer.as_str())];
    let door = site.visitor().post("/prihlaseni/klic", &fields);
    door.page_with(StatusCode::UNPROCESSABLE_ENTITY);
}

#[test]
fn a_start_prints_no_link_where_an_administrator_has_a_key() {
    let site = Site::new(&sqlite());
    let printed = |site: &Site| site.wait(hlaska_access::first_start(&site.portal)).unwrap();
    let link = printed(&site).expect("nobody is there yet");
    let mut key = SoftKey::at(ORIGIN);
    let (ask, action) = (format!("{link}/vyzva"), format!("{link}/klic"));
    let named = [("name", "Klíčenka")];
    site.visitor().answers(&ask, &action, &named, |options| key.create(options)).leads_to();
    assert_eq!(printed(&site), None);
}

#[test]
fn guesses_at_the_password_do_not_hold_the_key_up() {
    let site = Site::new(&sqlite());
    let mut key = site.person("starosta", Role::Mayor, PLAV).adds_key("Telefon");
    let visitor = site.visitor();
    for _ in 0..3 {
        visitor.signs_in("starosta", "hadam");
    }
    assert_eq!(visitor.signs_in("starosta", PASSWORD).status, StatusCode::TOO_MANY_REQUESTS);
    visitor.enters_by(&mut key).leads_to();
}

#[test]
fn a_blocked_account_gets_in_by_nothing() {
    let site = Site::new(&sqlite());
    let mut key = site.person("starosta", Role::Mayor, PLAV).adds_key("Telefon");
    let administrator = site.person("spravce", Role::Administrator, Territory::Region);
    administrator.adds_key("Klíčenka");
    let account = format!("/sprava/ucty/{}", site.id("starosta"));
    let blocked = administrator.post(&format!("{account}/zablokovat"), &[("reason", "Odešel")]);
    blocked.leads_to();
    site.visitor().enters_by(&mut key).page_with(StatusCode::UNPROCESSABLE_ENTITY);
}

#[test]
fn keys_are_renamed_and_removed_by_their_owner_only() {
    let site = Site::new(&sqlite());
    let mayor = site.person("starosta", Role::Mayor, PLAV);
    let mut key = mayor.adds_key("Telefon");
    let address = format!("/ucet/klice/{}", site.held("starosta").passkeys[0].id);
    let stranger = site.person("cizi", Role::Mayor, PLAV);
    for path in [address.clone(), format!("{address}/odebrat")] {
        assert_eq!(stranger.post(&path, &[("name", "x")]).status, StatusCode::NOT_FOUND);
    }
    let page = mayor.get(&address).page();
    mayor.post(&address, &[("name", "")]).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    mayor.send(&page.form("Přejmenovat").fill("Název klíče", "Klíčenka")).leads_to();
    mayor.get("/ucet").page().assert_says("Klíčenka");
    mayor.send(&mayor.get(&address).page().form("Odebrat klíč")).leads_to();
    assert!(!site.held("starosta").has_passkey());
    site.visitor().enters_by(&mut key).page_with(StatusCode::UNPROCESSABLE_ENTITY);
}

#[test]
fn the_last_strong_way_of_an_administrator_cannot_be_removed() {
    let site = Site::new(&sqlite());
    let administrator = site.person("spravce", Role::Administrator, Territory::Region);
    administrator.adds_key("Klíčenka");
    let key = format!("/ucet/klice/{}/odebrat", site.held("spravce").passkeys[0].id);
    let refused = administrator.post(&key, &[]);
    refused.page_with(StatusCode::CONFLICT).assert_says("poslední silný způsob přihlášení");
    administrator.adds_key("Druhá klíčenka");
    administrator.post(&key, &[]).leads_to();
}

#[test]
fn without_scripts_the_door_says_so_and_the_password_is_there() {
    let site = Site::new(&sqlite());
    let page = site.visitor().get("/prihlaseni").page();
    page.assert_says("Přístupové klíče potřebují zapnutý JavaScript. Bez něj použijte heslo.");
    page.form("Přihlásit se");
}
