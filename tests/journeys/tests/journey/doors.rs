//! Ways in: the first administrator, invitations, and being shown out again.

use std::time::Duration;

use hlaska_journeys::{PASSWORD, Person, Region, steps, who};
use hlaska_testkit::http::Client;
use hlaska_testkit::page::Page;
use hlaska_testkit::{on_both_engines, within};

/// The administrator founds an office with one person in it; answers the person's link.
pub(crate) fn invite(administrator: &Client) -> String {
    let form = administrator.open("/sprava/organizace/nova").page().form("Založit organizaci");
    let form = form.fill("Název", "Městský úřad Písek").fill("Území", "ORP Písek");
    let form = form.fill("Druh", "obec s rozšířenou působností");
    administrator.submit(&form).expect(200).page().assert_says("Městský úřad Písek");
    let form = administrator.open("/sprava/ucty/novy").page();
    let form = form.form("Založit účet a vydat odkaz");
    let form = form.fill("Jméno nebo funkce", "Tajemník Písek").fill("Přihlašovací jméno", "pisek");
    let form = form.fill("Organizace", "Městský úřad Písek").fill("Území", "ORP Písek");
    let form = form.fill("Role", "Tajemník bezpečnostní rady ORP");
    link_of(&steps::post(administrator, &form).expect(200).page())
}

/// The one-time link that a page shows.
fn link_of(page: &Page) -> String {
    let code = page.texts("code").into_iter().find(|text| text.contains("/pozvanka/"));
    let link = code.unwrap_or_else(|| panic!("no link on:\n{}", page.text()));
    link[link.find("/pozvanka/").expect("a path")..].to_owned()
}

on_both_engines! {
    fn the_first_start_prints_a_link_that_works_once(scratch) {
        let mut region = Region::on(scratch).open();
        let first = region.printed_link();
        region.portal.restart();
        let link = region.printed_link();
        let client = region.portal.client();
        client.open(&first).expect(410).page().assert_says("Odkaz už neplatí");
        Person::take_link(&client, &link);
        client.open("/sprava/ucty").expect(200);
        region.portal.client().open(&link).expect(410);
        region.portal.restart();
        assert!(!region.portal.lines().iter().any(|line| line.contains("/pozvanka/")));
        client.open("/sprava/ucty").expect(200);
    }

    fn an_invited_person_signs_in_and_is_shown_out_within_five_seconds(scratch) {
        let region = Region::on(scratch).with(&[who::ADMINISTRATOR]).open();
        let administrator = region.sign_in(who::ADMINISTRATOR);
        let link = invite(&administrator);
        let invited = region.portal.client();
        Person::take_link(&invited, &link);
        invited.open("/").expect(200).page().assert_says("Situace");
        let stream = invited.listen("/zive/podnety");

        let account = administrator.open("/sprava/ucty").page().link("Tajemník Písek");
        let form = administrator.open(&account).page().form("Zablokovat účet");
        administrator.submit(&form.fill("Důvod", "odešel")).expect(200);
        stream.wait_for_end(Duration::from_secs(5));
        assert!(invited.get("/podnety").location().is_some_and(|to| to.contains("/prihlaseni")));
        let door = region.portal.client();
        let form = door.open("/prihlaseni").page().form("Přihlásit se");
        let form = form.fill("Přihlašovací jméno", "pisek").fill("Heslo", PASSWORD);
        door.submit(&form).expect(422).page().assert_says("Přihlášení se nezdařilo");

        let form = administrator.open(&account).page().form("Obnovit účet");
        administrator.submit(&form.fill("Důvod", "vrátil se")).expect(200);
        // Neither the old password nor the old role counts until somebody says so.
        let door = region.portal.client();
        let form = door.open("/prihlaseni").page().form("Přihlásit se");
        let form = form.fill("Přihlašovací jméno", "pisek").fill("Heslo", PASSWORD);
        door.submit(&form).expect(422);
        let page = administrator.open(&account).page();
        administrator.submit(&page.form("Potvrdit")).expect(200);
        let shown = administrator.submit(&page.form("Vydat nový odkaz")).expect(200).page();
        let back = region.portal.client();
        Person::take_link(&back, &link_of(&shown));
        back.open("/").expect(200).page().assert_says("Situace");
    }

    fn signing_out_elsewhere_ends_what_runs_there(scratch) {
        let region = Region::on(scratch).with(&[who::OPERATOR]).open();
        let office = region.sign_in(who::OPERATOR);
        let laptop = region.sign_in(who::OPERATOR);
        let stream = laptop.listen("/zive/podnety");
        let form = office.open("/ucet").expect(200).page().form("Odhlásit všechna ostatní");
        office.submit(&form).expect(200);
        stream.wait_for_end(Duration::from_secs(5));
        assert!(laptop.get("/podnety").location().is_some());
        office.open("/podnety").expect(200);
    }
}

#[test]
fn a_wrong_password_tells_nothing_and_does_not_lock_the_account() {
    let scratch = hlaska_testkit::Scratch::new(hlaska_testkit::Engine::Sqlite);
    let region = Region::on(&scratch).with(&[who::OPERATOR]).open();
    region.sign_in(who::OPERATOR);
    let guess = |login: &str| {
        let door = region.portal.client();
        let form = door.open("/prihlaseni").page().form("Přihlásit se");
        let form = form.fill("Přihlašovací jméno", login).fill("Heslo", "neuhodnu nikdy nic");
        let answer = door.submit(&form);
        (answer.status, answer.page().texts("[role=alert]"))
    };
    assert_eq!(guess("kopis"), guess("nikdo.takovy"), "who exists cannot be told");
    while guess("kopis").0 == 422 {}
    assert_eq!(guess("kopis").0, 429, "the guesser is slowed down");
    let patience = Duration::from_secs(90);
    within(patience, "the owner to be let in again", || {
        let door = region.portal.client();
        let form = door.open("/prihlaseni").page().form("Přihlásit se");
        let form = form.fill("Přihlašovací jméno", "kopis").fill("Heslo", PASSWORD);
        door.submit(&form);
        door.cookie("session")
    });
}
