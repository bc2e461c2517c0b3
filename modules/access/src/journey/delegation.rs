//! Administration in the hands of organisations.

use hlaska_kernel::{Cisorp, MunicipalityCode, Role, Territory};
use hlaska_testkit::{Engine, Scratch, on_both_engines};
use http::StatusCode;

use super::site::PASSWORD;
use super::{Site, Visitor};
use crate::Accounts;
use crate::command::testing::PLAV;

const BUDEJOVICE: Territory = Territory::Orp(Cisorp(3102));
const KRUMLOV: Territory = Territory::Orp(Cisorp(3103));
const TOWN: Territory = Territory::Municipality(Cisorp(3103), MunicipalityCode(545_392));

fn sqlite() -> Scratch {
    Scratch::new(Engine::Sqlite)
}

/// A region with two ORPs and a municipality in each, everybody with an administrator.
fn region(site: &Site) {
    site.account("kraj", Role::RegionManager, Territory::Region);
    for (login, role, territory) in [
        ("orp-cb", Role::OrganisationAdministrator, BUDEJOVICE),
        ("orp-ck", Role::OrganisationAdministrator, KRUMLOV),
        ("plav", Role::Mayor, PLAV),
        ("krumlov", Role::Mayor, TOWN),
    ] {
        site.account(login, role, territory);
    }
}

fn account_path(site: &Site, login: &str) -> String {
    let world = site.portal.world();
    format!("/sprava/ucty/{}", world.view::<Accounts>().by_login(login).unwrap().id)
}

fn organisation_path(site: &Site, name: &str) -> String {
    let world = site.portal.world();
    let found = world.view::<Accounts>().organisation_named(name).unwrap().id;
    format!("/sprava/organizace/{found}")
}

on_both_engines! {
    fn an_orp_lets_the_people_of_its_municipality_in(scratch) {
        let site = Site::new(scratch);
        region(&site);
        let orp = site.visitor().signed_in("orp-cb");
        let form = orp.get("/sprava/ucty/novy").page().form("Založit účet a vydat odkaz")
            .fill("Jméno nebo funkce", "Místostarosta obce Plav")
            .fill("Přihlašovací jméno", "mistostarosta")
            .fill("Organizace", "Obec Plav")
            .fill("Role", "Starosta obce")
            .fill("Území", "Plav");
        let link = orp.send(&form).page().texts("code")[0].clone();
        let link = link.strip_prefix("http://hlaska.example").unwrap();
        let visitor = site.visitor();
        visitor.post(link, &[("password", PASSWORD), ("repeated", PASSWORD)]).leads_to();
        visitor.get("/ucet").page().assert_says("Starosta obce – Plav");
        let list = orp.get("/sprava/ucty").page();
        list.assert_says("Místostarosta obce Plav");
        list.assert_silent_about("krumlov");
        list.assert_silent_about("orp-ck");
    }
}

#[test]
fn what_is_out_of_reach_does_not_exist() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    region(&site);
    let orp = site.visitor().signed_in("orp-cb");
    let (other, office) =
        (account_path(&site, "krumlov"), organisation_path(&site, "Obec Český Krumlov"));
    for path in [&other, &office, &account_path(&site, "kraj")] {
        assert_eq!(orp.get(path).status, StatusCode::NOT_FOUND, "{path}");
    }
    let reason = [("reason", "Konec"), ("hours", "24"), ("until", "2026-12-31")];
    for deed in ["zablokovat", "obnovit", "odkaz", "odkaz/odvolat", "platnost", "cteni"] {
        let reply = orp.post(&format!("{other}/{deed}"), &reason);
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{deed}");
    }
    let grant = [("role", "mayor"), ("territory", "Český Krumlov")];
    for deed in ["role", "role/odebrat"] {
        assert_eq!(orp.post(&format!("{other}/{deed}"), &grant).status, StatusCode::NOT_FOUND);
    }
    let fields = [
        ("name", "Nic"),
        ("reason", "Nic"),
        ("kind", "municipality"),
        ("territory", "Český Krumlov"),
        ("login", "plav"),
        ("function", "Nic"),
        ("role", "reader"),
    ];
    for deed in ["nazev", "zarazeni", "ukoncit", "obnovit", "clenove"] {
        let reply = orp.post(&format!("{office}/{deed}"), &fields);
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{deed}");
    }
    orp.get("/sprava/organizace").page().assert_silent_about("Český Krumlov");
}

#[test]
fn more_than_the_own_ceiling_is_refused_at_the_field() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    region(&site);
    let orp = site.visitor().signed_in("orp-cb");
    let path = account_path(&site, "plav");
    let page = orp.get(&path).page();
    let form = page.form("Přidat roli");
    for (role, territory, said) in [
        ("region_manager", "kraj", "Tuto roli nemůžete dát"),
        ("operator", "kraj", "Tuto roli nemůžete dát"),
        ("mayor", "Český Krumlov", "Území přesahuje"),
        ("reader", "kraj", "Území přesahuje"),
    ] {
        let reply = orp.send(&form.clone().forge("role", role).forge("territory", territory));
        reply.page_with(StatusCode::UNPROCESSABLE_ENTITY).assert_says(said);
    }
    let options = page.texts("form[action$='/role'] option");
    assert!(!options.iter().any(|option| option == "Správce portálu"), "{options:?}");
}

#[test]
fn an_organisation_is_set_up_below_the_own_one() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    region(&site);
    let orp = site.visitor().signed_in("orp-cb");
    let form = orp.get("/sprava/organizace/nova").page().form("Založit organizaci");
    let unit = form
        .fill("Název", "Jednotka SDH Plav")
        .fill("Druh", "jednotka sboru dobrovolných hasičů")
        .fill("Území", "Plav");
    let beyond =
        unit.clone().fill("Území", "Český Krumlov").fill("Nadřízená organizace", "Obec Plav");
    let page = orp.send(&beyond).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_says("Území přesahuje území vaší organizace.");
    let made = orp.send(&unit.fill("Nadřízená organizace", "Obec Plav")).leads_to().to_owned();
    orp.get(&made).page().assert_says("jednotka sboru dobrovolných hasičů");
    orp.get(&organisation_path(&site, "Obec Plav")).page().assert_says("Jednotka SDH Plav");
}

#[test]
fn an_ended_organisation_lets_nobody_act_and_comes_back() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    region(&site);
    let mayor = site.visitor().signed_in("plav");
    let orp = site.visitor().signed_in("orp-cb");
    let path = organisation_path(&site, "Obec Plav");
    let page = orp.get(&path).page();
    orp.send(&page.form("Ukončit organizaci").fill("Důvod", "Sloučení obcí")).leads_to();
    assert!(!mayor.is_signed_in());
    assert!(site.visitor().signs_in("plav", PASSWORD).status.is_client_error());
    let page = orp.get(&path).page();
    page.assert_says("Sloučení obcí");
    orp.send(&page.form("Obnovit organizaci").fill("Důvod", "Omyl")).leads_to();
    assert!(site.visitor().signed_in("plav").is_signed_in());
}

#[test]
fn hundreds_of_accounts_are_searched_filtered_and_paged() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    site.account("kraj", Role::RegionManager, Territory::Region);
    for number in 0..60 {
        let name = format!("Zastupitel číslo {number}");
        let login = format!("zastupitel{number}");
        let added = crate::add_account(&site.portal, &login, &name, Role::Mayor, PLAV);
        site.wait(added).unwrap();
    }
    let administrator = site.administrator();
    let rows = |path: &str| administrator.get(path).page().table("úč").len() - 1;
    assert_eq!(rows("/sprava/ucty"), 50);
    assert_eq!(rows("/sprava/ucty?strana=2"), 12);
    assert_eq!(rows("/sprava/ucty?q=cislo+59"), 1);
    assert_eq!(rows("/sprava/ucty?role=region_manager"), 1);
    assert_eq!(rows("/sprava/ucty?stav=ceka&strana=2"), 12);
    let office = organisation_path(&site, "Obec Plav");
    let office = office.rsplit('/').next().unwrap();
    assert_eq!(rows(&format!("/sprava/ucty?organizace={office}&strana=2")), 10);
    let page = administrator.get(&format!("/sprava/ucty?organizace={office}")).page();
    page.assert_says("1 / 2");
    assert!(page.link("Starší").contains(office), "the next page keeps the filter");
}

fn may_not(visitor: &Visitor<'_>, path: &str) {
    assert_eq!(visitor.get(path).status, StatusCode::FORBIDDEN, "{path}");
}

#[test]
fn operations_do_not_administer() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    region(&site);
    let mayor = site.visitor().signed_in("plav");
    for path in ["/sprava/ucty", "/sprava/pozvanky", "/sprava/organizace"] {
        may_not(&mayor, path);
    }
}
