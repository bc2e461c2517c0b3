use hlaska_kernel::{Lang, Territory};

use super::*;
use crate::command::confirm::ConfirmContacts;
use crate::testing::*;

fn names(actor: &Actor) -> Vec<&'static str> {
    let world = given(&[]);
    let all = [
        (REGION_OFFICE, "kraj"),
        (ORP_OFFICE, "budějovice"),
        (PLAV_OFFICE, "plav"),
        (KRUMLOV_OFFICE, "krumlov"),
    ];
    let may = |id| permit::<ConfirmContacts>(&world, actor, id).is_ok();
    all.into_iter().filter(|(id, _)| may(*id)).map(|(_, name)| name).collect()
}

fn seen_by(actor: &Actor) -> Vec<String> {
    let world = given(&[]);
    let seen = seen(world.view::<Accounts>(), &actor.viewer(Lang::Cs));
    seen.iter().map(|one| one.name.clone()).collect()
}

#[test]
fn everybody_edits_what_they_keep() {
    let everything = ["kraj", "budějovice", "plav", "krumlov"];
    assert_eq!(names(&manager()), everything);
    let administrator = actor(Role::Administrator, Territory::Region, REGION_OFFICE);
    assert_eq!(names(&administrator), everything);
    assert_eq!(names(&secretary()), ["budějovice", "plav"]);
    assert_eq!(names(&mayor()), ["plav"]);
    let operator = actor(Role::Operator, Territory::Region, REGION_OFFICE);
    assert_eq!(names(&operator), Vec::<&str>::new());
    let reader = actor(Role::Reader, Territory::Region, REGION_OFFICE);
    assert_eq!(names(&reader), Vec::<&str>::new());
}

#[test]
fn an_organisations_administrator_keeps_the_own_one_and_those_below() {
    let own = |organisation| {
        names(&actor(Role::OrganisationAdministrator, Territory::Region, organisation))
    };
    assert_eq!(own(ORP_OFFICE), ["budějovice", "plav"]);
    assert_eq!(own(PLAV_OFFICE), ["plav"]);
    assert_eq!(own(REGION_OFFICE).len(), 4);
}

#[test]
fn eyes_reach_as_far_as_the_territory() {
    assert_eq!(seen_by(&secretary()), ["Krajský úřad", "Magistrát", "Obec Plav"]);
    assert_eq!(seen_by(&mayor()), ["Krajský úřad", "Magistrát", "Obec Plav"]);
    let reader = actor(Role::Reader, Territory::Region, REGION_OFFICE);
    assert_eq!(seen_by(&reader).len(), 4);
    let auditor = actor(Role::Auditor, Territory::Region, REGION_OFFICE);
    assert_eq!(seen_by(&auditor), Vec::<String>::new());
}

#[test]
fn the_owners_word_is_told_from_an_administrators() {
    let world = given(&[]);
    assert_eq!(how(&world, &mayor(), PLAV_OFFICE), How::Owner);
    assert_eq!(how(&world, &secretary(), PLAV_OFFICE), How::Administrator);
    assert_eq!(how(&world, &secretary(), ORP_OFFICE), How::Owner);
    assert_eq!(how(&world, &manager(), PLAV_OFFICE), How::Administrator);
    let administrator = actor(Role::Administrator, Territory::Region, REGION_OFFICE);
    assert_eq!(how(&world, &administrator, REGION_OFFICE), How::Administrator);
}

#[test]
fn an_administrator_of_an_organisation_sees_it_and_those_below() {
    let own = |organisation| {
        seen_by(&actor(Role::OrganisationAdministrator, Territory::Region, organisation))
    };
    assert_eq!(own(ORP_OFFICE), ["Magistrát", "Obec Plav"]);
    assert_eq!(own(KRUMLOV_OFFICE), ["Úřad Krumlov"]);
}
