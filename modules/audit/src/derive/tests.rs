use std::sync::Arc;

use hlaska_access::AccessEvent;
use hlaska_audit::{Asset, Filter, code};
use hlaska_journal::{Append, Author, Event as _, NewEvent, Node, NodeOptions, Views};
use hlaska_kernel::{Env, Grant, ManualClock, SystemRandom, Territory};
use hlaska_store::{Location, StoreError};
use hlaska_testkit::{Scratch, on_both_engines};

use super::*;

const CHIEF: AccountId = AccountId::from_u128(1);
const NEW: AccountId = AccountId::from_u128(2);
const OFFICE: OrganisationId = OrganisationId::from_u128(3);

struct Town;

impl Known for Town {
    fn standing(&self, account: AccountId) -> Option<(OrganisationId, AccountClass)> {
        (account == CHIEF).then_some((OFFICE, AccountClass::Admin))
    }
    fn ground(&self, _: &str) -> Option<Place> {
        Some(Place::Region)
    }
}

struct House {
    audit: Audit,
    db: Db,
    node: Node,
    runtime: tokio::runtime::Runtime,
}

impl House {
    fn new(scratch: &Scratch) -> Self {
        let start = "2026-11-22T12:00:00Z".parse().unwrap();
        let env = Env::new(Arc::new(ManualClock::at(start)), Arc::new(SystemRandom));
        let location = scratch.at(Location::Sqlite, Location::Postgres);
        let db = Db::open(&location).unwrap();
        let asset = Asset::load(scratch.dir(), &env, "test").unwrap();
        let own = hlaska_audit::database(&location, &db).unwrap();
        let audit = Audit::open(&own, &env, asset).unwrap();
        db.migrate(crate::saved::SCHEMA).unwrap();
        let options = NodeOptions {
            env,
            origin: "test".to_owned(),
            build: "test".to_owned(),
            snapshot_every: 1_000_000,
        };
        let node = Node::start(db.clone(), Views::default(), options, |_| {}).unwrap();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        Self { audit, db, node, runtime }
    }

    fn happens(&self, events: &[AccessEvent]) {
        let events: Vec<_> = events
            .iter()
            .map(|event| NewEvent::new(event.stream(), event).exercise(true))
            .collect();
        let append = Append {
            author: Author::Account(CHIEF),
            on_behalf: Some("Obec Plav".to_owned()),
            decided_at: u64::MAX,
            events,
            claims: Vec::new(),
        };
        self.node.append_blocking(append).unwrap();
    }

    fn follower(&self) -> Follower {
        Follower::new(&self.audit, &self.db)
    }

    fn run(&self, follower: &mut Follower) {
        while self.runtime.block_on(follower.step(&Town)).unwrap() {}
    }

    fn codes(&self) -> Vec<String> {
        let found = self.runtime.block_on(self.audit.after(&Filter::default(), 0, 1_000)).unwrap();
        found.into_iter().map(|entry| entry.content.unwrap().code).collect()
    }
}

fn grant() -> AccessEvent {
    let grant = Grant { role: Role::Reader, territory: Territory::Region };
    AccessEvent::GrantAdded { account: NEW, grant }
}

fn reminder() -> AccessEvent {
    let review = hlaska_access::ReviewId::from_u128(9);
    AccessEvent::ReviewReminded { review, organisation: OFFICE }
}

on_both_engines! {
    fn a_change_of_rights_is_a_record_with_everything_the_entry_knows(scratch) {
        let house = House::new(scratch);
        house.happens(&[grant(), reminder()]);
        house.run(&mut house.follower());
        let found = house.runtime.block_on(house.audit.page(&Filter::default(), None, 9)).unwrap();
        let [entry] = &found[..] else { panic!("{found:?}") };
        let content = entry.content.as_ref().unwrap();
        assert_eq!(content.code, code::ROLE_GRANTED.name);
        assert_eq!(content.fields.account, Some(CHIEF));
        assert_eq!(content.fields.account_class, Some(AccountClass::Admin));
        assert_eq!(content.fields.organisation, Some(OFFICE));
        assert_eq!(content.fields.on_behalf.as_deref(), Some("Obec Plav"));
        assert_eq!(content.fields.object_kind.as_deref(), Some("account"));
        assert_eq!(content.fields.object_id, Some(NEW.to_string()));
        assert_eq!(content.fields.place, Some(Place::Region));
        assert!(content.fields.exercise);
        assert_eq!(content.fields.request.as_deref(), Some("journal:1"));
        assert_eq!(content.fields.reason.as_deref(), Some(grant().kind()));
    }

    fn nothing_is_twice_and_nothing_is_lost_when_nodes_meet_and_die(scratch) {
        let house = House::new(scratch);
        house.happens(&[grant()]);
        let (mut one, mut two) = (house.follower(), house.follower());
        // Both know the place before either moves it.
        house.runtime.block_on(one.look_again()).unwrap();
        house.runtime.block_on(two.look_again()).unwrap();
        house.run(&mut one);
        house.run(&mut two);
        assert_eq!(house.codes().len(), 1);
        // The first dies; what came meanwhile is the other's.
        drop(one);
        house.happens(&[grant(), grant()]);
        house.run(&mut two);
        assert_eq!(house.codes().len(), 3);
        // After a start from nothing but the database nothing comes again.
        house.run(&mut house.follower());
        assert_eq!(house.codes().len(), 3);
    }

    fn a_crash_between_place_and_record_leaves_neither(scratch) {
        let house = House::new(scratch);
        house.happens(&[grant()]);
        let record = hlaska_audit::Record::new(code::ROLE_GRANTED);
        let broken = house.audit.write_if(vec![record], |conn| {
            assert!(move_on(conn, 0, 1)?);
            Err(StoreError::Rejected("the power went".to_owned()))
        });
        assert!(house.runtime.block_on(broken).is_err());
        assert!(house.codes().is_empty());
        house.run(&mut house.follower());
        assert_eq!(house.codes(), [code::ROLE_GRANTED.name]);
        assert!(house.runtime.block_on(house.audit.verify()).unwrap().finding.is_none());
    }

    fn entries_without_a_record_do_not_hold_up_the_rest(scratch) {
        let house = House::new(scratch);
        let many: Vec<_> = std::iter::repeat_with(reminder).take(600).collect();
        house.happens(&many);
        house.happens(&[grant()]);
        let mut follower = house.follower();
        house.run(&mut follower);
        assert_eq!(house.codes().len(), 1);
        assert_eq!(follower.kept, Some(601));
    }
}
