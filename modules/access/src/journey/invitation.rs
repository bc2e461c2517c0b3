//! One-time links.

use hlaska_kernel::{Role, Territory};
use hlaska_testkit::{Engine, Scratch, on_both_engines};
use http::StatusCode;

use super::{Site, Visitor};
use crate::command::testing::PLAV;
use crate::{AccessEvent, PasswordChange};

const NEW: &str = "tri kostky a mlha";

fn invited(site: &Site, login: &str) -> String {
    let added = crate::add_account(&site.portal, login, "Starosta obce Plav", Role::Mayor, PLAV);
    site.wait(added).unwrap()
}

fn takes(visitor: &Visitor<'_>, link: &str, password: &str) -> super::site::Reply {
    visitor.post(link, &[("password", password), ("repeated", password)])
}

on_both_engines! {
    fn a_link_sets_the_password_and_signs_in_once(scratch) {
        let site = Site::new(scratch);
        let link = invited(&site, "starosta");
        let visitor = site.visitor();
        let page = visitor.get(&link).page();
        page.assert_says("Starosta obce Plav");
        let form = page.form("Nastavit heslo a přihlásit se");
        let form = form.fill("Nové heslo", NEW).fill("Nové heslo ještě jednou", NEW);
        visitor.send(&form).leads_to();
        assert!(visitor.is_signed_in());
        site.visitor().get(&link).page_with(StatusCode::GONE).assert_says("Odkaz už neplatí");
        takes(&site.visitor(), &link, "jine heslo nikdy").page_with(StatusCode::GONE);
        site.visitor().signs_in("starosta", NEW).leads_to();
        let journal = site.journal();
        let by = PasswordChange::Link;
        assert!(matches!(journal.last(), Some(AccessEvent::PasswordSet { by: b, .. }) if *b == by));
        let journal = serde_json::to_string(&journal).unwrap();
        assert!(!journal.contains(NEW) && !journal.contains("argon2"), "{journal}");
    }

    fn two_holders_at_once_set_one_password(scratch) {
        let site = Site::new(scratch);
        let link = invited(&site, "starosta");
        let token = link.rsplit('/').next().unwrap();
        let digest = crate::storage::link::digest(token);
        let account = site.wait(crate::storage::link::find(
            site.portal.node().db(), token, site.portal.env().now(),
        )).unwrap().unwrap();
        let author = || hlaska_journal::Author::Account(account);
        let decide = |world: &hlaska_journal::World| {
            crate::command::set_password::set_password_by_link(world, account, &digest)
        };
        let first = site.wait(site.portal.execute(author(), None, decide));
        let second = site.wait(site.portal.execute(author(), None, decide));
        assert!(first.is_ok());
        assert!(second.is_err());
    }
}

fn sqlite() -> Scratch {
    Scratch::new(Engine::Sqlite)
}

#[test]
fn a_refused_password_leaves_the_link_good() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    let link = invited(&site, "starosta");
    let refused =
        takes(&site.visitor(), &link, "kratke").page_with(StatusCode::UNPROCESSABLE_ENTITY);
    refused.assert_says("Heslo musí mít aspoň 12 znaků");
    takes(&site.visitor(), &link, NEW).leads_to();
}

#[test]
fn a_link_ends_after_a_week_and_with_the_next_one() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    let (link, administrator) = (invited(&site, "starosta"), site.administrator());
    let id = site.portal.world().view::<crate::Accounts>().by_login("starosta").unwrap().id;
    let shown = administrator.post(&format!("/sprava/ucty/{id}/odkaz"), &[("_key", "k1")]).page();
    let newer = shown.texts("code")[0].clone();
    let newer = newer.strip_prefix("http://hlaska.example").unwrap().to_owned();
    assert_eq!(site.visitor().get(&link).status, StatusCode::GONE);
    assert_eq!(site.visitor().get(&newer).status, StatusCode::OK);
    site.clock.advance_seconds(7 * 24 * 3600);
    assert_eq!(site.visitor().get(&newer).status, StatusCode::GONE);
}

#[test]
fn a_link_signs_out_whoever_used_the_browser_before() {
    let scratch = sqlite();
    let site = Site::new(&scratch);
    site.account("kopis", Role::Operator, Territory::Region);
    let link = invited(&site, "starosta");
    let visitor = site.visitor().signed_in("kopis");
    let before = visitor.token();
    takes(&visitor, &link, NEW).leads_to();
    assert_ne!(visitor.token(), before);
    visitor.get("/ucet").page().assert_says("Starosta obce Plav");
}
