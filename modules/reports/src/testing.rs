//! A world for tests: entries as the journal would write them.

use std::collections::HashMap;

use hlaska_access::Accounts;
use hlaska_incident::{Facts, Handling, IncidentEvent, IncidentId, IncidentLevel, Incidents};
use hlaska_journal::{Author, Entry, Event, Meta, NewEvent, View, Views, World};
use hlaska_kernel::{
    AccountId, Actor, Cisorp, Grant, Lang, Marking, MunicipalityCode, OrganisationId, Place,
    Refusal, Role, Territory, Timestamp, Viewer,
};
use hlaska_web::{Decision, Fields};

use crate::ask::AskId;
use crate::event::{ReportsEvent, ask_stream, municipality_stream};
use crate::statement::{Channel, Situation, Source, Statement};
use crate::view::Reports;

pub const BUDEJOVICE: Cisorp = Cisorp(3102);
pub const HLUBOKA: Place = Place::Municipality(BUDEJOVICE, MunicipalityCode(544_485));
pub const PLAV: Place = Place::Municipality(BUDEJOVICE, MunicipalityCode(535_346));
pub const KAPLICE: Place = Place::Municipality(Cisorp(3106), MunicipalityCode(545_562));
pub const FLOOD: IncidentId = IncidentId::from_u128(0xF10);
pub const FIRST: AskId = AskId::from_u128(1);
pub const SECOND: AskId = AskId::from_u128(2);

/// A time on the clock of 22 November 2026 in Prague: `clock("14:02")`.
pub fn clock(text: &str) -> Timestamp {
    format!("2026-11-22T{text}:00+01:00").parse().unwrap()
}

pub fn actor(role: Role, territory: Territory) -> Actor {
    Actor {
        account: AccountId::from_u128(u128::from(role as u8) + 1),
        name: role.name().to_owned(),
        organisation: OrganisationId::from_u128(8),
        organisation_name: "Organizace".to_owned(),
        grants: vec![Grant { role, territory }],
        clearance: Marking::Sensitive,
        lists: Vec::new(),
    }
}
pub fn manager() -> Actor {
    actor(Role::RegionManager, Territory::Region)
}
pub fn secretary() -> Actor {
    actor(Role::OrpSecretary, Territory::Orp(BUDEJOVICE))
}
pub fn mayor(place: Place) -> Actor {
    let Place::Municipality(orp, code) = place else { panic!("a mayor has a municipality") };
    actor(Role::Mayor, Territory::Municipality(orp, code))
}
pub fn reader() -> Actor {
    actor(Role::Reader, Territory::Region)
}
pub fn viewer() -> Viewer {
    manager().viewer(Lang::Cs)
}

pub fn form(encoded: &str) -> Fields {
    Fields::parse(encoded.as_bytes())
}

/// What the journal holds before the test's own step.
pub struct Given {
    pub world: World,
    versions: HashMap<String, u64>,
    now: Timestamp,
    author: Author,
}

impl Given {
    pub fn nothing() -> Self {
        let views = Views::default().with::<Reports>().with::<Incidents>().with::<Accounts>();
        let world = World::new(views);
        let author = Author::Account(manager().account);
        Self { world, versions: HashMap::new(), now: clock("13:00"), author }
    }

    /// From now on the clock shows this.
    pub fn at(mut self, text: &str) -> Self {
        self.now = clock(text);
        self
    }

    /// The flood in these places.
    pub fn flood(self, places: &[Place], exercise: bool) -> Self {
        let facts = Facts {
            title: "Povodeň na Malši".into(),
            description: String::new(),
            kind: "flood".into(),
            level: IncidentLevel::Orp,
            alarm: None,
            places: places.to_vec(),
            occurred_at: self.now,
            handling: Handling::default(),
        };
        let event = IncidentEvent::Opened { facts, signal: None };
        self.event(&format!("incident/{FLOOD}"), &event, |new| new.exercise(exercise))
    }
    pub fn flood_is_over(self) -> Self {
        let event = IncidentEvent::Closed { reason: "opadla voda".into() };
        self.event(&format!("incident/{FLOOD}"), &event, |new| new)
    }

    pub fn asked(self, ask: AskId, of: &[Place], due: &str) -> Self {
        self.ask(ask, of, due, None, false)
    }
    pub fn asked_every(self, minutes: u32, ask: AskId, of: &[Place], due: &str) -> Self {
        self.ask(ask, of, due, Some(minutes), false)
    }
    pub fn asked_in_exercise(self, ask: AskId, of: &[Place], due: &str) -> Self {
        self.ask(ask, of, due, None, true)
    }

    fn ask(self, ask: AskId, of: &[Place], due: &str, repeat: Option<u32>, drill: bool) -> Self {
        let event = ReportsEvent::Asked {
            ask,
            incident: FLOOD,
            what: "Jaká je situace na toku?".into(),
            municipalities: of.to_vec(),
            due_at: clock(due),
            repeat_minutes: repeat,
        };
        self.event(&ask_stream(ask), &event, |new| new.exercise(drill))
    }

    pub fn closed(self, ask: AskId) -> Self {
        let event = ReportsEvent::AskClosed { ask, withdrawn: false, reason: String::new() };
        self.event(&ask_stream(ask), &event, |new| new)
    }

    pub fn reported(self, place: Place, situation: Situation) -> Self {
        self.said(place, Statement::plain(situation))
    }
    pub fn said(self, place: Place, statement: Statement) -> Self {
        self.told(place, statement, false, |new| new)
    }
    pub fn said_in_exercise(self, place: Place, situation: Situation) -> Self {
        self.told(place, Statement::plain(situation), false, |new| new.exercise(true))
    }
    /// Filled in at `made`, delivered now.
    pub fn delivered(self, place: Place, situation: Situation, made: &str) -> Self {
        self.told(place, Statement::plain(situation), true, |new| new.occurred(clock(made)))
    }

    fn told(
        self,
        place: Place,
        statement: Statement,
        queued: bool,
        more: impl Fn(NewEvent) -> NewEvent,
    ) -> Self {
        let event = ReportsEvent::Reported {
            place,
            statement,
            source: Source::Own,
            confirms: None,
            queued,
        };
        self.event(&municipality_stream(place.municipality().unwrap()), &event, more)
    }

    pub fn no_contact(self, place: Place) -> Self {
        let event = ReportsEvent::NoContactMarked {
            place,
            channel: Channel::Phone,
            note: "nebere to".into(),
        };
        self.event(&municipality_stream(place.municipality().unwrap()), &event, |new| new)
    }

    fn event<E: Event>(
        mut self,
        stream: &str,
        event: &E,
        more: impl Fn(NewEvent) -> NewEvent,
    ) -> Self {
        self.write(&more(NewEvent::new(stream, event)));
        self
    }

    /// The decision is written down.
    pub fn does(mut self, decision: Result<Decision, Refusal>) -> Self {
        for event in decision.unwrap().events {
            self.write(&event);
        }
        self
    }

    fn write(&mut self, event: &NewEvent) {
        let version = self.versions.entry(event.stream().to_owned()).or_default();
        *version += 1;
        let meta = Meta {
            seq: self.world.seq() + 1,
            stream: event.stream().to_owned(),
            version: *version,
            kind: event.kind().to_owned(),
            author: self.author.clone(),
            on_behalf: None,
            origin: "test".into(),
            occurred_at: event.occurred_at().unwrap_or(self.now),
            recorded_at: self.now,
            exercise: event.is_exercise(),
        };
        let payload = Some(event.payload().to_owned());
        self.world.apply(&Entry { meta, payload, digest: [0; 32], hash: [0; 32] });
        assert!(self.world.degraded().is_empty(), "{}", event.payload());
    }

    pub fn reports(&self) -> &Reports {
        self.world.view()
    }
}

/// The single event of a decision, read back from its JSON.
pub fn event_of(decision: &Decision) -> ReportsEvent {
    let [event] = decision.events.as_slice() else {
        panic!("one event, not {:?}", decision.events)
    };
    serde_json::from_str(event.payload()).unwrap()
}

/// The fields a refused form complains of.
pub fn complaints(refusal: &Refusal) -> Vec<&'static str> {
    match refusal {
        Refusal::Invalid(errors) => errors.iter().map(|error| error.field).collect(),
        other => panic!("not a mistake in the form: {other:?}"),
    }
}

pub fn reread<V: View>(view: &V) -> V {
    postcard::from_bytes(&postcard::to_stdvec(view).unwrap()).unwrap()
}
