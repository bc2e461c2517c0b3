//! The yearly review of access.

use hlaska_kernel::{Cisorp, Role, Territory};
use hlaska_testkit::{Engine, Scratch, on_both_engines};
use http::StatusCode;

use super::{Site, Visitor};
use crate::command::testing::PLAV;

const BUDEJOVICE: Territory = Territory::Orp(Cisorp(3102));
const KRUMLOV: Territory = Territory::Orp(Cisorp(3103));

fn people(site: &Site) {
    site.account("kraj", Role::RegionManager, Territory::Region);
    site.account("orp-cb", Role::OrganisationAdministrator, BUDEJOVICE);
    site.account("orp-ck", Role::OrganisationAdministrator, KRUMLOV);
    site.account("plav", Role::Mayor, PLAV);
}

fn started(administrator: &Visitor<'_>, scope: &str) -> String {
    let page = administrator.get("/sprava/prezkum").page();
    let form = page.form("Zahájit prověrku");
    let form = form.fill("Organizace a všechny pod ní", scope).fill("Termín", "2026-12-15");
    let to = administrator.send(&form).leads_to().to_owned();
    // the same form again is the same review
    assert_eq!(administrator.send(&form).leads_to(), to);
    to
}

fn row(visitor: &Visitor<'_>, review: &str, person: &str) -> Vec<String> {
    let table = visitor.get(review).page().table("Lidé k ověření");
    table.into_iter().find(|row| row[0].ends_with(person)).unwrap()
}

on_both_engines! {
    fn each_administrator_decides_about_the_own_people(scratch) {
        let site = Site::new(scratch);
        people(&site);
        let mayor = site.visitor().signed_in("plav");
        let administrator = site.administrator();
        let review = started(&administrator, "všechny organizace");
        let orp = site.visitor().signed_in("orp-cb");
        let page = orp.get(&review).page();
        page.assert_silent_about("orp-ck");
        page.assert_silent_about("kraj,");
        assert!(row(&orp, &review, "plav")[3].contains("17:06"), "the last sign-in");
        // the only other person is the administrator's own account
        assert!(row(&orp, &review, "orp-cb")[4].contains("ověří jiný správce"));
        orp.send(&page.form("Potvrdit")).leads_to();
        assert!(row(&orp, &review, "plav")[4].contains("potvrzeno"));
        // a changed mind takes effect at once
        orp.send(&orp.get(&review).page().form("Odebrat přístup")).leads_to();
        assert!(!mayor.is_signed_in());
        assert!(row(&orp, &review, "plav")[4].contains("odebráno"));
    }
}

#[test]
fn who_was_not_reviewed_stays_on_record() {
    let scratch = Scratch::new(Engine::Sqlite);
    let site = Site::new(&scratch);
    people(&site);
    let administrator = site.administrator();
    let review = started(&administrator, "všechny organizace");
    site.clock.advance_seconds(24 * 24 * 3600);
    let administrator = site.visitor().signed_in("spravce");
    let page = administrator.get(&review).page();
    page.assert_says("Termín uplynul a neověřeno zůstává: 5 osob.");
    administrator.send(&page.form("Zapsat připomenutí")).leads_to();
    let page = administrator.get(&review).page();
    let form = page.form("Uzavřít prověrku").fill("Poznámka k záznamu", "Rok 2026");
    administrator.send(&form).leads_to();
    let page = administrator.get(&review).page();
    page.assert_says("uzavřena");
    page.assert_says("Rok 2026");
    page.assert_says("neověřeno");
    let fields = [("account", "x"), ("organisation", "y"), ("answer", "confirmed")];
    let reply = administrator.post(&format!("{review}/osoba"), &fields);
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
}

#[test]
fn an_organisation_reviews_its_own_part_of_the_tree() {
    let scratch = Scratch::new(Engine::Sqlite);
    let site = Site::new(&scratch);
    people(&site);
    let orp = site.visitor().signed_in("orp-cb");
    let review = started(&orp, "ORP České Budějovice");
    let other = site.visitor().signed_in("orp-ck");
    assert_eq!(other.get(&review).status, StatusCode::NOT_FOUND);
    other.get("/sprava/prezkum").page().assert_says("Zatím žádná prověrka.");
    let close = other.post(&format!("{review}/uzavrit"), &[("note", "")]);
    assert_eq!(close.status, StatusCode::NOT_FOUND);
    let everybody =
        other.post("/sprava/prezkum", &[("organisation", ""), ("deadline", "2026-12-15")]);
    assert!(everybody.status.is_client_error(), "{}", everybody.status);
    let late = orp.post("/sprava/prezkum", &[("organisation", ""), ("deadline", "2020-01-01")]);
    late.page_with(StatusCode::UNPROCESSABLE_ENTITY).assert_says("Zadejte termín");
}
