//! Reports through the whole portal: pages, forms, live parts.

mod board;
mod duty;
mod mayor;

use hlaska_incident::{Facts, Handling, IncidentEvent, IncidentId, IncidentLevel, Incidents};
use hlaska_journal::{NewEvent, Views};
use hlaska_kernel::{Lang, MunicipalityCode, Place};
use hlaska_rig::{BUDEJOVICE, Person, Rig, mayor, minute, orp_secretary};
use hlaska_web::{Fields, LiveCx, Module, Part};

use crate::ask::AskId;
use crate::event::{ReportsEvent, ask_stream};
use crate::statement::{Situation, Source, Statement};

pub const HLUBOKA: Place = Place::Municipality(BUDEJOVICE, MunicipalityCode(544_485));
pub const FLOOD: IncidentId = IncidentId::from_u128(0xF10);
pub const ASK: AskId = AskId::from_u128(0xA5C);

/// A portal in which a flood has begun in ORP České Budějovice.
pub struct Scene {
    pub rig: Rig,
}

impl Scene {
    pub fn flood() -> Self {
        Self::event_in(&[Place::Orp(BUDEJOVICE)], false)
    }
    pub fn drill() -> Self {
        Self::event_in(&[Place::Orp(BUDEJOVICE)], true)
    }
    pub fn event_in(places: &[Place], exercise: bool) -> Self {
        let rig = Rig::of(vec![incidents(), crate::module()]);
        let facts = Facts {
            title: "Povodeň na Malši".into(),
            description: String::new(),
            kind: "flood".into(),
            level: IncidentLevel::Orp,
            alarm: None,
            places: places.to_vec(),
            occurred_at: minute(0),
            handling: Handling::default(),
        };
        let opened = IncidentEvent::Opened { facts, signal: None };
        let opened = NewEvent::new(format!("incident/{FLOOD}"), &opened).exercise(exercise);
        rig.system("test", move |_| vec![opened.clone()].into());
        Self { rig }
    }

    /// Municipalities are asked until 18:00.
    pub fn asked(self, of: &[Place]) -> Self {
        self.ask(of, false)
    }
    pub fn asked_in_exercise(self, of: &[Place]) -> Self {
        self.ask(of, true)
    }
    fn ask(self, of: &[Place], exercise: bool) -> Self {
        let event = ReportsEvent::Asked {
            ask: ASK,
            incident: FLOOD,
            what: "Jaká je situace?".into(),
            municipalities: of.to_vec(),
            due_at: minute(60),
            repeat_minutes: None,
        };
        let event = NewEvent::new(ask_stream(ASK), &event).exercise(exercise);
        self.rig.system("test", move |_| vec![event.clone()].into());
        self
    }

    pub fn said(self, place: Place, statement: Statement) -> Self {
        let code = place.municipality().unwrap();
        let (source, confirms, queued) = (Source::Own, None, false);
        let event = ReportsEvent::Reported { place, statement, source, confirms, queued };
        let event = NewEvent::new(crate::event::municipality_stream(code), &event);
        self.rig.system("test", move |_| vec![event.clone()].into());
        self
    }
    pub fn reported(self, place: Place, situation: Situation) -> Self {
        self.said(place, Statement::plain(situation))
    }

    /// Time passes.
    pub fn later(self, minutes: i64) -> Self {
        self.rig.clock.advance_seconds(minutes * 60);
        self
    }

    pub fn mayor_of(&self, place: Place) -> Person {
        self.rig.sign_in(mayor(place))
    }
    pub fn secretary(&self) -> Person {
        self.rig.sign_in(orp_secretary(BUDEJOVICE))
    }

    /// The stream of a page as somebody sees it.
    pub fn live(&self, person: &Person, query: &str, lang: Lang) -> LiveCx {
        LiveCx {
            portal: self.rig.portal.clone(),
            viewer: person.actor.viewer(lang),
            params: hlaska_web::Params::default(),
            query: Fields::parse(query.as_bytes()),
        }
    }

    /// How many entries the journal has.
    pub fn entries(&self) -> u64 {
        self.rig.portal.world().seq()
    }
}

/// Incidents without their pages, which reports do not need.
fn incidents() -> Module {
    Module { name: "incident", views: Some(Views::add::<Incidents>), ..Module::default() }
}

/// Every live part must be an element of the page, or it would never change.
#[track_caller]
pub fn assert_on_page(parts: &[Part], html: &str) {
    assert!(!parts.is_empty(), "nothing on the page is live");
    for part in parts {
        let id = format!("id=\"{}\"", part.id());
        assert_eq!(html.matches(&id).count(), 1, "{id} once on the page");
    }
}
