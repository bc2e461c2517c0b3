//! The sealed account.

use hlaska_kernel::{Role, Territory};
use hlaska_testkit::on_both_engines;
use http::StatusCode;

use super::keys::PLAV;
use super::visitor::Reply;
use super::{Site, Visitor};

fn sealed(site: &Site) -> [String; 2] {
    site.wait(crate::seal_account(&site.portal)).unwrap()
}

fn breaks(visitor: &Visitor<'_>, [first, second]: [&str; 2], reason: &str) -> Reply {
    let fields = [("first", first), ("second", second), ("reason", reason)];
    visitor.post("/prihlaseni/nouzove", &fields)
}

on_both_engines! {
    fn both_halves_and_a_reason_open_once_for_an_hour_and_everybody_sees_it(scratch) {
        let site = Site::new(scratch);
        let mayor = site.person("starosta", Role::Mayor, PLAV);
        let [one, other] = sealed(&site);
        let visitor = site.visitor();
        breaks(&visitor, [&one, &other], "").page_with(StatusCode::UNPROCESSABLE_ENTITY);
        for wrong in [[one.as_str(), "x"], ["x", other.as_str()]] {
            let refused = breaks(&visitor, wrong, "Výpadek sítě");
            refused.page_with(StatusCode::UNPROCESSABLE_ENTITY);
        }
        assert!(!mayor.get("/ucet").page().text().contains("Nouzový účet je v použití"));
        breaks(&visitor, [&one.to_lowercase(), &other], "Výpadek sítě").leads_to();
        assert!(visitor.is_signed_in());
        let seen = mayor.get("/ucet").page();
        seen.assert_says("Nouzový účet je v použití, nejdéle do 18:06");
        seen.assert_says("Důvod: Výpadek sítě");
        let again = site.visitor();
        breaks(&again, [&one, &other], "Znovu").page_with(StatusCode::UNPROCESSABLE_ENTITY);
        site.clock.advance_seconds(3601);
        assert!(!visitor.is_signed_in());
        assert!(!mayor.get("/ucet").page().text().contains("Nouzový účet je v použití"));
    }

    fn an_administrator_who_lost_everything_is_let_in(scratch) {
        let site = Site::new(scratch);
        let administrator = site.person("spravce", Role::Administrator, Territory::Region);
        administrator.adds_key("Ztracená klíčenka");
        let [one, other] = sealed(&site);
        let visitor = site.visitor();
        breaks(&visitor, [&one, &other], "Správce bez klíče").leads_to();
        let page = visitor.get("/nouzovy-ucet/vpustit").page();
        let form = page.form("Vpustit správce portálu").fill("Koho vpustit", "spravce");
        let link = visitor.send(&form).page().texts("main code").remove(0);
        assert_eq!(site.held("spravce"), crate::Held::default());
        site.visitor().get(&link).page().assert_says("Přístupovým klíčem (doporučujeme)");
    }
}

fn sqlite() -> hlaska_testkit::Scratch {
    hlaska_testkit::Scratch::new(hlaska_testkit::Engine::Sqlite)
}

#[test]
fn the_use_waits_for_a_review_and_says_when_it_is_late() {
    let site = Site::new(&sqlite());
    let administrator = site.person("spravce", Role::Administrator, Territory::Region);
    let mut key = administrator.adds_key("Klíčenka");
    let [one, other] = sealed(&site);
    breaks(&site.visitor(), [&one, &other], "Výpadek sítě").leads_to();
    administrator.get("/ucet").page().assert_says("čeká na přezkum do 24 hodin");
    site.clock.advance_seconds(25 * 3600);
    administrator.enters_by(&mut key).leads_to();
    administrator.get("/ucet").page().assert_says("Přezkum nouzového účtu je po lhůtě");
    let page = administrator.get("/sprava/nouzovy-ucet").page();
    page.assert_says("Pečeť je porušená");
    let form = page.form("Zapsat přezkum");
    administrator.send(&form).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    administrator.send(&form.fill("Zjištění z přezkumu", "V pořádku")).leads_to();
    let after = administrator.get("/sprava/nouzovy-ucet").page();
    after.assert_says("V pořádku");
    assert!(!after.text().contains("po lhůtě"));
    sealed(&site);
    administrator.get("/sprava/nouzovy-ucet").page().assert_says("Zapečetěn od");
}

#[test]
fn under_the_seal_one_leads_but_does_not_run_the_machine_or_judge_oneself() {
    let site = Site::new(&sqlite());
    let [one, other] = sealed(&site);
    let visitor = site.visitor();
    breaks(&visitor, [&one, &other], "Výpadek sítě").leads_to();
    visitor.get("/ucet").page().assert_says("Krizový manažer kraje");
    for path in ["/sprava/nouzovy-ucet", "/jen-spravce", "/sprava/organizace/nova"] {
        assert_eq!(visitor.get(path).status, StatusCode::FORBIDDEN, "{path}");
    }
    site.clock.advance_seconds(16 * 60);
    let to = visitor.get("/vaha").leads_to().to_owned();
    let form = visitor.get(&to).page().form("Ověřit");
    let wrong = form.clone().fill("První polovina kódu", "x").fill("Druhá polovina kódu", &other);
    visitor.send(&wrong).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    let form = form.fill("První polovina kódu", &one).fill("Druhá polovina kódu", &other);
    assert_eq!(visitor.send(&form).leads_to(), "/vaha");
    let mayor = site.person("starosta", Role::Mayor, PLAV);
    assert_eq!(mayor.get("/nouzovy-ucet/vpustit").status, StatusCode::NOT_FOUND);
}

#[test]
fn guessing_halves_is_slowed_down() {
    let site = Site::new(&sqlite());
    sealed(&site);
    let visitor = site.visitor();
    for _ in 0..3 {
        breaks(&visitor, ["x", "y"], "R").page_with(StatusCode::UNPROCESSABLE_ENTITY);
    }
    breaks(&visitor, ["x", "y"], "R").page_with(StatusCode::TOO_MANY_REQUESTS);
}
