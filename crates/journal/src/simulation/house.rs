use std::collections::{BTreeMap, BTreeSet};

use hlaska_kernel::{Random, SeededRandom, Timestamp};
use hlaska_store::{Conn, Db, Location, StoreError};
use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use crate::append::{Answer, Append, AppendError, write_batch};
use crate::entry::{Author, Event, NewEvent, Recorded};
use crate::snapshot::{self, Snapshot};
use crate::world::{View, Views, World};
use crate::{SCHEMA, read, verify};

const NODES: u64 = 3;
const ACCOUNTS: u64 = 4;
const BUILD: &str = "1";

#[derive(Serialize, Deserialize)]
struct Paid(i64);

impl Event for Paid {
    fn kind(&self) -> &'static str {
        "bank.paid"
    }
}

#[derive(Default, Clone, PartialEq, Debug, Serialize, Deserialize)]
struct Bank {
    balances: BTreeMap<String, i64>,
    seen: Vec<u64>,
}

impl View for Bank {
    const NAME: &'static str = "bank";
    type Event = Paid;
    fn apply(&mut self, recorded: Recorded<'_, Paid>) {
        *self.balances.entry(recorded.meta.stream.clone()).or_default() += recorded.event.0;
        self.seen.push(recorded.meta.seq);
    }
}

/// One journal, the nodes on it, and what must be true of them.
pub struct House {
    random: SeededRandom,
    db: Db,
    nodes: Vec<World>,
    next_key: u64,
    /// Requests that were sent: written, refused, or lost on the way.
    sent: Vec<Append>,
    /// Keys whose request is in the journal.
    written: BTreeSet<String>,
    /// What the accounts must hold.
    truth: BTreeMap<String, i64>,
    _dir: TempDir,
}

fn empty_world() -> World {
    World::new(Views::default().with::<Bank>())
}

impl House {
    pub fn new(seed: u64) -> Self {
        let memory = std::path::Path::new("/dev/shm");
        let dir = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        let dir = dir.unwrap();
        let db = Db::open(&Location::Sqlite(dir.path().join("s.sqlite"))).unwrap();
        db.migrate(SCHEMA).unwrap();
        Self {
            random: SeededRandom::new(seed),
            db,
            nodes: (0..NODES).map(|_| empty_world()).collect(),
            next_key: 0,
            sent: Vec::new(),
            written: BTreeSet::new(),
            truth: BTreeMap::new(),
            _dir: dir,
        }
    }

    pub fn dice(&self, sides: u64) -> u64 {
        let mut bytes = [0; 8];
        self.random.fill(&mut bytes);
        u64::from_le_bytes(bytes) % sides
    }

    fn any_node(&self) -> usize {
        usize::try_from(self.dice(NODES)).unwrap()
    }

    /// A payment in, or out of what the node believes is there; sometimes from one account to
    /// another.
    fn decide(&mut self) -> Append {
        let world = &self.nodes[self.any_node()];
        let account = || format!("account/{}", self.dice(ACCOUNTS));
        let (from, to) = (account(), account());
        let balance = world.view::<Bank>().balances.get(&from).copied().unwrap_or(0);
        let events = if balance > 0 && self.dice(2) == 0 {
            let amount = balance - i64::try_from(self.dice(2)).unwrap().min(balance - 1);
            vec![NewEvent::new(from, &Paid(-amount)), NewEvent::new(to, &Paid(amount))]
        } else {
            vec![NewEvent::new(to, &Paid(1))]
        };
        self.next_key += 1;
        let claims = vec![format!("key:{}", self.next_key)];
        let author = Author::System("simulation".to_owned());
        let append = Append { author, on_behalf: None, decided_at: world.seq(), events, claims };
        self.sent.push(append.clone());
        append
    }

    pub fn somebody_decides(&mut self) {
        let request = self.decide();
        self.write(vec![request]);
    }

    pub fn several_decide_at_once(&mut self) {
        let requests = (0..2 + self.dice(5)).map(|_| self.decide()).collect();
        self.write(requests);
    }

    /// The answer was lost, the button was pressed twice, the phone found its network again.
    pub fn somebody_sends_again(&mut self) {
        if self.sent.is_empty() {
            return;
        }
        let nth = usize::try_from(self.dice(self.sent.len() as u64)).unwrap();
        let request = self.sent[nth].clone();
        self.write(vec![request.clone(), request]);
    }

    pub fn a_write_dies_before_its_commit(&mut self) {
        let request = self.decide();
        let died = self.db.write_blocking(move |conn| {
            write_batch(conn, &[request], Timestamp::UNIX_EPOCH, "sim")?;
            Err::<(), _>(StoreError::Rejected("power cut".to_owned()))
        });
        assert!(died.is_err());
    }

    fn write(&mut self, requests: Vec<Append>) {
        let sent = requests.clone();
        let answers = self
            .db
            .write_blocking(move |conn| write_batch(conn, &requests, Timestamp::UNIX_EPOCH, "sim"))
            .unwrap();
        for (request, answer) in sent.iter().zip(answers) {
            self.note(request, &answer);
        }
    }

    fn note(&mut self, request: &Append, answer: &Answer) {
        let key = &request.claims[0];
        match answer {
            Ok(appended) => {
                assert_eq!(appended.last - appended.first + 1, request.events.len() as u64);
                assert!(self.written.insert(key.clone()), "{key} was carried out twice");
                for event in &request.events {
                    let Paid(amount) = serde_json::from_str(&event.payload).unwrap();
                    *self.truth.entry(event.stream.clone()).or_default() += amount;
                }
            }
            Err(AppendError::Claimed { claim, .. }) => {
                assert!(self.written.contains(claim), "{claim} is said to be taken");
            }
            Err(AppendError::Conflict { .. }) => {}
            Err(error) => panic!("{error}"),
        }
    }

    pub fn a_node_reads_on(&mut self) {
        let (node, limit) = (self.any_node(), u32::try_from(1 + self.dice(9)).unwrap());
        read_on(&self.db, &mut self.nodes[node], limit);
    }

    pub fn a_node_saves_its_views(&mut self) {
        let world = &self.nodes[self.any_node()];
        if world.seq() == 0 {
            return;
        }
        let before = world.seq() - 1;
        let at = self.db.read_blocking(|conn| read::after(conn, before, 1)).unwrap();
        Snapshot::of(world, at[0].hash, 0).unwrap().store(&self.db, BUILD).unwrap();
    }

    pub fn a_node_dies_and_starts_again(&mut self) {
        let node = self.any_node();
        self.nodes[node] = self.fresh();
    }

    /// A node as it is after its start: as far as the newest snapshot goes.
    fn fresh(&self) -> World {
        let mut world = empty_world();
        snapshot::restore(&self.db, BUILD, &mut world).unwrap();
        world
    }

    pub fn make_a_node_miss_an_entry(&mut self) {
        self.db
            .write_blocking(|conn: &mut Conn| conn.batch("DELETE FROM journal_snapshot"))
            .unwrap();
        let mut entries = self.db.read_blocking(|conn| read::after(conn, 0, 1_000)).unwrap();
        entries.remove(0);
        self.nodes[0] = empty_world();
        for entry in &entries {
            self.nodes[0].apply(entry);
        }
    }

    /// Everybody reads to the end; then all must know the same, and it must be the truth.
    pub fn settle(mut self) {
        let mut from_nothing = empty_world();
        read_on(&self.db, &mut from_nothing, u32::MAX);
        let mut restored = self.fresh();
        read_on(&self.db, &mut restored, 7);
        let expected = from_nothing.view::<Bank>();
        assert_eq!(expected.balances, self.truth);
        assert!(expected.balances.values().all(|balance| *balance >= 0), "{:?}", self.truth);
        assert_eq!(expected.seen, (1..=from_nothing.seq()).collect::<Vec<_>>());
        self.nodes.push(restored);
        for node in &mut self.nodes {
            read_on(&self.db, node, 1_000);
            assert_eq!(node.view::<Bank>(), expected);
        }
        let verdict = self.db.read_blocking(|conn| Ok(verify(conn))).unwrap();
        assert_eq!((verdict.entries, verdict.finding), (from_nothing.seq(), None));
    }
}

/// Reads once, as the tail does.
fn read_on(db: &Db, world: &mut World, limit: u32) {
    loop {
        let from = world.seq();
        let entries = db.read_blocking(|conn| read::after(conn, from, limit)).unwrap();
        for entry in &entries {
            world.apply(entry);
        }
        if limit < 10 || entries.is_empty() {
            return;
        }
    }
}
