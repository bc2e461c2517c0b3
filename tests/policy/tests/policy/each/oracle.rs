//! Who is to be answered what, written down anew from the rules in words. It uses nothing of the
//! portal's decisions: only tables.

use hlaska_kernel::{Marking, Role};

use super::people::{Ground, Principal};
use super::things::{Class, Thing};

/// What is expected for one pair.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "four ways to learn of a thing")]
pub struct Verdict {
    /// Its own page shows it.
    pub page: bool,
    /// The list of its class names it.
    pub list: bool,
    pub stream: bool,
    /// Any other page may tell of it.
    pub told: bool,
}

impl Verdict {
    const fn all(page: bool) -> Self {
        Self { page, list: page, stream: page, told: page }
    }
}

pub fn is_somebody(who: &Principal) -> bool {
    who.role.is_some() && !who.deactivated
}

/// Unmarked, internal and sensitive, as far as the clearance goes, for those who work in operations.
pub fn readable_markings(who: &Principal) -> usize {
    if is_operational(who) { rank(who.clearance) + 1 } else { 0 }
}

pub fn verdict(who: &Principal, thing: &Thing) -> Verdict {
    if !is_somebody(who) {
        return Verdict::default();
    }
    // A wall shows the overview and nothing else, and there only what is open.
    if who.display {
        let passer =
            Principal { display: false, clearance: Marking::Open, listed: false, ..who.clone() };
        return Verdict { told: verdict(&passer, thing).told, ..Verdict::default() };
    }
    match thing.class {
        Class::Incident => incident(who, thing),
        Class::Entry | Class::Document => entry(who, thing),
        Class::Signal => Verdict::all(is_operational(who) && touch(who.ground, thing.ground)),
        Class::Report | Class::Ask => board(who, thing),
        Class::SpecialFact => {
            let page = is_operational(who) && touch(who.ground, thing.ground) && who.listed;
            Verdict { page, list: page, ..Verdict::default() }
        }
        Class::EntitledList => {
            let keeps = match who.role {
                Some(Role::RegionManager) => true,
                Some(Role::OrpSecretary) => who.ground == Ground::OwnOrp,
                _ => false,
            };
            let reads = is_operational(who) && touch(who.ground, thing.ground) && who.listed;
            Verdict { page: keeps, list: keeps || reads, stream: false, told: keeps || reads }
        }
        Class::Organisation | Class::Account => Verdict::all(administers(who, thing.ground)),
        Class::Contact => contact(who, thing),
    }
}

fn is_operational(who: &Principal) -> bool {
    let operational =
        [Role::RegionManager, Role::OrpSecretary, Role::Mayor, Role::Operator, Role::Reader];
    who.role.is_some_and(|role| operational.contains(&role))
}

/// 0 unmarked, 1 internal, 2 sensitive.
fn rank(marking: Marking) -> usize {
    match marking {
        Marking::Open => 0,
        Marking::Internal => 1,
        Marking::Sensitive => 2,
        Marking::SpecialFacts => 9,
    }
}

fn may_handle(who: &Principal, marking: Marking) -> bool {
    match marking {
        Marking::SpecialFacts => who.listed,
        plain => rank(plain) <= rank(who.clearance),
    }
}

/// The region shares ground with everything; the two sides share none with each other.
fn touch(a: Ground, b: Ground) -> bool {
    side(a).is_none() || side(b).is_none() || side(a) == side(b)
}

fn side(ground: Ground) -> Option<bool> {
    match ground {
        Ground::Region => None,
        Ground::OwnOrp | Ground::OwnTown => Some(true),
        Ground::OtherOrp | Ground::OtherTown => Some(false),
    }
}

fn sees_incident(who: &Principal, thing: &Thing) -> bool {
    is_operational(who)
        && (touch(who.ground, thing.ground) || (thing.invited && who.guest))
        && may_handle(who, thing.frame)
}

/// An event that is a special fact has no stream.
fn incident(who: &Principal, thing: &Thing) -> Verdict {
    let seen = sees_incident(who, thing);
    Verdict { stream: seen && thing.frame != Marking::SpecialFacts, ..Verdict::all(seen) }
}

/// Special facts are read on their own page and told nowhere else.
fn entry(who: &Principal, thing: &Thing) -> Verdict {
    let seen = sees_incident(who, thing) && may_handle(who, thing.marking);
    Verdict { told: seen && thing.marking != Marking::SpecialFacts, ..Verdict::all(seen) }
}

/// A mayor has a page of their own and no board.
fn board(who: &Principal, thing: &Thing) -> Verdict {
    let on_board = is_operational(who) && who.role != Some(Role::Mayor);
    let seen = on_board && touch(who.ground, thing.ground);
    let own = who.role == Some(Role::Mayor) && touch(who.ground, thing.ground);
    Verdict { told: seen || own, ..Verdict::all(seen) }
}

/// Whoever runs the portal administers everybody; an organisation's administrator those below the
/// own organisation as far as the territory goes. Guests act for an organisation without others
/// below it.
fn administers(who: &Principal, ground: Ground) -> bool {
    match who.role {
        Some(Role::Administrator) => true,
        Some(Role::OrganisationAdministrator) => !who.guest && below(who.ground, ground),
        _ => false,
    }
}

fn below(top: Ground, ground: Ground) -> bool {
    top == Ground::Region
        || top == ground
        || (top == Ground::OwnOrp && ground == Ground::OwnTown)
        || (top == Ground::OtherOrp && ground == Ground::OtherTown)
}

fn contact(who: &Principal, thing: &Thing) -> Verdict {
    let works_there = is_operational(who) && touch(who.ground, thing.ground);
    Verdict::all(works_there || administers(who, thing.ground))
}
