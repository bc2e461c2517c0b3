//! Objects of one territory are not for the people of another: not to see, not to act on, not in
//! lists, not in streams.

use std::time::Duration;

use hlaska_journeys::{ROUDNE, Region, River, steps, who};
use hlaska_testkit::http::Client;
use hlaska_testkit::on_both_engines;

/// Words that stand on a page only where ORP České Budějovice's event is told of.
const SECRET: &str = "Povodeň na Malši";

on_both_engines! {
    fn neighbours_neither_see_nor_touch(scratch) {
        let river = River::calm();
        let people = [
            who::OPERATOR,
            who::ROUDNE_MAYOR,
            who::PLAV_MAYOR,
            who::KRUMLOV_SECRETARY,
            who::KRUMLOV_MAYOR,
        ];
        let region = Region::on(scratch).reading(&river).with(&people).open();
        let [operator, roudne, plav, secretary, mayor] = people.map(|one| region.sign_in(one));
        river.rises_to(&ROUDNE, 215.0);
        let signal = steps::signal(&operator, &steps::reached(&ROUDNE, "2. SPA (pohotovost)"));
        let event = steps::open_by_hand(&operator, SECRET, "Roudné").path;
        let ask = steps::ask_all(&operator, &event);
        for neighbour in [&secretary, &mayor] {
            sees_nothing(neighbour, &event, &signal, &ask);
        }
        touches_nothing(&secretary, &event, &signal, &ask);
        // A mayor of the same ORP sees the ORP's event, and not the neighbour's form.
        plav.open(&signal).expect(200);
        steps::send(&roudne, &steps::statement(&roudne, "Klid"));
        let form = steps::statement(&plav, "Kritické").forge("obec", "544973");
        steps::post(&plav, &form).expect(404);
        assert!(!operator.open("/hlaseni").page().text().contains("Plav"));
    }

    fn streams_tell_neighbours_nothing(scratch) {
        let people = [who::OPERATOR, who::ROUDNE_MAYOR, who::KRUMLOV_SECRETARY, who::KRUMLOV_MAYOR];
        let region = Region::on(scratch).with(&people).open();
        let [operator, roudne, secretary, mayor] = people.map(|one| region.sign_in(one));
        let quiet: Vec<_> = ["/zive", "/zive/udalosti", "/zive/podnety", "/zive/hlaseni", "/zive/mapa"]
            .iter()
            .map(|stream| secretary.listen(stream))
            .chain([mayor.listen("/zive/obec"), mayor.listen("/zive/udalosti")])
            .collect();
        let event = steps::open_by_hand(&operator, SECRET, "Roudné").path;
        steps::ask_all(&operator, &event);
        steps::send(&roudne, &steps::statement(&roudne, "Kritické"));
        // The same streams do carry what is for these eyes.
        let own = steps::open_by_hand(&secretary, "Povodeň na Polečnici", "Český Krumlov").path;
        secretary.open(&own).expect(200);
        for stream in &quiet {
            for secret in [SECRET, "Roudné", "544973"] {
                stream.assert_silent_about(secret, Duration::from_millis(300));
            }
        }
    }
}

fn sees_nothing(neighbour: &Client, event: &str, signal: &str, ask: &str) {
    let hidden = [event, signal, ask, "/hlaseni/544973"];
    for path in hidden {
        assert!([403, 404].contains(&neighbour.get(path).status), "{path}");
        assert!([403, 404].contains(&neighbour.knock(&format!("/zive{path}")).status), "{path}");
    }
    for path in
        ["/?prehled=1", "/podnety", "/podnety?stav=historie", "/udalosti", "/novinky", "/obec"]
    {
        let page = neighbour.open(path).expect(200).page();
        for secret in [SECRET, "dosažen limit 2. SPA"] {
            assert!(!page.text().contains(secret), "{path}: {}", page.text());
        }
    }
    let reports = neighbour.get("/mapa/stav.json").expect(200).json()["r"].clone();
    assert_eq!(reports, serde_json::json!({}));
    let found =
        neighbour.get(&format!("/hlaseni?udalost={}", event.rsplit('/').next().unwrap_or("")));
    assert!([403, 404].contains(&found.status));
}

fn touches_nothing(neighbour: &Client, event: &str, signal: &str, ask: &str) {
    let words =
        [("_key", "a"), ("duvod", "nic"), ("text", "cizí"), ("zaznam", "note"), ("how", "closed")];
    let all =
        [&words[..], &[("situation", "critical"), ("caller", "x"), ("channel", "phone")]].concat();
    for path in [
        format!("{event}/zaznamy"),
        format!("{event}/upravit"),
        format!("{event}/uzavrit"),
        format!("{event}/podnety"),
        format!("{event}/vyzva"),
        format!("{signal}/prevzit"),
        format!("{signal}/odlozit"),
        format!("{ask}/uzavrit"),
        format!("{ask}/urgence"),
        "/hlaseni/544973/zapsat".to_owned(),
        "/hlaseni/544973/nedovolano".to_owned(),
    ] {
        let answer = neighbour.post(&path, &all);
        assert!([403, 404].contains(&answer.status), "{path}: {}", answer.status);
    }
    let form = steps::blank_event(neighbour, "Cizí událost", "Roudné");
    let refused = steps::post(neighbour, &form);
    assert!([403, 422].contains(&refused.status), "an event elsewhere: {}", refused.status);
}
