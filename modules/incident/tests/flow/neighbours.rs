//! What other modules contribute to an incident's page.

use hlaska_rig::{Rig, minute};
use hlaska_web::{Chronicle, ChronicleItem, LiveCx, Module, Panel, Wanted};
use maud::{Markup, html};

use crate::{flood, log, modules, note};

fn reports() -> Module {
    Module {
        name: "reports",
        panels: vec![Panel { slot: "incident", order: 1, topics: no_topics, render: panel }],
        chronicles: vec![Chronicle { slot: "incident", topics: no_topics, items }],
        ..Module::default()
    }
}

const OPENED: &str = "Povodeň na Malši. Povodeň (přirozená), Plav";

fn no_topics(_: &str) -> Vec<String> {
    Vec::new()
}

fn panel(_: &LiveCx, key: &str) -> Markup {
    html! { section #hlaseni { "Hlášení obcí k události " (key.len()) } }
}

fn items(_: &LiveCx, _: &str, _: &Wanted<'_>) -> Vec<ChronicleItem> {
    vec![ChronicleItem {
        seq: 900,
        occurred_at: minute(5),
        recorded_at: minute(5),
        label: "Hlášení obce".into(),
        text: "Plav: zasaženo, evakuováno 12 osob".into(),
        author: "Starosta obce Plav".into(),
        counterparty: String::new(),
        significant: true,
        link: Some("/hlaseni".into()),
    }]
}

fn rig() -> Rig {
    Rig::of(modules().into_iter().chain([reports()]).collect())
}

#[test]
fn reports_of_municipalities_stand_among_the_entries_in_the_order_of_time() {
    let rig = rig();
    let (duty, address) = flood(&rig);
    rig.clock.advance_seconds(600);
    note(&rig, &duty, &address, "Pytle odeslány");
    let page = rig.get(&duty, &address).page();
    assert_eq!(log(&page), ["Pytle odeslány", "Plav: zasaženo, evakuováno 12 osob", OPENED]);
    page.assert_says("Hlášení obcí k události 36");
    let chosen = |query: &str| log(&rig.get(&duty, &format!("{address}?{query}")).page());
    assert_eq!(chosen("druh=ostatni"), ["Plav: zasaženo, evakuováno 12 osob"]);
    assert_eq!(chosen("q=evakuovano"), ["Plav: zasaženo, evakuováno 12 osob"]);
    assert_eq!(chosen("vyznamne=1&razeni=od"), [OPENED, "Plav: zasaženo, evakuováno 12 osob"]);
}
