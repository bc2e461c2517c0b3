//! Promises to people: nobody is asked twice for what the system knows, an exercise is not taken
//! for reality, a late message says when it was written, and both languages are whole.

use hlaska_journeys::{Region, steps, who};
use hlaska_testkit::http::Client;
use hlaska_testkit::page::Page;
use hlaska_testkit::{Engine, Scratch, on_both_engines};

on_both_engines! {
    fn one_answer_serves_everybody_who_asked(scratch) {
        let people = [who::REGION_MANAGER, who::SECRETARY, who::ROUDNE_MAYOR];
        let region = Region::on(scratch).with(&people).open();
        let [manager, secretary, mayor] = people.map(|one| region.sign_in(one));
        let of_region = steps::open_by_hand(&manager, "Povodeň v kraji", "Roudné").path;
        let of_orp = steps::open_by_hand(&secretary, "Povodeň v ORP", "Roudné").path;
        let asks = [steps::ask_all(&manager, &of_region), steps::ask_all(&secretary, &of_orp)];
        steps::send(&mayor, &steps::statement(&mayor, "Sledujeme"));
        for (ask, event) in asks.iter().zip([&of_region, &of_orp]) {
            let answers = manager.open(ask).expect(200).page();
            assert_eq!(answers.table("Odpověď")[1][2], "sledujeme", "{}", answers.text());
            let page = manager.open(event).expect(200).page();
            page.assert_says("Odpovědělo 1 z 1");
        }
    }

    fn an_exercise_is_kept_apart_from_reality(scratch) {
        let people = [who::REGION_MANAGER, who::ROUDNE_MAYOR, who::PLAV_MAYOR];
        let region = Region::on(scratch).with(&people).open();
        let [manager, roudne, plav] = people.map(|one| region.sign_in(one));
        let form = steps::blank_event(&manager, "Cvičná povodeň", "Roudné");
        let drill = form.tick("Jde o cvičení, ne o skutečnou událost");
        let drill = manager.submit(&drill).expect(200).path;
        steps::ask_all(&manager, &drill);
        let real = steps::open_by_hand(&manager, "Skutečná povodeň", "Plav").path;
        steps::ask_all(&manager, &real);
        roudne.open("/obec").expect(200).page().assert_says("Hlášení patří ke cvičení");
        steps::send(&roudne, &steps::statement(&roudne, "Kritické"));
        steps::send(&plav, &steps::statement(&plav, "Klid"));
        let board = |kind: &str| manager.open(&format!("/hlaseni?cviceni={kind}")).expect(200).page();
        assert_eq!((cell(&board("1"), "Roudné"), cell(&board("1"), "Plav")), (Some("kritické".into()), None));
        assert_eq!((cell(&board("0"), "Roudné"), cell(&board("0"), "Plav")), (None, Some("klid".into())));
        let map = manager.get("/mapa/stav.json").expect(200).json();
        assert_eq!(map["r"]["544973"], serde_json::Value::Null, "a drill colours no real map");
        manager.open(&drill).expect(200).page().assert_says("Cvičná událost.");
    }

    fn a_report_from_the_queue_says_when_it_was_written_and_comes_once(scratch) {
        let people = [who::REGION_MANAGER, who::ROUDNE_MAYOR];
        let region = Region::on(scratch).with(&people).open();
        let [manager, mayor] = people.map(|one| region.sign_in(one));
        let event = steps::open_by_hand(&manager, "Povodeň na Malši", "Roudné").path;
        steps::ask_all(&manager, &event);
        let form = steps::statement(&mayor, "Zasaženo").fill("Co se děje", "napsáno bez spojení");
        let key = form.fields().into_iter().find(|(name, _)| name == "_key").expect("a key").1;
        let session = format!("session={}", mayor.cookie("session").expect("signed in"));
        let written = jiff::SignedDuration::from_mins(95);
        let written = (hlaska_kernel::Env::system().now() - written).to_string();
        let worker = Client::to(region.portal.url()).with("Cookie", &session);
        let worker = worker.with("Idempotency-Key", &key).with("X-Queued-At", &written);
        let before = steps::journal_head(&manager);
        let first = steps::post(&worker, &form).expect(303).location();
        assert_eq!(steps::post(&worker, &form).expect(303).location(), first);
        assert_eq!(steps::journal_head(&manager) - before, 1);
        let page = manager.open("/hlaseni/544973").expect(200).page();
        page.assert_says("napsáno bez spojení");
        page.assert_says("doručeno");
    }
}

/// The situation in a municipality's row, if it is on the board.
fn cell(board: &Page, municipality: &str) -> Option<String> {
    let has_table = !board.texts("table caption").is_empty();
    let rows = if has_table { board.table("Hlášení obcí") } else { Vec::new() };
    let row = rows.into_iter().find(|row| row[0] == municipality)?;
    row[1].split(' ').next().map(ToOwned::to_owned)
}

/// Words of the page's own, as opposed to what people and feeds have put on it.
const OWN_WORDS: &str = "main label, main button, main legend, main h2, main th, main summary, \
    main .hint, main .empty, main dt, nav a";

#[test]
fn both_languages_are_whole() {
    let scratch = Scratch::new(Engine::Sqlite);
    let people = [who::REGION_MANAGER, who::ROUDNE_MAYOR, who::ADMINISTRATOR];
    let region = Region::on(&scratch).with(&people).open();
    let [manager, mayor, administrator] = people.map(|one| region.sign_in(one));
    let event = steps::open_by_hand(&manager, "Flood", "Roudné").path;
    let ask = steps::ask_all(&manager, &event);
    steps::note(&manager, &event, "note").expect(200);
    let of_manager = [
        "/",
        "/podnety",
        "/udalosti",
        "/udalosti/nova",
        "/hlaseni",
        "/hlaseni/544973",
        "/stavy",
        "/hlaseni/544973/zapsat",
        "/zdroje",
        "/mapa",
        "/novinky",
        "/ucet",
        &event,
        &ask,
    ];
    let own = [format!("{event}/upravit"), format!("{event}/uzavrit"), format!("{event}/vyzva")];
    let of_manager = of_manager.into_iter().chain(own.iter().map(String::as_str));
    let of_mayor = ["/obec", "/?prehled=1"].into_iter();
    let of_administrator =
        ["/sprava/ucty", "/sprava/ucty/novy", "/sprava/organizace", "/sprava/organizace/nova"];
    speaks(&manager, of_manager);
    speaks(&mayor, of_mayor);
    speaks(&administrator, of_administrator.into_iter());
}

/// Fails for words that stand on the Czech and on the English page alike.
fn speaks<'a>(person: &Client, paths: impl Iterator<Item = &'a str>) {
    for path in paths {
        let czech = person.open(path).expect(200).page();
        person.post("/predvolby", &[("lang", "en")]).expect(303);
        let english = person.open(path).expect(200).page();
        person.post("/predvolby", &[("lang", "cs")]).expect(303);
        assert!(czech.texts("nav a") != english.texts("nav a"), "{path} changed no language");
        let said = czech.texts(OWN_WORDS);
        let left: Vec<_> = english
            .texts(OWN_WORDS)
            .into_iter()
            .filter(|words| said.contains(words) && is_czech(words))
            .collect();
        assert!(left.is_empty(), "{path} says in both languages: {left:#?}");
    }
}

/// Has letters only Czech has, and is no name.
fn is_czech(words: &str) -> bool {
    let names = [
        "České Budějovice",
        "Český Krumlov",
        "Jindřichův Hradec",
        "Písek",
        "Soběslav",
        "Tábor",
        "Trhové Sviny",
        "Třeboň",
        "Týn nad Vltavou",
        "Vodňany",
        "Dačice",
        "Blatná",
        "Roudné",
        "Krizový manažer",
        "Krajský úřad",
        "Správa portálu",
        "Starosta Roudného",
        "English",
        "Čeština",
        "Správce",
        "ORP",
    ];
    let is_name = names.iter().any(|name| words.contains(name));
    !is_name && words.chars().any(|letter| "ěščřžýáíéúůťďňĚŠČŘŽÝÁÍÉÚŮŤĎŇ".contains(letter))
}

#[test]
fn on_a_slow_line_nothing_streams_and_the_page_says_so() {
    let scratch = Scratch::new(Engine::Sqlite);
    let region = Region::on(&scratch).with(&[who::OPERATOR]).open();
    let operator = region.sign_in(who::OPERATOR);
    assert_eq!(operator.open("/").page().attributes("#live", "hx-sse:connect").len(), 1);
    operator.post("/predvolby", &[("low", "1")]).expect(303);
    let page = operator.open("/").expect(200).page();
    assert!(page.attributes("#live", "hx-sse:connect").is_empty());
    page.assert_says("Neobnovuje se sama");
    let saver = region.portal.client().with("Save-Data", "on").get("/prihlaseni").expect(200);
    assert!(saver.text().contains("data-low"), "a telephone that saves data is known by itself");
}
