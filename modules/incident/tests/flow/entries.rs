use hlaska_rig::{PLAV, mayor, region_manager};
use http::StatusCode;

use crate::{flood, log, note, rig, seq};

const WRITE: &str = "Zapsat";
const TEXT: &str = "Doslovné znění";

#[test]
fn a_message_is_written_down_with_everything_around_it() {
    let rig = rig();
    let (duty, address) = flood(&rig);
    rig.clock.advance_seconds(1200);
    let form = rig.get(&duty, &address).page().form(WRITE);
    let form = form
        .tick("Přijato")
        .fill(TEXT, "Z Římova odtéká 60 m³/s\nvlna dorazí za 4 h")
        .fill("Od koho / komu", "Povodí Vltavy")
        .fill("Jakou cestou", "telefon")
        .fill("Čas události", "2026-11-22T17:05")
        .tick("Významná událost");
    let back = rig.send(&duty, &form).leads_to();
    let page = rig.get(&duty, &back).page();
    page.assert_says("Zapsáno jako záznam č. 1.");
    insta::assert_snapshot!(page.texts("#denik-zaznamy > li")[0], @"
    22. 11. 17:05 zapsáno 17:20
    č. 1 · Přijato Významná událostPovodí Vltavy · telefonneznámý účet
    Z Římova odtéká 60 m³/s vlna dorazí za 4 h
    Opravit č. 1
    Zrušit významnost
    ");
    let form = page.form(WRITE);
    let kept = form.fields();
    assert!(kept.contains(&("zaznam".into(), "received".into())), "{kept:?}");
    assert!(kept.contains(&("kanal".into(), "phone".into())), "{kept:?}");
}

#[test]
fn sent_twice_it_is_written_once() {
    let rig = rig();
    let (duty, address) = flood(&rig);
    let form = rig.get(&duty, &address).page().form(WRITE).fill(TEXT, "Pytle odeslány");
    let first = rig.send(&duty, &form).leads_to();
    let written = seq(&rig);
    assert_eq!(rig.send(&duty, &form).leads_to(), first);
    assert_eq!(seq(&rig), written);
}

#[test]
fn a_message_without_its_sender_is_asked_back_with_what_was_typed() {
    let rig = rig();
    let (duty, address) = flood(&rig);
    let form = rig.get(&duty, &address).page().form(WRITE).tick("Odesláno").fill(TEXT, "Pytle");
    let page = rig.send(&duty, &form).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    insta::assert_snapshot!(page.texts(".problems ul")[0], @"
    Od koho / komu: Uveďte, od koho zpráva přišla nebo komu byla odeslána.
    Jakou cestou: Vyberte, jakou cestou.
    ");
    assert_eq!(page.form(WRITE).value(TEXT), "Pytle");
}

#[test]
fn a_correction_strikes_the_old_entry_through_and_says_why() {
    let rig = rig();
    let (duty, address) = flood(&rig);
    note(&rig, &duty, &address, "Hladina 121 cm");
    let page = rig.get(&duty, &address).page();
    let form = rig.get(&duty, &page.link("Opravit č. 1")).page().form("Zapsat opravu");
    assert_eq!(form.value(TEXT), "Hladina 121 cm");
    let form = form.fill(TEXT, "Hladina 212 cm");
    let page = rig.send(&duty, &form).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    let form = page.form("Zapsat opravu").fill("Důvod opravy", "přehozené číslice");
    let back = rig.send(&duty, &form).leads_to();
    assert_eq!(back, format!("{address}#zaznam-1"));
    let page = rig.get(&duty, &address).page();
    assert_eq!(page.texts("s.text"), ["Hladina 121 cm"]);
    page.assert_says("Opraveno záznamem č. 2: přehozené číslice");
    page.assert_says("Opravuje záznam č. 1: přehozené číslice");
}

#[test]
fn only_the_author_or_who_directs_corrects() {
    let rig = rig();
    let (duty, address) = flood(&rig);
    note(&rig, &duty, &address, "Hladina 121 cm");
    let mayor = rig.sign_in(mayor(PLAV));
    let correct = format!("{address}/zaznamy/1/opravit");
    let form = rig.get(&mayor, &correct).page().form("Zapsat opravu");
    let form = form.fill(TEXT, "Hladina 0").fill("Důvod opravy", "x");
    let page = rig.send(&mayor, &form).page_with(StatusCode::CONFLICT);
    page.assert_says("Záznam zapsal někdo jiný");
}

#[test]
fn the_log_is_searched_without_diacritics_and_filtered() {
    let rig = rig();
    let (duty, address) = flood(&rig);
    note(&rig, &duty, &address, "Evakuováno 12 osob v Českých Budějovicích");
    note(&rig, &duty, &address, "Pytle na hráz odeslány");
    let found = |query: &str| log(&rig.get(&duty, &format!("{address}?{query}")).page());
    assert_eq!(found("q=ceske+budejovice"), ["Evakuováno 12 osob v Českých Budějovicích"]);
    assert_eq!(found("q=pytel"), ["Pytle na hráz odeslány"]);
    assert_eq!(found("druh=order").len(), 0);
    assert_eq!(found("druh=note&razeni=od")[0], "Evakuováno 12 osob v Českých Budějovicích");
    assert_eq!(found("druh=note")[0], "Pytle na hráz odeslány");
    let none = rig.get(&duty, &format!("{address}?q=krumlov")).page();
    none.assert_says("Takový záznam tu není");
    assert_eq!(none.link("Zobrazit celý deník"), address);
}

#[test]
fn a_long_log_is_paged() {
    let rig = rig();
    let (duty, address) = flood(&rig);
    for number in 1..=55 {
        let text = format!("Záznam {number}");
        let fields = [("zaznam", "note"), ("text", text.as_str())];
        rig.post(&duty, &format!("{address}/zaznamy"), &fields).leads_to();
    }
    let page = rig.get(&duty, &format!("{address}?druh=note")).page();
    assert_eq!(log(&page).len(), 50);
    let older = rig.get(&duty, &page.link("Starší")).page();
    assert_eq!(log(&older).last().map(String::as_str), Some("Záznam 1"));
    assert_eq!(log(&older).len(), 5);
    let paper = rig.get(&duty, &page.link("Celý deník k tisku")).page();
    assert_eq!(log(&paper).len(), 56, "with the opening");
    assert_eq!(log(&paper).last().map(String::as_str), Some("Záznam 55"));
}

#[test]
fn an_entry_is_marked_as_significant_and_found_among_them() {
    let rig = rig();
    let (duty, address) = flood(&rig);
    note(&rig, &duty, &address, "Evakuace školy");
    let form = rig.get(&duty, &address).page().form("Označit jako významné");
    rig.send(&duty, &form).leads_to();
    let page = rig.get(&duty, &format!("{address}?vyznamne=1&druh=note")).page();
    assert_eq!(log(&page), ["Evakuace školy"]);
    let form = page.form("Zrušit významnost");
    rig.send(&duty, &form).leads_to();
    let page = rig.get(&duty, &format!("{address}?vyznamne=1&druh=note")).page();
    assert_eq!(log(&page), [""; 0]);
}

#[test]
fn with_scripts_the_form_is_replaced_in_place() {
    let rig = rig();
    let (duty, address) = flood(&rig);
    let form = rig.get(&duty, &address).page().form(WRITE).fill(TEXT, "Pytle");
    let reply = rig.send_as_fragment(&duty, &form);
    let page = reply.page();
    page.assert_says("Zapsáno jako záznam č. 1.");
    assert_eq!(page.form(WRITE).value(TEXT), "");
    assert!(!reply.text.contains("<html"), "the form alone");

    let manager = rig.sign_in(region_manager());
    let close = rig.get(&manager, &format!("{address}/uzavrit")).page().form("Uzavřít událost");
    let close = close.fill("Proč se událost uzavírá", "konec");
    rig.send(&manager, &close).leads_to();
    let late = rig.send_as_fragment(&duty, &page.form(WRITE).fill(TEXT, "pozdě")).page();
    late.assert_says("Událost je uzavřená");
    assert_eq!(late.form(WRITE).value(TEXT), "pozdě");
}
