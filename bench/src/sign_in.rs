//! A siren went off and a thousand people sign in at the same moment, by passwords and by passkeys.

use std::sync::{Arc, Barrier, Mutex};
use std::thread::Builder;
use std::time::{Duration, Instant};

use hlaska_access::{AccessEvent, Gate};
use hlaska_journal::{NewEvent, Node, NodeOptions, Views};
use hlaska_kernel::{AccountId, Env, Grant, OrganisationId, Role, Territory};
use hlaska_store::{Db, Location};
use hlaska_testkit::http::Client;
use hlaska_testkit::passkey::SoftKey;
use hlaska_testkit::portal::Portal;
use serde_json::Value;
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::figures::Figures;
use crate::wire::Wire;
use crate::{disk, history};

const PEOPLE: usize = 1_000;
const PASSWORD: &str = "dlouhe heslo k povodni";
/// People are threads here; none of them does much.
const STACK_BYTES: usize = 256 * 1024;

pub fn measure(figures: &mut Figures) {
    let folder = disk::folder();
    let portal = populated(&folder);
    by_password(figures, portal.port());
    by_passkey(figures, &portal);
    let memory = portal.peak_memory_kb() as f64 / 1_000.0;
    figures.note("sign_in_portal_memory_peak_mb", memory);
}

fn account(nth: usize) -> AccountId {
    AccountId::from_u128(0x0193_6000_0000_7000_8000_0000_0000_0000 + nth as u128)
}

fn login(nth: usize) -> String {
    format!("clovek{nth}")
}

/// A portal whose thousand people have passwords; hashing each is not what is measured.
fn populated(folder: &TempDir) -> Portal {
    let config = "[feeds.chmi_hydrology]\nenabled = false\n[sign_in]\nsecond_factor = []\n";
    std::fs::write(folder.path().join("hlaska.toml"), config).expect("a configuration");
    let further = ["--per-address", "4000"];
    // The first start makes the tables.
    drop(Portal::start_with(folder.path(), &further));
    let db = Db::open(&Location::Sqlite(folder.path().join("hlaska.sqlite"))).expect("its db");
    write_people(&db);
    write_passwords(&db);
    drop(db);
    Portal::start_with(folder.path(), &further)
}

fn write_people(db: &Db) {
    let options = NodeOptions {
        env: Env::system(),
        origin: "bench".to_owned(),
        build: "bench".to_owned(),
        snapshot_every: u64::MAX,
    };
    let node = Node::start(db.clone(), Views::default(), options, |_| {}).expect("a node");
    let organisation = OrganisationId::from_u128(1);
    let grant = Grant { role: Role::Reader, territory: Territory::Region };
    let events = (0..PEOPLE).flat_map(|nth| {
        let (account, name) = (account(nth), format!("Člověk {nth}"));
        let created =
            AccessEvent::AccountCreated { account, login: login(nth), name, organisation };
        [created, AccessEvent::GrantAdded { account, grant }]
    });
    let events = events.map(|event| NewEvent::new(event.stream(), &event)).collect();
    node.append_blocking(history::append(events)).expect("space");
}

fn write_passwords(db: &Db) {
    let env = Env::system();
    let gate = Gate::new(&env).expect("a gate");
    let phc = Runtime::new().expect("threads").block_on(gate.hash(&env, PASSWORD)).expect("a hash");
    let written = db.write_blocking(move |conn| {
        for nth in 0..PEOPLE {
            conn.execute(
                "INSERT INTO access_credential (account, phc, set_at) VALUES ($1, $2, 0)",
                &[&account(nth).to_string(), &phc],
            )?;
        }
        Ok(())
    });
    written.expect("space");
}

/// Everybody presses at the same moment; from the press to the answer that lets in.
fn all_at_once(
    figures: &mut Figures,
    name: &str,
    remark: &str,
    people: impl Iterator<Item = Box<dyn FnOnce() -> u16 + Send>>,
) {
    let start = Arc::new(Barrier::new(PEOPLE + 1));
    let times: Arc<Mutex<Vec<Duration>>> = Arc::default();
    let waiting: Vec<_> = people
        .map(|enter| {
            let (start, times) = (Arc::clone(&start), Arc::clone(&times));
            let person = move || {
                start.wait();
                let pressed = Instant::now();
                assert_eq!(enter(), 303, "somebody was not let in");
                times.lock().expect("nobody failed").push(pressed.elapsed());
            };
            Builder::new().stack_size(STACK_BYTES).spawn(person).expect("a thread")
        })
        .collect();
    start.wait();
    let pressed = Instant::now();
    for person in waiting {
        person.join().expect("everybody is let in");
    }
    let all = pressed.elapsed().as_secs_f64();
    figures.note_with(&format!("sign_in_{PEOPLE}_by_{name}_all_s"), all, remark);
    let times = times.lock().expect("nobody failed");
    figures.note_times(&format!("sign_in_{PEOPLE}_by_{name}"), &times, "");
}

fn by_password(figures: &mut Figures, port: u16) {
    let people = (0..PEOPLE).map(|nth| {
        let mut wire = Wire::to(port, "");
        let form = format!("login={}&password={}", login(nth), PASSWORD.replace(' ', "+"));
        let enter = move || wire.post("/prihlaseni", &form).status;
        Box::new(enter) as Box<dyn FnOnce() -> u16 + Send>
    });
    all_at_once(figures, "password", "bar: 60 s, nobody turned away", people);
}

/// The same key on a thousand devices, as synchronised ones are: they do not count their uses.
fn by_passkey(figures: &mut Figures, portal: &Portal) {
    let mut key = enrolled(portal);
    let plain = |_| Wire::accepting(portal.port(), "", "identity");
    let mut asked: Vec<_> = (0..PEOPLE).map(plain).collect();
    let forms: Vec<_> = asked.iter_mut().map(|wire| answer(wire, &mut key)).collect();
    let people = asked.into_iter().zip(forms).map(|(mut wire, form)| {
        let enter = move || wire.post("/prihlaseni/klic", &form).status;
        Box::new(enter) as Box<dyn FnOnce() -> u16 + Send>
    });
    all_at_once(figures, "passkey", "challenges were fetched before", people);
}

fn enrolled(portal: &Portal) -> SoftKey {
    let client: Client = portal.client();
    client.post("/prihlaseni", &[("login", &login(0)), ("password", PASSWORD)]).expect(303);
    let challenge = client.post("/ucet/klice/vyzva", &[]).expect(200).json();
    let mut key = SoftKey::at("http://localhost");
    key.counts = false;
    let made = key.create(&challenge["options"]);
    let token = challenge["token"].as_str().expect("a token");
    let fields = [("token", token), ("answer", made.as_str()), ("name", "bench")];
    client.post("/ucet/klice", &fields).expect(303);
    key
}

/// The form a browser would send: a challenge, answered by the device.
fn answer(wire: &mut Wire, key: &mut SoftKey) -> String {
    let challenge = wire.post("/prihlaseni/klic/vyzva", "").body;
    let challenge: Value = serde_json::from_slice(&challenge).expect("a challenge");
    let token = challenge["token"].as_str().expect("a token");
    let answer = key.get(&challenge["options"]);
    let answer: String = form_urlencoded::byte_serialize(answer.as_bytes()).collect();
    format!("token={token}&answer={answer}")
}
