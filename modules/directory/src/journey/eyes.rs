//! Who sees what in the directory.

use hlaska_kernel::{Role, Territory};
use hlaska_web::StatusCode;

use super::{JSDH, Scene, plav_address};
use crate::testing::*;

#[test]
fn the_list_is_searched_without_diacritics_and_by_number() {
    let scene = Scene::plav();
    let manager = scene.manager();
    for (query, found) in [
        ("?q=zluta", true),
        ("?q=ŽLUTÁ+starosta", true),
        ("?q=602123456", true),
        ("?q=602+123", true),
        ("?q=krumlov", false),
        ("?funkce=mayor", true),
        ("?funkce=hygienist", false),
        ("?druh=municipality", true),
        ("?druh=police", false),
        ("?orp=3102", true),
        ("?orp=3103", false),
    ] {
        let page = scene.page(&manager, &format!("/kontakty{query}"));
        assert_eq!(page.text().contains("Osoba Žlutá"), found, "{query}\n{}", page.text());
    }
    let nothing = scene.page(&manager, "/kontakty?q=nikdo");
    nothing.assert_says("Nic takového v adresáři není.");
}

#[test]
fn what_was_not_confirmed_for_a_year_is_found() {
    let scene = Scene::new().with(&[holder(), holder_is_mayor(), holders_mobile()]);
    let manager = scene.manager();
    let stale = "/kontakty?stav=neoverene&funkce=mayor";
    scene.page(&manager, stale).assert_silent_about("Osoba Žlutá");
    scene.later(400);
    let manager = scene.manager();
    scene.page(&manager, stale).assert_says("Osoba Žlutá");
}

#[test]
fn neighbours_see_nothing_of_each_other() {
    let scene = Scene::plav();
    let neighbour = scene.krumlov();
    scene.page(&neighbour, "/kontakty").assert_silent_about("Plav");
    scene.rig.get(&neighbour, &plav_address()).page_with(StatusCode::NOT_FOUND);
    let export = scene.rig.get(&neighbour, "/kontakty/kontakty.csv");
    assert!(!export.text.contains("Plav") && export.text.contains("Krumlov"), "{}", export.text);
    let tap = scene.rig.post(&neighbour, &format!("{}/overit", plav_address()), &[]);
    tap.page_with(StatusCode::NOT_FOUND);
    for form in ["/kontakty/novy", "/funkce/nova"] {
        let address = format!("{}{form}", plav_address());
        scene.rig.get(&neighbour, &address).page_with(StatusCode::NOT_FOUND);
    }
}

#[test]
fn who_only_reads_gets_no_buttons_and_is_refused() {
    let scene = Scene::plav();
    let reader = scene.rig.sign_in(actor(Role::Reader, Territory::Region, REGION_OFFICE));
    let page = scene.page(&reader, &plav_address());
    page.assert_says("+420 602 123 456");
    page.assert_silent_about("Přidat");
    let tap = scene.rig.post(&reader, &format!("{}/overit", plav_address()), &[]);
    tap.page_with(StatusCode::FORBIDDEN);
    let mayor = scene.mayor();
    let orp = crate::page::address(ORP_OFFICE);
    scene.page(&mayor, &orp).assert_silent_about("Přidat");
    let add = [("kind", "mobile"), ("value", "602000000"), ("purpose", "work")];
    let refused = scene.rig.post(&mayor, &format!("{orp}/kontakty"), &add);
    refused.page_with(StatusCode::FORBIDDEN);
}

#[test]
fn a_mayor_does_not_keep_the_contacts_of_a_company_next_door() {
    let scene = Scene::plav().with_company();
    let (mayor, secretary) = (scene.mayor(), scene.secretary());
    let company = crate::page::address(JSDH);
    scene.page(&mayor, &company).assert_silent_about("Přidat");
    scene.page(&secretary, &company).assert_says("Přidat kontakt");
}

#[test]
fn the_auditor_and_strangers_have_no_directory() {
    let scene = Scene::plav();
    let auditor = scene.rig.sign_in(actor(Role::Auditor, Territory::Region, REGION_OFFICE));
    scene.rig.get(&auditor, "/kontakty").page_with(StatusCode::FORBIDDEN);
    scene.rig.get(&auditor, "/kontakty/kontakty.csv").page_with(StatusCode::FORBIDDEN);
}

#[test]
fn the_export_is_what_the_list_shows() {
    let scene = Scene::plav();
    let secretary = scene.secretary();
    let reply = scene.rig.get(&secretary, "/kontakty/kontakty.csv?q=plav");
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
    assert!(reply.headers["content-disposition"].to_str().unwrap().contains("kontakty.csv"));
    let lines: Vec<_> = reply.text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 4, "{}", reply.text);
    assert!(lines[3].starts_with("Výtisk pořídil(a): "), "{}", lines[3]);
    assert_eq!(reply.headers["x-hlaska-marking"], "internal");
    assert!(lines[1].contains(";+420 387 123 456;"), "{}", lines[1]);
    assert!(
        lines[2].starts_with("Obec Plav;obec;Plav;starosta;;Osoba Žlutá;mobil;+420 602 123 456;24 h denně;1;2026-11-22;"),
        "{}",
        lines[2]
    );
}

#[test]
fn an_empty_directory_says_so_and_english_is_complete() {
    let scene = Scene::new();
    let mayor = scene.mayor();
    let page = scene.page(&mayor, "/kontakty");
    page.assert_says("bez kontaktů");
    let english = scene.rig.in_english(&mayor);
    let page = scene.page(&english, "/kontakty");
    page.assert_says("Contacts");
    page.assert_says("no contacts");
    scene.page(&english, &plav_address()).assert_says("The organisation has no function");
}

#[test]
fn an_export_is_recorded_and_asks_for_a_fresh_proof_of_identity() {
    let scene = Scene::plav();
    let secretary = scene.secretary();
    assert_eq!(scene.rig.get(&secretary, "/kontakty/kontakty.csv").status, StatusCode::OK);
    let code = Some("data.bulk.export".to_owned());
    let filter = hlaska_web::audit::Filter { code, ..Default::default() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let recorded = runtime.block_on(scene.rig.portal.audit().count(&filter)).unwrap();
    assert_eq!(recorded, 1);
    scene.rig.clock.advance_seconds(16 * 60);
    let reply = scene.rig.get(&secretary, "/kontakty/kontakty.csv");
    assert_ne!(reply.status, StatusCode::OK);
    assert!(!reply.text.contains("602"));
}
