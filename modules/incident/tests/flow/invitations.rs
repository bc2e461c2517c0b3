//! An organisation from elsewhere reads one event, and only as long as it is invited.

use hlaska_access::{AccessEvent, OrganisationKind};
use hlaska_journal::NewEvent;
use hlaska_kernel::{OrganisationId, Territory};
use hlaska_rig::{BUDEJOVICE, KRUMLOV, PLAV, Rig, mayor, operator, orp_secretary};
use http::StatusCode;

use crate::{flood, note, open, rig};

const OFFICE: &str = "Městský úřad Český Krumlov";

/// The office for which the secretary of Krumlov acts.
fn with_office(rig: &Rig) {
    rig.system("start", |_| {
        let event = AccessEvent::OrganisationCreated {
            organisation: OrganisationId::from_u128(u128::from(KRUMLOV.0) + 1),
            name: OFFICE.to_owned(),
            kind: OrganisationKind::Orp,
            territory: Territory::Orp(KRUMLOV),
            parent: None,
        };
        vec![NewEvent::new("organisation/krumlov", &event)].into()
    });
}

#[test]
fn an_invited_organisation_reads_and_commands_nothing() {
    let rig = rig();
    with_office(&rig);
    let (duty, address) = flood(&rig);
    note(&rig, &duty, &address, "Pytle odeslány");
    let guest = rig.sign_in(orp_secretary(KRUMLOV));
    assert_eq!(rig.get(&guest, &address).status, StatusCode::NOT_FOUND);

    let page = rig.get(&duty, &rig.get(&duty, &address).page().link("Přizvat organizaci")).page();
    let form = page.form("Přizvat").fill("Organizace", OFFICE);
    rig.send(&duty, &form).leads_to();
    let page = rig.get(&guest, &address).page();
    page.assert_says("Pytle odeslány");
    page.assert_says(&format!("Přizvané organizace: {OFFICE}"));
    page.assert_silent_about("Zápis do deníku");
    page.assert_silent_about("Přizvat organizaci");
    rig.get(&guest, "/udalosti").page().assert_says("Povodeň na Malši");
    assert_eq!(rig.knock(&guest, &format!("/zive{address}")), StatusCode::OK);
    let other = open(&rig, &duty, "Sesuv", "Plav");
    assert_eq!(rig.get(&guest, &other).status, StatusCode::NOT_FOUND, "one event, not the ground");
    for (verb, fields) in
        [("zaznamy", vec![("zaznam", "note"), ("text", "x")]), ("uzavrit", vec![("duvod", "x")])]
    {
        let refused = rig.post(&guest, &format!("{address}/{verb}"), &fields);
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{verb}");
    }

    let page = rig.get(&duty, &format!("{address}/prizvat")).page();
    let form = page.form(&format!("Zrušit přizvání {OFFICE}"));
    rig.send(&duty, &form).leads_to();
    assert_eq!(rig.get(&guest, &address).status, StatusCode::NOT_FOUND);
    assert_eq!(rig.knock(&guest, &format!("/zive{address}")), StatusCode::NOT_FOUND);
    rig.get(&guest, "/udalosti").page().assert_silent_about("Povodeň na Malši");
    let page = rig.get(&duty, &address).page();
    page.assert_says("Přizvána organizace");
    page.assert_says("Přizvání zrušeno");
}

#[test]
fn only_who_directs_the_whole_event_invites() {
    let rig = rig();
    with_office(&rig);
    let duty = rig.sign_in(operator());
    let address = open(&rig, &duty, "Povodeň", "Plav, Český Krumlov");
    let organisation = OrganisationId::from_u128(u128::from(KRUMLOV.0) + 1).to_string();
    let fields = [("organizace", organisation.as_str())];
    for actor in [orp_secretary(BUDEJOVICE), mayor(PLAV)] {
        let person = rig.sign_in(actor);
        let refused = rig.post(&person, &format!("{address}/prizvat"), &fields);
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }
    let empty = rig.post(&duty, &format!("{address}/prizvat"), &[("organizace", "")]);
    empty.page_with(StatusCode::UNPROCESSABLE_ENTITY).assert_says("Vyberte organizaci.");
}
