//! One person of each role, with accounts that need no writing down.

use hlaska_kernel::{
    AccountId, Actor, Cisorp, Grant, Marking, MunicipalityCode, OrganisationId, Place, Role,
    Territory,
};

/// ORP České Budějovice.
pub const BUDEJOVICE: Cisorp = Cisorp(3102);
/// ORP Český Krumlov.
pub const KRUMLOV: Cisorp = Cisorp(3103);
/// The municipality of Plav in ORP České Budějovice.
pub const PLAV: Place = Place::Municipality(BUDEJOVICE, MunicipalityCode(535_346));

/// Somebody who is signed in to a rig.
#[derive(Debug, Clone)]
pub struct Person {
    pub actor: Actor,
    pub(crate) cookie: String,
}

/// Two people of the same role and territory are told apart by `number`.
pub fn actor(role: Role, territory: Territory, number: u8) -> Actor {
    let place = match territory {
        Territory::Region => 0,
        Territory::Orp(orp) => u128::from(orp.0),
        Territory::Municipality(_, code) => u128::from(code.0),
    };
    let account = (role as u128 + 1) << 64 | place << 8 | u128::from(number);
    Actor {
        account: AccountId::from_u128(account),
        name: format!("{} {number}", role.name()),
        organisation: OrganisationId::from_u128(place + 1),
        organisation_name: format!("{territory:?}"),
        grants: vec![Grant { role, territory }],
        clearance: Marking::Sensitive,
        lists: Vec::new(),
    }
}

pub fn operator() -> Actor {
    actor(Role::Operator, Territory::Region, 1)
}

pub fn region_manager() -> Actor {
    actor(Role::RegionManager, Territory::Region, 1)
}

pub fn orp_secretary(orp: Cisorp) -> Actor {
    actor(Role::OrpSecretary, Territory::Orp(orp), 1)
}

pub fn reader() -> Actor {
    actor(Role::Reader, Territory::Region, 1)
}

/// The mayor of a municipality.
pub fn mayor(place: Place) -> Actor {
    let Place::Municipality(orp, code) = place else { panic!("{place:?} has no mayor") };
    actor(Role::Mayor, Territory::Municipality(orp, code), 1)
}
