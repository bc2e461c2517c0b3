//! Accounts and organisations in the hands of an administrator.

use hlaska_kernel::{Cisorp, Role, Territory};
use hlaska_testkit::page::Form;
use hlaska_testkit::{Engine, Scratch, on_both_engines};
use http::StatusCode;

use super::site::PASSWORD;
use super::{Site, Visitor};
use crate::AccessEvent;
use crate::command::testing::PLAV;

fn new_office(administrator: &Visitor<'_>, name: &str) -> Form {
    let form = administrator.get("/sprava/organizace/nova").page().form("Založit organizaci");
    form.fill("Název", name).fill("Druh", "obec").fill("Území", "Plav")
}

fn new_mayor(administrator: &Visitor<'_>, login: &str) -> Form {
    let form = administrator.get("/sprava/ucty/novy").page().form("Založit účet a vydat odkaz");
    form.fill("Jméno nebo funkce", "Starosta obce Plav")
        .fill("Přihlašovací jméno", login)
        .fill("Organizace", "Obec Plav")
        .fill("Role", "Starosta obce")
        .fill("Území", "plav")
}

fn accounts(site: &Site) -> usize {
    let is = |event: &&AccessEvent| matches!(event, AccessEvent::AccountCreated { .. });
    site.journal().iter().filter(is).count()
}

on_both_engines! {
    fn an_administrator_lets_a_mayor_in(scratch) {
        let site = Site::new(scratch);
        let administrator = site.administrator();
        administrator.send(&new_office(&administrator, "Obec Plav")).leads_to();
        let shown = administrator.send(&new_mayor(&administrator, "starosta@plav.example")).page();
        shown.assert_says("Vidíte ho jen teď.");
        let link = shown.texts("code")[0].clone();
        let link = link.strip_prefix("http://hlaska.example").unwrap();
        let fields = [("password", PASSWORD), ("repeated", PASSWORD)];
        let mayor = site.visitor();
        mayor.post(link, &fields).leads_to();
        mayor.get("/ucet").page().assert_says("Starosta obce – Plav");
        let list = administrator.get("/sprava/ucty?q=plavu").page();
        assert_eq!(list.table("úč").len(), 2);
        list.assert_says("1 účet");
    }

    fn the_same_form_twice_makes_one_account(scratch) {
        let site = Site::new(scratch);
        let administrator = site.administrator();
        administrator.send(&new_office(&administrator, "Obec Plav"));
        let form = new_mayor(&administrator, "starosta");
        let link = administrator.send(&form).page().texts("code")[0].clone();
        assert!(administrator.send(&form).leads_to().starts_with("/sprava/ucty/"));
        assert_eq!(accounts(&site), 2);
        // and the link that was shown still works
        let link = link.strip_prefix("http://hlaska.example").unwrap();
        assert_eq!(site.visitor().get(link).status, StatusCode::OK);
    }
}

fn sqlite() -> Scratch {
    Scratch::new(Engine::Sqlite)
}

#[test]
fn a_mistaken_form_comes_back_as_it_was_filled_in() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    let administrator = site.administrator();
    administrator.send(&new_office(&administrator, "Obec Plav"));
    let form = new_mayor(&administrator, "SPRAVCE").fill("Území", "kraj");
    let page = administrator.send(&form).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_says("Starosta má území jedné obce.");
    assert_eq!(page.attributes("[name=login]", "value"), ["SPRAVCE"]);
    let form = page.form("Založit účet a vydat odkaz").fill("Území", "Plav");
    let page = administrator.send(&form).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_says("Toto přihlašovací jméno už patří jinému účtu");
}

#[test]
fn administration_is_for_administrators() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    site.account("starosta", Role::Mayor, PLAV);
    site.account("kraj", Role::RegionManager, Territory::Region);
    for login in ["starosta", "kraj"] {
        let visitor = site.visitor().signed_in(login);
        for path in ["/sprava/ucty", "/sprava/ucty/novy", "/sprava/organizace", "/zive/sprava/ucty"]
        {
            assert_eq!(visitor.get(path).status, StatusCode::FORBIDDEN, "{login} {path}");
        }
        assert_eq!(visitor.post("/sprava/ucty", &[]).status, StatusCode::FORBIDDEN);
    }
    assert!(site.visitor().get("/sprava/ucty").leads_to().starts_with("/prihlaseni"));
    assert_eq!(site.visitor().post("/sprava/ucty", &[]).status, StatusCode::UNAUTHORIZED);
}

#[test]
fn whoever_runs_the_machine_gets_no_role_in_operations() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    site.account("kraj", Role::RegionManager, Territory::Region);
    let administrator = site.administrator();
    let list = administrator.get("/sprava/ucty").page();
    let form = administrator.get(&list.link("kraj")).page().form("Přidat roli");
    let form = form.fill("Role", "Správce portálu").fill("Území", "kraj");
    let page = administrator.send(&form).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_says("Správce portálu nesmí mít zároveň roli v krizovém řízení.");
}

#[test]
fn two_roles_of_a_kind_are_taken_back_one_after_the_other() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    site.account("starosta", Role::Mayor, PLAV);
    let administrator = site.administrator();
    let address = administrator.get("/sprava/ucty").page().link("starosta");
    let page = administrator.get(&address).page();
    let form = page.form("Přidat roli").fill("Role", "Starosta obce").fill("Území", "Roudné");
    administrator.send(&form).leads_to();
    let page = administrator.get(&address).page();
    let keys = page.attributes("form[action$='/odebrat'] [name=_key]", "value");
    for (key, territory) in keys.iter().zip(["Plav", "Roudné"]) {
        let fields = [("_key", key.as_str()), ("role", "mayor"), ("territory", territory)];
        administrator.post(&format!("{address}/role/odebrat"), &fields).leads_to();
    }
    administrator.get(&address).page().assert_says("Účet nemá žádnou roli.");
}

#[test]
fn the_last_administrator_cannot_be_lost() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    let administrator = site.administrator();
    let list = administrator.get("/sprava/ucty").page();
    let page = administrator.get(&list.link("spravce")).page();
    let reply = administrator.send(&page.form("Odebrat"));
    reply.page_with(StatusCode::CONFLICT).assert_says("Je to poslední správce portálu.");
    let reply = administrator.send(&page.form("Zablokovat účet").fill("Důvod", "Konec"));
    reply.page_with(StatusCode::CONFLICT).assert_says("Vlastní účet zablokovat nemůžete.");
    assert!(administrator.is_signed_in());
}

#[test]
fn a_blocked_account_comes_back() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    site.account("starosta", Role::Mayor, PLAV);
    let administrator = site.administrator();
    let address = administrator.get("/sprava/ucty").page().link("starosta");
    let page = administrator.get(&address).page();
    administrator.send(&page.form("Zablokovat účet").fill("Důvod", "Konec")).leads_to();
    let page = administrator.get(&address).page();
    page.assert_says("zablokovaný");
    administrator.send(&page.form("Obnovit účet").fill("Důvod", "Vrátil se")).leads_to();
    // neither the old password nor the old role count
    assert!(site.visitor().signs_in("starosta", PASSWORD).status.is_client_error());
    let page = administrator.get(&address).page();
    page.assert_says("Účet nemá žádnou roli.");
    page.assert_says("Dřívější role");
    administrator.send(&page.form("Potvrdit")).leads_to();
    let link = administrator.send(&page.form("Vydat nový odkaz")).page().texts("code")[0].clone();
    let link = link.strip_prefix("http://hlaska.example").unwrap().to_owned();
    let back = site.visitor();
    back.post(&link, &[("password", PASSWORD), ("repeated", PASSWORD)]).leads_to();
    back.get("/ucet").page().assert_says("Starosta obce – Plav");
}

#[test]
fn an_organisation_is_created_once_and_renamed() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    site.account("orp", Role::OrpSecretary, Territory::Orp(Cisorp(3102)));
    let administrator = site.administrator();
    let form = new_office(&administrator, "Obec Plav")
        .fill("Nadřízená organizace", "ORP České Budějovice");
    administrator.send(&form).leads_to();
    administrator.send(&form).leads_to();
    let again = administrator.send(&new_office(&administrator, "obec plav"));
    again.page_with(StatusCode::UNPROCESSABLE_ENTITY).assert_says("Organizace s tímto názvem");
    let list = administrator.get("/sprava/organizace").page();
    let row =
        list.table("Organizace").into_iter().find(|row| row[0].ends_with("Obec Plav")).unwrap();
    assert!(row[3].ends_with("ORP České Budějovice"), "{row:?}");
    let form = administrator.get(&list.link("Obec Plav")).page().form("Uložit název");
    administrator.send(&form.fill("Název", "Obec Plav na Malši")).leads_to();
    administrator.get("/sprava/organizace").page().assert_says("Obec Plav na Malši");
}
