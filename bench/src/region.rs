//! A region in the middle of a flood: a folder with a database that the built portal serves, and
//! people who are signed in to it.

use std::process::Output;

use hlaska_demo::Standin;
use hlaska_journal::{Node, NodeOptions, Views};
use hlaska_kernel::{AccountId, Env, Timestamp};
use hlaska_store::{Db, Location};
use hlaska_territory::Gazetteer;
use hlaska_testkit::portal::{Portal, hlaska};
use hlaska_web::{Lifetime, Sessions};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::{disk, history};

/// Emergency events, of which the last few are open, with ten thousand entries in their logs.
const INCIDENTS: u64 = 500;
const OPEN: u64 = 12;
const ENTRIES_EACH: u32 = 20;
/// Reports of each municipality.
const REPORTS_EACH: u64 = 3;

pub struct Region {
    folder: TempDir,
    /// Cookies of somebody of the region and of a mayor.
    pub manager: String,
    pub mayor: String,
}

const LIFE: Lifetime = Lifetime { idle_seconds: 86_400, absolute_seconds: 86_400 };

impl Region {
    pub fn build() -> Self {
        let folder = disk::folder();
        let data = folder.path().to_string_lossy().into_owned();
        read_gauges(&data);
        let db = Db::open(&Location::Sqlite(folder.path().join("hlaska.sqlite"))).expect("its db");
        let sign_in_as = |login, role, territory| {
            add_account(&data, login, role, territory);
            sign_in(&db, last_account(&db))
        };
        let manager = sign_in_as("kraj", "region_manager", "kraj");
        let mayor = sign_in_as("starosta", "mayor", "544973");
        write_records(&db);
        Self { folder, manager, mayor }
    }

    /// The portal on this region; its feed is switched off so that nothing else happens.
    pub fn serve(&self) -> Portal {
        let config = "[feeds.chmi_hydrology]\nenabled = false\n";
        std::fs::write(self.folder.path().join("hlaska.toml"), config).expect("a configuration");
        Portal::start_with(self.folder.path(), &["--per-address", "12000"])
    }

    /// An open emergency event.
    pub fn incident() -> String {
        history::incident_id(INCIDENTS - 1).to_string()
    }
}

fn succeed(done: &Output) {
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}");
}

/// One round over the demonstration's stand-in of ČHMÚ's service.
fn read_gauges(data: &str) {
    let runtime = Runtime::new().expect("threads");
    let standin = runtime.block_on(Standin::start(Env::system(), 1.0)).expect("a free port");
    let url = standin.base_url();
    succeed(&hlaska(&["feed", "once", "chmi-hydrology", "--data", data, "--base-url", &url]));
}

fn add_account(data: &str, login: &str, role: &str, territory: &str) {
    let who = ["account", "add", "--data", data, "--login", login, "--name", "Měření"];
    succeed(&hlaska(&[&who[..], &["--role", role, "--territory", territory]].concat()));
}

/// The account made last stands in the journal as `account/{id}`.
fn last_account(db: &Db) -> AccountId {
    let sql = "SELECT stream FROM journal_entry WHERE stream LIKE 'account/%'
               ORDER BY seq DESC LIMIT 1";
    let stream = db.read_blocking(|conn| conn.query_first(sql, &[], |row| row.get::<String>(0)));
    let stream = stream.expect("a journal").expect("an account in it");
    stream.trim_start_matches("account/").parse().expect("its id")
}

fn sign_in(db: &Db, account: AccountId) -> String {
    let sessions = Sessions::new(db.clone(), Env::system());
    let runtime = Runtime::new().expect("threads");
    let token = runtime
        .block_on(sessions.start(hlaska_web::SignIn::by_password(account, "bench", LIFE)))
        .expect("a session");
    format!("session={token}")
}

fn start(db: &Db, views: Views) -> Node {
    let options = NodeOptions {
        env: Env::system(),
        origin: "bench".to_owned(),
        build: "bench".to_owned(),
        snapshot_every: u64::MAX,
    };
    Node::start(db.clone(), views, options, |_| {}).expect("a node")
}

fn write_records(db: &Db) {
    let places = history::places(&Gazetteer::builtin());
    let node = start(db, Views::default());
    let write = |events| node.append_blocking(history::append(events)).expect("space");
    for nth in 0..INCIDENTS {
        let place = places[usize::try_from(nth).unwrap_or(0) % places.len()];
        let id = history::incident_id(nth);
        let mut events = vec![history::opened(nth, place)];
        events.extend((1..=ENTRIES_EACH).map(|number| history::log_entry(&id, number)));
        if nth < INCIDENTS - OPEN {
            events.push(history::closed(nth));
        }
        write(events);
    }
    let due = Timestamp::from_second(Env::system().now().as_second() + 3_600).expect("an hour on");
    write(vec![history::asked(INCIDENTS - 1, places.clone(), due)]);
    for round in 0..REPORTS_EACH {
        let answers = places.iter().zip(0..).filter(|(_, nth)| (nth + round) % 5 != 0);
        write(answers.map(|(place, nth)| history::reported(*place, nth + round)).collect());
    }
}
