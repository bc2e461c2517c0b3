//! A mayor's one page.

use hlaska_kernel::{AccountId, Grant, Lang, Place, Role, Territory};
use hlaska_rig::{PLAV, actor, reader};
use http::StatusCode;

use super::{HLUBOKA, Scene, assert_on_page};
use crate::page::obec;
use crate::statement::Situation;
use crate::view::Reports;

#[test]
fn a_mayor_who_was_asked_reports_on_one_page() {
    let scene = Scene::flood().asked(&[PLAV, HLUBOKA]).later(5);
    let mayor = scene.mayor_of(PLAV);
    let page = scene.rig.get(&mayor, "/obec").page();
    assert_eq!(page.texts("h1"), ["Plav"]);
    page.assert_says("Jaká je situace?");
    page.assert_says("do 18:00");
    page.assert_silent_about("Beze změny");
    let form = page
        .form("Odeslat hlášení")
        .tick("Zasaženo")
        .fill("Evakuováno", "12")
        .fill("Elektřina", "nefunguje")
        .tick("Čerpadla")
        .fill("Co se děje", "voda v návsi");
    let to = scene.rig.send(&mayor, &form).leads_to();
    let page = scene.rig.get(&mayor, &to).page();
    page.assert_says("Hlášení je zapsáno, vyplněno v 17:05");
    page.assert_says(
        "Zasaženo; evakuováno 12; elektřina nefunguje; potřebuje: čerpadla; voda v návsi.",
    );
    page.assert_says("Vidí ho hned ORP České Budějovice");
    page.assert_says("Odpověděli jste");
}

#[test]
fn one_tap_says_that_nothing_has_changed() {
    let scene = Scene::flood().reported(PLAV, Situation::Watch).later(40);
    let mayor = scene.mayor_of(PLAV);
    let page = scene.rig.get(&mayor, "/obec").page();
    page.assert_says("Poslední hlášení 17:00 (před 40 min): Sledujeme");
    let to = scene.rig.send(&mayor, &page.form("Beze změny")).leads_to();
    scene.rig.get(&mayor, &to).page().assert_says("Beze změny: Sledujeme.");
    let world = scene.rig.portal.world();
    let record = world.view::<Reports>().record(&mayor.actor.viewer(Lang::Cs), PLAV).unwrap();
    assert_eq!(record.newest_first().count(), 2);
    assert!(record.last(false).unwrap().confirms.is_some());
}

#[test]
fn the_form_starts_from_the_last_answer_and_tells_its_age() {
    let scene = Scene::flood().asked(&[PLAV]).later(5);
    let mayor = scene.mayor_of(PLAV);
    let form = scene.rig.get(&mayor, "/obec").page().form("Odeslat hlášení");
    scene
        .rig
        .send(&mayor, &form.tick("Kritické").fill("Odříznuto", "30").fill("Silnice", "částečně"));
    let page = scene.rig.get(&mayor, "/obec").page();
    page.assert_says("Předvyplněno z posledního hlášení v 17:05.");
    let again = page.form("Odeslat hlášení").fields();
    for wanted in [("situation", "critical"), ("cut_off", "30"), ("roads", "partly")] {
        assert!(again.contains(&(wanted.0.into(), wanted.1.into())), "{wanted:?} in {again:?}");
    }
}

#[test]
fn the_same_form_twice_is_one_report_and_one_answer() {
    let scene = Scene::flood();
    let mayor = scene.mayor_of(PLAV);
    let form = scene.rig.get(&mayor, "/obec").page().form("Odeslat hlášení").tick("Klid");
    let before = scene.entries();
    let first = scene.rig.send(&mayor, &form).leads_to();
    let second = scene.rig.send(&mayor, &form).leads_to();
    assert_eq!(first, second);
    assert_eq!(scene.entries(), before + 1);
}

#[test]
fn a_report_from_the_queue_keeps_its_time() {
    let scene = Scene::flood().asked(&[PLAV]).later(60);
    let mayor = scene.mayor_of(PLAV);
    let form = scene.rig.get(&mayor, "/obec").page().form("Odeslat hlášení").tick("Kritické");
    let queued = [("x-queued-at", "2026-11-22T16:22:00.000Z"), ("idempotency-key", "a-key")];
    let scene = scene.later(38);
    let to = scene.rig.send_with(&mayor, &form, &queued).leads_to();
    assert_eq!(scene.rig.send_with(&mayor, &form, &queued).leads_to(), to, "delivered once");
    let page = scene.rig.get(&mayor, &to).page();
    page.assert_says("vyplněno 17:22, doručeno 18:38");
}

/// Two people of one municipality share a phone, or a phone changes hands.
#[test]
fn a_report_from_the_queue_is_not_delivered_by_somebody_else() {
    let scene = Scene::flood();
    let mayor = scene.mayor_of(PLAV);
    let form = scene.rig.get(&mayor, "/obec").page().form("Odeslat hlášení").tick("Kritické");
    let mut deputy = hlaska_rig::mayor(PLAV);
    deputy.account = AccountId::from_u128(0xDE9);
    let deputy = scene.rig.sign_in(deputy);
    let before = scene.entries();
    scene.rig.send(&deputy, &form).page_with(StatusCode::FORBIDDEN);
    assert_eq!(scene.entries(), before);
    scene.rig.send(&mayor, &form).leads_to();
}

#[test]
fn mistakes_come_back_with_what_was_typed() {
    let scene = Scene::flood();
    let mayor = scene.mayor_of(PLAV);
    let form = scene.rig.get(&mayor, "/obec").page().form("Odeslat hlášení");
    let reply =
        scene.rig.send(&mayor, &form.fill("Evakuováno", "asi deset").fill("Co se děje", "tma"));
    let page = reply.page_with(StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_says("Vyberte, jaká je v obci situace.");
    page.assert_says("Zadejte celé číslo");
    assert_eq!(page.form("Odeslat hlášení").value("Co se děje"), "tma");
    let mended = page.form("Odeslat hlášení").tick("Klid").fill("Evakuováno", "10");
    scene.rig.send(&mayor, &mended).leads_to();
}

#[test]
fn a_mayor_of_two_municipalities_switches_between_them() {
    let scene = Scene::flood();
    let mut both = hlaska_rig::mayor(PLAV);
    let Place::Municipality(orp, code) = HLUBOKA else { panic!() };
    both.grants.push(Grant { role: Role::Mayor, territory: Territory::Municipality(orp, code) });
    let mayor = scene.rig.sign_in(both);
    let page = scene.rig.get(&mayor, "/obec").page();
    let other = scene.rig.get(&mayor, &page.link("Hluboká nad Vltavou")).page();
    assert_eq!(other.texts("h1"), ["Hluboká nad Vltavou"]);
    let to = scene.rig.send(&mayor, &other.form("Odeslat hlášení").tick("Klid")).leads_to();
    assert!(to.starts_with("/obec?obec=544485&"), "{to}");
}

#[test]
fn nobody_reports_for_a_foreign_municipality() {
    let scene = Scene::flood();
    let mayor = scene.mayor_of(PLAV);
    assert_eq!(scene.rig.get(&mayor, "/obec?obec=544485").status, StatusCode::NOT_FOUND);
    let before = scene.entries();
    let forged = [("obec", "544485"), ("situation", "normal")];
    assert_eq!(scene.rig.post(&mayor, "/obec/hlaseni", &forged).status, StatusCode::NOT_FOUND);
    for closed in ["/hlaseni", "/hlaseni/535346", "/hlaseni/535346/zapsat"] {
        assert_eq!(scene.rig.get(&mayor, closed).status, StatusCode::FORBIDDEN, "{closed}");
    }
    assert_eq!(scene.entries(), before);
}

#[test]
fn an_account_without_the_role_is_told_what_to_do() {
    let scene = Scene::flood();
    let Place::Municipality(orp, code) = PLAV else { panic!() };
    let clerk = actor(Role::Reader, Territory::Municipality(orp, code), 1);
    for person in [reader(), clerk] {
        let person = scene.rig.sign_in(person);
        let page = scene.rig.get(&person, "/obec").page();
        page.assert_says("Tato stránka je pro starosty");
        page.assert_says("obraťte se na správce účtů");
        let reply = scene.rig.post(&person, "/obec/hlaseni", &[("situation", "normal")]);
        assert_eq!(reply.status, StatusCode::FORBIDDEN);
    }
}

#[test]
fn a_report_in_an_exercise_is_an_exercise_unless_something_real_happens() {
    let scene = Scene::drill().asked_in_exercise(&[PLAV]);
    let mayor = scene.mayor_of(PLAV);
    let page = scene.rig.get(&mayor, "/obec").page();
    page.assert_says("Hlášení patří ke cvičení");
    scene.rig.send(&mayor, &page.form("Odeslat hlášení").tick("Kritické")).leads_to();
    let real = page.link("Děje se něco doopravdy? Přejít na skutečné hlášení");
    let real = scene.rig.get(&mayor, &real).page();
    real.assert_silent_about("Beze změny");
    scene.rig.send(&mayor, &real.form("Odeslat hlášení").tick("Sledujeme")).leads_to();
    let world = scene.rig.portal.world();
    let record = world.view::<Reports>().record(&mayor.actor.viewer(Lang::Cs), PLAV).unwrap();
    assert_eq!(record.last(true).unwrap().statement.situation, Situation::Critical);
    assert_eq!(record.last(false).unwrap().statement.situation, Situation::Watch);
}

#[test]
fn the_asks_are_live_and_the_page_may_lie_on_the_phone() {
    let scene = Scene::flood().asked(&[PLAV]);
    let mayor = scene.mayor_of(PLAV);
    let reply = scene.rig.get(&mayor, "/obec");
    assert_eq!(reply.headers["x-offline"], "keep");
    assert_on_page(&obec::parts(&scene.live(&mayor, "", Lang::Cs)).unwrap(), &reply.text);
    let live = scene.live(&mayor, "obec=544485", Lang::Cs);
    assert!(obec::parts(&live).is_err(), "no stream of a foreign municipality");
}

#[test]
fn the_page_is_light() {
    let scene = Scene::flood().asked(&[PLAV]).reported(PLAV, Situation::Affected);
    let html = scene.rig.get(&scene.mayor_of(PLAV), "/obec").text;
    let bytes = compressed(&html);
    assert!(bytes <= 6 * 1024, "{bytes} B compressed, {} B plain", html.len());
}

pub fn compressed(html: &str) -> usize {
    use std::io::Write;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(html.as_bytes()).unwrap();
    gzip.finish().unwrap().len()
}

#[test]
fn what_a_mayor_reads() {
    let scene = Scene::flood().asked(&[PLAV]).reported(PLAV, Situation::Affected).later(65);
    let page = scene.rig.get(&scene.mayor_of(PLAV), "/obec").page();
    insta::assert_snapshot!(page.texts("main")[0], @r#"
    Plav
    Odpověděli jste
    Jaká je situace?
    Beze změny
    Poslední hlášení 17:00 (před 1 h 5 min): Zasaženo.
    Předvyplněno z posledního hlášení v 17:00.
    Jaká je situace v obci?
    ●KlidNic se neděje◐SledujemeHrozí to, hlídáme▲ZasaženoMáme škody, zvládáme sami!KritickéJde o život, potřebujeme pomoc
    Kolik lidí je
    Nevíte-li, nechte prázdné. Nula znamená nikdo.
    Evakuováno
    osob
    Odříznuto
    osob
    Zraněno
    osob
    Co funguje
    Elektřina
    funguje
    částečně
    nefunguje
    nevíme
    Pitná voda
    funguje
    částečně
    nefunguje
    nevíme
    Telefony
    funguje
    částečně
    nefunguje
    nevíme
    Silnice
    funguje
    částečně
    nefunguje
    nevíme
    Co potřebujete
    Písek a pytleČerpadlaElektrocentrályPitná vodaLidé, hasiči (JSDH)Pomoc s evakuací
    Upřesnění potřeb (nepovinné)
    Kolik, kam a do kdy
    Co se děje (nepovinné)
    Nemusíte opakovat, co je vyplněno výše
    Odeslat hlášení
    Historie hlášení
    22. 11. 17:00
    zasaženo
    zapsal Systém (test)
    "#);
}
