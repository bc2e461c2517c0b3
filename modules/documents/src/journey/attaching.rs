use hlaska_kernel::{EntitledListId, Marking};
use hlaska_rig::{
    BUDEJOVICE, KRUMLOV, PLAV, Person, Reply, Rig, mayor, operator, orp_secretary, reader,
};
use hlaska_testkit::eventually;
use http::StatusCode;

use super::given::{FLOOD, rig};

const NOTES: &[u8] = "Hráz u jezu prosakuje, šířka 3 m.".as_bytes();

pub(super) fn attaches(
    rig: &Rig,
    person: &Person,
    file: (&str, &[u8]),
    more: &[(&str, &str)],
) -> Reply {
    let page = rig.get(person, &format!("/udalosti/{FLOOD}/soubory")).page();
    let mut form = page.form("Přiložit soubor").forge("prohlaseni", "1");
    for (field, value) in more {
        form = form.forge(field, value);
    }
    rig.upload(person, &form, "soubor", file)
}

pub(super) fn event_page(rig: &Rig, person: &Person) -> hlaska_testkit::page::Page {
    rig.get(person, &format!("/udalosti/{FLOOD}")).page()
}

#[test]
fn a_file_is_attached_listed_and_handed_out() {
    let rig = rig();
    let mayor = rig.sign_in(mayor(PLAV));
    event_page(&rig, &mayor).assert_says("K události není přiložen žádný soubor.");
    let reply = attaches(&rig, &mayor, ("zápis z hráze.txt", NOTES), &[("popis", "Obchůzka")]);
    assert_eq!(reply.leads_to(), format!("/udalosti/{FLOOD}"));
    let operator = rig.sign_in(operator());
    let page = event_page(&rig, &operator);
    page.assert_says("Obchůzka");
    page.assert_says("TXT, 1 kB");
    page.assert_says("Soubor přiložen: zápis z hráze.txt");
    let file = rig.get(&operator, &page.link("zápis z hráze.txt"));
    assert_eq!((file.status, file.text.as_bytes()), (StatusCode::OK, NOTES));
    let header = |name: &str| file.headers[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("content-security-policy"), "default-src 'none'; sandbox");
    assert!(header("content-disposition").starts_with("attachment; filename="));
    assert_eq!(header("cache-control"), "no-store");
}

#[test]
fn a_form_sent_twice_attaches_once_and_another_file_is_another_intention() {
    let rig = rig();
    let operator = rig.sign_in(operator());
    let page = rig.get(&operator, &format!("/udalosti/{FLOOD}/soubory")).page();
    let form = page.form("Přiložit soubor").forge("prohlaseni", "1");
    for file in [("a.txt", &b"voda"[..]), ("a.txt", b"voda"), ("a.txt", b"jina voda")] {
        rig.upload(&operator, &form, "soubor", file).leads_to();
    }
    assert_eq!(event_page(&rig, &operator).texts("li[id^=soubor-]").len(), 2);
    assert_eq!(contents(&rig), 2);
}

fn contents(rig: &Rig) -> i64 {
    let sql = "SELECT COUNT(*) FROM documents_content";
    let count =
        rig.portal.node().db().read_blocking(|conn| conn.query_first(sql, &[], |row| row.get(0)));
    count.unwrap().unwrap()
}

#[test]
fn a_refused_file_leaves_nothing_and_the_page_says_what_to_do() {
    let rig = rig();
    let operator = rig.sign_in(operator());
    let before = rig.portal.world().seq();
    let reply =
        attaches(&rig, &operator, ("mapa.png", b"<svg onload='x()'/>"), &[("popis", "Mapa")]);
    let page = reply.page_with(StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_says("Uložte jej jako PDF nebo PNG");
    assert_eq!(page.attributes("input[name=popis]", "value"), ["Mapa"]);
    let reply = attaches(&rig, &operator, ("zprava.txt", "PŘÍSNĚ TAJNÉ\nplán".as_bytes()), &[]);
    let page = reply.page_with(StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_says("V textu je označení utajované informace „Přísně tajné“");
    page.assert_says("Hned zavolejte bezpečnostního ředitele");
    assert_eq!(blocked(&rig), ["classified", "markup"]);
    let words = [("popis", "Stupeň utajení: Tajné")];
    let reply = attaches(&rig, &operator, ("a.txt", NOTES), &words);
    reply.page_with(StatusCode::UNPROCESSABLE_ENTITY).assert_says("Text nese označení");
    eventually("the attempt is on record", || (blocked(&rig).len() == 3).then_some(()));
    assert_eq!((contents(&rig), rig.portal.world().seq()), (0, before));
}

/// Reasons on record, in the order of the alphabet.
fn blocked(rig: &Rig) -> Vec<String> {
    let sql = "SELECT content FROM audit_record WHERE code = 'upload.blocked'";
    let rows = rig
        .portal
        .node()
        .db()
        .read_blocking(|conn| conn.query(sql, &[], |row| row.get::<String>(0)));
    let reason = |row: &String| {
        assert!(!row.contains("zprava.txt"), "the record does not name the file: {row}");
        let known = ["classified", "markup"].into_iter().find(|why| row.contains(why));
        known.unwrap_or_else(|| panic!("{row}")).to_owned()
    };
    let mut reasons: Vec<_> = rows.unwrap().iter().map(reason).collect();
    reasons.sort();
    reasons
}

#[test]
fn a_file_a_little_too_large_is_told_so() {
    let rig = rig();
    let operator = rig.sign_in(operator());
    let large = vec![b'a'; 10 * 1024 * 1024 + 1];
    let reply = attaches(&rig, &operator, ("a.txt", &large), &[]);
    let page = reply.page_with(StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_says("Soubor je větší než 10 MB");
    let larger = vec![b'a'; 13 * 1024 * 1024];
    let reply = attaches(&rig, &operator, ("a.txt", &larger), &[]);
    assert_eq!(reply.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[test]
fn every_mistake_is_named_at_once() {
    let rig = rig();
    let operator = rig.sign_in(operator());
    let page = rig.get(&operator, &format!("/udalosti/{FLOOD}/soubory")).page();
    let reply = rig.send(&operator, &page.form("Přiložit soubor"));
    let page = reply.page_with(StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_says("Vyberte soubor.");
    page.assert_says("Bez potvrzení soubor nelze přiložit");
}

#[test]
fn a_file_is_only_for_those_who_may_read_it() {
    let rig = rig();
    let operator = rig.sign_in(operator());
    attaches(&rig, &operator, ("seznam.txt", NOTES), &[("oznaceni", "sensitive")]).leads_to();
    let address = event_page(&rig, &operator).link("seznam.txt");
    let mut uncleared = reader();
    uncleared.clearance = Marking::Internal;
    let uncleared = rig.sign_in(uncleared);
    event_page(&rig, &uncleared).assert_silent_about("seznam.txt");
    event_page(&rig, &uncleared).assert_says("K události není přiložen žádný soubor.");
    let elsewhere = rig.sign_in(orp_secretary(KRUMLOV));
    for stranger in [&uncleared, &elsewhere] {
        assert_eq!(rig.get(stranger, &address).status, StatusCode::NOT_FOUND);
    }
    let form = format!("/udalosti/{FLOOD}/soubory");
    assert_eq!(rig.get(&elsewhere, &form).status, StatusCode::NOT_FOUND);
    assert_eq!(rig.get(&uncleared, &form).status, StatusCode::FORBIDDEN);
    assert_eq!(rig.get(&rig.sign_in(orp_secretary(BUDEJOVICE)), &address).status, StatusCode::OK);
}

#[test]
fn special_facts_are_handed_out_to_listed_persons_and_every_reading_is_on_record() {
    let rig = rig();
    let list = EntitledListId::from_u128(7);
    let mut listed = operator();
    listed.lists = vec![list];
    let listed = rig.sign_in(listed);
    let marked = format!("list:{list}");
    attaches(&rig, &listed, ("objekt.txt", NOTES), &[("oznaceni", &marked)]).leads_to();
    let address = event_page(&rig, &listed).link("objekt.txt");
    let readings = || {
        let sql = "SELECT object FROM special_facts_read";
        let rows = rig
            .portal
            .node()
            .db()
            .read_blocking(|conn| conn.query(sql, &[], |row| row.get::<String>(0)));
        rows.unwrap()
    };
    assert!(readings().is_empty());
    assert_eq!(rig.get(&listed, &address).status, StatusCode::OK);
    assert_eq!(readings().len(), 1);
    assert!(readings()[0].starts_with("soubor č. "), "{:?}", readings());
    for unlisted in [hlaska_rig::region_manager(), orp_secretary(BUDEJOVICE)] {
        let unlisted = rig.sign_in(unlisted);
        event_page(&rig, &unlisted).assert_silent_about("objekt.txt");
        event_page(&rig, &unlisted).assert_says("K události není přiložen žádný soubor.");
        assert_eq!(rig.get(&unlisted, &address).status, StatusCode::NOT_FOUND);
        assert_eq!(rig.get(&unlisted, &format!("{address}/ohlasit")).status, StatusCode::NOT_FOUND);
    }
    assert_eq!(readings().len(), 1);
}
