//! What is marked exists only for those who may read it.

use hlaska_incident::{IncidentId, Incidents};
use hlaska_kernel::{Actor, EntitledListId, Marking, Place, permit};
use hlaska_rig::{BUDEJOVICE, PLAV, Person, Rig, actor, mayor, operator, orp_secretary};
use hlaska_special_facts::{KeepList, SpecialFactsEvent};
use http::StatusCode;

use crate::{flood, gauge_rises, log, note, open, rig};

const LIST: EntitledListId = EntitledListId::from_u128(0x11);
const SECRET: &str = "Evakuován chráněný svědek";

/// Somebody of the same role and ground who may read less.
fn uncleared() -> Actor {
    let mut one = orp_secretary(BUDEJOVICE);
    (one.account, one.clearance) = (hlaska_kernel::AccountId::from_u128(0x501), Marking::Internal);
    one
}

fn listed(mut actor: Actor) -> Actor {
    actor.lists = vec![LIST];
    actor
}

/// The list exists.
fn with_list(rig: &Rig) {
    rig.system("start", |_| {
        let (list, place) = (LIST, Place::Orp(BUDEJOVICE));
        assert!(permit::<KeepList>(&orp_secretary(BUDEJOVICE), place).is_ok());
        let name = "Seznam ORP".to_owned();
        let event = SpecialFactsEvent::ListFounded { list, name, place };
        vec![hlaska_journal::NewEvent::new(format!("special_facts/{LIST}"), &event)].into()
    });
}

/// Writes an entry marked so.
fn marked(rig: &Rig, person: &Person, address: &str, text: &str, marking: &str) {
    let form = rig.get(person, address).page().form("Zapsat").fill("Doslovné znění", text);
    let form = form.fill("Kdo to uvidí", marking);
    rig.send(person, &form).leads_to();
}

const AS_SENSITIVE: &str = "Citlivé – uvidí jen ti, kdo smějí číst citlivé údaje";
const AS_SPECIAL: &str = "ZVLÁŠTNÍ SKUTEČNOSTI (Seznam ORP) – uvidí jen osoby zapsané v seznamu";

#[test]
fn a_sensitive_entry_leaves_no_trace_for_the_uncleared() {
    let rig = rig();
    let (duty, address) = flood(&rig);
    note(&rig, &duty, &address, "První");
    let low = rig.sign_in(uncleared());
    let before = rig.get(&low, &address).page();
    let list_before = rig.get(&low, "/udalosti").page().texts("#seznam");
    rig.clock.advance_seconds(600);
    marked(&rig, &duty, &address, SECRET, AS_SENSITIVE);
    let seen = rig.get(&duty, &address).page();
    seen.assert_says(SECRET);
    seen.assert_says("č. C-1");
    assert_eq!(seen.texts(".log .badge"), ["Citlivé"]);

    let after = rig.get(&low, &address).page();
    assert_eq!(log(&after), log(&before));
    assert_eq!(after.texts("#denik p.muted"), before.texts("#denik p.muted"), "the count");
    let list_after = rig.get(&low, "/udalosti").page().texts("#seznam");
    assert_eq!(list_after.len(), list_before.len());
    for query in ["?q=svedek", "?vse=1", "?vyznamne=1", "?druh=note"] {
        rig.get(&low, &format!("{address}{query}")).page().assert_silent_about(SECRET);
    }
    for number in ["2000001", "2000001/opravit", "2000001/tisk"] {
        let hidden = rig.get(&low, &format!("{address}/zaznamy/{number}"));
        let missing = number.replace("2000001", "777");
        let missing = rig.get(&low, &format!("{address}/zaznamy/{missing}"));
        assert_eq!(hidden.status, StatusCode::NOT_FOUND, "{number}");
        assert_eq!(hidden.text.len(), missing.text.len(), "the same words");
    }
    // The next open number follows the last open one.
    note(&rig, &duty, &address, "Druhý");
    rig.get(&low, &address).page().assert_says("č. 2");
}

#[test]
fn lists_do_not_move_for_what_one_may_not_read() {
    let rig = rig();
    let (duty, older) = flood(&rig);
    let younger = open(&rig, &duty, "Sesuv", "Plav");
    rig.clock.advance_seconds(600);
    marked(&rig, &duty, &older, SECRET, AS_SENSITIVE);
    let world = rig.portal.world();
    let order = |actor: &Actor| {
        let viewer = actor.viewer(crate::czech());
        let seen = world.view::<Incidents>().visible(&viewer);
        seen.map(|one| format!("/udalosti/{}", one.id)).collect::<Vec<_>>()
    };
    assert_eq!(order(&operator()), [older.clone(), younger.clone()]);
    assert_eq!(order(&uncleared()), [younger, older.clone()]);
    let id: IncidentId = older.trim_start_matches("/udalosti/").parse().unwrap();
    let view = world.view::<Incidents>();
    let touch = |actor: &Actor| {
        let viewer = actor.viewer(crate::czech());
        view.get(&viewer, id).unwrap().last_touch(&viewer)
    };
    assert!(touch(&operator()).seq > touch(&uncleared()).seq);
    let news = view.entries_since(&uncleared().viewer(crate::czech()), 0);
    assert!(!news.iter().any(|line| line.text.contains(SECRET)));
}

#[test]
fn a_sensitive_event_does_not_exist_for_the_uncleared() {
    let rig = rig();
    gauge_rises(&rig);
    let duty = rig.sign_in(operator());
    let low = rig.sign_in(uncleared());
    let form = rig.get(&duty, &format!("/udalosti/nova?podnet={}", crate::GAUGE)).page();
    let form = form.form("Založit událost").fill("Kdo to uvidí", AS_SENSITIVE);
    let address = rig.send(&duty, &form.fill("Název", SECRET)).leads_to();
    rig.get(&duty, &address).page().assert_says("Citlivé");
    let hidden = rig.get(&low, &address);
    let missing = rig.get(&low, &format!("/udalosti/{}", IncidentId::from_u128(9)));
    assert_eq!((hidden.status, missing.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert_eq!(hidden.text.len(), missing.text.len());
    assert_eq!(rig.knock(&low, &format!("/zive{address}")), StatusCode::NOT_FOUND);
    assert_eq!(rig.knock(&duty, &format!("/zive{address}")), StatusCode::OK);
    for page in
        ["/udalosti", "/udalosti?q=svedek", "/podnety", &format!("/podnety/{}", crate::GAUGE)]
    {
        let page = rig.get(&low, page).page();
        page.assert_silent_about(SECRET);
        page.assert_silent_about("řeší se v jiném území");
    }
    // Unmarked with a reason, it is there for everybody.
    let form = rig.get(&duty, &format!("{address}/upravit")).page().form("Uložit změny");
    let form = form.fill(
        "Kdo to uvidí",
        "Bez omezení – uvidí všichni, kdo na území pracují, i nástěnné displeje",
    );
    rig.send(&duty, &form.fill("Důvod změny", "odtajněno")).leads_to();
    let page = rig.get(&low, &address).page();
    page.assert_says(SECRET);
    page.assert_silent_about("odtajněno");
    rig.get(&duty, &address).page().assert_says("Označení: Citlivé → Bez omezení");
}

#[test]
fn special_facts_are_read_on_a_page_of_their_own_by_the_listed_only() {
    let rig = rig();
    with_list(&rig);
    let secretary = rig.sign_in(listed(orp_secretary(BUDEJOVICE)));
    let address = open(&rig, &secretary, "Povodeň na Malši", "Plav");
    marked(&rig, &secretary, &address, SECRET, AS_SPECIAL);
    let page = rig.get(&secretary, &address).page();
    page.assert_silent_about(SECRET);
    page.assert_says("Obsah je zvláštní skutečnost.");
    let own = page.link("Otevřít obsah");
    rig.get(&secretary, &own).page().assert_says(SECRET);
    let paper = rig.get(&secretary, &format!("{own}/tisk"));
    assert_eq!(paper.headers["x-hlaska-marking"], "special_facts");
    for part in ["ZVLÁŠTNÍ SKUTEČNOSTI", "výtisk č.\u{a0}1", SECRET] {
        assert!(paper.text.contains(part), "{part}");
    }
    // Neither a search nor the list of what is new is a way around the record.
    rig.get(&secretary, &format!("{address}?q=svedek")).page().assert_silent_about("č. ZS-1");
    let world = rig.portal.world();
    let viewer = secretary.actor.viewer(crate::czech());
    let news = world.view::<Incidents>().entries_since(&viewer, 0);
    assert!(!news.iter().any(|line| line.text.contains(SECRET)));
    drop(world);

    let duty = rig.sign_in(operator());
    rig.get(&duty, &address).page().assert_silent_about("Obsah je zvláštní");
    for page in [own.clone(), format!("{own}/tisk"), format!("{own}/opravit")] {
        assert_eq!(rig.get(&duty, &page).status, StatusCode::NOT_FOUND, "{page}");
    }
}

#[test]
fn an_event_that_is_a_special_fact_has_no_stream_and_its_print_bears_the_mark() {
    let rig = rig();
    with_list(&rig);
    let secretary = rig.sign_in(listed(orp_secretary(BUDEJOVICE)));
    let form = rig.get(&secretary, "/udalosti/nova").page().form("Založit událost");
    let form = form
        .fill("Název", "Událost č. 7")
        .fill("Druh události", "Povodeň (přirozená)")
        .fill("Obce", "Plav")
        .fill("Kdo to uvidí", AS_SPECIAL);
    let address = rig.send(&secretary, &form).leads_to();
    assert_eq!(rig.knock(&secretary, &format!("/zive{address}")), StatusCode::NOT_FOUND);
    let paper = rig.get(&secretary, &format!("{address}?vse=1"));
    assert_eq!(paper.headers["x-hlaska-marking"], "special_facts");
    assert!(paper.text.contains("zs-veil") && paper.text.contains("Výtisk pořídil"));
    let duty = rig.sign_in(operator());
    assert_eq!(rig.get(&duty, &address).status, StatusCode::NOT_FOUND);
    rig.get(&duty, "/udalosti").page().assert_silent_about("Událost č. 7");
}

#[test]
fn nobody_marks_what_they_could_not_read() {
    let rig = rig();
    let (_, address) = flood(&rig);
    let low = rig.sign_in(uncleared());
    rig.get(&low, &address).page().assert_silent_about("Citlivé –");
    for forged in ["sensitive", "special_facts", &format!("list:{LIST}")] {
        let fields = [("zaznam", "note"), ("text", "x"), ("oznaceni", forged)];
        let refused = rig.post(&low, &format!("{address}/zaznamy"), &fields);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{forged}");
    }
    let mayor = rig.sign_in(mayor(PLAV));
    let fields = [("zaznam", "note"), ("text", "x"), ("oznaceni", "sensitive")];
    assert_eq!(
        rig.post(&mayor, &format!("{address}/zaznamy"), &fields).status,
        StatusCode::SEE_OTHER
    );
}

#[test]
fn a_correction_with_a_higher_marking_covers_what_it_corrects() {
    let rig = rig();
    let (duty, address) = flood(&rig);
    note(&rig, &duty, &address, SECRET);
    let low = rig.sign_in(uncleared());
    rig.get(&low, &address).page().assert_says(SECRET);
    let form = rig.get(&duty, &format!("{address}/zaznamy/1/opravit")).page().form("Zapsat opravu");
    let form = form.fill("Kdo to uvidí", AS_SENSITIVE).fill("Důvod opravy", "osobní údaj");
    rig.send(&duty, &form).leads_to();
    let page = rig.get(&low, &address).page();
    page.assert_silent_about(SECRET);
    page.assert_silent_about("osobní údaj");
    let admin = actor(hlaska_kernel::Role::Administrator, hlaska_kernel::Territory::Region, 1);
    let admin = rig.sign_in(admin);
    assert_eq!(rig.get(&admin, &address).status, StatusCode::FORBIDDEN);
}
