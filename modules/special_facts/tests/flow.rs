//! A list, its register and who read what, as people use them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use hlaska_access::{AccessEvent, OrganisationKind};
use hlaska_journal::NewEvent;
use hlaska_kernel::{AccountId, Actor, EntitledListId, Grant, OrganisationId, Role, Territory};
use hlaska_rig::{
    BUDEJOVICE, KRUMLOV, PLAV, Person, Rig, actor, mayor, operator, orp_secretary, region_manager,
};
use hlaska_special_facts::{SpecialFacts, lists_of};
use http::StatusCode;

const HOME: &str = "/zvlastni-skutecnosti";
const SECRET: &str = "Kód vrat skladu je 4711";

fn rig() -> Rig {
    let rig = Rig::of(vec![hlaska_special_facts::module()]);
    rig.system("start", |_| {
        let organisation = OrganisationId::from_u128(u128::from(BUDEJOVICE.0) + 1);
        let territory = Territory::Orp(BUDEJOVICE);
        let office = AccessEvent::OrganisationCreated {
            organisation,
            name: "Magistrát".into(),
            kind: OrganisationKind::Orp,
            territory,
            parent: None,
        };
        let account = secretary().account;
        let created = AccessEvent::AccountCreated {
            account,
            login: "tajemnik".into(),
            name: "Tajemník ORP".into(),
            organisation,
        };
        let grant = Grant { role: Role::OrpSecretary, territory };
        let granted = AccessEvent::GrantAdded { account, grant };
        let stream = format!("account/{account}");
        vec![
            NewEvent::new("organisation/1", &office),
            NewEvent::new(stream.clone(), &created),
            NewEvent::new(stream, &granted),
        ]
        .into()
    });
    rig
}

fn secretary() -> Actor {
    orp_secretary(BUDEJOVICE)
}

/// As the portal's identity does it: the lists come from the journal.
fn again(rig: &Rig, mut actor: Actor) -> Person {
    actor.lists = lists_of(&rig.portal.world(), actor.account);
    rig.sign_in(actor)
}

/// Founds a list and answers its page.
fn found(rig: &Rig) -> (Person, String) {
    let keeper = rig.sign_in(secretary());
    let form = rig.get(&keeper, HOME).page().form("Založit seznam");
    let page = rig.send(&keeper, &form.fill("Název seznamu", "Seznam ORP")).leads_to();
    (keeper, page)
}

fn enter(rig: &Rig, keeper: &Person, list: &str) {
    let form = rig.get(keeper, list).page().form("Zapsat do seznamu");
    let form = form
        .fill("Osoba", "Tajemník ORP, Magistrát")
        .fill("Funkce", "tajemník bezpečnostní rady")
        .fill("Důvod určení", "krizový plán")
        .fill("Podepsal", "starosta ORP");
    rig.send(keeper, &form).leads_to();
}

/// One entry is in the register; answers its page.
fn registered(rig: &Rig) -> (Person, String, String) {
    let (keeper, list) = found(rig);
    enter(rig, &keeper, &list);
    let reader = again(rig, secretary());
    let protocol = rig.get(&reader, HOME).page().link("Seznam ORP");
    let form = rig.get(&reader, &protocol).page().form("Zaevidovat");
    let form = form
        .fill("Věc", "Příloha krizového plánu")
        .fill("Původce", "ORP")
        .fill("Datum dokumentu", "2026-11-22")
        .fill("Výtisků", "2")
        .fill("Uložení", "trezor 3")
        .fill("Chráněný obsah", SECRET);
    assert_eq!(rig.send(&reader, &form).leads_to(), protocol);
    let entry = rig.get(&reader, &protocol).page().link("1/2026");
    (reader, list, entry)
}

#[test]
fn every_reading_is_written_down_and_shown_to_the_keeper() {
    let rig = rig();
    let (reader, list, entry) = registered(&rig);
    rig.get(&reader, &list).page().assert_says("Zatím nikdo nenahlížel");
    rig.clock.advance_seconds(60);
    let page = rig.get(&reader, &entry).page();
    page.assert_says(SECRET);
    page.assert_says("Toto nahlédnutí bylo zaznamenáno.");
    rig.clock.advance_seconds(60);
    let paper = rig.get(&reader, &page.link("výtisk č. 2"));
    assert_eq!(paper.status, StatusCode::OK);
    let log = rig.get(&reader, &list).page().table("Kdo četl");
    let said: Vec<_> =
        log.iter().map(|row| (row[1].as_str(), row[2].as_str(), row[3].as_str())).collect();
    let who = "Tajemník ORP, Magistrát";
    assert_eq!(said[1..], [(who, "1/2026", "výtisk č. 2"), (who, "1/2026", "zobrazení")]);
}

#[test]
fn a_copy_bears_the_mark_and_says_whose_it_is() {
    let rig = rig();
    let (reader, _, entry) = registered(&rig);
    let paper = rig.get(&reader, &format!("{entry}/tisk?vytisk=2"));
    assert_eq!(paper.headers["x-hlaska-marking"], "special_facts");
    let page = paper.page();
    assert_eq!(page.texts("p.zs"), ["ZVLÁŠTNÍ SKUTEČNOSTI"]);
    for line in [page.texts("p.zs-copy"), page.texts("p.zs-veil")] {
        for part in ["orp_secretary 1", "17:00", "výtisk č.\u{a0}2"] {
            assert!(
                line[0].replace('\u{a0}', " ").contains(&part.replace('\u{a0}', " ")),
                "{line:?}"
            );
        }
    }
    page.assert_says(SECRET);
    let style = rig.get(&reader, "/zvlastni-skutecnosti/tisk.css");
    assert!(style.text.contains("position: fixed"), "on every sheet");
    let none = rig.get(&reader, &format!("{entry}/tisk?vytisk=3"));
    assert_eq!(none.status, StatusCode::NOT_FOUND, "there are two copies");
}

#[test]
fn the_register_exists_for_the_listed_only() {
    let rig = rig();
    let (_, list, entry) = registered(&rig);
    let protocol = list.replace("/seznamy/", "/protokol/");
    let admin = actor(Role::Administrator, Territory::Region, 1);
    for (actor, status) in [
        (operator(), StatusCode::NOT_FOUND),
        (region_manager(), StatusCode::NOT_FOUND),
        (orp_secretary(KRUMLOV), StatusCode::NOT_FOUND),
        (mayor(PLAV), StatusCode::NOT_FOUND),
        (admin, StatusCode::FORBIDDEN),
    ] {
        let name = actor.name.clone();
        let person = rig.sign_in(actor);
        for page in [&protocol, &entry, &format!("{entry}/tisk?vytisk=1")] {
            let hidden = rig.get(&person, page);
            assert_eq!(hidden.status, status, "{page} {name}");
            assert!(!hidden.text.contains("Příloha"), "{name}");
        }
        if status == StatusCode::NOT_FOUND {
            let missing = protocol.replace(char::is_numeric, "0");
            assert_eq!(
                rig.get(&person, &missing).text.len(),
                rig.get(&person, &protocol).text.len()
            );
            rig.get(&person, HOME).page().assert_silent_about("1/2026");
        }
    }
    // The region is above the ORP and keeps the list; it reads nothing of it.
    let manager = rig.sign_in(region_manager());
    rig.get(&manager, &list).page().assert_says("Kdo četl");
    let foreign = rig.sign_in(orp_secretary(KRUMLOV));
    assert_eq!(rig.get(&foreign, &list).status, StatusCode::NOT_FOUND);
}

#[test]
fn whoever_is_struck_off_reads_nothing_any_more() {
    let rig = rig();
    let (reader, list, entry) = registered(&rig);
    let form = rig.get(&reader, &list).page().form("Vyškrtnout Tajemník ORP, Magistrát");
    let refused = rig.send(&reader, &form).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    refused.assert_says("Vyplňte toto pole.");
    rig.send(&reader, &form.fill("Důvod vyškrtnutí", "odešel")).leads_to();
    let struck = again(&rig, secretary());
    assert!(struck.actor.lists.is_empty());
    assert_eq!(rig.get(&struck, &entry).status, StatusCode::NOT_FOUND);
}

#[test]
fn mistakes_are_said_with_what_was_typed() {
    let rig = rig();
    let (keeper, list) = found(&rig);
    let page = rig.get(&keeper, &list).page();
    let form = page.form("Zapsat do seznamu").fill("Funkce", "starosta");
    let page = rig.send(&keeper, &form).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.form("Zapsat do seznamu").value("Funkce"), "starosta");
    page.assert_says("Vyberte osobu.");
    let empty = rig.get(&keeper, HOME).page().form("Založit seznam");
    rig.send(&keeper, &empty).page_with(StatusCode::UNPROCESSABLE_ENTITY);
}

#[test]
fn a_form_sent_twice_is_one_act() {
    let rig = rig();
    let keeper = rig.sign_in(secretary());
    let form = rig.get(&keeper, HOME).page().form("Založit seznam").fill("Název seznamu", "A");
    let first = rig.send(&keeper, &form).leads_to();
    assert_eq!(rig.send(&keeper, &form).leads_to(), first);
    let world = rig.portal.world();
    let viewer = keeper.actor.viewer(hlaska_kernel::Lang::Cs);
    assert_eq!(world.view::<SpecialFacts>().lists_kept(&viewer).len(), 1);
    let id: EntitledListId = first.rsplit('/').next().unwrap().parse().unwrap();
    assert!(world.view::<SpecialFacts>().list(&viewer, id).is_some());
    assert_eq!(lists_of(&world, AccountId::from_u128(1)), []);
}
