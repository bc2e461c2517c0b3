//! Accounts made by the program.

use hlaska_kernel::{Place, Refusal, Role};
use hlaska_territory::Gazetteer;
use hlaska_testkit::on_both_engines;

use super::Site;
use super::site::PASSWORD;
use crate::command::testing::PLAV;
use crate::{Accounts, add_account, demo_accounts, first_start};

on_both_engines! {
    fn the_first_start_gives_a_link_until_somebody_has_used_one(scratch) {
        let site = Site::new(scratch);
        let lost = site.wait(first_start(&site.portal)).unwrap().unwrap();
        let link = site.wait(first_start(&site.portal)).unwrap().unwrap();
        assert_ne!(lost, link);
        let visitor = site.visitor();
        visitor.post(&link, &[("password", PASSWORD), ("repeated", PASSWORD)]).leads_to();
        assert_eq!(visitor.get("/sprava/ucty").page().table("úč").len(), 2);
        assert_eq!(site.wait(first_start(&site.portal)).unwrap(), None);
    }

    fn a_demonstration_has_one_account_for_each_role(scratch) {
        let site = Site::new(scratch);
        let first = site.wait(demo_accounts(&site.portal)).unwrap();
        let second = site.wait(demo_accounts(&site.portal)).unwrap();
        let roles: Vec<_> = second.iter().map(|account| account.role).collect();
        assert_eq!(roles, Role::ALL);
        assert_eq!(site.portal.world().view::<Accounts>().administrators().count(), 1);
        for (old, new) in first.iter().zip(&second) {
            assert_eq!(old.login, new.login);
            assert_ne!(old.password, new.password);
            assert!(site.visitor().signs_in(&old.login, &old.password).status.is_client_error());
            site.visitor().signs_in(&new.login, &new.password).leads_to();
        }
        assert_eq!(site.wait(first_start(&site.portal)).unwrap(), None);
    }

    fn an_operator_of_the_server_adds_an_account(scratch) {
        let site = Site::new(scratch);
        let link = add_account(&site.portal, "starosta", "Starosta obce Plav", Role::Mayor, PLAV);
        let link = site.wait(link).unwrap();
        site.visitor().get(&link).page().assert_says("Obec Plav");
        let again = add_account(&site.portal, "Starosta", "Kdosi", Role::Mayor, PLAV);
        assert!(matches!(site.wait(again), Err(Refusal::Invalid(_))));
        let misfit = add_account(&site.portal, "jiny", "Kdosi", Role::OrpSecretary, PLAV);
        assert!(matches!(site.wait(misfit), Err(Refusal::Invalid(_))));
    }
}

#[test]
fn the_demonstrations_mayor_has_a_real_municipality() {
    let scratch = hlaska_testkit::Scratch::new(hlaska_testkit::Engine::Sqlite);
    let site = Site::new(&scratch);
    site.wait(demo_accounts(&site.portal)).unwrap();
    let world = site.portal.world();
    let mayor = world.view::<Accounts>().by_login("starosta").unwrap();
    let Place::Municipality(orp, code) = mayor.grants[0].territory.place() else { panic!() };
    let municipality = Gazetteer::builtin().municipality(code).unwrap().clone();
    assert_eq!((municipality.name.as_str(), municipality.orp), ("Roudné", orp));
}
