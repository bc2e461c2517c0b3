//! One person, several organisations.

use hlaska_journal::Author;
use hlaska_kernel::{Lang, Role, Territory};
use hlaska_testkit::{Engine, Scratch, on_both_engines};
use http::StatusCode;

use super::{Site, Visitor};
use crate::Accounts;
use crate::command::testing::PLAV;

/// A mayor who sits in the region's staff too.
fn mayor_of_the_staff(site: &Site) -> String {
    site.account("kraj", Role::RegionManager, Territory::Region);
    site.account("plav", Role::Mayor, PLAV);
    let administrator = site.administrator();
    let list = administrator.get("/sprava/organizace").page();
    let office = list.link("Krajský úřad, Jihočeský kraj");
    let form = administrator
        .get(&office)
        .page()
        .form("Přizvat")
        .fill("Přihlašovací jméno", "plav")
        .fill("Funkce", "Člen krizového štábu")
        .fill("Role", "Čtenář")
        .fill("Území", "kraj");
    administrator.send(&form).leads_to();
    office
}

fn switches(visitor: &Visitor<'_>, to: &str) {
    let page = visitor.get("/ucet").page();
    visitor.send(&page.form("Přepnout").tick(to)).leads_to();
}

on_both_engines! {
    fn a_person_switches_visibly_and_writes_for_the_other_organisation(scratch) {
        let site = Site::new(scratch);
        mayor_of_the_staff(&site);
        let mayor = site.visitor().signed_in("plav");
        let before = mayor.token();
        mayor.get("/ucet").page().assert_silent_about("jedná za");
        switches(&mayor, "Krajský úřad, Jihočeský kraj");
        assert_ne!(mayor.token(), before);
        let page = mayor.get("/ucet").page();
        page.assert_says("jedná za: Krajský úřad, Jihočeský kraj – Čtenář");
        page.assert_silent_about("Starosta obce – Plav");
        switches(&mayor, "Obec Plav");
        mayor.get("/ucet").page().assert_says("Starosta obce – Plav");
    }
}

#[test]
fn next_to_an_entry_stands_for_whom_it_was_written() {
    let scratch = Scratch::new(Engine::Sqlite);
    let site = Site::new(&scratch);
    mayor_of_the_staff(&site);
    let world = site.portal.world();
    let accounts = world.view::<Accounts>();
    let (mayor, region) = (accounts.by_login("plav").unwrap(), accounts.by_login("kraj").unwrap());
    let author = Author::Member(mayor.id, region.organisation);
    let name = "plav, Obec Plav (za: Krajský úřad, Jihočeský kraj)";
    assert_eq!(accounts.name_of(&author, Lang::Cs), name);
}

#[test]
fn nobody_switches_to_where_they_do_not_belong() {
    let scratch = Scratch::new(Engine::Sqlite);
    let site = Site::new(&scratch);
    let office = mayor_of_the_staff(&site);
    let id = office.rsplit('/').next().unwrap();
    site.account("roudne", Role::Mayor, PLAV);
    let other = site.visitor().signed_in("roudne");
    let reply = other.post("/ucet/zastupovani", &[("organisation", id)]);
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    other.get("/ucet").page().assert_silent_about("Za koho jednám");
}

#[test]
fn who_is_let_go_is_signed_out_where_they_act_for_it() {
    let scratch = Scratch::new(Engine::Sqlite);
    let site = Site::new(&scratch);
    mayor_of_the_staff(&site);
    let (at_the_region, at_home) =
        (site.visitor().signed_in("plav"), site.visitor().signed_in("plav"));
    switches(&at_the_region, "Krajský úřad, Jihočeský kraj");
    let administrator = site.visitor().signed_in("spravce");
    let account = administrator.get("/sprava/ucty").page().link("plav");
    let page = administrator.get(&account).page();
    page.assert_says("Člen krizového štábu");
    administrator.send(&page.form("Ukončit zastupování").fill("Důvod", "Konec")).leads_to();
    assert!(!at_the_region.is_signed_in());
    assert!(at_home.is_signed_in());
}

#[test]
fn a_month_of_a_mayors_phone_is_not_a_month_for_every_role() {
    let scratch = Scratch::new(Engine::Sqlite);
    let site = Site::new(&scratch);
    mayor_of_the_staff(&site);
    let mayor = site.visitor().signed_in("plav");
    switches(&mayor, "Krajský úřad, Jihočeský kraj");
    assert!(mayor.is_signed_in());
    site.clock.advance_seconds(25 * 3600);
    assert!(!mayor.is_signed_in());
}
