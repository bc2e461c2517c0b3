use hlaska_rig::{BUDEJOVICE, KRUMLOV, PLAV, mayor, operator, orp_secretary, reader};
use http::StatusCode;

use crate::{flood, note, open, rig};

#[test]
fn closing_and_opening_again_want_a_reason_and_stand_in_the_log() {
    let rig = rig();
    let (_, address) = flood(&rig);
    let secretary = rig.sign_in(orp_secretary(BUDEJOVICE));
    let page = rig.get(&secretary, &address).page();
    let form = rig.get(&secretary, &page.link("Uzavřít událost")).page().form("Uzavřít událost");
    let page = rig.send(&secretary, &form).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    let form = page.form("Uzavřít událost").fill("Proč se událost uzavírá", "Voda opadla");
    assert_eq!(rig.send(&secretary, &form).leads_to(), address);
    let page = rig.get(&secretary, &address).page();
    page.assert_says("Událost je uzavřená.");
    page.assert_says("Voda opadla");
    page.assert_silent_about("Zápis do deníku");

    let form = rig.get(&secretary, &page.link("Znovu otevřít")).page().form("Znovu otevřít");
    let form = form.fill("Proč se událost znovu otevírá", "Nový déšť");
    rig.send(&secretary, &form).leads_to();
    rig.get(&secretary, &address).page().assert_says("Zápis do deníku");
}

#[test]
fn the_operator_opens_and_writes_but_does_not_close() {
    let rig = rig();
    let (duty, address) = flood(&rig);
    rig.get(&duty, &address).page().assert_silent_about("Uzavřít událost");
    let refused = rig.post(&duty, &format!("{address}/uzavrit"), &[("duvod", "konec")]);
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[test]
fn a_secretary_does_not_close_what_reaches_beyond_the_district() {
    let rig = rig();
    let duty = rig.sign_in(operator());
    let address = open(&rig, &duty, "Povodeň", "Plav, Český Krumlov");
    let secretary = rig.sign_in(orp_secretary(BUDEJOVICE));
    note(&rig, &secretary, &address, "Jsme na místě");
    rig.get(&secretary, &address).page().assert_silent_about("Uzavřít událost");
    let refused = rig.post(&secretary, &format!("{address}/uzavrit"), &[("duvod", "konec")]);
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[test]
fn a_change_is_told_in_the_log_with_what_it_was_before() {
    let rig = rig();
    let (duty, address) = flood(&rig);
    let page = rig.get(&duty, &address).page();
    let form = rig.get(&duty, &page.link("Upravit údaje")).page().form("Uložit změny");
    let form = form
        .tick("Kraj")
        .fill("Stupeň poplachu", "třetí stupeň poplachu")
        .fill("Obce", "Plav, Římov")
        .fill("Důvod změny", "řízení převzal kraj");
    rig.send(&duty, &form).leads_to();
    let page = rig.get(&duty, &address).page();
    insta::assert_snapshot!(page.texts("#denik-zaznamy > li")[0], @"
    22. 11. 17:00
    Změna údajůneznámý účet
    Místo: Plav → Plav, Římov Řídí: Obec → Kraj Stupeň poplachu: nevyhlášen → třetí stupeň poplachu Důvod: řízení převzal kraj
    ");
    insta::assert_snapshot!(page.texts("#udalost")[0], @"
    Povodeň na Malši
    Otevřená
    Upravit údajePřizvat organizaci
    Povodeň (přirozená) · Plav, Římov
    Řídí Krajtřetí stupeň poplachuZačátek 22. 11. 17:00Založil neznámý účet, 22. 11. 17:00
    ");
}

#[test]
fn a_mayor_writes_into_what_touches_home_and_sees_nothing_else() {
    let rig = rig();
    let (duty, address) = flood(&rig);
    let elsewhere = open(&rig, &duty, "Sesuv", "Český Krumlov");
    let mayor = rig.sign_in(mayor(PLAV));
    note(&rig, &mayor, &address, "Voda u mostu");
    assert_eq!(rig.get(&mayor, &elsewhere).status, StatusCode::NOT_FOUND);
    let refused = rig.post(&mayor, &format!("{elsewhere}/zaznamy"), &[("text", "x")]);
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    rig.get(&mayor, "/udalosti").page().assert_silent_about("Sesuv");
}

#[test]
fn a_reader_reads() {
    let rig = rig();
    let (_, address) = flood(&rig);
    let reader = rig.sign_in(reader());
    let page = rig.get(&reader, &address).page();
    for button in ["Zapsat", "Upravit údaje", "Uzavřít událost", "Označit jako významné"] {
        page.assert_silent_about(button);
    }
    for verb in ["zaznamy", "upravit", "uzavrit", "otevrit", "podnety", "zaznamy/1/vyznamne"] {
        let refused = rig.post(&reader, &format!("{address}/{verb}"), &[]);
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{verb}");
    }
}

#[test]
fn an_event_of_another_district_does_not_exist() {
    let rig = rig();
    let (_, address) = flood(&rig);
    let stranger = rig.sign_in(orp_secretary(KRUMLOV));
    for page in ["", "/upravit", "/uzavrit", "/zaznamy/1/opravit"] {
        let reply = rig.get(&stranger, &format!("{address}{page}"));
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{page}");
    }
    assert_eq!(rig.get(&stranger, "/udalosti/nonsense").status, StatusCode::NOT_FOUND);
}
