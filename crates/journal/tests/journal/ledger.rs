//! The world of these tests: accounts that money is paid into and out of.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use hlaska_journal::{
    Append, Appended, Author, Entry, Event, Head, NewEvent, Node, NodeOptions, Recorded, Verdict,
    View, Views,
};
use hlaska_kernel::{Env, ManualClock, SeededRandom};
use hlaska_store::{Conn, Db, Location};
use hlaska_testkit::Scratch;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entered {
    Paid {
        amount: i64,
    },
    /// The view has a defect that shows here.
    Poisoned,
}

impl Event for Entered {
    fn kind(&self) -> &'static str {
        match self {
            Self::Paid { .. } => "ledger.paid",
            Self::Poisoned => "ledger.poisoned",
        }
    }
}

/// Everything that was paid, in order: account, place in the journal, place in the account, amount.
#[derive(Default, Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ledger {
    pub lines: Vec<(String, u64, u64, i64)>,
    pub balances: BTreeMap<String, i64>,
}

impl View for Ledger {
    const NAME: &'static str = "ledger";
    type Event = Entered;

    fn apply(&mut self, recorded: Recorded<'_, Entered>) {
        let Entered::Paid { amount } = recorded.event else { panic!("a defect of the view") };
        let meta = recorded.meta;
        self.lines.push((meta.stream.clone(), meta.seq, meta.version, amount));
        *self.balances.entry(meta.stream.clone()).or_default() += amount;
    }
}

pub fn location(scratch: &Scratch) -> Location {
    scratch.at(Location::Sqlite, Location::Postgres)
}

pub fn db(scratch: &Scratch) -> Db {
    Db::open(&location(scratch)).unwrap()
}

pub fn env() -> Env {
    let clock = ManualClock::at("2026-11-22T16:06:00Z".parse().unwrap());
    Env::new(Arc::new(clock), Arc::new(SeededRandom::new(7)))
}

/// The first build's only node; takes no snapshots by itself.
pub fn node(scratch: &Scratch) -> Node {
    node_of(scratch, "1", u64::MAX)
}

pub fn node_of(scratch: &Scratch, build: &str, snapshot_every: u64) -> Node {
    start(db(scratch), Views::default().with::<Ledger>(), build, snapshot_every)
}

pub fn start(db: Db, views: Views, build: &str, snapshot_every: u64) -> Node {
    Node::start(db, views, options("here", build, snapshot_every), |_| {}).unwrap()
}

/// A node and what it tells its listener.
pub fn listening(scratch: &Scratch) -> (Node, Arc<Mutex<Vec<Entry>>>) {
    let heard = Arc::new(Mutex::new(Vec::new()));
    let listener = Arc::clone(&heard);
    let views = Views::default().with::<Ledger>();
    let options = options("here", "1", u64::MAX);
    let node = Node::start(db(scratch), views, options, move |entries| {
        listener.lock().unwrap().extend_from_slice(entries);
    });
    (node.unwrap(), heard)
}

pub fn options(origin: &str, build: &str, snapshot_every: u64) -> NodeOptions {
    NodeOptions { env: env(), origin: origin.to_owned(), build: build.to_owned(), snapshot_every }
}

pub fn append(decided_at: u64, events: Vec<NewEvent>) -> Append {
    let author = Author::System("test".to_owned());
    Append { author, on_behalf: None, decided_at, events, claims: Vec::new() }
}

pub fn paid(account: &str, amount: i64) -> NewEvent {
    NewEvent::new(account, &Entered::Paid { amount })
}

/// Pays whatever others are doing.
pub fn pay(node: &Node, account: &str, amount: i64) -> Appended {
    node.append_blocking(append(u64::MAX, vec![paid(account, amount)])).unwrap()
}

pub fn ledger(node: &Node) -> Ledger {
    node.world().view::<Ledger>().clone()
}

pub fn sql(db: &Db, text: &str) -> u64 {
    let text = text.to_owned();
    db.write_blocking(move |conn| conn.execute(&text, &[])).unwrap()
}

/// Folds the log beside the database file into it, so that the file alone is the database.
pub fn fold_in(scratch: &Scratch) {
    hlaska_testkit::eventually("nobody else at the file", || {
        let busy = db(scratch).write_blocking(|_| Ok(())).and_then(|()| {
            db(scratch).read_blocking(|conn| {
                conn.query_first("PRAGMA wal_checkpoint(TRUNCATE)", &[], |row| row.get::<i64>(0))
            })
        });
        (busy.unwrap() == Some(0)).then_some(())
    });
}

pub fn head(db: &Db) -> Head {
    db.read_blocking(hlaska_journal::head).unwrap()
}

pub fn verdict(db: &Db) -> Verdict {
    db.read_blocking(|conn: &mut Conn| Ok(hlaska_journal::verify(conn))).unwrap()
}
