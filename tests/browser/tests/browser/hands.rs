//! What hands and eyes meet at a screen: keys, half-written text while the page changes, tabs that
//! were out of sight, browsers without scripts.

use hlaska_browser::{Stage, mark, sign_in, welcome};
use hlaska_journeys::{Person, ROUDNE, steps, who};
use hlaska_testkit::browser::Screen;

const PEOPLE: [Person; 3] = [who::OPERATOR, who::SECRETARY, who::ROUDNE_MAYOR];

fn stage() -> (Stage, String) {
    let stage = Stage::set(&PEOPLE);
    welcome(&stage.region, &PEOPLE);
    let operator = stage.region.sign_in(who::OPERATOR);
    let event = steps::open_by_hand(&operator, "Povodeň na Malši", "Roudné, Plav").path;
    (stage, event)
}

#[test]
fn a_log_is_kept_without_touching_the_mouse() {
    let (stage, event) = stage();
    let page = stage.seat(who::OPERATOR, Screen::Desktop);
    page.goto(&stage.url(&event));
    mark(&page);
    for line in ["první řádek", "druhý řádek"] {
        page.press("n");
        page.type_text(line);
        page.press("Enter");
        page.wait_for("Zapsáno jako záznam");
        hlaska_testkit::eventually("the line in the log", || {
            let log = page.evaluate("document.getElementById('denik').innerText");
            log.as_str().is_some_and(|log| log.contains(line)).then_some(())
        });
        // The keys belong to the field until the reader leaves it.
        page.evaluate("document.activeElement.blur()");
    }
    hlaska_browser::assert_never_reloaded(&page);
}

#[test]
fn half_written_text_and_the_cursor_survive_what_others_write() {
    let (stage, event) = stage();
    let page = stage.seat(who::OPERATOR, Screen::Desktop);
    page.goto(&stage.url(&event));
    page.fill("Doslovné znění", "rozepsaná věta");
    let secretary = stage.region.sign_in(who::SECRETARY);
    steps::note(&secretary, &event, "zápis někoho jiného").expect(200);
    page.wait_for("zápis někoho jiného");
    page.type_text(" pokračuje");
    let text = "document.querySelector('textarea[name=text]').value";
    assert_eq!(page.evaluate(text), "rozepsaná věta pokračuje");
}

#[test]
fn a_tab_that_was_out_of_sight_catches_up_when_it_is_looked_at() {
    let (stage, event) = stage();
    let page = stage.seat(who::OPERATOR, Screen::Desktop);
    page.goto(&stage.url(&event));
    page.wait_for("Živě");
    mark(&page);
    let front = page.tab_in_front(Screen::Desktop);
    front.goto(&stage.url("/stavy"));
    let secretary = stage.region.sign_in(who::SECRETARY);
    steps::note(&secretary, &event, "zapsáno mezitím").expect(200);
    page.bring_to_front();
    page.wait_for("zapsáno mezitím");
    hlaska_browser::assert_never_reloaded(&page);
}

#[test]
fn the_main_job_without_scripts() {
    let stage = Stage::set(&PEOPLE);
    welcome(&stage.region, &PEOPLE);
    let base = stage.region.portal.url();
    stage.river.rises_to(&ROUDNE, 215.0);
    let title = steps::reached(&ROUDNE, "2. SPA (pohotovost)");
    steps::signal(&stage.region.sign_in(who::OPERATOR), &title);
    let operator = stage.browser.page(Screen::Desktop).without_scripts();
    sign_in(&operator, &base, who::OPERATOR);
    operator.goto(&stage.url("/podnety"));
    operator.click(&title);
    operator.wait_for("Pozorováno, nevyhlášeno.");
    operator.click("Založit událost");
    operator.wait_for("Údaje jsou předvyplněné z podnětu.");
    operator.fill("Název", "Povodeň bez skriptů");
    operator.click("Založit událost");
    operator.wait_for("Deník události");
    operator.click("Vyzvat obce");
    operator.wait_for("Koho vyzvat");
    operator.click("Odeslat výzvu");
    operator.wait_for("Výzva obcím");
    let mayor = stage.browser.page(Screen::Phone).without_scripts();
    sign_in(&mayor, &base, who::ROUDNE_MAYOR);
    mayor.wait_for("Nahlaste prosím situaci v obci.");
    mayor.click("Zasaženo");
    mayor.fill("Co se děje", "Voda u kostela");
    mayor.click("Odeslat hlášení");
    mayor.wait_for("Hlášení je zapsáno");
    operator.goto(&stage.url("/hlaseni/544973"));
    operator.wait_for("Voda u kostela");
}
