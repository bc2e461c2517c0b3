use hlaska_journal::View as _;
use hlaska_kernel::{Cisorp, MunicipalityCode};

use super::*;
use crate::AccessEvent;
use crate::command::testing::*;

fn viewer(role: Role, territory: Territory) -> Viewer {
    actor(Grant { role, territory }).viewer(Lang::Cs)
}

fn everybody() -> World {
    given(&[administrator_history(), mayor_history()].concat())
}

fn names(world: &World, viewer: &Viewer) -> Vec<String> {
    let found = world.view::<Accounts>().accounts_visible(viewer);
    found.iter().map(|account| account.name.clone()).collect()
}

#[test]
fn an_account_acts_with_what_it_was_given() {
    let world = with_mayor();
    let actor = identity(&world, MAYOR, None).unwrap();
    assert_eq!(actor.name, "Starosta obce Plav");
    assert_eq!(actor.organisation_name, "Obec Plav");
    assert_eq!(actor.grants, [MAYOR_OF_PLAV]);
    assert_eq!(actor.own_municipality(), Some(PLAV.place()));
    assert_eq!(identity(&world, STRANGER, None), None);
}

#[test]
fn a_blocked_account_does_not_act_and_keeps_its_name() {
    let blocked = AccessEvent::AccountDeactivated { account: MAYOR, reason: "R".to_owned() };
    let world = given(&[mayor_history(), vec![blocked]].concat());
    assert_eq!(identity(&world, MAYOR, None), None);
    let author = Author::Account(MAYOR);
    let name = world.view::<Accounts>().name_of(&author, Lang::Cs);
    assert_eq!(name, "Starosta obce Plav, Obec Plav");
}

#[test]
fn authors_have_readable_names() {
    let world = with_mayor();
    let accounts = world.view::<Accounts>();
    let system = Author::System("feed:chmi-hydrology".to_owned());
    assert_eq!(accounts.name_of(&system, Lang::Cs), "Příjem dat (chmi-hydrology)");
    assert_eq!(accounts.name_of(&Author::Account(STRANGER), Lang::En), "unknown account");
}

#[test]
fn a_new_name_of_an_organisation_shows_next_to_old_entries() {
    let name = "Obec Plav na Malši".to_owned();
    let renamed = AccessEvent::OrganisationRenamed { organisation: PLAV_OFFICE, name };
    let world = given(&[mayor_history(), vec![renamed]].concat());
    let name = world.view::<Accounts>().name_of(&Author::Account(MAYOR), Lang::Cs);
    assert_eq!(name, "Starosta obce Plav, Obec Plav na Malši");
}

#[test]
fn accounts_are_seen_by_those_who_work_with_them() {
    let world = everybody();
    let administrator = viewer(Role::Administrator, Territory::Region);
    assert_eq!(names(&world, &administrator), ["Správce portálu", "Starosta obce Plav"]);
    let mayor = ["Starosta obce Plav"];
    assert_eq!(names(&world, &viewer(Role::RegionManager, Territory::Region)), mayor);
    assert_eq!(names(&world, &viewer(Role::OrpSecretary, Territory::Orp(Cisorp(3102)))), mayor);
    let elsewhere = Territory::Municipality(Cisorp(3103), MunicipalityCode(545_392));
    assert!(names(&world, &viewer(Role::Mayor, elsewhere)).is_empty());
    assert!(names(&world, &hlaska_kernel::actor::nobody(Lang::Cs)).is_empty());
}

#[test]
fn organisations_are_seen_on_ones_own_ground() {
    let world = everybody();
    let accounts = world.view::<Accounts>();
    let seen = |viewer: &Viewer| accounts.organisations_visible(viewer).len();
    assert_eq!(seen(&viewer(Role::Administrator, Territory::Region)), 2);
    assert_eq!(seen(&viewer(Role::OrpSecretary, Territory::Orp(Cisorp(3103)))), 1);
    assert_eq!(seen(&hlaska_kernel::actor::nobody(Lang::Cs)), 0);
}

#[test]
fn the_mayor_of_a_place_is_found() {
    let world = everybody();
    let accounts = world.view::<Accounts>();
    let secretary = viewer(Role::OrpSecretary, Territory::Orp(Cisorp(3102)));
    let found = accounts.holders(Role::Mayor, PLAV.place(), &secretary);
    assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), [MAYOR]);
    let stranger = viewer(Role::OrpSecretary, Territory::Orp(Cisorp(3103)));
    assert!(accounts.holders(Role::Mayor, PLAV.place(), &stranger).is_empty());
}

#[test]
fn the_same_grant_twice_is_one_grant() {
    let world = given(&[mayor_history(), vec![mayor_granted()]].concat());
    assert_eq!(world.view::<Accounts>().account(MAYOR).unwrap().grants, [MAYOR_OF_PLAV]);
}

#[test]
fn events_of_unknown_accounts_change_nothing() {
    let world = given(&[
        mayor_granted(),
        AccessEvent::PasswordSet { account: STRANGER, by: crate::PasswordChange::Owner },
    ]);
    assert!(world.view::<Accounts>().people.is_empty());
    assert!(world.degraded().is_empty());
}

#[test]
fn a_snapshot_brings_everybody_back() {
    assert_eq!(Accounts::NAME, "access");
    let world = everybody();
    let saved = postcard::to_stdvec(world.view::<Accounts>()).unwrap();
    let back: Accounts = postcard::from_bytes(&saved).unwrap();
    assert_eq!(back.people, world.view::<Accounts>().people);
    assert_eq!(back.by_login("STAROSTA").map(|one| one.id), Some(MAYOR));
}
