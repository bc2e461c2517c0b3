//! Words of the tests: who there is, and what has happened so far.

use hlaska_access::{AccessEvent, Accounts, OrganisationKind};
use hlaska_journal::{Author, Entry, Event, Meta, Views, World};
use hlaska_kernel::{
    Action, Actor, Cisorp, OrganisationId, Permit, Place, Refusal, Role, Territory, Timestamp,
};
pub use hlaska_rig::{BUDEJOVICE, KRUMLOV};
use hlaska_web::Decision;

use crate::event::DirectoryEvent;
use crate::model::{
    Answer, CampaignId, ContactFacts, ContactId, ContactKind, FunctionKind, How, PersonId, PostId,
    Purpose,
};
use crate::reach;
use crate::view::Directory;

pub const REGION_OFFICE: OrganisationId = OrganisationId::from_u128(1);
pub const ORP_OFFICE: OrganisationId = OrganisationId::from_u128(2);
pub const PLAV_OFFICE: OrganisationId = OrganisationId::from_u128(3);
pub const KRUMLOV_OFFICE: OrganisationId = OrganisationId::from_u128(4);
pub const HOLDER: PersonId = PersonId::from_u128(0x1A);
pub const MAYOR_POST: PostId = PostId::from_u128(0x2A);
pub const HOLDERS_MOBILE: ContactId = ContactId::from_u128(0x3A);
pub const OFFICE_LINE: ContactId = ContactId::from_u128(0x3B);
pub const CAMPAIGN: CampaignId = CampaignId::from_u128(0x4A);
pub const PLAV: Territory =
    Territory::Municipality(BUDEJOVICE, hlaska_kernel::MunicipalityCode(535_346));

pub fn now() -> Timestamp {
    "2026-11-22T16:06:00Z".parse().unwrap()
}
pub fn due() -> Timestamp {
    "2026-12-15T12:00:00Z".parse().unwrap()
}

/// The region, an ORP with a municipality, and another ORP.
pub fn offices() -> Vec<AccessEvent> {
    let office =
        |organisation, name: &str, kind, territory, parent| AccessEvent::OrganisationCreated {
            organisation,
            name: name.into(),
            kind,
            territory,
            parent,
        };
    let orp = |code: Cisorp| Territory::Orp(code);
    let (region, orp_kind) = (OrganisationKind::Region, OrganisationKind::Orp);
    let top = Some(REGION_OFFICE);
    vec![
        office(REGION_OFFICE, "Krajský úřad", region, Territory::Region, None),
        office(ORP_OFFICE, "Magistrát", orp_kind, orp(BUDEJOVICE), top),
        office(PLAV_OFFICE, "Obec Plav", OrganisationKind::Municipality, PLAV, Some(ORP_OFFICE)),
        office(KRUMLOV_OFFICE, "Úřad Krumlov", orp_kind, orp(KRUMLOV), top),
    ]
}

pub fn holder() -> DirectoryEvent {
    let (name, title) = ("Osoba Žlutá".to_owned(), String::new());
    DirectoryEvent::PersonRecorded { person: HOLDER, name, title, account: None }
}
pub fn holder_is_mayor() -> DirectoryEvent {
    DirectoryEvent::FunctionTaken {
        post: MAYOR_POST,
        organisation: PLAV_OFFICE,
        person: HOLDER,
        kind: FunctionKind::Mayor,
        label: String::new(),
    }
}
pub fn holder_ended() -> DirectoryEvent {
    let reason = "volby".to_owned();
    DirectoryEvent::FunctionEnded { post: MAYOR_POST, organisation: PLAV_OFFICE, reason }
}
pub fn facts(kind: ContactKind, value: &str) -> ContactFacts {
    ContactFacts { kind, value: value.to_owned(), purpose: Purpose::Always, rank: 1 }
}
pub fn holders_mobile() -> DirectoryEvent {
    DirectoryEvent::ContactRecorded {
        contact: HOLDERS_MOBILE,
        organisation: PLAV_OFFICE,
        post: Some(MAYOR_POST),
        facts: facts(ContactKind::Mobile, "+420602123456"),
        verified: Some(How::Owner),
    }
}
pub fn office_line() -> DirectoryEvent {
    DirectoryEvent::ContactRecorded {
        contact: OFFICE_LINE,
        organisation: PLAV_OFFICE,
        post: None,
        facts: facts(ContactKind::FixedLine, "+420387123456"),
        verified: None,
    }
}
pub fn mobile_invalid() -> DirectoryEvent {
    DirectoryEvent::ContactInvalidated {
        contact: HOLDERS_MOBILE,
        organisation: PLAV_OFFICE,
        reason: "Neexistující číslo".to_owned(),
        how: How::Administrator,
    }
}
/// The region's campaign with everybody.
pub fn campaign() -> DirectoryEvent {
    DirectoryEvent::CampaignStarted {
        campaign: CAMPAIGN,
        place: Place::Region,
        what: "Potvrďte kontakty".to_owned(),
        organisations: vec![REGION_OFFICE, ORP_OFFICE, PLAV_OFFICE, KRUMLOV_OFFICE],
        due_at: due(),
    }
}
pub fn campaign_closed() -> DirectoryEvent {
    DirectoryEvent::CampaignClosed { campaign: CAMPAIGN, reason: String::new() }
}
pub fn plav_answered() -> DirectoryEvent {
    DirectoryEvent::CampaignAnswered {
        campaign: CAMPAIGN,
        organisation: PLAV_OFFICE,
        answer: Answer::Confirmed,
        how: How::Link,
        note: String::new(),
    }
}

/// The organisations, and the world after these events, one second apart.
pub fn given(history: &[DirectoryEvent]) -> World {
    let mut world = World::new(Views::default().with::<Accounts>().with::<Directory>());
    for event in offices() {
        apply(&mut world, &event.stream(), &event);
    }
    for event in history {
        apply(&mut world, &event.stream(), event);
    }
    world
}

fn apply<E: Event>(world: &mut World, stream: &str, event: &E) {
    let seq = world.seq() + 1;
    let ago = 3_600 - i64::try_from(seq).unwrap();
    let at = Timestamp::from_second(now().as_second() - ago).unwrap();
    let meta = Meta {
        seq,
        stream: stream.to_owned(),
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
    world.apply(&Entry { meta, payload: Some(payload), digest: [0; 32], hash: [0; 32] });
}

pub fn actor(role: Role, territory: Territory, organisation: OrganisationId) -> Actor {
    Actor { organisation, ..hlaska_rig::actor(role, territory, 1) }
}
pub fn manager() -> Actor {
    actor(Role::RegionManager, Territory::Region, REGION_OFFICE)
}
pub fn secretary() -> Actor {
    actor(Role::OrpSecretary, Territory::Orp(BUDEJOVICE), ORP_OFFICE)
}
pub fn mayor() -> Actor {
    actor(Role::Mayor, PLAV, PLAV_OFFICE)
}

/// Permission to do something with the office of Plav.
#[track_caller]
pub fn allowed<'a, A: Action>(world: &World, actor: &'a Actor) -> Permit<'a, A> {
    reach::permit(world, actor, PLAV_OFFICE).unwrap()
}

/// The events of a decision that was made.
#[track_caller]
pub fn said(decided: Result<Decision, Refusal>) -> Vec<DirectoryEvent> {
    let events = decided.unwrap().events;
    events.iter().map(|event| serde_json::from_str(event.payload()).unwrap()).collect()
}

/// The fields that were refused.
#[track_caller]
pub fn fields<T>(refused: Result<T, Refusal>) -> Vec<&'static str> {
    match refused.err() {
        Some(Refusal::Invalid(errors)) => errors.into_iter().map(|error| error.field).collect(),
        other => panic!("not a refused form: {other:?}"),
    }
}
