//! Those on duty: asking, writing down, reminding, closing.

use hlaska_kernel::{Lang, Place};
use hlaska_rig::{BUDEJOVICE, KRUMLOV, PLAV, operator, orp_secretary, reader, region_manager};
use hlaska_web::Wanted;
use http::StatusCode;

use super::{ASK, FLOOD, HLUBOKA, Scene, assert_on_page};
use crate::page::{ask, chronicle, detail, panel};
use crate::statement::{Situation, Statement};
use crate::view::Reports;

fn ask_address() -> String {
    format!("/udalosti/{FLOOD}/vyzva")
}

#[test]
fn all_municipalities_of_the_incident_are_asked_by_one_button() {
    let scene = Scene::flood();
    let secretary = scene.secretary();
    let page = scene.rig.get(&secretary, &ask_address()).page();
    page.assert_says("Všechny obce události");
    page.assert_says("79 obcí");
    let before = scene.entries();
    let form = page.form("Odeslat výzvu").fill("Co potřebujete vědět", "Stav na toku?");
    let to = scene.rig.send(&secretary, &form).leads_to();
    assert_eq!(scene.rig.send(&secretary, &form).leads_to(), to, "sent twice, asked once");
    assert_eq!(scene.entries(), before + 1, "one entry for all of them");
    let page = scene.rig.get(&secretary, &to).page();
    page.assert_says("Stav na toku?");
    assert_eq!(page.table("Odpověď").len(), 80);
    let mayor = scene.mayor_of(PLAV);
    scene.rig.get(&mayor, "/obec").page().assert_says("Stav na toku?");
}

#[test]
fn a_few_may_be_chosen_and_mistakes_come_back() {
    let scene = Scene::event_in(&[Place::Region], false);
    let manager = scene.rig.sign_in(region_manager());
    let page = scene.rig.get(&manager, &ask_address()).page();
    page.assert_says("624 obcí");
    let few = page.form("Odeslat výzvu").tick("Vybrané obce");
    let reply = scene.rig.send(&manager, &few);
    let page = reply.page_with(StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_says("Vyberte aspoň jednu.");
    let to = scene.rig.send(&manager, &page.form("Odeslat výzvu").tick("Plav").tick("Kaplice"));
    let page = scene.rig.get(&manager, &to.leads_to()).page();
    assert_eq!(page.table("Odpověď").len(), 3);
}

#[test]
fn a_secretary_asks_on_the_own_ground_only() {
    let scene = Scene::event_in(&[Place::Orp(BUDEJOVICE), Place::Orp(KRUMLOV)], false);
    let secretary = scene.secretary();
    scene.rig.get(&secretary, &ask_address()).page().assert_says("79 obcí");
    let foreign = [("who", "chosen"), ("obec", "545392"), ("what", "x")];
    let reply = scene.rig.post(&secretary, &ask_address(), &foreign);
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    let reader = scene.rig.sign_in(reader());
    assert_eq!(scene.rig.get(&reader, &ask_address()).status, StatusCode::FORBIDDEN);
    let elsewhere = Scene::event_in(&[Place::Orp(KRUMLOV)], false);
    let secretary = elsewhere.secretary();
    assert_eq!(elsewhere.rig.get(&secretary, &ask_address()).status, StatusCode::NOT_FOUND);
}

#[test]
fn the_operator_finds_the_caller_and_writes_the_report_down() {
    let scene = Scene::flood().asked(&[PLAV]).later(10);
    let operator = scene.rig.sign_in(operator());
    let search = scene.rig.get(&operator, "/hlaseni/zapsat?q=plav");
    let form = search.leads_to();
    assert_eq!(form, "/hlaseni/535346/zapsat");
    let form = scene.rig.get(&operator, &form).page().form("Zapsat hlášení");
    let form = form.fill("Kdo volá", "místostarosta").fill("Spojení", "vysílačka").tick("Kritické");
    let to = scene.rig.send(&operator, &form).leads_to();
    let page = scene.rig.get(&operator, &to).page();
    page.assert_says("Hlášení je zapsáno a všichni oprávnění ho vidí.");
    page.assert_says("místostarosta (vysílačka)");
    let mayor = scene.mayor_of(PLAV);
    scene.rig.get(&mayor, "/obec").page().assert_says("Kritické");
}

#[test]
fn several_municipalities_of_a_name_are_a_choice() {
    let scene = Scene::flood();
    let operator = scene.rig.sign_in(operator());
    let page = scene.rig.get(&operator, "/hlaseni/zapsat?q=bor").page();
    assert_eq!(page.link("Borek"), "/hlaseni/544272/zapsat");
    let page = scene.rig.get(&operator, "/hlaseni/zapsat?q=xyz").page();
    page.assert_says("Žádná obec toho názvu");
    let secretary = scene.rig.sign_in(orp_secretary(KRUMLOV));
    scene.rig.get(&secretary, "/hlaseni/zapsat?q=plav").page().assert_silent_about("Plav\n");
}

#[test]
fn who_cannot_be_reached_stands_as_without_contact() {
    let scene = Scene::flood().asked(&[PLAV]).later(70);
    let secretary = scene.secretary();
    let page = scene.rig.get(&secretary, "/hlaseni/535346").page();
    page.assert_says("po lhůtě");
    let form = page.form("Zapsat, že se nelze dovolat").fill("Kam a kolikrát", "mobil 3×");
    let to = scene.rig.send(&secretary, &form).leads_to();
    let page = scene.rig.get(&secretary, &to).page();
    page.assert_says("Marný pokus o spojení je zapsán.");
    page.assert_says("mobil 3×");
    page.assert_says("bez spojení");
    let empty = scene.rig.post(&secretary, "/hlaseni/535346/nedovolano", &[("note", "x")]);
    empty.page_with(StatusCode::UNPROCESSABLE_ENTITY).assert_says("Vyberte, jakým spojením.");
}

#[test]
fn one_who_may_not_see_a_municipality_does_not_find_it() {
    let scene = Scene::flood().reported(PLAV, Situation::Critical);
    let stranger = scene.rig.sign_in(orp_secretary(KRUMLOV));
    for address in ["/hlaseni/535346", "/hlaseni/535346/zapsat", "/hlaseni/999999"] {
        assert_eq!(scene.rig.get(&stranger, address).status, StatusCode::NOT_FOUND, "{address}");
    }
    let sent = [("caller", "x"), ("channel", "phone"), ("situation", "normal")];
    let reply = scene.rig.post(&stranger, "/hlaseni/535346/zapsat", &sent);
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    let reader = scene.rig.sign_in(reader());
    let page = scene.rig.get(&reader, "/hlaseni/535346").page();
    page.assert_says("kritické");
    page.assert_silent_about("Zapsat hlášení");
}

#[test]
fn an_ask_is_reminded_of_and_closed() {
    let scene = Scene::flood().asked(&[PLAV, HLUBOKA]).reported(PLAV, Situation::Normal).later(61);
    let secretary = scene.secretary();
    let address = format!("/vyzvy/{ASK}");
    let page = scene.rig.get(&secretary, &address).page();
    let to = scene.rig.send(&secretary, &page.form("Zaznamenat urgenci")).leads_to();
    let page = scene.rig.get(&secretary, &to).page();
    page.assert_says("Urgováno: 1 obec bez odpovědi (telefon)");
    let withdraw = page.form("Ukončit výzvu").tick("Odvolat, byla omylem");
    let reply = scene.rig.send(&secretary, &withdraw);
    let page = reply.page_with(StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_says("Napište, proč výzvu odvoláváte");
    let close = page.form("Ukončit výzvu").fill("Důvod", "spletl jsem obce");
    let to = scene.rig.send(&secretary, &close).leads_to();
    assert_eq!(scene.rig.send(&secretary, &close).leads_to(), to, "a second tap is no mistake");
    let page = scene.rig.get(&secretary, &to).page();
    page.assert_says("Výzva odvolána");
    let mayor = scene.mayor_of(PLAV);
    scene.rig.get(&mayor, "/obec").page().assert_silent_about("Jaká je situace?");
}

#[test]
fn the_pages_on_duty_are_live() {
    let scene = Scene::flood().asked(&[PLAV]);
    let secretary = scene.secretary();
    let mut live = scene.live(&secretary, "", Lang::Cs);
    live.params = hlaska_web::Params::of(&[("obec", "535346"), ("vyzva", &ASK.to_string())]);
    let page = scene.rig.get(&secretary, "/hlaseni/535346").text;
    assert_on_page(&detail::parts(&live).unwrap(), &page);
    let page = scene.rig.get(&secretary, &format!("/vyzvy/{ASK}")).text;
    assert_on_page(&ask::parts(&live).unwrap(), &page);
}

fn hit() -> Statement {
    let mut statement = Statement::plain(Situation::Critical);
    statement.people.evacuated = Some(120);
    statement.note = "protržená hráz".into();
    statement
}

#[test]
fn the_incident_shows_what_was_asked_and_what_came() {
    let scene = Scene::flood().asked(&[PLAV, HLUBOKA]).later(5).said(PLAV, hit()).later(56);
    let live = scene.live(&scene.secretary(), "", Lang::Cs);
    let html = panel::panel(&live, &FLOOD.to_string()).into_string();
    let page = hlaska_testkit::page::Page::parse(&html);
    insta::assert_snapshot!(page.text(), @r#"
    Hlášení obcí
    Odpovědělo 1 z 2 vyzvaných obcí. Kritické 1, bez hlášení 1.
    Po lhůtě: 1
    Evakuováno: 120
    17:00 Jaká je situace? – 2 obce, do 18:00
    Vyzvat obcePřehled hlášení
    "#);
    assert_eq!(page.link("Vyzvat obce"), ask_address());
    let board = scene.rig.get(&scene.secretary(), &page.link("Přehled hlášení")).page();
    assert_eq!(board.texts("tbody th a").len(), 2);
}

#[test]
fn the_incidents_log_receives_every_report() {
    let scene = Scene::flood()
        .reported(HLUBOKA, Situation::Normal)
        .asked(&[PLAV])
        .later(5)
        .said(PLAV, hit())
        .reported(PLAV, Situation::Watch);
    let live = scene.live(&scene.secretary(), "", Lang::Cs);
    let mut items = chronicle::items(&live, &FLOOD.to_string(), &Wanted::All);
    items.sort_by_key(|item| item.seq);
    let lines: Vec<String> = items
        .iter()
        .map(|item| {
            let star = if item.significant { "*" } else { "" };
            format!("{star}{}: {} [{}]", item.label, item.text, item.counterparty)
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
    Odesláno: Výzva k hlášení do 18:00: Jaká je situace? [1 obec]
    *Přijato: Hlášení obce Plav: Kritické; evakuováno 120; protržená hráz [Plav]
    Přijato: Hlášení obce Plav: Sledujeme [Plav]
    "#);
    assert!(chronicle::items(&live, "nonsense", &Wanted::All).is_empty());
    let marks = chronicle::items(&live, &FLOOD.to_string(), &Wanted::Marks);
    let mut marks: Vec<_> = marks.iter().map(|mark| (mark.seq, mark.significant)).collect();
    marks.sort_unstable();
    assert_eq!(marks, items.iter().map(|i| (i.seq, i.significant)).collect::<Vec<_>>());
    let second = std::collections::BTreeSet::from([items[1].seq]);
    let some = chronicle::items(&live, &FLOOD.to_string(), &Wanted::These(&second));
    assert_eq!(some, items[1..2]);
}

#[test]
fn a_mayor_reads_nothing_of_the_neighbours_in_the_log() {
    let scene = Scene::flood().asked(&[PLAV, HLUBOKA]).said(HLUBOKA, hit());
    let live = scene.live(&scene.mayor_of(PLAV), "", Lang::Cs);
    let items = chronicle::items(&live, &FLOOD.to_string(), &Wanted::All);
    assert!(items.iter().all(|item| !item.text.contains("hráz")), "{items:?}");
    let panel = panel::panel(&live, &FLOOD.to_string()).into_string();
    assert!(!panel.contains("120"), "{panel}");
    let world = scene.rig.portal.world();
    assert_eq!(world.view::<Reports>().reports_since(&live.viewer, 0).len(), 0);
}
