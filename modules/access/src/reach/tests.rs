//! The rule in tables: who reaches whom, and what can be given.

use hlaska_kernel::{Cisorp, MunicipalityCode, Territory};

use super::*;
use crate::command::testing::{PLAV, actor, given};
use crate::event::{AccessEvent, OrganisationKind};
use hlaska_journal::World;

const BUDEJOVICE: Territory = Territory::Orp(Cisorp(3102));
const KRUMLOV: Territory = Territory::Orp(Cisorp(3103));
const TOWN: Territory = Territory::Municipality(Cisorp(3103), MunicipalityCode(545_392));

const REGION: OrganisationId = OrganisationId::from_u128(101);
const ORP: OrganisationId = OrganisationId::from_u128(102);
const VILLAGE: OrganisationId = OrganisationId::from_u128(103);
const UNIT: OrganisationId = OrganisationId::from_u128(104);
const OTHER_ORP: OrganisationId = OrganisationId::from_u128(105);
const FIRE: OrganisationId = OrganisationId::from_u128(106);
const RIVER: OrganisationId = OrganisationId::from_u128(107);
const PORTAL: OrganisationId = OrganisationId::from_u128(108);

const TREE: [(OrganisationId, OrganisationKind, Territory, Option<OrganisationId>); 8] = [
    (REGION, OrganisationKind::Region, Territory::Region, None),
    (ORP, OrganisationKind::Orp, BUDEJOVICE, Some(REGION)),
    (VILLAGE, OrganisationKind::Municipality, PLAV, Some(ORP)),
    (UNIT, OrganisationKind::VolunteerFireUnit, PLAV, Some(VILLAGE)),
    (OTHER_ORP, OrganisationKind::Orp, KRUMLOV, Some(REGION)),
    (FIRE, OrganisationKind::FireService, Territory::Region, Some(REGION)),
    (RIVER, OrganisationKind::RiverBasin, Territory::Region, None),
    (PORTAL, OrganisationKind::Other, Territory::Region, None),
];

fn tree() -> World {
    let created = TREE.map(|(organisation, kind, territory, parent)| {
        let name = organisation.to_string();
        AccessEvent::OrganisationCreated { organisation, name, kind, territory, parent }
    });
    given(&created)
}

/// The administrator of an organisation, for its own territory.
fn of(organisation: OrganisationId) -> Actor {
    let own = TREE.iter().find(|(id, ..)| *id == organisation).unwrap();
    let grant = Grant { role: Role::OrganisationAdministrator, territory: own.2 };
    Actor { organisation, ..actor(grant) }
}

fn administrator() -> Actor {
    let grant = Grant { role: Role::Administrator, territory: Territory::Region };
    Actor { organisation: PORTAL, ..actor(grant) }
}

#[test]
fn who_administers_which_organisations() {
    let world = tree();
    let table: [(Actor, &[OrganisationId]); 7] = [
        (administrator(), &[REGION, ORP, VILLAGE, UNIT, OTHER_ORP, FIRE, RIVER, PORTAL]),
        (of(REGION), &[REGION, ORP, VILLAGE, UNIT, OTHER_ORP, FIRE]),
        (of(ORP), &[ORP, VILLAGE, UNIT]),
        (of(VILLAGE), &[VILLAGE, UNIT]),
        (of(UNIT), &[UNIT]),
        (of(OTHER_ORP), &[OTHER_ORP]),
        (Actor { grants: vec![Grant { role: Role::Mayor, territory: PLAV }], ..of(VILLAGE) }, &[]),
    ];
    for (who, reached) in table {
        let reach = Reach::of_actor(world.view::<Accounts>(), &who);
        for (id, ..) in TREE {
            let expected = reached.contains(&id);
            assert_eq!(reach.includes(id), expected, "{} {id}", who.organisation);
            assert_eq!(reach.organisation(id).is_ok(), expected);
        }
    }
}

#[test]
fn a_grant_for_less_ground_reaches_less() {
    let world = tree();
    let grant = Grant { role: Role::OrganisationAdministrator, territory: BUDEJOVICE };
    let narrow = Actor { grants: vec![grant], ..of(REGION) };
    let reach = Reach::of_actor(world.view::<Accounts>(), &narrow);
    let reached: Vec<_> = TREE.iter().filter(|(id, ..)| reach.includes(*id)).collect();
    assert_eq!(reached.iter().map(|one| one.0).collect::<Vec<_>>(), [ORP, VILLAGE, UNIT]);
    assert!(!reach.ceiling().covers(Territory::Region));
}

#[test]
fn nobody_gives_more_than_they_hold() {
    use Role::{
        Administrator, Auditor, Mayor, Operator, OrganisationAdministrator, OrpSecretary, Reader,
        RegionManager,
    };
    let world = tree();
    let accounts = world.view::<Accounts>();
    // who, to somebody of, what, on which ground, may
    let table = [
        (administrator(), RIVER, Operator, Territory::Region, true),
        (administrator(), PORTAL, Administrator, Territory::Region, true),
        (administrator(), PORTAL, Auditor, Territory::Region, true),
        (of(REGION), REGION, RegionManager, Territory::Region, true),
        (of(REGION), REGION, OrganisationAdministrator, Territory::Region, true),
        (of(REGION), REGION, Administrator, Territory::Region, false),
        (of(REGION), REGION, Auditor, Territory::Region, false),
        (of(REGION), ORP, OrpSecretary, BUDEJOVICE, true),
        (of(REGION), ORP, OrganisationAdministrator, BUDEJOVICE, true),
        (of(REGION), ORP, OrpSecretary, KRUMLOV, false),
        (of(REGION), ORP, RegionManager, Territory::Region, false),
        (of(REGION), FIRE, Operator, Territory::Region, true),
        (of(REGION), VILLAGE, Mayor, PLAV, true),
        (of(ORP), ORP, OrpSecretary, BUDEJOVICE, true),
        (of(ORP), VILLAGE, Mayor, PLAV, true),
        (of(ORP), VILLAGE, OrganisationAdministrator, PLAV, true),
        (of(ORP), VILLAGE, OrganisationAdministrator, BUDEJOVICE, false),
        (of(ORP), ORP, OrganisationAdministrator, Territory::Region, false),
        (of(ORP), ORP, RegionManager, Territory::Region, false),
        (of(ORP), ORP, Reader, Territory::Region, false),
        (of(ORP), ORP, Mayor, TOWN, false),
        (of(VILLAGE), VILLAGE, Mayor, PLAV, true),
        (of(VILLAGE), VILLAGE, Reader, PLAV, true),
        (of(VILLAGE), VILLAGE, Mayor, TOWN, false),
        (of(VILLAGE), VILLAGE, OrpSecretary, BUDEJOVICE, false),
        (of(VILLAGE), UNIT, Reader, PLAV, true),
        (of(VILLAGE), UNIT, Mayor, PLAV, false),
        (of(FIRE), FIRE, Operator, Territory::Region, true),
        (of(FIRE), FIRE, RegionManager, Territory::Region, false),
        (of(RIVER), RIVER, Reader, Territory::Region, true),
        (of(RIVER), RIVER, Operator, Territory::Region, false),
    ];
    for (who, organisation, role, territory, may) in table {
        let reach = Reach::of_actor(accounts, &who);
        let found = reach.organisation(organisation).unwrap();
        let given = may_give(&reach, found, Grant { role, territory });
        assert_eq!(given.is_ok(), may, "{} to {organisation}: {role:?}", who.organisation);
    }
}

#[test]
fn who_can_set_up_what() {
    use OrganisationKind::{Army, Company, FireService, Municipality, Orp, Police, Region};
    let world = tree();
    let table: [(Actor, &[OrganisationKind], &[OrganisationKind]); 5] = [
        (administrator(), &[Region, Orp, Municipality, FireService, Police], &[]),
        (of(REGION), &[Region, Orp, Municipality, FireService, Police, Army, Company], &[]),
        (of(ORP), &[Orp, Municipality, Company, Police], &[Region, FireService]),
        (of(VILLAGE), &[Municipality, Company], &[Region, Orp, FireService]),
        (of(RIVER), &[Company], &[Region, Orp, Municipality, FireService, Police, Army]),
    ];
    for (who, may, may_not) in table {
        let ceiling = Reach::of_actor(world.view::<Accounts>(), &who).ceiling();
        for kind in may {
            assert!(ceiling.allows_kind(*kind), "{} {kind:?}", who.organisation);
        }
        for kind in may_not {
            assert!(!ceiling.allows_kind(*kind), "{} {kind:?}", who.organisation);
        }
    }
}

#[test]
fn a_clearance_is_not_above_that_of_ones_own_kind() {
    use hlaska_kernel::Marking;
    let world = tree();
    let highest = |who: &Actor| Reach::of_actor(world.view::<Accounts>(), who).ceiling().clearance;
    assert_eq!(highest(&administrator()), Marking::Sensitive);
    assert_eq!(highest(&of(ORP)), Marking::Sensitive);
    assert_eq!(highest(&of(RIVER)), Marking::Internal);
}

#[test]
fn nobody_moves_the_ground_they_stand_on() {
    let world = tree();
    let own = of(ORP);
    let reach = Reach::of_actor(world.view::<Accounts>(), &own);
    assert!(matches!(reach.below(ORP), Err(Refusal::Conflict(_))));
    assert!(reach.below(VILLAGE).is_ok());
    assert_eq!(reach.below(REGION).err(), Some(Refusal::NotFound));
}

#[test]
fn a_link_to_somebody_with_more_is_not_handed_out() {
    let account = AccountId::from_u128(1);
    let created = AccessEvent::AccountCreated {
        account,
        login: "osoba".to_owned(),
        name: "Osoba".to_owned(),
        organisation: VILLAGE,
    };
    let grant = Grant { role: Role::Mayor, territory: PLAV };
    let function = "Člen štábu".to_owned();
    let organisation = REGION;
    let manager = Grant { role: Role::RegionManager, territory: Territory::Region };
    let history = |further: &[AccessEvent]| {
        let tree = TREE.map(|(organisation, kind, territory, parent)| {
            let name = organisation.to_string();
            AccessEvent::OrganisationCreated { organisation, name, kind, territory, parent }
        });
        let own = [created.clone(), AccessEvent::GrantAdded { account, grant }];
        given(&[&tree[..], &own, further].concat())
    };
    let elsewhere = [
        AccessEvent::MembershipAdded { account, organisation, function },
        AccessEvent::MembershipGrantAdded { account, organisation, grant: manager },
    ];
    for (further, outranked) in [(&[][..], true), (&elsewhere[..], false)] {
        let world = history(further);
        let reach = Reach::of_actor(world.view::<Accounts>(), &of(VILLAGE));
        assert_eq!(reach.outranks(reach.account(account).unwrap()), outranked);
    }
}
