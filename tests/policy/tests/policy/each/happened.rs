//! What has happened in the house: the journal's entries about everybody and every object.

use hlaska_access::{AccessEvent, OrganisationKind};
use hlaska_directory::{ContactFacts, ContactId, ContactKind, DirectoryEvent, Purpose};
use hlaska_documents::{DocumentId, DocumentsEvent};
use hlaska_incident::{
    EntryKind, Facts, Handling, IncidentEvent, IncidentId, IncidentLevel, Wording,
};
use hlaska_journal::{Author, NewEvent};
use hlaska_kernel::{AccountId, EntitledListId, Grant, Marking, OrganisationId, Said, Timestamp};
use hlaska_reports::{AskId, People, ReportsEvent, Situation, Source, Statement, Supplies};
use hlaska_signals::{NewSignal, SignalId, Urgency, raise};
use hlaska_special_facts::{Entitled, FactId, FactKind, Filing, SpecialFactsEvent};
use hlaska_web::Portal;

use super::people::{Ground, Principal};
use super::things::{Class, LOG, OFFICES, Thing, special_number, uuid};

const LIST: EntitledListId = EntitledListId::from_u128(uuid(Class::EntitledList, 0));
/// For the guests.
const GUESTS: OrganisationId = OrganisationId::from_u128(0x6e57);

/// The account of somebody who may ask.
pub fn account(who: &Principal) -> AccountId {
    AccountId::from_u128(0xacc0_0000 + u128::from(who.number))
}

pub async fn furnish(portal: &Portal, people: &[Principal], things: &[Thing]) {
    let mut events = offices(things);
    events.extend(people.iter().filter(|who| who.role.is_some()).flat_map(person));
    events.push(special(&SpecialFactsEvent::ListFounded {
        list: LIST,
        name: things
            .iter()
            .find(|one| one.class == Class::EntitledList)
            .expect("a list")
            .word
            .clone(),
        place: Ground::OwnOrp.territory().place(),
    }));
    events.extend(people.iter().filter(|who| who.listed).map(listed));
    events.push(opened(LOG, "Deník", Ground::OwnTown, Marking::Open));
    events.push(invited(LOG));
    events.extend(things.iter().flat_map(written));
    let author = || Author::System("test".to_owned());
    for event in events {
        let done = portal.execute(author(), None, |_| Ok(vec![event.clone()].into())).await;
        done.expect("an entry");
    }
    for thing in things.iter().filter(|thing| thing.class == Class::Signal) {
        let id = SignalId::from_u128(uuid(Class::Signal, thing.number));
        let done =
            portal.execute(author(), None, |world| Ok(raise(world, signal(thing), id))).await;
        done.expect("a signal");
    }
}

fn office_id(ground: Ground) -> OrganisationId {
    let number = OFFICES.iter().position(|one| *one == ground).expect("an office everywhere");
    OrganisationId::from_u128(uuid(Class::Organisation, u32::try_from(number).expect("few")))
}

fn access(event: &AccessEvent) -> NewEvent {
    NewEvent::new(event.stream(), event)
}

/// The region's office above those of both ORPs, these above their towns.
fn offices(things: &[Thing]) -> Vec<NewEvent> {
    let office = |(organisation, ground, name, parent)| {
        let (kind, territory) = (OrganisationKind::FireService, Ground::territory(ground));
        access(&AccessEvent::OrganisationCreated { organisation, name, kind, territory, parent })
    };
    let own = things.iter().filter(|thing| thing.class == Class::Organisation);
    let own = own.map(|thing| {
        let parent = match thing.ground {
            Ground::Region => None,
            Ground::OwnOrp | Ground::OtherOrp => Some(office_id(Ground::Region)),
            Ground::OwnTown => Some(office_id(Ground::OwnOrp)),
            Ground::OtherTown => Some(office_id(Ground::OtherOrp)),
        };
        (office_id(thing.ground), thing.ground, thing.word.clone(), parent)
    });
    let guests = (GUESTS, Ground::Region, "Hosté".to_owned(), None);
    own.chain([guests]).map(office).collect()
}

fn person(who: &Principal) -> Vec<NewEvent> {
    let account = account(who);
    let organisation = if who.guest { GUESTS } else { office_id(who.ground) };
    let (login, name) = (format!("login{}", who.number), format!("Osoba {}", who.number));
    let grant = Grant { role: who.role.expect("a role"), territory: who.ground.territory() };
    let mut events = vec![
        AccessEvent::AccountCreated { account, login, name, organisation },
        AccessEvent::GrantAdded { account, grant },
        AccessEvent::ClearanceSet { account, clearance: Some(who.clearance) },
    ];
    if who.deactivated {
        events.push(AccessEvent::AccountDeactivated { account, reason: "odešel".to_owned() });
    }
    events.iter().map(access).collect()
}

fn special(event: &SpecialFactsEvent) -> NewEvent {
    NewEvent::new(format!("special_facts/{LIST}"), event)
}

fn listed(who: &Principal) -> NewEvent {
    let person = Entitled {
        account: account(who),
        function: "f".to_owned(),
        reason: "r".to_owned(),
        signed_by: "s".to_owned(),
        since: Timestamp::UNIX_EPOCH,
        until: None,
    };
    special(&SpecialFactsEvent::PersonEntered { list: LIST, person })
}

fn handling(marking: Marking) -> Handling {
    match marking {
        Marking::SpecialFacts => Handling::on_list(LIST),
        plain => Handling::of(plain),
    }
}

fn incident(number: u32, event: &IncidentEvent) -> NewEvent {
    let id = IncidentId::from_u128(uuid(Class::Incident, number));
    NewEvent::new(format!("incident/{id}"), event)
}

fn opened(number: u32, title: &str, ground: Ground, marking: Marking) -> NewEvent {
    let facts = Facts {
        title: title.to_owned(),
        description: String::new(),
        kind: "flood".to_owned(),
        level: IncidentLevel::Orp,
        alarm: None,
        places: vec![ground.territory().place()],
        occurred_at: Timestamp::UNIX_EPOCH,
        handling: handling(marking),
    };
    incident(number, &IncidentEvent::Opened { facts, signal: None })
}

fn invited(number: u32) -> NewEvent {
    let (organisation, name) = (GUESTS, "Hosté".to_owned());
    incident(number, &IncidentEvent::OrganisationInvited { organisation, name })
}

/// The journal's entries about one object.
fn written(thing: &Thing) -> Vec<NewEvent> {
    match thing.class {
        Class::Incident => {
            let mut events = vec![opened(thing.number, &thing.word, thing.ground, thing.frame)];
            events.extend(thing.invited.then(|| invited(thing.number)));
            events
        }
        Class::Entry => vec![entry(thing)],
        Class::Document => document(thing),
        Class::Report => vec![report(thing)],
        Class::Ask => vec![ask(thing)],
        Class::SpecialFact => vec![fact(thing)],
        Class::Account => somebody(thing),
        Class::Contact => vec![contact(thing)],
        Class::Signal | Class::EntitledList | Class::Organisation => Vec::new(),
    }
}

fn entry(thing: &Thing) -> NewEvent {
    let number = match thing.marking {
        Marking::SpecialFacts => special_number(),
        plain => plain as u32 * 1_000_000 + 1,
    };
    let wording = Wording {
        kind: EntryKind::Note,
        text: thing.word.clone(),
        counterparty: String::new(),
        channel: None,
        significant: true,
        handling: handling(thing.marking),
    };
    incident(LOG, &IncidentEvent::EntryWritten { number, wording })
}

fn document(thing: &Thing) -> Vec<NewEvent> {
    let document = DocumentId::from_u128(uuid(Class::Document, thing.number));
    let attached = DocumentsEvent::Attached {
        document,
        incident: IncidentId::from_u128(uuid(Class::Incident, LOG)),
        kind: "pdf".to_owned(),
        size_bytes: 1,
        handling: handling(thing.marking),
        image_only: false,
    };
    let (name, note) = (thing.word.clone(), String::new());
    let named = DocumentsEvent::Named { document, name, note };
    [attached, named]
        .iter()
        .map(|event| NewEvent::new(format!("document/{document}"), event))
        .collect()
}

fn signal(thing: &Thing) -> NewSignal {
    NewSignal {
        source: "test".to_owned(),
        subject: thing.word.clone(),
        title: Said::new(thing.word.clone(), thing.word.clone()),
        detail: Said::new("d", "d"),
        place: thing.ground.territory().place(),
        urgency: Urgency::Alert,
        rising: true,
        observed_at: Timestamp::UNIX_EPOCH,
        exercise: false,
        link: String::new(),
        hint: String::new(),
        dedup: thing.word.clone(),
    }
}

fn report(thing: &Thing) -> NewEvent {
    let statement = Statement {
        situation: Situation::Watch,
        people: People { evacuated: None, cut_off: None, injured: None },
        supplies: Supplies::UNKNOWN,
        needs: Vec::new(),
        needs_text: String::new(),
        note: thing.word.clone(),
    };
    let place = thing.ground.territory().place();
    let (source, confirms, queued) = (Source::Own, None, false);
    let event = ReportsEvent::Reported { place, statement, source, confirms, queued };
    NewEvent::new(format!("reports/{}", thing.ground.town()), &event)
}

fn ask(thing: &Thing) -> NewEvent {
    let ask = AskId::from_u128(uuid(Class::Ask, thing.number));
    let event = ReportsEvent::Asked {
        ask,
        incident: IncidentId::from_u128(uuid(Class::Incident, 0)),
        what: thing.word.clone(),
        municipalities: vec![thing.ground.territory().place()],
        due_at: Timestamp::UNIX_EPOCH,
        repeat_minutes: None,
    };
    NewEvent::new(format!("ask/{ask}"), &event)
}

fn fact(thing: &Thing) -> NewEvent {
    let filing = Filing {
        kind: FactKind::Record,
        subject: "Příloha".to_owned(),
        originator: "p".to_owned(),
        dated: "2026-11-22".to_owned(),
        copies: 1,
        recipients: String::new(),
        storage: "u".to_owned(),
        text: thing.word.clone(),
    };
    let fact = FactId::from_u128(uuid(Class::SpecialFact, thing.number));
    special(&SpecialFactsEvent::Registered { list: LIST, fact, number: 1, year: 2026, filing })
}

/// An account that is looked at and never signs in.
fn somebody(thing: &Thing) -> Vec<NewEvent> {
    let account = AccountId::from_u128(uuid(Class::Account, thing.number));
    let (login, name) = (format!("ucet{}", thing.number), thing.word.clone());
    let organisation = office_id(thing.ground);
    vec![access(&AccessEvent::AccountCreated { account, login, name, organisation })]
}

fn contact(thing: &Thing) -> NewEvent {
    let (value, organisation) = (thing.word.clone(), office_id(thing.ground));
    let facts = ContactFacts { kind: ContactKind::Email, value, purpose: Purpose::Always, rank: 1 };
    let contact = ContactId::from_u128(uuid(Class::Contact, thing.number));
    let event = DirectoryEvent::ContactRecorded {
        contact,
        organisation,
        post: None,
        facts,
        verified: None,
    };
    NewEvent::new(event.stream(), &event)
}
