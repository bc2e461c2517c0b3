//! A world for tests: entries as the journal would write them.

use hlaska_journal::{Author, Entry, Meta, View, Views, World};
use hlaska_kernel::{
    AccountId, Actor, Cisorp, Grant, Lang, MunicipalityCode, OrganisationId, Place, Role, Said,
    Territory, Timestamp, Viewer,
};
use hlaska_web::Decision;

use crate::command::NewSignal;
use crate::signal::{Crossing, SignalId, Urgency};
use crate::view::Signals;

pub const BUDEJOVICE: Cisorp = Cisorp(3102);
pub const PLAV: Place = Place::Municipality(BUDEJOVICE, MunicipalityCode(544_965));
pub const KRUMLOV: Place = Place::Orp(Cisorp(3103));
pub const FIRST: SignalId = SignalId::from_u128(1);
pub const SECOND: SignalId = SignalId::from_u128(2);

/// 22 November 2026, 17:00 in Prague, and so many minutes.
pub fn minute(minutes: i64) -> Timestamp {
    Timestamp::from_second(1_795_363_200 + minutes * 60).unwrap()
}

pub fn crossing(level: u8, rising: bool, minutes: i64) -> Crossing {
    let new = gauge(level, rising, minutes);
    Crossing {
        title: new.title,
        detail: new.detail,
        urgency: new.urgency,
        rising,
        observed_at: new.observed_at,
        dedup: new.dedup,
    }
}

/// What the gauge of Plav says when it reaches a level (or falls to it).
pub fn gauge(level: u8, rising: bool, minutes: i64) -> NewSignal {
    let (up_cs, up_en) = if rising { ("dosaženo", "reached") } else { ("pokles na", "fell to") };
    NewSignal {
        source: "chmi-hydrology".into(),
        subject: "gauge/plav".into(),
        title: Said::new(
            format!("Malše – Plav: {up_cs} {level}. SPA"),
            format!("Malše – Plav: {up_en} SPA {level}"),
        ),
        detail: Said::new("stav 212 cm", "stage 212 cm"),
        place: PLAV,
        urgency: [Urgency::Info, Urgency::Watch, Urgency::Alert, Urgency::Danger]
            [usize::from(level)],
        rising,
        observed_at: minute(minutes),
        exercise: false,
        link: "/stavy/plav".into(),
        hint: "flood".into(),
        dedup: format!("plav:{level}:{rising}:{minutes}"),
    }
}

pub fn actor(role: Role, territory: Territory) -> Actor {
    Actor {
        account: AccountId::from_u128(7),
        name: "Služba".into(),
        organisation: OrganisationId::from_u128(8),
        organisation_name: "Krajský úřad".into(),
        grants: vec![Grant { role, territory }],
    }
}

pub fn operator() -> Actor {
    actor(Role::Operator, Territory::Region)
}

pub fn viewer() -> Viewer {
    operator().viewer(Lang::Cs)
}

/// A journal without a database.
pub struct Story {
    pub world: World,
    versions: std::collections::HashMap<String, u64>,
    now: Timestamp,
}

impl Story {
    pub fn new() -> Self {
        let world = World::new(Views::default().with::<Signals>());
        Self { world, versions: std::collections::HashMap::new(), now: minute(0) }
    }

    pub fn at(mut self, minutes: i64) -> Self {
        self.now = minute(minutes);
        self
    }

    /// The feed says it; what the module decides is written down.
    pub fn feed(mut self, new: NewSignal, id: SignalId) -> Self {
        self.now = self.now.max(new.observed_at);
        let decision = crate::raise(&self.world, new, id);
        self.write(&Author::System("feed:chmi-hydrology".into()), decision);
        self
    }

    pub fn does(mut self, decide: impl FnOnce(&World) -> Decision) -> Self {
        let decision = decide(&self.world);
        self.write(&Author::Account(operator().account), decision);
        self
    }

    fn write(&mut self, author: &Author, decision: Decision) {
        for event in decision.events {
            let version = self.versions.entry(event.stream().to_owned()).or_default();
            *version += 1;
            let meta = Meta {
                seq: self.world.seq() + 1,
                stream: event.stream().to_owned(),
                version: *version,
                kind: event.kind().to_owned(),
                author: author.clone(),
                on_behalf: None,
                origin: "test".into(),
                occurred_at: event.occurred_at().unwrap_or(self.now),
                recorded_at: self.now,
                exercise: event.is_exercise(),
            };
            let payload = Some(event.payload().to_owned());
            self.world.apply(&Entry { meta, payload, digest: [0; 32], hash: [0; 32] });
        }
        assert!(self.world.degraded().is_empty());
    }

    pub fn signals(&self) -> &Signals {
        self.world.view()
    }
}

/// What a decision would write, one `kind` a line.
pub fn kinds(decision: &Decision) -> Vec<&'static str> {
    decision.events.iter().map(hlaska_journal::NewEvent::kind).collect()
}

/// The view as a snapshot would bring it back.
pub fn reread<V: View>(view: &V) -> V {
    postcard::from_bytes(&postcard::to_stdvec(view).unwrap()).unwrap()
}
