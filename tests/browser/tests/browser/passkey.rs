//! Signing in with a passkey: invitation, work, and out again when it is revoked elsewhere.

use std::time::{Duration, Instant};

use hlaska_browser::{Stage, sign_in};
use hlaska_journeys::{Person, who};
use hlaska_testkit::browser::{Page, Screen};

const PEOPLE: [Person; 2] = [who::OPERATOR, who::ROUDNE_MAYOR];

/// Passkeys are bound to a name; numbers will not do.
fn named(stage: &Stage, path: &str) -> String {
    format!("http://localhost:{}{path}", stage.region.portal.port())
}

fn enters_by_key(page: &Page, stage: &Stage) {
    page.goto(&named(stage, "/prihlaseni"));
    page.click("Přihlásit se přístupovým klíčem");
    page.wait_for("Odhlásit");
}

#[test]
fn invited_with_a_passkey_at_work_and_out_within_five_seconds_when_revoked() {
    let stage = Stage::set(&PEOPLE);
    let link = stage.region.link(who::OPERATOR);
    let desk = stage.browser.page(Screen::Desktop);
    let authenticator = desk.plug_in_authenticator();
    desk.goto(&named(&stage, &link));
    desk.wait_for("Přístupovým klíčem (doporučujeme)");
    desk.click("Vytvořit přístupový klíč a přihlásit se");
    desk.wait_for("Odhlásit");
    desk.goto(&named(&stage, "/udalosti/nova"));
    desk.fill("Název", "Povodeň na Malši");
    desk.fill("Druh události", "Povodeň (přirozená)");
    desk.fill("Obce", "Roudné");
    desk.click("ORP");
    desk.click("Založit událost");
    desk.wait_for("Deník události");
    desk.wait_for("Živě");

    // The same person on another screen, by the same key on a ring.
    let other = stage.browser.page(Screen::Desktop);
    let ring = other.plug_in_authenticator();
    for passkey in desk.passkeys(&authenticator) {
        other.copy_passkey(&ring, &passkey);
    }
    enters_by_key(&other, &stage);
    other.goto(&named(&stage, "/ucet"));
    other.wait_for("přístupovým klíčem");
    let revoked = Instant::now();
    other.click("Odhlásit všechna ostatní");
    desk.expect_complaints();
    desk.wait_for("Přihlášení vypršelo");
    let took = revoked.elapsed();
    assert!(took < Duration::from_secs(5), "{took:?}");
    desk.goto(&named(&stage, "/ucet"));
    desk.wait_for("Přihlásit se přístupovým klíčem");
}

#[test]
fn a_key_is_added_used_and_proven_again_on_the_page_of_ones_account() {
    let stage = Stage::set(&PEOPLE);
    hlaska_browser::welcome(&stage.region, &PEOPLE);
    let phone = stage.browser.page(Screen::Phone);
    phone.plug_in_authenticator();
    sign_in(&phone, &named(&stage, ""), who::ROUDNE_MAYOR);
    phone.goto(&named(&stage, "/ucet"));
    phone.click("Přidat přístupový klíč");
    phone.wait_for("Nový přístupový klíč");
    phone.assert_accessible();
    phone.assert_fits_sideways();
    phone.fill("Název klíče", "Klíč starosty");
    phone.click("Vytvořit přístupový klíč");
    phone.wait_for("Klíč starosty");
    phone.goto(&named(&stage, "/overeni?zpet=/obec"));
    phone.assert_accessible();
    phone.click("Ověřit přístupovým klíčem");
    phone.wait_for("Jaká je situace v obci?");
    phone.goto(&named(&stage, "/ucet"));
    phone.assert_accessible();
    phone.click("Odhlásit");
    phone.wait_for("Přihlásit se přístupovým klíčem");
    enters_by_key(&phone, &stage);
}

#[test]
fn at_an_address_of_numbers_the_door_says_where_keys_work() {
    let stage = Stage::set(&PEOPLE);
    let page = stage.browser.page(Screen::Desktop);
    page.goto(&stage.url("/prihlaseni"));
    page.wait_for("Přístupové klíče fungují jen na adrese http://localhost.");
    page.assert_accessible();
}
