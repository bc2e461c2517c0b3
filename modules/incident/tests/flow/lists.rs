use hlaska_incident::open_incidents_fragment;
use hlaska_rig::operator;
use hlaska_testkit::page::Page;

use crate::{flood, open, rig};

#[test]
fn no_open_event_is_no_all_clear() {
    let rig = rig();
    let duty = rig.sign_in(operator());
    let page = rig.get(&duty, "/udalosti").page();
    page.assert_says("Žádná otevřená událost");
    page.assert_says("Neznamená to, že se nic neděje");
}

#[test]
fn events_are_listed_and_found_by_title_kind_and_place() {
    let rig = rig();
    let (duty, address) = flood(&rig);
    open(&rig, &duty, "Ucpaný propustek", "Český Krumlov");
    let page = rig.get(&duty, "/udalosti").page();
    insta::assert_snapshot!(page.texts("#seznam table")[0], @"
    Otevřené události
    Událost
    Druh
    Místo
    Začátek
    Poslední zápis
    Řídí
    Ucpaný propustek
    Povodeň (přirozená)
    Český Krumlov
    22. 11. 17:00
    22. 11. 17:00 (právě teď)
    Obec
    Povodeň na Malši
    Povodeň (přirozená)
    Plav
    22. 11. 17:00
    22. 11. 17:00 (právě teď)
    Obec
    ");
    assert_eq!(page.link("Povodeň na Malši"), address);
    let found = |query: &str| {
        let page = rig.get(&duty, &format!("/udalosti?q={query}")).page();
        page.texts("#seznam tbody th")
    };
    assert_eq!(found("malse"), ["Povodeň na Malši"]);
    assert_eq!(found("plavu"), ["Povodeň na Malši"]);
    assert_eq!(found("krumlov"), ["Ucpaný propustek"]);
    assert_eq!(found("povoden").len(), 2, "both are of that kind");
    assert_eq!(found("ucpany+povoden"), ["Ucpaný propustek"]);
    let none = rig.get(&duty, "/udalosti?q=vulkan").page();
    none.assert_says("Nic takového se nenašlo");
}

#[test]
fn everything_is_said_in_english_too() {
    let rig = rig();
    let (duty, address) = flood(&rig);
    crate::note(&rig, &duty, &address, "100 bags");
    let duty = rig.in_english(&duty);
    let edit = format!("{address}/upravit");
    let correct = format!("{address}/zaznamy/1/opravit");
    for page in ["/udalosti", "/udalosti/nova", &address, &edit, &correct] {
        let text = rig.get(&duty, page).page().texts("main")[0].replace("Povodeň na Malši", "");
        let czech = text.chars().find(|c| "ěščřžýůťď".contains(*c));
        assert_eq!(czech.filter(|_| !text.contains("Český Krumlov")), None, "{page}: {text}");
    }
    rig.get(&duty, &address).page().assert_says("Log of the event");
}

#[test]
fn closed_events_have_a_list_of_their_own() {
    let rig = rig();
    let (_, address) = flood(&rig);
    let manager = rig.sign_in(hlaska_rig::region_manager());
    rig.post(&manager, &format!("{address}/uzavrit"), &[("duvod", "konec")]).leads_to();
    rig.get(&manager, "/udalosti").page().assert_silent_about("Povodeň na Malši");
    let page = rig.get(&manager, "/udalosti?stav=uzavrene").page();
    page.assert_says("Povodeň na Malši Uzavřená");
}

#[test]
fn the_overview_shows_the_open_ones_in_short() {
    let rig = rig();
    let (duty, _) = flood(&rig);
    let live = hlaska_web::LiveCx {
        portal: rig.portal.clone(),
        viewer: duty.actor.viewer(crate::czech()),
        params: hlaska_web::Params::default(),
        query: hlaska_web::Fields::default(),
    };
    let page = Page::parse(&open_incidents_fragment(&live).into_string());
    insta::assert_snapshot!(page.texts("#udalosti")[0], @"
    Povodeň na Malši
    Povodeň (přirozená)PlavZačátek 22. 11. 17:00Poslední zápis právě teď
    ");
}
