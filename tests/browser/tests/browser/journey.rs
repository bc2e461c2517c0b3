//! Signal → event → 79 municipalities asked → three mayors answer from their phones, one of them
//! without a connection → board, map, log and wall of the region show it by themselves.

use hlaska_browser::{Stage, assert_never_reloaded, await_service_worker, mark, sign_in, welcome};
use hlaska_journeys::{ROUDNE, Region, steps, who};
use hlaska_testkit::browser::{Page, Screen};
use hlaska_testkit::cable::Cable;
use hlaska_testkit::eventually;

const PEOPLE: [hlaska_journeys::Person; 5] =
    [who::REGION_MANAGER, who::OPERATOR, who::ROUDNE_MAYOR, who::PLAV_MAYOR, who::STRYCICE_MAYOR];
const EVENT: &str = "Povodeň na Malši";

/// The region manager's screens, open all the time.
struct Region4 {
    board: Page,
    map: Page,
    log: Page,
    wall: Page,
}

impl Region4 {
    fn open(stage: &Stage, event: &str) -> Self {
        let board = stage.seat(who::REGION_MANAGER, Screen::Desktop);
        let tab = |screen: Screen, path: &str| {
            let page = board.sibling(screen);
            page.goto(&stage.url(path));
            mark(&page);
            page
        };
        let (map, log) = (tab(Screen::Desktop, "/mapa"), tab(Screen::Desktop, event));
        let wall = tab(Screen::Wall, "/?rezim=stena");
        board.goto(&stage.url("/hlaseni"));
        mark(&board);
        Self { board, map, log, wall }
    }

    fn assert_nobody_reloaded(&self) {
        for page in [&self.board, &self.map, &self.log, &self.wall] {
            assert_never_reloaded(page);
        }
    }
}

#[test]
fn the_main_job_at_screens_and_phones() {
    let stage = Stage::set(&PEOPLE);
    welcome(&stage.region, &PEOPLE);
    let operator = stage.seat(who::OPERATOR, Screen::Desktop);
    mark(&operator);
    stage.river.rises_to(&ROUDNE, 215.0);
    operator.wait_for(&steps::reached(&ROUDNE, "2. SPA (pohotovost)"));
    assert_never_reloaded(&operator);
    let event = open_event(&operator);
    let region = Region4::open(&stage, &event);
    operator.click("Vyzvat obce");
    operator.wait_for("Koho vyzvat");
    operator.click("Odeslat výzvu");
    operator.wait_for("Výzva obcím");
    region.board.wait_for("čeká se");
    assert_eq!(rows(&region.board), 79);

    let quiet = picture_at_rest(&region.map);
    let roudne = mayor(&stage, &stage.region.portal.url(), who::ROUDNE_MAYOR);
    report(&roudne, "Zasaženo", "Voda v ulici U Malše");
    roudne.wait_for("Hlášení je zapsáno");
    let plav = mayor(&stage, &stage.region.portal.url(), who::PLAV_MAYOR);
    report(&plav, "Kritické", "Zaplavena dolní část obce");
    plav.wait_for("Hlášení je zapsáno");
    region.log.wait_for("Zaplavena dolní část obce");

    offline_mayor(&stage, &region);

    for (municipality, situation) in
        [("Roudné", "zasaženo"), ("Plav", "kritické"), ("Strýčice", "zasaženo")]
    {
        row_says(&region.board, municipality, situation);
    }
    region.wall.wait_for("3/79");
    eventually("other colours on the map", || (picture(&region.map) != quiet).then_some(()));
    let open_events = "document.getElementById('udalosti-panel').innerText";
    let shown = region.wall.evaluate(open_events);
    assert!(shown.as_str().is_some_and(|shown| shown.contains(EVENT)), "the wall says {shown}");
    region.assert_nobody_reloaded();
    once(&stage.region);
}

/// From the inbox on Situace to the event's own page.
fn open_event(operator: &Page) -> String {
    operator.click(&steps::reached(&ROUDNE, "2. SPA (pohotovost)"));
    operator.wait_for("Pozorováno, nevyhlášeno.");
    operator.click("Založit událost");
    operator.wait_for("Údaje jsou předvyplněné z podnětu.");
    operator.fill("Název", EVENT);
    operator.click("Založit událost");
    operator.wait_for("Deník události");
    let url = operator.url();
    url[url.find("/udalosti/").expect("the event's page")..].to_owned()
}

/// A mayor who took the phone out of the pocket; the municipality's page opens by itself.
fn mayor(stage: &Stage, base: &str, person: hlaska_journeys::Person) -> Page {
    let page = stage.browser.page(Screen::Phone);
    sign_in(&page, base, person);
    page.wait_for("Nahlaste prosím situaci v obci.");
    page.assert_fits_sideways();
    page
}

fn report(mayor: &Page, situation: &str, words: &str) {
    mayor.click(situation);
    mayor.fill("Co se děje", words);
    mayor.click("Odeslat hlášení");
}

/// Writes while the line is dead; the phone keeps it and sends it once the line is back.
fn offline_mayor(stage: &Stage, region: &Region4) {
    let cable = Cable::to(stage.region.portal.port());
    let page = mayor(stage, &cable.url(), who::STRYCICE_MAYOR);
    page.expect_complaints();
    await_service_worker(&page);
    page.goto(&format!("{}/obec", cable.url()));
    cable.cut();
    report(&page, "Zasaženo", "Sklepy pod vodou");
    page.wait_for("čeká na odeslání");
    assert!(!region.log.text().contains("Sklepy pod vodou"), "nothing comes through a cut cable");
    page.goto(&format!("{}/obec", cable.url()));
    page.wait_for("Bez připojení");
    cable.plug();
    page.goto(&format!("{}/obec", cable.url()));
    region.log.wait_for("Sklepy pod vodou");
}

fn rows(board: &Page) -> u64 {
    let count = "document.querySelectorAll('tbody tr[id], tbody tr:has(td)').length";
    board.evaluate(count).as_u64().unwrap_or(0)
}

/// A number for everything drawn on the working map.
fn picture(map: &Page) -> serde_json::Value {
    map.evaluate(
        "[...document.querySelectorAll('canvas')].map(canvas => canvas.toDataURL()).join('')
            .split('').reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 1000000007, 7)",
    )
}

/// The same once the map has finished drawing.
fn picture_at_rest(map: &Page) -> serde_json::Value {
    eventually("the map to be drawn", || {
        let before = picture(map);
        std::thread::sleep(std::time::Duration::from_millis(500));
        (before != 7 && picture(map) == before).then_some(before)
    })
}

/// Waits until the municipality's row of the board says this.
fn row_says(board: &Page, municipality: &str, situation: &str) {
    let row = format!(
        "[...document.querySelectorAll('tbody tr')].map(row => row.innerText)\
         .find(text => text.startsWith('{municipality}')) ?? ''"
    );
    eventually(&format!("„{situation}“ beside {municipality}"), || {
        let said = board.evaluate(&row);
        said.as_str().is_some_and(|said| said.contains(situation)).then_some(())
    });
}

/// The phone that was cut off is heard exactly once.
fn once(region: &Region) {
    let manager = region.sign_in(who::REGION_MANAGER);
    let page = manager.open("/hlaseni/536032").expect(200).page();
    let history = page.texts("#historie").join("\n");
    assert_eq!(history.matches("Sklepy pod vodou").count(), 1, "{history}");
}
