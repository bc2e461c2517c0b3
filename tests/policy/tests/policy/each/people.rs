//! Everybody who could ask.

use hlaska_kernel::{Cisorp, Marking, MunicipalityCode, Role, Territory, policy};

/// Where somebody or something is. There is one ORP on each side, with one town in it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Ground {
    Region,
    OwnOrp,
    OwnTown,
    OtherOrp,
    OtherTown,
}

impl Ground {
    pub const ALL: [Self; 5] =
        [Self::Region, Self::OwnOrp, Self::OwnTown, Self::OtherOrp, Self::OtherTown];

    pub fn territory(self) -> Territory {
        let (own, other) = (Cisorp(3102), Cisorp(3103));
        match self {
            Self::Region => Territory::Region,
            Self::OwnOrp => Territory::Orp(own),
            Self::OwnTown => Territory::Municipality(own, MunicipalityCode(544_973)),
            Self::OtherOrp => Territory::Orp(other),
            Self::OtherTown => Territory::Municipality(other, MunicipalityCode(545_392)),
        }
    }
    /// The code under which a town is known in addresses.
    pub fn town(self) -> &'static str {
        if self == Self::OwnTown { "544973" } else { "545392" }
    }
}

/// Somebody, with everything that may matter.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent properties of a person")]
pub struct Principal {
    pub number: u32,
    pub name: String,
    /// Nobody has no role.
    pub role: Option<Role>,
    pub ground: Ground,
    pub clearance: Marking,
    /// On the list of entitled persons.
    pub listed: bool,
    /// Acts for the organisation that was invited.
    pub guest: bool,
    pub deactivated: bool,
    /// A wall display confirmed by this account.
    pub display: bool,
}

const CLEARANCES: [Marking; 3] = [Marking::Open, Marking::Internal, Marking::Sensitive];

pub fn everybody() -> Vec<Principal> {
    let mut people = vec![nobody()];
    for role in Role::ALL {
        for ground in Ground::ALL.into_iter().filter(|one| policy::fits(role, one.territory())) {
            for clearance in CLEARANCES {
                for (listed, guest) in [(false, false), (true, false), (false, true), (true, true)]
                {
                    people.push(person(role, ground, clearance, listed, guest));
                }
            }
        }
        let ground = Ground::ALL.into_iter().find(|one| policy::fits(role, one.territory()));
        let ground = ground.expect("some ground fits every role");
        let whole = person(role, ground, Marking::Sensitive, true, true);
        people.push(Principal { deactivated: true, ..whole.clone() });
        people.push(Principal { display: true, ..whole });
    }
    for (number, one) in (0..).zip(&mut people) {
        one.number = number;
        one.name = format!("{number} {}", one.name);
    }
    people
}

fn person(role: Role, ground: Ground, clearance: Marking, listed: bool, guest: bool) -> Principal {
    let (deactivated, display, role_name) = (false, false, role.name());
    let name = format!(
        "{role_name} of {ground:?}, {}{}{}",
        clearance.name(),
        if listed { ", listed" } else { "" },
        if guest { ", guest" } else { "" }
    );
    let (number, role) = (0, Some(role));
    Principal { number, name, role, ground, clearance, listed, guest, deactivated, display }
}

fn nobody() -> Principal {
    Principal {
        number: 0,
        name: "nobody".to_owned(),
        role: None,
        ground: Ground::Region,
        clearance: Marking::Open,
        listed: false,
        guest: false,
        deactivated: false,
        display: false,
    }
}
