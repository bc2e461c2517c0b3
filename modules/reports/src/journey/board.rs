//! The board in all its drawings.

use hlaska_kernel::{Lang, Place};
use hlaska_rig::{PLAV, Person, operator, region_manager};
use hlaska_testkit::page::Page;
use http::StatusCode;

use super::{FLOOD, HLUBOKA, Scene, assert_on_page};
use crate::page::{board, map};
use crate::statement::{Need, People, Situation, Statement, Supplies, Supply};

fn hit() -> Statement {
    Statement {
        people: People { evacuated: Some(120), cut_off: Some(8), injured: None },
        supplies: Supplies { electricity: Supply::Out, roads: Supply::Partly, ..Supplies::UNKNOWN },
        needs: vec![Need::Pumps],
        needs_text: "2 velká".into(),
        ..Statement::plain(Situation::Critical)
    }
}

fn scene() -> Scene {
    let borek =
        Place::Municipality(hlaska_rig::BUDEJOVICE, hlaska_kernel::MunicipalityCode(544_272));
    Scene::flood().asked(&[PLAV, HLUBOKA, borek]).later(5).said(PLAV, hit()).later(60)
}

fn manager(scene: &Scene) -> Person {
    scene.rig.sign_in(region_manager())
}

#[test]
fn the_board_in_words() {
    let scene = scene();
    let page = scene.rig.get(&manager(&scene), "/hlaseni").page();
    let rows: Vec<String> =
        page.table("Hlášení obcí").into_iter().map(|row| row.join(" | ")).collect();
    insta::assert_snapshot!(rows.join("\n"), @r#"
    Obec | Situace | Odpověď | Evakuováno | Odříznuto | Zraněno | Elektřina | Pitná voda | Telefony | Silnice | Potřebuje
    ORP České Budějovice Odpovědělo 1 z 3 vyzvaných obcí · po lhůtě 2 · evakuováno 120 · odříznuto 8
    Borek | bez hlášení | po lhůtě do 18:00 | 
    Hluboká nad Vltavou | bez hlášení | po lhůtě do 18:00 | 
    Plav | kritické 17:05 (před 1 h) | odpověděla | 120 | 8 | – | ✕ nefunguje | –nevíme | –nevíme | ◐ částečně | čerpadla – 2 velká
    "#);
    insta::assert_snapshot!(page.texts("#hlaseni-souhrn")[0], @r#"
    Odpovědělo1 / 3
    Po lhůtě2
    Bez spojení0
    Kritické1Zasaženo: 0
    Evakuováno120Odříznuto: 8, zraněno: –
    Žádá o pomoc1Nefunguje plně: elektřina 1, silnice 1
    "#);
}

#[test]
fn every_drawing_shows_the_same_municipalities() {
    let scene = scene();
    let manager = manager(&scene);
    for view in ["tabulka", "karty", "tabule"] {
        let page = scene.rig.get(&manager, &format!("/hlaseni?view={view}")).page();
        for name in ["Borek", "Hluboká nad Vltavou", "Plav"] {
            page.assert_says(name);
        }
        page.assert_says("kritické");
        page.assert_says("po lhůtě");
    }
}

#[test]
fn every_drawing_is_live() {
    let scene = scene();
    let manager = manager(&scene);
    for view in ["tabulka", "karty", "tabule", "mapa"] {
        let query = format!("view={view}&udalost={FLOOD}");
        let page = scene.rig.get(&manager, &format!("/hlaseni?{query}")).text;
        assert_on_page(&board::parts(&scene.live(&manager, &query, Lang::Cs)).unwrap(), &page);
    }
}

#[test]
fn filters_leave_the_sums_alone() {
    let scene = scene();
    let manager = manager(&scene);
    let names = |query: &str| {
        let page = scene.rig.get(&manager, &format!("/hlaseni?{query}")).page();
        assert_eq!(page.texts("#hlaseni-souhrn .tile-value")[0], "1 / 3", "{query}");
        page.texts("tbody th a")
    };
    assert_eq!(names("stav=overdue"), ["Borek", "Hluboká nad Vltavou"]);
    assert_eq!(names("stav=critical"), ["Plav"]);
    assert_eq!(names("stav=needs"), ["Plav"]);
    assert_eq!(names("stav=no_contact"), [""; 0]);
    let page = scene.rig.get(&manager, "/hlaseni?orp=3103").page();
    page.assert_says("To neznamená, že je všude klid.");
}

#[test]
fn an_unknown_incident_has_no_board() {
    let scene = scene();
    let manager = manager(&scene);
    for odd in ["nonsense", "00000000-0000-0000-0000-000000000009"] {
        let reply = scene.rig.get(&manager, &format!("/hlaseni?udalost={odd}"));
        assert_eq!(reply.status, StatusCode::NOT_FOUND);
    }
}

#[test]
fn reality_is_not_overlooked_behind_an_exercise() {
    let drill = Scene::drill().asked_in_exercise(&[PLAV]);
    let person = manager(&drill);
    let page = drill.rig.get(&person, "/hlaseni").page();
    assert_eq!(page.texts("h1"), ["Hlášení obcí Cvičení"]);
    let drill = drill.said(HLUBOKA, hit());
    let page = drill.rig.get(&person, "/hlaseni").page();
    assert_eq!(page.texts("h1"), ["Hlášení obcí"], "reality comes first");
    page.assert_says("Probíhá také cvičení (1 obec)");
    let exercise = drill.rig.get(&person, &page.link("Zobrazit")).page();
    exercise.assert_says("Mimo cvičení jsou skutečné výzvy nebo hlášení (1 obec)");
}

#[test]
fn the_map_says_by_sign_and_word_what_the_table_says() {
    let scene = scene();
    let live = scene.live(&manager(&scene), "", Lang::Cs);
    let html = map::svg_map_fragment(&live, Some(FLOOD), &maud::html! { circle {} }).into_string();
    let page = Page::parse(&html);
    assert_eq!(page.texts("path.m").len(), 79, "the ORP in detail, the others as a border");
    assert_eq!(page.texts("path.s4 title"), ["Plav: kritické 17:05"]);
    assert_eq!(page.texts("path.orp").len(), 17);
    assert_eq!(page.texts("svg.map > circle").len(), 1, "what others draw on top");
    page.assert_says("Kritické 1, bez hlášení 2.");
    assert!(html.contains("Borek: bez hlášení, po lhůtě"));
    let quiet = map::svg_map_fragment(
        &Scene::flood().live(&manager(&scene), "", Lang::En),
        None,
        &maud::html! {},
    );
    assert!(quiet.into_string().contains("Nothing is known yet"));
}

#[test]
fn the_board_speaks_english_too() {
    let scene = scene();
    let live = scene.live(&scene.rig.sign_in(operator()), "view=karty", Lang::En);
    let world = scene.rig.portal.world();
    let query = crate::page::query::Query::read(&live, &world).unwrap();
    drop(world);
    let page = Page::parse(&crate::page::summary::fragment(&live, &query).into_string());
    page.assert_says("Evacuated");
    page.assert_silent_about("Evakuováno");
}

#[test]
fn the_whole_region_on_one_board_stays_light() {
    let scene = Scene::event_in(&[Place::Region], false);
    let all =
        crate::place::municipalities_in(&hlaska_territory::Gazetteer::builtin(), &[Place::Region]);
    let mut scene = scene.asked(&all).later(5);
    for place in &all {
        scene = scene.said(*place, hit());
    }
    let manager = manager(&scene);
    for (view, most_kb) in [("tabulka", 60), ("karty", 40), ("tabule", 40), ("mapa", 60)] {
        let html = scene.rig.get(&manager, &format!("/hlaseni?view={view}")).text;
        let bytes = super::mayor::compressed(&html);
        assert!(bytes <= most_kb * 1024, "{view}: {bytes} B compressed, {} B plain", html.len());
    }
}
