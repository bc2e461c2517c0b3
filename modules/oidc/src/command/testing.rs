//! Histories for the tests of commands.

use hlaska_access::{AccessEvent, Accounts, OrganisationKind};
use hlaska_journal::{Author, Entry, Meta, NewEvent, Views, World};
use hlaska_kernel::{
    AccountId, Action, Actor, Grant, Marking, OrganisationId, Permit, Place, Refusal, Role,
    Territory, policy,
};
use hlaska_web::Decision;

use super::of_access;
use crate::event::OidcEvent;
use crate::view::Bindings;

pub(crate) const KEY: &str = "k1";
pub(crate) const SOMEBODY: AccountId = AccountId::from_u128(1);
pub(crate) const OFFICE: OrganisationId = OrganisationId::from_u128(10);
pub(crate) const READER: Grant = Grant { role: Role::Reader, territory: Territory::Region };
pub(crate) const MANAGER: Grant = Grant { role: Role::RegionManager, territory: Territory::Region };
pub(crate) const ADMINISTRATION: Grant =
    Grant { role: Role::Administrator, territory: Territory::Region };

pub(crate) fn office() -> NewEvent {
    of_access(&AccessEvent::OrganisationCreated {
        organisation: OFFICE,
        name: "Krajský úřad".to_owned(),
        kind: OrganisationKind::Region,
        territory: Territory::Region,
        parent: None,
    })
}

pub(crate) fn somebody() -> NewEvent {
    of_access(&AccessEvent::AccountCreated {
        account: SOMEBODY,
        login: "nekdo".to_owned(),
        name: "Někdo".to_owned(),
        organisation: OFFICE,
    })
}

pub(crate) fn blocked() -> NewEvent {
    of_access(&AccessEvent::AccountDeactivated { account: SOMEBODY, reason: "R".to_owned() })
}

pub(crate) fn granted(grant: Grant) -> NewEvent {
    of_access(&AccessEvent::GrantAdded { account: SOMEBODY, grant })
}

pub(crate) fn asked() -> NewEvent {
    OidcEvent::AccessRequested {
        key: KEY.to_owned(),
        provider: "kraj".to_owned(),
        issuer: "https://id.example".to_owned(),
        subject: "s1".to_owned(),
        name: "Někdo Jiný".to_owned(),
        email: String::new(),
    }
    .into()
}

pub(crate) fn declined() -> NewEvent {
    OidcEvent::RequestDeclined { key: KEY.to_owned(), reason: "R".to_owned() }.into()
}

pub(crate) fn bound() -> NewEvent {
    OidcEvent::Bound {
        key: KEY.to_owned(),
        provider: "kraj".to_owned(),
        issuer: "https://id.example".to_owned(),
        subject: "s1".to_owned(),
        account: SOMEBODY,
    }
    .into()
}

pub(crate) fn mapped(grants: &[Grant]) -> NewEvent {
    OidcEvent::RolesMapped { key: KEY.to_owned(), grants: grants.to_vec() }.into()
}

pub(crate) fn given(history: &[NewEvent]) -> World {
    let mut world = World::new(Views::default().with::<Accounts>().with::<Bindings>());
    for event in history {
        write(&mut world, event);
    }
    world
}

pub(crate) fn write(world: &mut World, event: &NewEvent) {
    let seq = world.seq() + 1;
    let now = "2026-11-22T16:06:00Z".parse().unwrap();
    let meta = Meta {
        seq,
        stream: event.stream().to_owned(),
        version: seq,
        kind: event.kind().to_owned(),
        author: Author::System("test".to_owned()),
        on_behalf: None,
        origin: "test".to_owned(),
        occurred_at: now,
        recorded_at: now,
        exercise: false,
    };
    let payload = Some(event.payload().to_owned());
    world.apply(&Entry { meta, payload, digest: [0; 32], hash: [0; 32] });
    assert!(world.degraded().is_empty());
}

pub(crate) fn administrator() -> Actor {
    Actor {
        account: AccountId::from_u128(99),
        name: "Správce".to_owned(),
        organisation: OFFICE,
        organisation_name: "Správa portálu".to_owned(),
        grants: vec![ADMINISTRATION],
        clearance: Marking::Open,
        lists: Vec::new(),
    }
}

pub(crate) fn permit<A: Action>(actor: &Actor) -> Permit<'_, A> {
    policy::permit::<A>(actor, Place::Region).unwrap()
}

pub(crate) fn kinds(decided: Result<Decision, Refusal>) -> Vec<&'static str> {
    decided.unwrap().events.iter().map(NewEvent::kind).collect()
}
