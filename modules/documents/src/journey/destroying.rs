use hlaska_kernel::{Role, Territory};
use hlaska_rig::{Person, Rig, actor, operator, region_manager};
use http::StatusCode;

use super::attaching::{attaches, event_page};
use super::given::rig;

const SECRET: &[u8] = "Plán, který sem nepatří.".as_bytes();

/// A file is attached; its address and its number.
fn spilled(rig: &Rig) -> (String, String) {
    let operator = rig.sign_in(operator());
    attaches(rig, &operator, ("operace.txt", SECRET), &[("popis", "Akce sever")]).leads_to();
    let page = event_page(rig, &operator);
    let rows = page.attributes("li[id^=soubor-]", "id");
    (page.link("operace.txt"), rows[0].trim_start_matches("soubor-").to_owned())
}

fn destroys(rig: &Rig, person: &Person, number: &str) {
    let page = rig.get(person, &format!("/soubory/unik?soubor={number}")).page();
    page.assert_silent_about("operace.txt");
    let form = page.form("Pokračovat").forge("duvod", "Podle bezpečnostního ředitele.");
    let sure = rig.send(person, &form).page();
    sure.assert_says("Opravdu zničit obsah?");
    let unsure = rig.send(person, &sure.form("Zničit obsah"));
    unsure
        .page_with(StatusCode::UNPROCESSABLE_ENTITY)
        .assert_says("Potvrďte, že obsah má být zničen.");
    let done = rig.send(person, &sure.form("Zničit obsah").forge("potvrzeni", "1"));
    assert_eq!(done.leads_to(), format!("/soubory/unik?soubor={number}"));
}

#[test]
fn a_spill_is_destroyed_unread_and_its_record_stays() {
    let rig = rig();
    let (address, number) = spilled(&rig);
    let administrator = rig.sign_in(actor(Role::Administrator, Territory::Region, 1));
    destroys(&rig, &administrator, &number);
    let page = rig.get(&administrator, &format!("/soubory/unik?soubor={number}")).page();
    page.assert_says("Obsah zničen");
    page.assert_says("Podle bezpečnostního ředitele.");
    let operator = rig.sign_in(operator());
    assert_eq!(rig.get(&operator, &address).status, StatusCode::CONFLICT);
    let page = event_page(&rig, &operator);
    page.assert_silent_about("operace.txt");
    page.assert_silent_about("Akce sever");
    page.assert_says("Zničený soubor");
}

#[test]
fn nothing_of_it_is_left_in_the_database() {
    let rig = rig();
    let (_, number) = spilled(&rig);
    destroys(&rig, &rig.sign_in(region_manager()), &number);
    let read = |sql: &'static str| {
        let rows = rig
            .portal
            .node()
            .db()
            .read_blocking(|conn| conn.query(sql, &[], |row| row.get::<Option<String>>(0)));
        rows.unwrap().into_iter().flatten().collect::<Vec<_>>().join("\n")
    };
    assert_eq!(read("SELECT document FROM documents_content"), "");
    assert_eq!(read("SELECT document FROM documents_key"), "");
    let journal = read("SELECT payload FROM journal_entry");
    assert!(!journal.contains("operace.txt") && !journal.contains("Akce sever"), "{journal}");
    assert!(journal.contains("size_bytes") && journal.contains("bezpečnostního"), "{journal}");
    let verdict =
        rig.portal.node().db().read_blocking(|conn| Ok(hlaska_journal::verify(conn))).unwrap();
    assert!(verdict.finding.is_none(), "the chain holds: {:?}", verdict.finding);
    assert_eq!(verdict.erased, 1);
}

#[test]
fn what_a_stop_left_behind_is_tidied_up() {
    let rig = rig();
    let (_, number) = spilled(&rig);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let tidy = || runtime.block_on(crate::job::round(&rig.portal)).unwrap();
    let count = || {
        let sql = "SELECT COUNT(*) FROM documents_content";
        let count = rig
            .portal
            .node()
            .db()
            .read_blocking(|conn| conn.query_first(sql, &[], |row| row.get::<i64>(0)));
        count.unwrap().unwrap()
    };
    let orphan = "INSERT INTO documents_content (document, kept_at, sealed)
                  SELECT '00000000-0000-0000-0000-00000000000a', kept_at, sealed FROM documents_content";
    rig.portal.node().db().write_blocking(|conn| conn.execute(orphan, &[])).unwrap();
    tidy();
    assert_eq!(count(), 2, "its entry may still come");
    rig.clock.advance_seconds(3700);
    tidy();
    assert_eq!(count(), 1);
    destroys(&rig, &rig.sign_in(region_manager()), &number);
    tidy();
    assert_eq!(count(), 0);
}

#[test]
fn a_number_nobody_knows_is_said_and_others_may_not_ask() {
    let rig = rig();
    let manager = rig.sign_in(region_manager());
    rig.get(&manager, "/soubory/unik").page().assert_says("Číslo souboru");
    let page = rig.get(&manager, "/soubory/unik?soubor=999");
    page.page_with(StatusCode::UNPROCESSABLE_ENTITY).assert_says("Soubor tohoto čísla není");
    let operator = rig.sign_in(operator());
    assert_eq!(rig.get(&operator, "/soubory/unik").status, StatusCode::FORBIDDEN);
    assert_eq!(
        rig.post(&operator, "/soubory/unik", &[("soubor", "1")]).status,
        StatusCode::FORBIDDEN
    );
}

#[test]
fn a_reported_file_is_closed_to_everybody_until_it_is_decided() {
    let rig = rig();
    let (address, number) = spilled(&rig);
    let mayor = rig.sign_in(hlaska_rig::mayor(hlaska_rig::PLAV));
    let report = event_page(&rig, &mayor).link("Ohlásit utajovanou informaci");
    let form = rig.get(&mayor, &report).page().form("Ohlásit utajovanou informaci");
    assert_eq!(rig.send(&mayor, &form).leads_to(), report);
    rig.get(&mayor, &report).page().assert_says("Hned zavolejte bezpečnostního ředitele");
    let manager = rig.sign_in(region_manager());
    for person in [&mayor, &manager, &rig.sign_in(operator())] {
        assert_eq!(rig.get(person, &address).status, StatusCode::CONFLICT);
        let page = event_page(&rig, person);
        page.assert_silent_about("operace.txt");
        page.assert_silent_about("Akce sever");
        page.assert_says("Uzavřený soubor");
    }
    let own = format!("/soubory/unik?soubor={number}");
    let form = rig.get(&manager, &own).page().form("Zpřístupnit soubor");
    let refused = rig.send(&manager, &form).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    refused.assert_says("Vyplňte toto pole.");
    let form = form.forge("rozhodnuti", "Bezpečnostní ředitel: bez utajované informace.");
    assert_eq!(rig.send(&manager, &form).leads_to(), own);
    assert_eq!(rig.get(&mayor, &address).status, StatusCode::OK);
}
