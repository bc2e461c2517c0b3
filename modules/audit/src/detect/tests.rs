use std::collections::BTreeMap;
use std::sync::Arc;

use hlaska_audit::config::DetectionConfig;
use hlaska_audit::{AccountClass, Asset, Audit, Entry, Filter, Record, code};
use hlaska_kernel::{AccountId, Env, ManualClock, SystemRandom, Timestamp};
use hlaska_store::{Db, Location};
use hlaska_testkit::{Scratch, on_both_engines};

use super::*;

struct Story {
    audit: Audit,
    db: Db,
    env: Env,
    now: Timestamp,
    runtime: tokio::runtime::Runtime,
}

/// Noon of a working day in Prague.
const NOON: &str = "2026-11-20T11:00:00Z";

impl Story {
    fn new(scratch: &Scratch) -> Self {
        let now = NOON.parse().unwrap();
        let env = Env::new(Arc::new(ManualClock::at(now)), Arc::new(SystemRandom));
        let location = scratch.at(Location::Sqlite, Location::Postgres);
        let db = Db::open(&location).unwrap();
        let own = hlaska_audit::database(&location, &db).unwrap();
        let audit =
            Audit::open(&own, &env, Asset::load(scratch.dir(), &env, "test").unwrap()).unwrap();
        db.migrate(crate::saved::SCHEMA).unwrap();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        Self { audit, db, env, now, runtime }
    }

    /// What stands out after these records; everything is forgotten afterwards.
    fn tell(&self, records: Vec<Record>) -> Vec<&'static str> {
        let before = self.runtime.block_on(self.audit.head()).unwrap();
        self.runtime.block_on(self.audit.write_all(records)).unwrap();
        let entries = self.runtime.block_on(self.audit.after(&Filter::default(), before, 9_000));
        self.names(&entries.unwrap())
    }

    fn names(&self, entries: &[Entry]) -> Vec<&'static str> {
        evaluate(entries, self.now, &Settings::default()).into_iter().map(|hit| hit.rule).collect()
    }
}

fn who(number: u128) -> AccountId {
    AccountId::from_u128(number)
}

fn of(code: hlaska_audit::Code) -> Record {
    Record::new(code).account(who(1)).address("192.0.2.7".parse().unwrap()).happened(at(NOON, -5))
}

fn at(time: &str, minutes: i64) -> Timestamp {
    let time: Timestamp = time.parse().unwrap();
    Timestamp::from_second(time.as_second() + minutes * 60).unwrap()
}

fn times(record: &Record, count: usize) -> Vec<Record> {
    vec![record.clone(); count]
}

fn many(count: u128, code: hlaska_audit::Code) -> Vec<Record> {
    (1..=count).map(|n| of(code).account(who(n))).collect()
}

fn right(to: u128) -> Record {
    of(code::ROLE_GRANTED).object("account", who(to))
}

fn on(code: hlaska_audit::Code, id: u128) -> Record {
    of(code).account(who(9)).object("account", who(id))
}

fn night(code: hlaska_audit::Code) -> Record {
    of(code).happened(at(NOON, -12 * 60 + 5))
}

fn admin(record: Record) -> Record {
    record.account_class(AccountClass::Admin)
}

type Two = (&'static str, Vec<Record>, Vec<Record>);

/// A story in which each rule fires, and one in which it does not.
fn stories() -> Vec<Two> {
    [at_the_door(), in_the_house(), of_machines_and_means()].concat()
}

fn fails(n: usize) -> Vec<Record> {
    times(&of(code::LOGIN_FAIL), n)
}

fn at_the_door() -> Vec<Two> {
    use code::*;
    let nobody = |n| {
        let one = Record::new(LOGIN_FAIL).address("192.0.2.7".parse().unwrap());
        times(&one.happened(at(NOON, -5)), n)
    };
    let then = |mut all: Vec<Record>, one: Record| {
        all.push(one);
        all
    };
    vec![
        ("login-fail-account", fails(10), fails(9)),
        ("login-fail-address", nobody(20), nobody(19)),
        ("login-spray", many(5, LOGIN_FAIL), many(4, LOGIN_FAIL)),
        (
            "login-after-fails",
            then(fails(8), of(LOGIN_OK)),
            then(fails(8), of(LOGIN_OK).account(who(2))),
        ),
        ("rate-limited", times(&of(RATE_LIMITED), 10), times(&of(RATE_LIMITED), 9)),
        ("provider-refused", times(&of(OIDC_FAIL), 10), times(&of(OIDC_FAIL), 9)),
        (
            "privilege-chain",
            vec![right(2), right(3).account(who(2))],
            vec![right(3).account(who(2)), right(2)],
        ),
        ("self-grant", vec![right(1)], vec![right(2)]),
        ("clearance-many", times(&of(CLEARANCE_CHANGED), 5), times(&of(CLEARANCE_CHANGED), 4)),
        ("export-many", times(&of(BULK_EXPORT), 5), many(5, BULK_EXPORT)),
        ("personal-many", times(&of(PERSONAL_READ), 100), times(&of(PERSONAL_READ), 99)),
        ("special-many", times(&of(SPECIAL_READ), 30), times(&of(SPECIAL_READ), 29)),
        ("special-night", vec![night(SPECIAL_READ)], vec![of(SPECIAL_READ)]),
    ]
}

fn in_the_house() -> Vec<Two> {
    use code::*;
    let probe = of(DENIED).object("address", "GET /audit/1");
    let other = of(DENIED).object("address", "GET /sprava");
    let stuck = of(SYSTEM_ERROR).object("audit_target", "log").reason("audit_target_away");
    let broken = of(SYSTEM_ERROR).object("feed", "x").reason("parse");
    vec![
        ("audit-export", times(&of(AUDIT_EXPORTED), 3), times(&of(AUDIT_EXPORTED), 2)),
        ("denied-storm", times(&of(DENIED), 20), times(&of(DENIED), 19)),
        ("audit-probe", times(&probe, 3), times(&other, 3)),
        (
            "admin-new-device",
            vec![admin(of(LOGIN_OK).device("a")), of(LOGIN_OK).device("b")],
            vec![of(LOGIN_OK).device("a"), of(LOGIN_OK).device("b")],
        ),
        (
            "admin-hours",
            vec![night(LOGIN_OK), admin(of(AUDIT_READ))],
            vec![night(LOGIN_OK), of(AUDIT_READ)],
        ),
        ("break-glass", vec![of(BREAK_GLASS_OPENED)], vec![of(BREAK_GLASS_SEALED)]),
        ("impersonation", vec![of(IMPERSONATION)], vec![of(DENIED)]),
        (
            "clock-jump",
            vec![of(LOGOUT), of(LOGOUT).happened(at(NOON, -8))],
            vec![of(LOGOUT), of(LOGOUT).happened(at(NOON, -7))],
        ),
        ("forward-stuck", vec![stuck], vec![broken]),
    ]
}

fn of_machines_and_means() -> Vec<Two> {
    use code::*;
    let elsewhere = "198.51.100.9".parse().unwrap();
    let early = |record: Record| record.happened(at(NOON, -200));
    let first = |one: Record, mut all: Vec<Record>| {
        all.insert(0, one);
        all
    };
    vec![
        ("feed-down", vec![on(FEED_DOWN, 1)], vec![on(FEED_UP, 1)]),
        (
            "key-new-address",
            vec![of(API_KEY_OK), of(API_KEY_OK).address(elsewhere)],
            times(&of(API_KEY_OK), 2),
        ),
        ("key-fails", times(&of(API_KEY_FAIL), 20), times(&of(API_KEY_FAIL), 19)),
        ("kiosk-fails", times(&of(KIOSK_FAIL), 10), times(&of(KIOSK_FAIL), 9)),
        (
            "invitation-renewed",
            times(&on(ACCOUNT_INVITED, 5), 3),
            (1..4).map(|n| on(ACCOUNT_INVITED, n)).collect(),
        ),
        (
            "factor-then-password",
            vec![on(MFA_RESET, 5), on(PASSWORD_CHANGED, 5)],
            vec![early(on(MFA_RESET, 5)), on(PASSWORD_CHANGED, 5)],
        ),
        ("upload-blocked", vec![of(UPLOAD_BLOCKED)], vec![of(BULK_EXPORT)]),
        (
            "deactivated-tries",
            first(on(ACCOUNT_DEACTIVATED, 1), fails(1)),
            first(on(ACCOUNT_DEACTIVATED, 2), fails(1)),
        ),
        ("verify-failed", vec![of(VERIFY_FAIL)], vec![of(VERIFY_OK)]),
        ("spill", vec![on(SPILL_REPORTED, 1)], vec![on(SPILL_DESTROYED, 1)]),
    ]
}

on_both_engines! {
    fn every_rule_fires_in_its_story_and_not_in_the_one_beside_it(scratch) {
        let house = Story::new(scratch);
        for (rule, fires, quiet) in stories() {
            assert!(house.tell(fires).contains(&rule), "{rule} does not fire");
            assert!(!house.tell(quiet).contains(&rule), "{rule} fires without a reason");
        }
    }

    fn a_finding_is_raised_once_closed_once_and_both_are_records(scratch) {
        let house = Story::new(scratch);
        let hit = Hit {
            rule: "break-glass",
            subject: String::new(),
            first: 1,
            last: 1,
            hits: 1,
            window_us: 60_000_000,
        };
        house.runtime.block_on(async {
            assert!(finding::raise(&house.audit, &house.env, &hit).await.unwrap());
            assert!(!finding::raise(&house.audit, &house.env, &hit).await.unwrap());
            let open = finding::open(&house.db).await.unwrap();
            assert_eq!(open.len(), 1);
            let close = || {
                let record = Record::new(code::DETECTION_CLOSED);
                let (who, note) = ("Auditor".to_owned(), "cvičení".to_owned());
                finding::close(&house.audit, record, &open[0].id, who, note, house.now)
            };
            assert!(close().await.unwrap());
            assert!(!close().await.unwrap());
            assert!(finding::open(&house.db).await.unwrap().is_empty());
            assert_eq!(finding::closed(&house.db).await.unwrap()[0].closed.as_ref().unwrap().2, "cvičení");
            // Within the window the same is not raised again even when it was dealt with.
            assert!(!finding::raise(&house.audit, &house.env, &hit).await.unwrap());
            let all = house.audit.after(&Filter::default(), 0, 9).await.unwrap();
            let codes: Vec<_> = all.iter().map(|e| e.content.clone().unwrap().code).collect();
            assert_eq!(codes, [code::DETECTION_RAISED.name, code::DETECTION_CLOSED.name]);
        });
    }

    fn what_was_derived_late_is_no_gap_after_a_start(scratch) {
        let house = Story::new(scratch);
        let old = || of(code::ROLE_GRANTED).happened(at(NOON, -30 * 24 * 60)).request("journal:7");
        let records = vec![old(), of(code::LOGOUT), old(), of(code::LOGOUT)];
        house.runtime.block_on(house.audit.write_all(records)).unwrap();
        let mut window = job::Window::default();
        house.runtime.block_on(window.read(&house.audit, house.now)).unwrap();
        house.runtime.block_on(window.read(&house.audit, house.now)).unwrap();
        let seqs: Vec<_> = window.entries.iter().map(|entry| entry.seq).collect();
        assert_eq!(seqs, [2, 3, 4]);
        assert!(house.names(window.entries.make_contiguous()).is_empty());
    }

    fn a_missing_record_and_a_silent_node_stand_out(scratch) {
        let house = Story::new(scratch);
        let records = vec![of(code::LOGOUT), of(code::LOGOUT), of(code::LOGOUT)];
        house.runtime.block_on(house.audit.write_all(records)).unwrap();
        let all = house.runtime.block_on(house.audit.after(&Filter::default(), 0, 9)).unwrap();
        assert!(house.names(&all).is_empty());
        assert_eq!(house.names(&[all[0].clone(), all[2].clone()]), ["record-gap"]);
        let later = at(NOON, 25 * 60);
        let hits = evaluate(&all, later, &Settings::default());
        assert_eq!(hits.iter().map(|hit| hit.rule).collect::<Vec<_>>(), ["node-silent"]);
    }
}

#[test]
fn every_rule_has_a_story_a_name_of_its_own_and_words() {
    let told: Vec<_> = stories().into_iter().map(|story| story.0).collect();
    let beside = ["record-gap", "node-silent"];
    for rule in &RULES.rule {
        assert!(told.contains(&&*rule.id) || beside.contains(&&*rule.id), "{}", rule.id);
        assert_eq!(RULES.rule.iter().filter(|other| other.id == rule.id).count(), 1);
        assert!(i64::from(rule.window_minutes) <= 7 * 24 * 60, "{}", rule.id);
    }
    assert!(RULES.rule.len() >= 20 && RULES.rule.len() == LOOKS.len());
    assert_eq!(RULES.version.len(), 10);
}

#[test]
fn an_installation_moves_thresholds_and_switches_rules_off() {
    let rule = Rule::named("login-fail-account").unwrap();
    let own = DetectionConfig { threshold: Some(3), window_minutes: Some(1), off: false };
    let mut settings: Settings = BTreeMap::from([(rule.id.clone(), own)]);
    assert_eq!(rule.measure(&settings), Some((3, 60_000_000)));
    settings.insert(rule.id.clone(), DetectionConfig { off: true, ..own });
    assert_eq!(rule.measure(&settings), None);
}
