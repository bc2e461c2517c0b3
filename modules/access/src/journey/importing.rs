//! Bulk import from a table.

use hlaska_kernel::{Cisorp, Role, Territory};
use hlaska_testkit::{Engine, Scratch, on_both_engines};
use http::StatusCode;

use super::site::{PASSWORD, Reply};
use super::{Site, Visitor};

const TABLE: &str = "organizace;druh;území;nadřízená;osoba;přihlášení;role\r\n\
    Obec Plav;obec;Plav;ORP České Budějovice;Starosta obce Plav;plav;starosta\r\n\
    Obec Plav;;;;Místostarosta obce Plav;plav2;starosta\r\n\
    Jednotka SDH Plav;SDH;Plav;Obec Plav;Velitel jednotky;sdh;čtenář\r\n\
    Obec Plav;;;;Kdosi;plav3;operátor\r\n\
    Obec Nikde;obec;Nikde;;;;\r\n\
    Krajský úřad, Jihočeský kraj;;;;Vetřelec;vetrelec;čtenář\r\n";

fn sends(visitor: &Visitor<'_>, name: &str, bytes: &[u8]) -> Reply {
    visitor.upload("/sprava/import", name, bytes)
}

on_both_engines! {
    fn an_orp_brings_its_municipalities_in_from_a_table(scratch) {
        let site = Site::new(scratch);
        site.account("kraj", Role::RegionManager, Territory::Region);
        let orp_ground = Territory::Orp(Cisorp(3102));
        site.account("orp", Role::OrganisationAdministrator, orp_ground);
        let before = site.journal().len();
        let orp = site.visitor().signed_in("orp");
        let preview = sends(&orp, "lide.csv", TABLE.as_bytes()).leads_to().to_owned();
        let page = orp.get(&preview).page();
        let bad = page.table("Chybné řádky");
        let rows: Vec<_> = bad.iter().skip(1).map(|row| row[0].as_str()).collect();
        assert_eq!(rows, ["5", "6", "7"]);
        page.assert_says("Tuto roli nemůžete dát");
        page.assert_says("Takové území v kraji není.");
        page.assert_says("Organizaci tohoto názvu nespravujete.");
        assert_eq!(site.journal().len(), before, "nothing was written yet");
        // nobody else sees it
        assert_eq!(site.administrator().get(&preview).status, StatusCode::NOT_FOUND);
        let form = page.form("Zapsat změny");
        let done = orp.send(&form).page();
        let links = done.texts("code");
        assert_eq!(links.len(), 3);
        let link = links[0].strip_prefix("http://hlaska.example").unwrap();
        site.visitor().post(link, &[("password", PASSWORD), ("repeated", PASSWORD)]).leads_to();
        // the same again changes nothing
        let after = site.journal().len();
        orp.send(&form).leads_to();
        let page = orp.get(&preview).page();
        page.assert_says("Vše z tabulky už v portálu je");
        let again = sends(&orp, "lide.csv", TABLE.as_bytes()).leads_to().to_owned();
        orp.get(&again).page().assert_says("Vše z tabulky už v portálu je");
        assert_eq!(site.journal().len(), after);
    }
}

#[test]
fn what_was_not_shown_is_not_written() {
    let scratch = Scratch::new(Engine::Sqlite);
    let site = Site::new(&scratch);
    let administrator = site.administrator();
    let table = "organizace;druh;území\r\nObec Plav;obec;Plav\r\n";
    let preview = sends(&administrator, "obce.csv", table.as_bytes()).leads_to().to_owned();
    let form = administrator.get(&preview).page().form("Zapsat změny");
    // meanwhile somebody else makes the same organisation
    let by_hand = administrator.get("/sprava/organizace/nova").page().form("Založit organizaci");
    let by_hand = by_hand.fill("Název", "Obec Plav").fill("Druh", "obec").fill("Území", "Plav");
    administrator.send(&by_hand).leads_to();
    let reply = administrator.send(&form);
    reply.page_with(StatusCode::CONFLICT).assert_says("Mezitím se v portálu něco změnilo.");
}

#[test]
fn a_file_that_is_no_table_is_refused_in_words() {
    let scratch = Scratch::new(Engine::Sqlite);
    let site = Site::new(&scratch);
    let administrator = site.administrator();
    let reply = sends(&administrator, "obce.csv", b"obec;druh\r\nPlav;obec\r\n");
    reply.page_with(StatusCode::UNPROCESSABLE_ENTITY).assert_says("V prvním řádku chybí záhlaví");
    let reply = administrator.post("/sprava/import", &[]);
    reply.page_with(StatusCode::UNPROCESSABLE_ENTITY).assert_says("Vyberte soubor.");
    let template = administrator.get("/sprava/import/sablona");
    assert!(template.text.ends_with("osoba;přihlášení;role\r\n"), "{}", template.text);
    site.account("plav", Role::Mayor, crate::command::testing::PLAV);
    let mayor = site.visitor().signed_in("plav");
    assert_eq!(mayor.get("/sprava/import").status, StatusCode::FORBIDDEN);
}

#[test]
fn a_table_of_a_whole_region_goes_in_at_once() {
    let scratch = Scratch::new(Engine::Sqlite);
    let site = Site::new(&scratch);
    let administrator = site.administrator();
    let row = |number| format!("SDH {number};SDH;Plav;Velitel {number};velitel{number};čtenář\r\n");
    let rows: String = (0..400).map(row).collect();
    let table = format!("organizace;druh;území;osoba;přihlášení;role\r\n{rows}");
    let preview = sends(&administrator, "sdh.csv", table.as_bytes()).leads_to().to_owned();
    let form = administrator.get(&preview).page().form("Zapsat změny");
    assert_eq!(administrator.send(&form).page().texts("code").len(), 400);
    let list = administrator.get("/sprava/ucty").page();
    list.assert_says("401 účtů");
}
