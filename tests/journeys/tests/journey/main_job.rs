//! A gauge rises, the duty officer opens an event, mayors are asked and report, everybody entitled
//! sees it, every step stands in the log. Without a line of JavaScript.

use hlaska_journeys::{BUDEJOVICE, ROUDNE, Region, River, steps, who};
use hlaska_testkit::http::Client;
use hlaska_testkit::{Scratch, on_both_engines};

/// The region with a swollen Malše, and everybody who has a part.
fn flood(scratch: &Scratch) -> (River, Region) {
    let river = River::calm();
    let everybody = [
        who::REGION_MANAGER,
        who::OPERATOR,
        who::SECRETARY,
        who::READER,
        who::ROUDNE_MAYOR,
        who::PLAV_MAYOR,
        who::STRYCICE_MAYOR,
        who::KRUMLOV_SECRETARY,
    ];
    let region = Region::on(scratch).reading(&river).with(&everybody).open();
    river.rises_to(&ROUDNE, 215.0);
    (river, region)
}

/// The cells of a municipality's row on the report board.
#[track_caller]
fn board_row(client: &Client, municipality: &str) -> Vec<String> {
    let board = client.open("/hlaseni").expect(200).page();
    let mut rows = board.table("Hlášení obcí").into_iter();
    let row = rows.find(|row| row.first().is_some_and(|name| name == municipality));
    row.unwrap_or_else(|| panic!("{municipality} is not on the board:\n{}", board.text()))
}

on_both_engines! {
    fn from_a_rising_gauge_to_everybodys_board(scratch) {
        let (_river, region) = flood(scratch);
        let operator = region.sign_in(who::OPERATOR);
        let signal = steps::signal(&operator, &steps::reached(&ROUDNE, "2. SPA (pohotovost)"));
        let detail = operator.open(&signal).expect(200).page();
        detail.assert_says("Naměřeno 215 cm");
        detail.assert_says("Pozorováno, nevyhlášeno.");
        let event = steps::open_from(&operator, &signal, "Povodeň na Malši");
        operator.open(&signal).expect(200).page().assert_says("Povodeň na Malši");

        let ask = steps::ask_all(&operator, &event);
        let asked = operator.open(&ask).expect(200).page();
        assert_eq!(asked.table("Odpověď").len(), 1 + 79, "one row for each municipality asked");

        answers(&region, &operator);
        let region_manager = region.sign_in(who::REGION_MANAGER);
        for seen_by in [&operator, &region_manager, &region.sign_in(who::READER)] {
            board(seen_by);
            log(seen_by, &event);
        }
        nothing_for_the_neighbours(&region.sign_in(who::KRUMLOV_SECRETARY), &event);
    }

    fn a_correction_stands_beside_what_it_corrects(scratch) {
        let (_river, region) = flood(scratch);
        let secretary = region.sign_in(who::SECRETARY);
        let event = steps::open_by_hand(&secretary, "Zátopa v Plavu", "Plav").path;
        steps::note(&secretary, &event, "Voda je na návsi, dva domy").expect(200);
        let page = secretary.open(&event).expect(200).page();
        let correction = secretary.open(&page.link("Opravit č. 1")).expect(200).page();
        let form = correction.form("Zapsat opravu");
        let form = form.fill("Doslovné znění", "Voda je na návsi, tři domy");
        let page = secretary.submit(&form.fill("Důvod opravy", "přepočítáno")).expect(200).page();
        for stays in ["Voda je na návsi, dva domy", "Voda je na návsi, tři domy", "přepočítáno"] {
            page.assert_says(stays);
        }
        let found = secretary.open(&format!("{event}?q=navsi+tri")).expect(200).page();
        found.assert_says("tři domy");
        found.assert_silent_about("dva domy");
    }

    fn a_closed_event_takes_no_entry_until_it_is_opened_again(scratch) {
        let (_river, region) = flood(scratch);
        let secretary = region.sign_in(who::SECRETARY);
        let event = steps::open_by_hand(&secretary, "Zátopa v Plavu", "Plav").path;
        let log = secretary.open(&event).expect(200).page().form("Zapsat");
        let form = secretary.open(&format!("{event}/uzavrit")).page().form("Uzavřít událost");
        secretary.submit(&form).expect(422).page().assert_says("Vyplňte");
        let form = form.fill("Proč se událost uzavírá", "hladina klesla");
        secretary.submit(&form).expect(200).page().assert_says("hladina klesla");
        let late = log.tick("Poznámka").fill("Doslovné znění", "pozdě");
        secretary.submit(&late).expect(409);
        let form = secretary.open(&format!("{event}/otevrit")).page().form("Znovu otevřít");
        let form = form.fill("Proč se událost znovu otevírá", "druhá vlna");
        secretary.submit(&form).expect(200).page().assert_says("druhá vlna");
        steps::note(&secretary, &event, "zápis po otevření").expect(200);
        let page = secretary.open(&event).expect(200).page();
        page.assert_says("zápis po otevření");
        page.assert_silent_about("pozdě");
    }

    fn what_is_new_since_i_last_looked(scratch) {
        let (river, region) = flood(scratch);
        let operator = region.sign_in(who::OPERATOR);
        steps::signal(&operator, &steps::reached(&ROUDNE, "2. SPA (pohotovost)"));
        let news = operator.open("/novinky").expect(200).page();
        news.assert_says("Malše – Roudné");
        operator.submit(&news.form("Označit vše jako přečtené")).expect(200);
        operator.open("/novinky").expect(200).page().assert_says("Nic nového");
        river.rises_to(&BUDEJOVICE, 305.0);
        steps::signal(&operator, &steps::reached(&BUDEJOVICE, "1. SPA (bdělost)"));
        let news = operator.open("/novinky").expect(200).page();
        news.assert_says("Vltava – České Budějovice");
        news.assert_silent_about("Malše – Roudné");
    }
}

/// A mayor at once, another through the operator, a third cannot be reached.
fn answers(region: &Region, operator: &Client) {
    let roudne = region.sign_in(who::ROUDNE_MAYOR);
    let page = roudne.open("/obec").expect(200).page();
    page.assert_says("Nahlaste prosím situaci v obci.");
    let form = steps::statement(&roudne, "Zasaženo").fill("Evakuováno", "12");
    let form = form.fill("Elektřina", "nefunguje").tick("Čerpadla");
    steps::send(&roudne, &form.fill("Co se děje", "Voda v ulici U Malše")).assert_says("erpadla");
    // Nobody is asked twice: the last answer waits to be confirmed in one tap.
    let page = roudne.open("/obec").expect(200).page();
    let confirmed = roudne.submit(&page.form("Beze změny")).expect(200).page();
    confirmed.assert_says("evakuováno 12");

    let form = operator.open("/hlaseni/535346/zapsat").expect(200).page().form("Zapsat hlášení");
    let form = form.fill("Kdo volá", "starostka").tick("Kritické").fill("Odříznuto", "30");
    operator.submit(&form).expect(200).page().assert_says("starostka (telefon)");

    let page = operator.open("/hlaseni/536032").expect(200).page();
    let form = page.form("Zapsat, že se nelze dovolat");
    operator.submit(&form).expect(200).page().assert_says("Marný pokus o spojení je zapsán.");
}

/// The same record as board, summary and map.
fn board(client: &Client) {
    let roudne = board_row(client, "Roudné");
    assert!(roudne[1].starts_with("zasaženo") && roudne[3] == "12", "{roudne:?}");
    assert!(roudne.iter().any(|cell| cell.contains("erpadla")), "{roudne:?}");
    let plav = board_row(client, "Plav");
    assert!(plav[1].starts_with("kritické") && plav[4] == "30", "{plav:?}");
    let strycice = board_row(client, "Strýčice");
    assert!(strycice.iter().any(|cell| cell.contains("bez spojení")), "{strycice:?}");
    assert!(board_row(client, "Hosín").iter().any(|cell| cell.contains("čeká se")));
    let state = client.get("/mapa/stav.json").expect(200).json();
    assert_eq!((state["r"]["544973"].as_u64(), state["r"]["535346"].as_u64()), (Some(3), Some(4)));
    assert_eq!(state["g"][ROUDNE.id], 2);
    let home = client.open("/?prehled=1").expect(200).page();
    home.assert_says("Obcí odpovědělo2/79");
    home.assert_says("Nových podnětů0"); // out of the only one an event has grown
    home.assert_says("Povodeň na Malši");
}

/// The event's log has every step, whoever made it.
fn log(client: &Client, event: &str) {
    let page = client.open(event).expect(200).page();
    for step in [
        "Událost založena",
        "Výzva k hlášení do",
        "Voda v ulici U Malše",
        "starostka",
        "Operátor KOPIS",
        "Starosta Roudného",
        "Odpovědělo 2 z 79",
    ] {
        page.assert_says(step);
    }
}

fn nothing_for_the_neighbours(neighbour: &Client, event: &str) {
    neighbour.open(event).expect(404);
    let home = neighbour.open("/").expect(200).page();
    home.assert_says("Malše – Roudné"); // how high a river is, is no secret
    home.assert_silent_about("Povodeň na Malši");
    for page in ["/podnety", "/udalosti", "/hlaseni", "/novinky"] {
        let page = neighbour.open(page).expect(200).page();
        page.assert_silent_about("Malši");
        page.assert_silent_about("Roudné");
    }
    assert_eq!(neighbour.get("/mapa/stav.json").expect(200).json()["r"], serde_json::json!({}));
}
