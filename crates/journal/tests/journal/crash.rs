//! Sixty-four writers, killed without warning again and again: what was acknowledged is there.
//!
//! The writers are this very test started as a process of its own with [`PLACE`] set. Each tells
//! on the pipe which keys were acknowledged to it.

use std::collections::HashSet;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::Duration;

use hlaska_journal::{Append, Node, NodeOptions, Views};
use hlaska_kernel::{Env, Random, SeededRandom};
use hlaska_store::{Db, Location};
use hlaska_testkit::{Engine, Scratch};

use crate::ledger::{Ledger, append, db, paid, verdict};

const PLACE: &str = "HLASKA_TEST_WRITERS_AT";
const PROMISE: &str = "HLASKA_TEST_PROMISE";
const WRITERS: usize = 64;

/// When a writer says that its entry is written.
#[derive(Clone, Copy, PartialEq)]
enum Promise {
    /// When the journal says so.
    Kept,
    /// Before it is true: the control that shows that this test can fail.
    Early,
}

#[test]
fn kill_9_a_hundred_times_on_sqlite_loses_nothing_acknowledged() {
    if let Ok(place) = std::env::var(PLACE) {
        return write_for_ever(&place);
    }
    let scratch = Scratch::new(Engine::Sqlite);
    let test = "crash::kill_9_a_hundred_times_on_sqlite_loses_nothing_acknowledged";
    let lost = rounds(&scratch, test, 100, Promise::Kept);
    assert!(lost.is_empty(), "{} acknowledged entries are gone: {lost:?}", lost.len());
}

#[test]
fn kill_9_of_a_node_on_postgres_loses_nothing_acknowledged() {
    if let Ok(place) = std::env::var(PLACE) {
        return write_for_ever(&place);
    }
    let scratch = Scratch::new(Engine::Postgres);
    let test = "crash::kill_9_of_a_node_on_postgres_loses_nothing_acknowledged";
    let lost = rounds(&scratch, test, 15, Promise::Kept);
    assert!(lost.is_empty(), "{} acknowledged entries are gone: {lost:?}", lost.len());
}

#[test]
fn a_promise_made_too_early_would_be_noticed() {
    if let Ok(place) = std::env::var(PLACE) {
        return write_for_ever(&place);
    }
    let scratch = Scratch::new(Engine::Sqlite);
    let test = "crash::a_promise_made_too_early_would_be_noticed";
    let caught = (0..10).any(|_| !rounds(&scratch, test, 1, Promise::Early).is_empty());
    assert!(caught, "ten rounds of early promises and nothing was missed");
}

/// Starts and kills so many times on the same database; answers the acknowledged keys that are
/// not in the journal. The chain has to verify whatever happened.
fn rounds(scratch: &Scratch, test: &str, count: usize, promise: Promise) -> Vec<String> {
    let seed = u64::from(std::process::id());
    println!("seed {seed}");
    let random = SeededRandom::new(seed);
    let mut promised = HashSet::new();
    for _ in 0..count {
        let mut pause = [0];
        random.fill(&mut pause);
        promised.extend(one_round(scratch, test, promise, Duration::from_millis(pause[0].into())));
    }
    assert!(promised.len() > count, "the writers hardly wrote");
    let verdict = verdict(&db(scratch));
    assert_eq!(verdict.finding, None, "seed {seed}");
    let written = keys(&db(scratch));
    assert_eq!(written.len() as u64, verdict.entries, "each key is written once");
    println!("{} entries, {} acknowledged", written.len(), promised.len());
    promised.difference(&written).cloned().collect()
}

/// Lets the writers run for a moment after the first acknowledgement, kills them, and answers what
/// they had acknowledged.
fn one_round(scratch: &Scratch, test: &str, promise: Promise, pause: Duration) -> Vec<String> {
    let place = scratch.at(|path| path.display().to_string(), |url| url);
    let mut writers = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env(PLACE, place)
        .env(PROMISE, if promise == Promise::Early { "early" } else { "kept" })
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let heard = listen(&mut writers);
    thread::sleep(pause);
    writers.kill().unwrap(); // SIGKILL
    writers.wait().unwrap();
    heard.join().unwrap()
}

/// Reads acknowledgements to the end of the pipe; returns when the first has come.
fn listen(writers: &mut Child) -> thread::JoinHandle<Vec<String>> {
    let mut lines = BufReader::new(writers.stdout.take().unwrap()).lines();
    let first = next_key(&mut lines).expect("the writers ended before they wrote anything");
    thread::spawn(move || {
        let mut keys = vec![first];
        while let Some(key) = next_key(&mut lines) {
            keys.push(key);
        }
        keys
    })
}

/// A line cut off by the end of its writer was not acknowledged to anybody.
fn next_key(lines: &mut std::io::Lines<BufReader<ChildStdout>>) -> Option<String> {
    let keys = lines.map_while(Result::ok);
    let mut keys = keys
        .filter_map(|line| Some(line.strip_prefix("key ")?.strip_suffix(" written")?.to_owned()));
    keys.next()
}

fn keys(db: &Db) -> HashSet<String> {
    let sql = "SELECT claim FROM journal_claim c JOIN journal_entry e ON e.seq = c.seq";
    let found = db.read_blocking(|conn| conn.query(sql, &[], |row| row.get(0)));
    found.unwrap().into_iter().collect()
}

/// The child: never returns, it is killed.
fn write_for_ever(place: &str) {
    let place = match place.strip_prefix("postgres://") {
        Some(_) => Location::Postgres(place.to_owned()),
        None => Location::Sqlite(place.into()),
    };
    let early = std::env::var(PROMISE).is_ok_and(|promise| promise == "early");
    let options = NodeOptions {
        env: Env::system(),
        origin: "crash".to_owned(),
        build: "1".to_owned(),
        snapshot_every: 500,
    };
    let views = Views::default().with::<Ledger>();
    let node = Node::start(Db::open(&place).unwrap(), views, options, |_| {}).unwrap();
    let run = Env::system().uuid();
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let node = node.clone();
            let name = format!("{run}-{writer}");
            thread::spawn(move || {
                for nth in 0.. {
                    write(&node, &name, nth, early);
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().unwrap();
    }
}

fn write(node: &Node, writer: &str, nth: u64, early: bool) {
    let key = format!("{writer}-{nth}");
    if early {
        println!("key {key} written");
    }
    let events = vec![paid(&format!("account/{writer}"), 1)];
    let written =
        node.append_blocking(Append { claims: vec![key.clone()], ..append(u64::MAX, events) });
    if !early && written.is_ok() {
        println!("key {key} written");
    }
}
