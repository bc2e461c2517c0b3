use hlaska_kernel::{
    AccountId, Actor, Cisorp, Grant, Marking, MunicipalityCode, OrganisationId, Role, Territory,
    policy,
};

const ORP: Cisorp = Cisorp(3102);
const MUNICIPALITY: Territory = Territory::Municipality(ORP, MunicipalityCode(544_973));
/// From the widest; a role is tried with the first that fits it.
const TERRITORIES: [(Territory, &str); 3] = [
    (Territory::Region, "region"),
    (Territory::Orp(ORP), "own ORP"),
    (MUNICIPALITY, "own municipality"),
];

fn fitting(role: Role) -> impl Iterator<Item = (Territory, &'static str)> {
    TERRITORIES.into_iter().filter(move |(territory, _)| policy::fits(role, *territory))
}

/// The territories a grant of this role can have, in words.
pub fn scope(role: Role) -> String {
    fitting(role).map(|(_, word)| word).collect::<Vec<_>>().join(" / ")
}

/// Somebody with this role and nothing else.
///
/// # Panics
/// When no territory of the table fits the role: the table is then incomplete.
pub fn actor(role: Role) -> Actor {
    let (territory, _) = fitting(role).next().expect("some territory fits every role");
    Actor {
        account: AccountId::from_u128(1),
        name: role.name().to_owned(),
        organisation: OrganisationId::from_u128(1),
        organisation_name: String::new(),
        grants: vec![Grant { role, territory }],
        clearance: Marking::Sensitive,
        lists: Vec::new(),
    }
}
