//! The page behind a link, answered by somebody who does not sign in.

use hlaska_rig::Person;
use hlaska_web::StatusCode;

use super::Scene;
use super::campaign::{letters, started};
use crate::testing::*;

/// A campaign of the ORP, the link of one organisation, and somebody without an account.
fn linked(scene: &Scene, organisation: &str) -> (String, String, Person) {
    let secretary = scene.secretary();
    let campaign = started(scene, &secretary);
    let letters = letters(scene, &secretary, &campaign);
    let link = letters.into_iter().find(|(name, _)| name == organisation).unwrap().1;
    (campaign, link, scene.rig.stranger())
}

fn row(scene: &Scene, campaign: &str) -> Vec<String> {
    let rows = scene.page(&scene.secretary(), campaign).table("Kampaň");
    rows.into_iter().find(|row| row[0] == "Obec Plav").unwrap()
}

#[test]
fn one_tap_confirms_without_signing_in() {
    let scene = Scene::plav();
    let (campaign, link, stranger) = linked(&scene, "Obec Plav");
    let page = scene.page(&stranger, &link);
    page.assert_says("Obec Plav");
    page.assert_says("+420 602 123 456");
    page.assert_silent_about("Magistrát");
    let (form, other) = (page.form("Vše platí"), scene.page(&stranger, &link).form("Vše platí"));
    let to = scene.rig.send(&stranger, &form).leads_to();
    let page = scene.page(&stranger, &to);
    page.assert_says("Děkujeme, odpověď je zapsána.");
    page.assert_silent_about("Vše platí");
    let row = row(&scene, &campaign);
    assert_eq!(row[1], "vše platí");
    assert!(row[2].contains("odkazem"), "{row:?}");
    // Taps again, on the same page and on another one, write nothing.
    let before = scene.entries();
    scene.rig.send(&stranger, &form).leads_to();
    scene.rig.send(&stranger, &other).leads_to();
    assert_eq!(scene.entries(), before);
}

#[test]
fn looking_at_the_link_answers_nothing() {
    let scene = Scene::plav();
    let (campaign, link, stranger) = linked(&scene, "Obec Plav");
    let before = scene.entries();
    scene.page(&stranger, &link);
    scene.page(&stranger, &format!("{link}?zmena=1"));
    assert_eq!(scene.entries(), before);
    assert!(row(&scene, &campaign)[1].contains("neodpověděla"));
}

#[test]
fn changes_by_the_link_take_effect_and_are_marked() {
    let scene = Scene::plav();
    let (campaign, link, stranger) = linked(&scene, "Obec Plav");
    let address = scene.page(&stranger, &link).link("Něco se změnilo");
    let form = scene.page(&stranger, &address).form("Odeslat změny");
    let form = form
        .fill("starosta – kdo funkci zastává", "Osoba Bílá")
        .fill("starosta: mobil", "777 000 111")
        .tick("společné kontakty: pevná linka neplatí")
        .fill("Poznámka", "nová starostka");
    let to = scene.rig.send(&stranger, &form).leads_to();
    scene.page(&stranger, &to).assert_says("Děkujeme, změny jsou zapsány.");
    let secretary = scene.secretary();
    let page = scene.page(&secretary, &super::plav_address());
    page.assert_says("starosta – Osoba Bílá");
    page.assert_says("+420 777 000 111");
    page.assert_says("potvrzeno odkazem z kampaně");
    page.assert_says("starosta – Osoba Žlutá, do 22. 11. 2026");
    page.assert_says("neplatí od 22. 11. 2026");
    let row = row(&scene, &campaign);
    assert_eq!((&*row[1], &*row[3]), ("změněno", "nová starostka"));
}

#[test]
fn mistakes_by_the_link_come_back_with_what_was_typed() {
    let scene = Scene::plav();
    let (_, link, stranger) = linked(&scene, "Obec Plav");
    let form = scene.page(&stranger, &format!("{link}?zmena=1")).form("Odeslat změny");
    let nothing = scene.rig.send(&stranger, &form);
    let page = nothing.page_with(StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_says("Nic jste nezměnili.");
    let form = form.fill("starosta: mobil", "60212");
    let page = scene.rig.send(&stranger, &form).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_says("Zadejte devět číslic");
    assert_eq!(page.form("Odeslat změny").value("starosta: mobil"), "60212");
}

#[test]
fn an_organisation_without_contacts_writes_its_first_one() {
    let scene = Scene::plav();
    let (_, link, stranger) = linked(&scene, "Magistrát");
    let page = scene.page(&stranger, &link);
    page.assert_says("O vaší organizaci portál nemá žádný platný kontakt.");
    page.assert_silent_about("Vše platí");
    let form = page.form("Odeslat změny").fill("Číslo nebo adresa", "387000001");
    let to = scene.rig.send(&stranger, &form).leads_to();
    scene.page(&stranger, &to).assert_says("+420 387 000 001");
}

#[test]
fn a_link_reaches_one_organisation_only() {
    let scene = Scene::plav();
    let (_, link, stranger) = linked(&scene, "Magistrát");
    let before = scene.entries();
    let id = HOLDERS_MOBILE.to_string();
    let steal = [("answer", "changed"), ("c0", &*id), ("v0", "777000111"), ("x0", "1")];
    let refused = scene.rig.post(&stranger, &link, &steal);
    refused.page_with(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(scene.entries(), before);
}

#[test]
fn late_answers_are_taken_and_marked_and_dead_links_say_what_to_do() {
    let scene = Scene::plav();
    let (campaign, link, stranger) = linked(&scene, "Obec Plav");
    let form = scene.page(&stranger, &link).form("Vše platí");
    scene.later(22);
    scene.rig.send(&stranger, &form).leads_to();
    assert!(row(&scene, &campaign)[2].contains("po termínu"));
    scene.later(14);
    let page = scene.rig.get(&stranger, &link).page_with(StatusCode::GONE);
    page.assert_says("Odkaz už neplatí");
    page.assert_says("vyžádejte nový odkaz");
    scene.rig.send(&stranger, &form).page_with(StatusCode::GONE);
    scene.rig.get(&stranger, "/potvrzeni/nesmysl").page_with(StatusCode::GONE);
}

#[test]
fn the_end_of_the_campaign_and_a_replaced_link_close_the_door() {
    let scene = Scene::plav();
    let (campaign, link, stranger) = linked(&scene, "Obec Plav");
    let secretary = scene.secretary();
    let form = scene.page(&secretary, &campaign).form("Vydat odkazy");
    scene.rig.send(&secretary, &form.clone()).page();
    scene.page(&stranger, &link);
    scene.rig.send(&secretary, &form.tick("Zneplatnit dříve vydané odkazy")).page();
    scene.rig.get(&stranger, &link).page_with(StatusCode::GONE);
    let fresh = letters(&scene, &secretary, &campaign).pop().unwrap().1;
    scene.page(&stranger, &fresh);
    scene
        .rig
        .send(&secretary, &scene.page(&secretary, &campaign).form("Uzavřít kampaň"))
        .leads_to();
    scene.rig.get(&stranger, &fresh).page_with(StatusCode::GONE);
}

#[test]
fn the_token_stands_nowhere_in_the_journal() {
    let scene = Scene::plav();
    let (_, link, stranger) = linked(&scene, "Obec Plav");
    scene.rig.send(&stranger, &scene.page(&stranger, &link).form("Vše platí")).leads_to();
    let token = link.rsplit('/').next().unwrap();
    assert_eq!(token.len(), 23);
    let world = scene.rig.portal.world();
    let kept = serde_json::to_string(world.view::<crate::view::Directory>()).unwrap();
    assert!(!kept.contains(token));
}
