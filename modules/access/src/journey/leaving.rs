//! Invitations, ends and returns.

use hlaska_kernel::{Cisorp, Role, Territory};
use hlaska_testkit::{Engine, Scratch, on_both_engines};
use http::StatusCode;

use super::{Site, Visitor};
use crate::Accounts;
use crate::command::testing::PLAV;
use crate::job::end_due;

fn sqlite() -> Scratch {
    Scratch::new(Engine::Sqlite)
}

fn account_path(site: &Site, login: &str) -> String {
    let world = site.portal.world();
    format!("/sprava/ucty/{}", world.view::<Accounts>().by_login(login).unwrap().id)
}

fn handed_out(administrator: &Visitor<'_>, account: &str, hours: &str) -> String {
    let form = administrator.get(account).page().form("Vydat nový odkaz");
    let form = form.fill("Platnost odkazu", hours);
    let link = administrator.send(&form).page().texts("code")[0].clone();
    link.strip_prefix("http://hlaska.example").unwrap().to_owned()
}

on_both_engines! {
    fn an_account_past_its_end_is_blocked_and_signed_out(scratch) {
        let site = Site::new(scratch);
        site.account("plav", Role::Mayor, PLAV);
        let mayor = site.visitor().signed_in("plav");
        let administrator = site.administrator();
        let path = account_path(&site, "plav");
        let page = administrator.get(&path).page();
        let form = page.form("Uložit platnost").fill("Platnost do", "2026-11-30");
        administrator.send(&form).leads_to();
        administrator.get("/sprava/ucty").page().assert_says("končí za 8 dní");
        site.wait(end_due(&site.portal)).unwrap();
        assert!(mayor.is_signed_in());
        site.clock.advance_seconds(9 * 24 * 3600);
        site.wait(end_due(&site.portal)).unwrap();
        assert!(!mayor.is_signed_in());
        let administrator = site.visitor().signed_in("spravce");
        administrator.get(&path).page().assert_says("Platnost účtu skončila.");
    }

    fn of_two_holders_at_once_the_second_is_told_that_the_link_is_gone(scratch) {
        let site = Site::new(scratch);
        let added = crate::add_account(&site.portal, "plav", "Starosta", Role::Mayor, PLAV);
        let link = site.wait(added).unwrap();
        let (first, second) = (site.visitor(), site.visitor());
        let fields = "password=voda+v+Plavu+stoupa&repeated=voda+v+Plavu+stoupa";
        let both = async {
            tokio::join!(first.sends_later(&link, fields), second.sends_later(&link, fields))
        };
        let (one, other) = site.wait(both);
        let mut statuses = [one, other];
        statuses.sort_unstable();
        assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::GONE]);
    }
}

#[test]
fn open_invitations_are_listed_renewed_and_withdrawn() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    let added = crate::add_account(&site.portal, "plav", "Starosta obce Plav", Role::Mayor, PLAV);
    let first = site.wait(added).unwrap();
    site.clock.advance_seconds(3 * 3600);
    let administrator = site.administrator();
    let page = administrator.get("/sprava/pozvanky").page();
    page.assert_says("Starosta obce Plav");
    page.assert_says("první přihlášení");
    page.assert_says("před 3 h");
    let renewed = administrator.send(&page.form("Vydat nový")).page().texts("code")[0].clone();
    let renewed = renewed.strip_prefix("http://hlaska.example").unwrap().to_owned();
    assert_eq!(site.visitor().get(&first).status, StatusCode::GONE);
    assert_eq!(site.visitor().get(&renewed).status, StatusCode::OK);
    let path = format!("{}/odkaz/odvolat", account_path(&site, "plav"));
    administrator.post(&path, &[]).leads_to();
    assert_eq!(site.visitor().get(&renewed).status, StatusCode::GONE);
    let page = administrator.get("/sprava/pozvanky").page();
    page.assert_silent_about("Starosta obce Plav");
}

#[test]
fn a_link_works_as_long_as_was_chosen_and_then_says_whom_to_ask() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    site.account("orp", Role::OrganisationAdministrator, Territory::Orp(Cisorp(3102)));
    let added = crate::add_account(&site.portal, "plav", "Starosta obce Plav", Role::Mayor, PLAV);
    site.wait(added).unwrap();
    let administrator = site.administrator();
    let path = account_path(&site, "plav");
    let link = handed_out(&administrator, &path, "24 hodin");
    site.clock.advance_seconds(23 * 3600);
    assert_eq!(site.visitor().get(&link).status, StatusCode::OK);
    site.clock.advance_seconds(2 * 3600);
    let page = site.visitor().get(&link).page_with(StatusCode::GONE);
    page.assert_says("O nový odkaz požádejte správce své organizace:");
    page.assert_says("orp, ORP České Budějovice");
    let unknown = site.visitor().get("/pozvanka/0123").page_with(StatusCode::GONE);
    unknown.assert_silent_about("orp, ORP");
}

#[test]
fn the_day_of_leaving_is_kept() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    site.account("plav", Role::Mayor, PLAV);
    let administrator = site.administrator();
    let path = account_path(&site, "plav");
    let form = administrator.get(&path).page().form("Zablokovat účet").fill("Důvod", "Odchod");
    let ahead = form.clone().fill("Datum odchodu", "2027-01-31");
    let page = administrator.send(&ahead).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_says("Odchod v budoucnu nastavte jako konec platnosti účtu.");
    administrator.send(&form.fill("Datum odchodu", "2026-11-20")).leads_to();
    let times = site.portal.node().db().read_blocking(|conn| {
        let sql = "SELECT occurred_at, recorded_at FROM journal_entry ORDER BY seq DESC LIMIT 1";
        conn.query(sql, &[], |row| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?)))
    });
    let (occurred, recorded) = times.unwrap()[0];
    assert!(occurred < recorded, "left on the 20th, written on the 22nd");
}

#[test]
fn a_start_does_not_take_the_link_that_somebody_was_given() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    let region = Territory::Region;
    let added =
        crate::add_account(&site.portal, "spravce2", "Správce", Role::Administrator, region);
    let link = site.wait(added).unwrap();
    assert_eq!(site.wait(crate::first_start(&site.portal)).unwrap(), None);
    assert_eq!(site.visitor().get(&link).status, StatusCode::OK);
    // once it has expired, the start makes one again
    site.clock.advance_seconds(8 * 24 * 3600);
    assert!(site.wait(crate::first_start(&site.portal)).unwrap().is_some());
}
