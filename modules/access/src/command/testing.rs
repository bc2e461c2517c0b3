//! Words of the tests: who there is, and what has happened so far.

use hlaska_journal::{Author, Entry, Event, Meta, Views, World};
use hlaska_kernel::{
    AccountId, Action, Actor, Cisorp, Grant, Marking, MunicipalityCode, OrganisationId, Permit,
    Place, Refusal, Role, Territory, policy,
};
use hlaska_web::Decision;

use super::At;
use crate::event::{AccessEvent, OrganisationKind};
use crate::view::Accounts;

pub(crate) const MAYOR: AccountId = AccountId::from_u128(1);
pub(crate) const ADMIN: AccountId = AccountId::from_u128(2);
pub(crate) const STRANGER: AccountId = AccountId::from_u128(3);
pub(crate) const PLAV_OFFICE: OrganisationId = OrganisationId::from_u128(11);
pub(crate) const REGION_OFFICE: OrganisationId = OrganisationId::from_u128(12);
pub(crate) const MAYOR_AT_HOME: At = At { account: MAYOR, organisation: PLAV_OFFICE };
pub(crate) const ADMIN_AT_HOME: At = At { account: ADMIN, organisation: REGION_OFFICE };
pub(crate) const PLAV: Territory = Territory::Municipality(Cisorp(3102), MunicipalityCode(535_346));
pub(crate) const MAYOR_OF_PLAV: Grant = Grant { role: Role::Mayor, territory: PLAV };
pub(crate) const ADMINISTRATION: Grant =
    Grant { role: Role::Administrator, territory: Territory::Region };

pub(crate) fn plav_office() -> AccessEvent {
    AccessEvent::OrganisationCreated {
        organisation: PLAV_OFFICE,
        name: "Obec Plav".to_owned(),
        kind: OrganisationKind::Municipality,
        territory: PLAV,
        parent: None,
    }
}

pub(crate) fn region_office() -> AccessEvent {
    AccessEvent::OrganisationCreated {
        organisation: REGION_OFFICE,
        name: "Krajský úřad".to_owned(),
        kind: OrganisationKind::Region,
        territory: Territory::Region,
        parent: None,
    }
}

pub(crate) fn mayor_created() -> AccessEvent {
    AccessEvent::AccountCreated {
        account: MAYOR,
        login: "starosta".to_owned(),
        name: "Starosta obce Plav".to_owned(),
        organisation: PLAV_OFFICE,
    }
}

pub(crate) fn mayor_granted() -> AccessEvent {
    AccessEvent::GrantAdded { account: MAYOR, grant: MAYOR_OF_PLAV }
}

pub(crate) fn mayor_history() -> Vec<AccessEvent> {
    vec![plav_office(), mayor_created(), mayor_granted()]
}

pub(crate) fn administrator_history() -> Vec<AccessEvent> {
    let created = AccessEvent::AccountCreated {
        account: ADMIN,
        login: "spravce".to_owned(),
        name: "Správce portálu".to_owned(),
        organisation: REGION_OFFICE,
    };
    vec![
        region_office(),
        created,
        AccessEvent::GrantAdded { account: ADMIN, grant: ADMINISTRATION },
    ]
}

pub(crate) fn empty() -> World {
    World::new(Views::default().with::<Accounts>())
}

pub(crate) fn with_mayor() -> World {
    given(&mayor_history())
}

/// The world after these events, one minute apart.
pub(crate) fn given(history: &[AccessEvent]) -> World {
    let mut world = empty();
    for (seq, event) in (1..).zip(history) {
        world.apply(&entry(seq, event));
    }
    world
}

fn entry(seq: u64, event: &AccessEvent) -> Entry {
    let at = "2026-11-22T16:06:00Z".parse().unwrap();
    let meta = Meta {
        seq,
        stream: event.stream(),
        version: seq,
        kind: event.kind().to_owned(),
        author: Author::System("test".to_owned()),
        on_behalf: None,
        origin: "test".to_owned(),
        occurred_at: at,
        recorded_at: at,
        exercise: false,
    };
    let payload = serde_json::to_string(event).unwrap();
    Entry { meta, payload: Some(payload), digest: [0; 32], hash: [0; 32] }
}

pub(crate) fn actor(grant: Grant) -> Actor {
    let account = if grant.role == Role::Administrator { ADMIN } else { MAYOR };
    Actor {
        account,
        name: "Kdosi".to_owned(),
        organisation: PLAV_OFFICE,
        organisation_name: "Obec Plav".to_owned(),
        grants: vec![grant],
        clearance: Marking::Sensitive,
        lists: Vec::new(),
    }
}

pub(crate) fn administrator() -> Actor {
    actor(ADMINISTRATION)
}

pub(crate) fn permit<A: Action>(actor: &Actor) -> Permit<'_, A> {
    policy::permit(actor, Place::Region).unwrap()
}

/// The events of a decision that was made.
#[track_caller]
pub(crate) fn said(decided: Result<Decision, Refusal>) -> Vec<AccessEvent> {
    let events = decided.unwrap().events;
    events.iter().map(|event| serde_json::from_str(event.payload()).unwrap()).collect()
}

/// The fields that were refused.
#[track_caller]
pub(crate) fn fields<T>(refused: Result<T, Refusal>) -> Vec<&'static str> {
    match refused.err() {
        Some(Refusal::Invalid(errors)) => errors.into_iter().map(|error| error.field).collect(),
        other => panic!("not a refused form: {other:?}"),
    }
}

pub(crate) const REVIEW: crate::ReviewId = crate::ReviewId::from_u128(30);

/// A review of everybody.
pub(crate) fn review_started() -> AccessEvent {
    let deadline = "2026-12-15T22:59:00Z".parse().unwrap();
    AccessEvent::ReviewStarted { review: REVIEW, organisation: None, deadline }
}
