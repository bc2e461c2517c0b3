use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use hlaska_audit::config::JsonlConfig;
use hlaska_audit::{Forwarder, Outcome, Record, Retention, Round, code};
use hlaska_kernel::Env;
use hlaska_testkit::{Engine, Scratch, on_both_engines, within};

use crate::house::House;
use crate::rsyslog::Collector;

const MANY: u64 = 10_000;
/// How often the collector is stopped on the way.
const STOPS: u64 = 3;

fn write_many(house: &House) {
    for number in 0..MANY {
        let record = Record::new(code::LOGIN_FAIL).outcome(Outcome::Fail).request(number);
        house.audit.note(record.detail("špatné heslo \"]\\"));
        if number % 1_000 == 999 {
            assert!(house.wait(house.audit.flush()));
        }
    }
}

/// Each of the first `MANY` records is there once; what the forwarder itself recorded follows.
fn assert_all_once(collector: &Collector) {
    let arrived = collector.arrived();
    let missing = (1..=MANY).filter(|seq| !arrived.contains_key(seq)).count();
    let twice: Vec<_> = arrived.iter().filter(|(_, times)| **times > 1).collect();
    assert_eq!(missing, 0, "{missing} records did not arrive");
    assert!(twice.is_empty(), "these arrived several times: {twice:?}");
}

fn await_all(collector: &Collector) {
    within(Duration::from_secs(100), "all records at the collector", || {
        (collector.arrived().len() as u64 >= MANY).then_some(())
    });
}

fn jsonl(house: &House, path: &Path) -> Forwarder {
    let config = JsonlConfig { path: path.to_owned(), max_megabytes: 1 };
    Forwarder::jsonl(&house.audit, &Env::system(), &config)
}

fn forward_all(house: &House, forwarder: &Forwarder) {
    while house.wait(forwarder.round()).unwrap() != Round::Idle {}
}

/// The sequence numbers in these files, in order.
fn sequences(files: &[PathBuf]) -> Vec<u64> {
    let text: String = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let line = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
    text.lines().map(|text| line(text)["event.sequence"].as_u64().unwrap()).collect()
}

#[test]
fn ten_thousand_records_written_while_the_collector_is_away_arrive_once() {
    arrive_once_at("gtls");
}

#[test]
fn the_same_with_a_collector_on_openssl() {
    arrive_once_at("ossl");
}

fn arrive_once_at(driver: &str) {
    let scratch = Scratch::new(Engine::Sqlite);
    let house = House::new(&scratch);
    let mut collector = Collector::new(driver);
    let forwarder = Forwarder::syslog(&house.audit, &Env::system(), &collector.target()).unwrap();
    write_many(&house);
    assert!(house.wait(forwarder.round()).is_err(), "nobody is there to take them");

    collector.start();
    house.spawn(forwarder.run());
    await_all(&collector);
    collector.stop();
    assert_all_once(&collector);
    let first = collector.lines()[0].clone();
    assert!(first.starts_with("84 2026-11-22T13:00:00.000000+01:00 "), "{first}");
    assert!(first.contains(" hlaska auth.login.fail [hlaska@32473 seq=\"1\" "), "{first}");
    assert!(first.ends_with("Neúspěšné přihlášení (neúspěch): špatné heslo \"]\\"), "{first}");
}

#[test]
fn a_collector_stopped_in_the_middle_gets_the_rest_when_it_is_back() {
    let collector = interrupted(Collector::stop);
    assert_all_once(&collector);
}

/// Nobody can know how much it had read, so a batch may come again, but none is lost.
#[test]
fn a_collector_killed_in_the_middle_loses_nothing() {
    let collector = interrupted(Collector::kill);
    let arrived = collector.arrived();
    assert!((1..=MANY).all(|seq| arrived.contains_key(&seq)));
    let repeated: usize = arrived.values().map(|times| times - 1).sum();
    assert!(repeated < 60 * usize::try_from(STOPS).unwrap(), "{repeated} records came again");
}

/// A collector that has everything after it was interrupted several times.
fn interrupted(interrupt: fn(&mut Collector)) -> Collector {
    let scratch = Scratch::new(Engine::Sqlite);
    let house = House::new(&scratch);
    let mut collector = Collector::new("gtls");
    let forwarder = Forwarder::syslog(&house.audit, &Env::system(), &collector.target()).unwrap();
    write_many(&house);
    collector.start();
    house.spawn(forwarder.run());
    for part in 1..=STOPS {
        within(Duration::from_mins(1), "a part of the records", || {
            (collector.arrived().len() as u64 > part * (MANY - 2_000) / STOPS).then_some(())
        });
        interrupt(&mut collector);
        assert!((collector.arrived().len() as u64) < MANY, "it was stopped too late to prove much");
        collector.start();
    }
    await_all(&collector);
    collector.stop();
    collector
}

on_both_engines! {
    fn one_node_forwards_and_the_others_stand_by(scratch) {
        let houses = [House::new(scratch), House::new(scratch)];
        houses[0].wait(houses[0].audit.write(Record::new(code::LOGIN_OK))).unwrap();
        let path = scratch.dir().join("audit.jsonl");
        let [first, second] = [&houses[0], &houses[1]].map(|house| jsonl(house, &path));
        assert_eq!(houses[0].wait(first.round()).unwrap(), Round::Sent(1));
        assert_eq!(houses[1].wait(second.round()).unwrap(), Round::Elsewhere);

        houses[0].wait(houses[0].audit.write(Record::new(code::LOGOUT))).unwrap();
        houses[1].clock.advance_seconds(600);
        assert_eq!(houses[1].wait(second.round()).unwrap(), Round::Sent(1));
        let states = houses[1].wait(houses[1].audit.targets()).unwrap();
        assert_eq!((states.len(), states[0].seq, states[0].behind), (1, 2, 0));
        assert_eq!(sequences(&[path]), [1, 2]);
    }

    fn nothing_is_pruned_before_it_was_forwarded(scratch) {
        let house = House::new(scratch);
        let forwarder = jsonl(&house, &scratch.dir().join("audit.jsonl"));
        assert_eq!(house.wait(forwarder.round()).unwrap(), Round::Idle);
        house.wait(house.audit.write(Record::new(code::LOGIN_OK))).unwrap();
        for _ in 0..60 {
            house.clock.advance_seconds(15 * 24 * 3_600);
            house.behind("UPDATE audit_cursor SET seen_s = seen_s + 1296000");
        }
        assert_eq!(house.wait(house.audit.prune(Retention::default())).unwrap(), 0);
        forward_all(&house, &forwarder);
        assert_eq!(house.wait(house.audit.prune(Retention::default())).unwrap(), 1);
    }
}

#[test]
fn lines_of_a_file_are_neither_lost_nor_repeated_by_a_crash() {
    let scratch = Scratch::new(Engine::Sqlite);
    let house = House::new(&scratch);
    let path = scratch.dir().join("log/audit.jsonl");
    let forwarder = jsonl(&house, &path);
    for _ in 0..3 {
        house.wait(house.audit.write(Record::new(code::LOGIN_OK))).unwrap();
    }
    forward_all(&house, &forwarder);
    // As if the process had died after the lines and before the cursor, and in the middle of one.
    house.behind("UPDATE audit_cursor SET seq = 1");
    let whole = fs::read_to_string(&path).unwrap();
    fs::write(&path, &whole[..whole.len() - 20]).unwrap();
    forward_all(&house, &forwarder);
    assert_eq!(sequences(std::slice::from_ref(&path)), [1, 2, 3]);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_full_file_is_put_aside_and_nothing_of_it_lost() {
    let scratch = Scratch::new(Engine::Sqlite);
    let house = House::new(&scratch);
    let folder = scratch.dir().join("log");
    let forwarder = jsonl(&house, &folder.join("audit.jsonl"));
    for _ in 0..3_000 {
        house.audit.note(Record::new(code::LOGIN_OK).detail("x y ".repeat(100)));
    }
    assert!(house.wait(house.audit.flush()));
    forward_all(&house, &forwarder);
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 3, "{files:?}");
    assert_eq!(sequences(&files), (1..=3_000).collect::<Vec<_>>());
}
