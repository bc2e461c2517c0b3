//! A journal without a database: decisions are folded straight into the views.

use std::collections::HashMap;

use hlaska_journal::{Author, Entry, Meta, View, Views, World};
use hlaska_kernel::{Actor, Refusal, Timestamp};
use hlaska_web::Decision;

/// So many minutes after 22 November 2026, 17:00 in Prague (16:00 UTC).
pub fn minute(minutes: i64) -> Timestamp {
    Timestamp::from_second(1_795_363_200 + minutes * 60).unwrap()
}

/// What has happened so far in a test.
pub struct Story {
    pub world: World,
    now: Timestamp,
    versions: HashMap<String, u64>,
}

impl Story {
    /// Nothing has happened; it is [`minute`] 0.
    pub fn new(views: Views) -> Self {
        Self { world: World::new(views), now: minute(0), versions: HashMap::new() }
    }

    /// What comes is written down at this minute.
    #[must_use]
    pub fn at(mut self, minutes: i64) -> Self {
        self.now = minute(minutes);
        self
    }

    /// A part of the system decides.
    #[must_use]
    pub fn system(mut self, name: &str, decide: impl FnOnce(&World) -> Decision) -> Self {
        let decision = decide(&self.world);
        self.write(&Author::System(name.to_owned()), decision);
        self
    }

    /// A person decides, and is not refused.
    #[must_use]
    #[track_caller]
    pub fn does(
        mut self,
        actor: &Actor,
        decide: impl FnOnce(&World, &Actor) -> Result<Decision, Refusal>,
    ) -> Self {
        let decision = decide(&self.world, actor).unwrap_or_else(|refusal| panic!("{refusal:?}"));
        self.write(&Author::Account(actor.account), decision);
        self
    }

    pub fn view<V: View>(&self) -> &V {
        self.world.view()
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
                on_behalf: decision.on_behalf.clone(),
                origin: "test".to_owned(),
                occurred_at: event.occurred_at().unwrap_or(self.now),
                recorded_at: self.now,
                exercise: event.is_exercise(),
            };
            let payload = Some(event.payload().to_owned());
            self.world.apply(&Entry { meta, payload, digest: [0; 32], hash: [0; 32] });
        }
        assert!(self.world.degraded().is_empty(), "a view cannot read its own event");
    }
}
