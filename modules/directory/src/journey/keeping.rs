//! Functions and contacts written down, corrected and ended.

use hlaska_web::StatusCode;

use super::{Scene, plav_address};
use crate::testing::*;
use crate::view::Directory;

#[test]
fn a_mayor_writes_the_own_function_and_number_down() {
    let scene = Scene::new();
    let mayor = scene.mayor();
    let page = scene.page(&mayor, &plav_address());
    page.assert_says("Organizace nemá zapsanou žádnou funkci.");
    let form = scene.page(&mayor, &page.link("Přidat funkci")).form("Uložit");
    let form = form.fill("Funkce", "starosta").fill("Jméno a příjmení", "Osoba Žlutá");
    let to = scene.rig.send(&mayor, &form.fill("Titul", "Ing.")).leads_to();
    let page = scene.page(&mayor, &to);
    page.assert_says("starosta – Ing. Osoba Žlutá");
    let form = scene.page(&mayor, &page.link("Přidat kontakt")).form("Uložit");
    assert_eq!(form.value("Druh kontaktu"), "service_mobile");
    let to = scene.rig.send(&mayor, &form.fill("Číslo nebo adresa", "602123456")).leads_to();
    let page = scene.page(&mayor, &to);
    page.assert_says("+420 602 123 456");
    page.assert_says("potvrdil vlastník");
    assert_eq!(page.attributes("a[href^='tel:']", "href"), ["tel:+420602123456"]);
}

#[test]
fn mistakes_come_back_with_what_was_typed() {
    let scene = Scene::plav();
    let mayor = scene.mayor();
    let new = format!("{}/kontakty/novy", plav_address());
    let form = scene.page(&mayor, &new).form("Uložit").fill("Číslo nebo adresa", "60212");
    let page = scene.rig.send(&mayor, &form).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_says("Zadejte devět číslic");
    assert_eq!(page.form("Uložit").value("Číslo nebo adresa"), "60212");
    let new = format!("{}/funkce/nova", plav_address());
    let form = scene.page(&mayor, &new).form("Uložit").fill("Upřesnění", "okrsek 2");
    let page = scene.rig.send(&mayor, &form).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_says("Vyberte funkci.");
    assert_eq!(page.form("Uložit").value("Upřesnění"), "okrsek 2");
}

#[test]
fn the_same_form_twice_is_one_contact() {
    let scene = Scene::plav();
    let mayor = scene.mayor();
    let new = format!("{}/kontakty/novy", plav_address());
    let form = scene.page(&mayor, &new).form("Uložit").fill("Číslo nebo adresa", "777000111");
    scene.rig.send(&mayor, &form).leads_to();
    let before = scene.entries();
    scene.rig.send(&mayor, &form).leads_to();
    assert_eq!(scene.entries(), before);
}

#[test]
fn somebody_else_takes_the_function_and_the_history_stays() {
    let scene = Scene::plav();
    let secretary = scene.secretary();
    let edit = crate::page::function_address(PLAV_OFFICE, MAYOR_POST);
    let form = scene.page(&secretary, &edit).form("Zapsat převzetí");
    let to = scene.rig.send(&secretary, &form.fill("Jméno a příjmení", "Osoba Bílá")).leads_to();
    let page = scene.page(&secretary, &to);
    page.assert_says("starosta – Osoba Bílá");
    page.assert_says("starosta – Osoba Žlutá, do 22. 11. 2026");
    page.assert_says("+420 602 123 456");
}

#[test]
fn a_function_ends_and_nothing_is_deleted() {
    let scene = Scene::plav();
    let mayor = scene.mayor();
    let edit = crate::page::function_address(PLAV_OFFICE, MAYOR_POST);
    let form = scene.page(&mayor, &edit).form("Ukončit funkci");
    let to = scene.rig.send(&mayor, &form.fill("Důvod", "volby")).leads_to();
    let page = scene.page(&mayor, &to);
    page.assert_says("starosta – Osoba Žlutá, do 22. 11. 2026 (volby)");
    page.assert_silent_about("602 123 456");
    scene.rig.get(&mayor, &edit).page_with(StatusCode::NOT_FOUND);
    let world = scene.rig.portal.world();
    assert!(world.view::<Directory>().contact(HOLDERS_MOBILE).is_some());
}

#[test]
fn an_invalid_contact_leaves_the_list_with_its_reason() {
    let scene = Scene::plav();
    let secretary = scene.secretary();
    let edit = crate::page::contact_address(PLAV_OFFICE, HOLDERS_MOBILE);
    let form = scene.page(&secretary, &edit).form("Označit za neplatný");
    scene.rig.send(&secretary, &form).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    let to = scene.rig.send(&secretary, &form.fill("Důvod", "neexistuje")).leads_to();
    let page = scene.page(&secretary, &to);
    page.assert_says("neplatí od 22. 11. 2026: neexistuje");
    assert!(page.attributes("a[href^='tel:']", "href").iter().all(|to| !to.contains("602123456")));
}

#[test]
fn one_tap_confirms_all_contacts() {
    let scene = Scene::plav();
    let mayor = scene.mayor();
    scene.page(&mayor, "/kontakty").assert_says("nikdo dosud neověřil");
    let form = scene.page(&mayor, &plav_address()).form("Všechny kontakty platí");
    let to = scene.rig.send(&mayor, &form).leads_to();
    scene.page(&mayor, &to).assert_says("Kontakty jsou potvrzené.");
    scene.page(&mayor, "/kontakty").assert_silent_about("nikdo dosud neověřil");
}

#[test]
fn a_person_known_elsewhere_takes_a_second_function() {
    let scene = Scene::plav();
    let manager = scene.manager();
    let edit = crate::page::function_address(PLAV_OFFICE, MAYOR_POST);
    let form =
        scene.page(&manager, &edit).form("Zapsat další funkci").fill("Organizace", "Magistrát");
    let fields = form.fields();
    let query: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let lead = format!("{}?{}", form.action(), query.join("&"));
    let to = scene.rig.get(&manager, &lead).leads_to();
    let form = scene.page(&manager, &to).form("Uložit");
    let form = form.fill("Osoba z adresáře", "Osoba Žlutá").fill("Funkce", "člen krizového štábu");
    let to = scene.rig.send(&manager, &form).leads_to();
    scene.page(&manager, &to).assert_says("člen krizového štábu – Osoba Žlutá");
    scene.page(&manager, &edit).assert_says("člen krizového štábu, Magistrát");
}
