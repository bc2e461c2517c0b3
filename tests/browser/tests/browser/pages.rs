//! What every page must hold: readable by everybody (axe, light and dark), no sideways scrolling
//! on the narrowest phone, nothing the browser complains about.

use hlaska_browser::{Stage, flood, welcome};
use hlaska_journeys::{Person, ROUDNE, everybody, steps, who};
use hlaska_testkit::browser::{Page, Screen};

/// Who looks at what; addresses of objects are found on the stage.
fn pages(stage: &Stage, event: &str) -> Vec<(Person, Vec<String>)> {
    let operator = stage.region.sign_in(who::OPERATOR);
    let signal = steps::signal(&operator, &steps::reached(&ROUDNE, "3. SPA (ohrožení)"));
    let ask = operator.open(event).page().link("Nahlaste prosím situaci v obci.");
    let administrator = stage.region.sign_in(who::ADMINISTRATOR);
    let account = administrator.open("/sprava/ucty").page().link(who::READER.name);
    let office = administrator.open("/sprava/organizace").page().link("Správa portálu");
    let own = |paths: &[&str]| paths.iter().map(|&path| path.to_owned()).collect();
    let gauge = format!("/stavy/{}", ROUDNE.id);
    let forms = [
        format!("{event}/upravit"),
        format!("{event}/uzavrit"),
        format!("{event}/vyzva"),
        format!("{event}/zaznamy/1/opravit"),
    ];
    let manager = [
        own(&[
            "/",
            "/?rezim=stena",
            "/podnety",
            &signal,
            "/podnety?stav=historie",
            "/udalosti",
            event,
        ]),
        own(&["/udalosti/nova", &format!("/udalosti/nova?podnet={}", last(&signal))]),
        forms.to_vec(),
        own(&[
            "/hlaseni",
            "/hlaseni?view=karty",
            "/hlaseni?view=tabule",
            "/hlaseni?view=mapa",
            &ask,
        ]),
        own(&[
            "/hlaseni/544973",
            "/hlaseni/544973/zapsat",
            "/hlaseni/zapsat?q=no",
            "/stavy",
            &gauge,
        ]),
        own(&["/zdroje", "/mapa", "/novinky", "/ucet", "/nic-takoveho"]),
    ];
    let administration = ["/sprava/ucty", "/sprava/ucty/novy", &account, "/sprava/organizace"];
    let administration = [&administration[..], &["/sprava/organizace/nova", &office]].concat();
    vec![
        (who::REGION_MANAGER, manager.concat()),
        (who::ROUDNE_MAYOR, own(&["/obec", "/?prehled=1", "/offline"])),
        (who::ADMINISTRATOR, own(&administration)),
    ]
}

fn last(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or_default()
}

fn flooded() -> (Stage, String) {
    let people = [&everybody()[..], &[who::PLAV_MAYOR]].concat();
    let stage = Stage::set(&people);
    welcome(&stage.region, &people);
    stage.river.rises_to(&ROUDNE, 281.0);
    let event = flood::unfold(&stage.region);
    (stage, event)
}

/// Opens every page on this screen and looks at each.
fn tour(screen: Screen, look: impl Fn(&Page)) {
    let (stage, event) = flooded();
    for (person, paths) in pages(&stage, &event) {
        let page = stage.seat(person, screen);
        for path in paths {
            page.goto(&stage.url(&path));
            if path == "/nic-takoveho" {
                page.complaints(); // the browser complains about 404, as it should
            }
            look(&page);
            let complaints = page.complaints();
            assert!(complaints.is_empty(), "{path}: {complaints:#?}");
        }
    }
    let stranger = stage.browser.page(screen);
    stranger.goto(&stage.url("/prihlaseni"));
    look(&stranger);
}

#[test]
fn everybody_can_read_every_page_in_light_and_dark() {
    tour(Screen::Desktop, |page| {
        page.dark(false);
        page.assert_accessible();
        page.dark(true);
        page.assert_accessible();
    });
}

#[test]
fn no_page_scrolls_sideways_on_the_narrowest_phone() {
    tour(Screen::Narrow, Page::assert_fits_sideways);
}
