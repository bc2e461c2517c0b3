use hlaska_incident::Incidents;
use hlaska_rig::{BUDEJOVICE, KRUMLOV, PLAV, Rig, mayor, operator, orp_secretary};
use hlaska_signals::{Signals, raise};
use http::StatusCode;

use crate::{GAUGE, czech, flood, gauge, gauge_rises, modules, open, rig, seq};

const OPEN: &str = "Založit událost";

#[test]
fn from_a_signal_everything_is_filled_in() {
    let rig = rig();
    gauge_rises(&rig);
    let duty = rig.sign_in(operator());
    let inbox = rig.get(&duty, "/podnety").page();
    let form = rig.get(&duty, &inbox.link(OPEN)).page();
    form.assert_says("předvyplněné z podnětu");
    let form = form.form(OPEN);
    assert_eq!(form.value("Název"), "Povodeň – Plav");
    assert_eq!(form.value("Popis"), "Malše – Plav: dosažen limit 2. SPA. stav 212 cm, stoupá");
    assert_eq!(form.value("Druh události"), "flood");
    assert_eq!(form.value("Obce"), "Plav");
    assert_eq!(form.value("Začátek události"), "2026-11-22T16:50");

    let address = rig.send(&duty, &form).leads_to();
    let page = rig.get(&duty, &address).page();
    page.assert_says("Podněty této události");
    let inbox = rig.get(&duty, "/podnety").page();
    inbox.assert_silent_about(OPEN);
    assert_eq!(inbox.link("Událost: Povodeň – Plav"), address);
    let viewer = duty.actor.viewer(czech());
    let world = rig.portal.world();
    let signal = world.view::<Signals>().get(&viewer, GAUGE).map(|one| one.links().count());
    assert_eq!(signal, Some(1));
}

#[test]
fn sending_twice_opens_one_event() {
    let rig = rig();
    let duty = rig.sign_in(operator());
    let form = rig.get(&duty, "/udalosti/nova").page().form(OPEN);
    let form = form.fill("Název", "Vichřice").fill("Druh události", "Požár").tick("Český Krumlov");
    let first = rig.send(&duty, &form).leads_to();
    let written = seq(&rig);
    assert_eq!(rig.send(&duty, &form).leads_to(), first);
    assert_eq!(seq(&rig), written);
}

#[test]
fn everything_wrong_is_said_at_once_and_nothing_is_lost() {
    let rig = rig();
    let duty = rig.sign_in(operator());
    let form = rig.get(&duty, "/udalosti/nova").page().form(OPEN);
    let form = form.fill("Popis", "Voda v ulicích").fill("Obce", "Xyzov");
    let page = rig.send(&duty, &form).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    insta::assert_snapshot!(page.texts(".problems ul")[0], @"
    Název: Vyplňte toto pole.
    Druh události: Vyplňte toto pole.
    Obce: Obec „Xyzov“ v kraji není. Opravte název, nebo jej vymažte.
    ");
    assert_eq!(page.form(OPEN).value("Popis"), "Voda v ulicích");
    assert_eq!(seq(&rig), 0);
}

#[test]
fn a_name_of_two_municipalities_is_asked_back() {
    let rig = rig();
    let duty = rig.sign_in(operator());
    let form = rig.get(&duty, "/udalosti/nova").page().form(OPEN);
    let form = form
        .fill("Název", "Povodeň")
        .fill("Druh události", "Povodeň (přirozená)")
        .fill("Obce", "plav, Bednárec, horni");
    let page = rig.send(&duty, &form).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_says("Kterou obec myslíte?");
    page.assert_says("Vyberte, kterou obec myslíte názvem „horni“.");
    let form = page.form(OPEN).tick("Horní Dvořiště");
    let address = rig.send(&duty, &form).leads_to();
    let page = rig.get(&duty, &address).page();
    for place in ["Plav", "Bednárec", "Horní Dvořiště"] {
        page.assert_says(place);
    }
}

#[test]
fn a_mayor_opens_at_home_and_nowhere_else() {
    let rig = rig();
    let mayor = rig.sign_in(mayor(PLAV));
    let form = rig.get(&mayor, "/udalosti/nova").page().form(OPEN);
    assert_eq!(form.value("Obce"), "Plav");
    let form = form.fill("Název", "Požár").fill("Druh události", "Požár");
    rig.get(&mayor, &rig.send(&mayor, &form).leads_to()).page().assert_says("Plav");

    let form = rig.get(&mayor, "/udalosti/nova").page().form(OPEN);
    let form = form
        .fill("Název", "Požár")
        .fill("Druh události", "Požár")
        .fill("Obce", "Plav, Hluboká nad Vltavou");
    let page = rig.send(&mayor, &form).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_says("mimo území, za které odpovídáte");
}

#[test]
fn a_secretary_is_offered_the_own_district_only() {
    let rig = rig();
    let secretary = rig.sign_in(orp_secretary(BUDEJOVICE));
    let page = rig.get(&secretary, "/udalosti/nova").page();
    page.assert_says("České Budějovice");
    page.assert_silent_about("Český Krumlov");
    page.assert_silent_about("Celý kraj");
}

#[test]
fn in_an_exercise_everything_is_one() {
    let rig = Rig::drill(modules());
    let duty = rig.sign_in(operator());
    let page = rig.get(&duty, "/udalosti/nova").page();
    page.assert_says("Událost bude vedena jako cvičení.");
    page.assert_silent_about("Jde o cvičení, ne o skutečnou událost");
    let address = open(&rig, &duty, "Povodeň", "Plav");
    rig.get(&duty, &address).page().assert_says("Cvičná událost.");
    let world = rig.portal.world();
    let viewer = duty.actor.viewer(czech());
    assert!(world.view::<Incidents>().visible(&viewer).all(|incident| incident.exercise));
}

#[test]
fn a_second_gauge_joins_the_open_event() {
    let rig = rig();
    let (duty, address) = flood(&rig);
    gauge_rises(&rig);
    let page = rig.get(&duty, &format!("/udalosti/nova?podnet={GAUGE}")).page();
    page.assert_says("Nepatří podnět k už otevřené události?");
    let form = page.form("Připojit k události Povodeň na Malši");
    assert_eq!(rig.send(&duty, &form).leads_to(), address);
    let page = rig.get(&duty, &address).page();
    page.assert_says("Připojen podnět");
    page.assert_says("Podněty této události");
}

#[test]
fn a_signal_of_an_exercise_opens_an_exercise_and_joins_no_reality() {
    let rig = rig();
    let (duty, _) = flood(&rig);
    rig.system("feed", |world| raise(world, gauge(true), GAUGE));
    let page = rig.get(&duty, &format!("/udalosti/nova?podnet={GAUGE}")).page();
    page.assert_silent_about("Nepatří podnět k už otevřené události?");
    page.assert_says("Událost bude vedena jako cvičení.");
}

#[test]
fn a_signal_for_other_eyes_fills_nothing_in() {
    let rig = rig();
    gauge_rises(&rig);
    let stranger = rig.sign_in(orp_secretary(KRUMLOV));
    let reply = rig.get(&stranger, &format!("/udalosti/nova?podnet={GAUGE}"));
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
}
