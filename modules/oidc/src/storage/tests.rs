use hlaska_kernel::{AccountId, Timestamp};
use hlaska_store::{Db, Location};
use hlaska_testkit::{Scratch, on_both_engines};

use super::pending::{Pending, Purpose};
use super::session::Bound;
use super::*;

fn later(seconds: i64) -> Timestamp {
    let start: Timestamp = "2026-11-22T16:06:00Z".parse().unwrap();
    Timestamp::from_second(start.as_second() + seconds).unwrap()
}

fn run<F: Future>(scratch: &Scratch, story: impl FnOnce(Db) -> F) -> F::Output {
    let db = Db::open(&scratch.at(Location::Sqlite, Location::Postgres)).unwrap();
    db.migrate(SCHEMA).unwrap();
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(story(db))
}

fn begun() -> Pending {
    Pending {
        provider: "kraj".to_owned(),
        nonce: "n".to_owned(),
        verifier: "v".to_owned(),
        purpose: Purpose::Prove,
        back: "/obec".to_owned(),
        begun_at: later(0),
    }
}

on_both_engines! {
    fn whoever_comes_back_is_known_once(scratch) {
        run(scratch, |db| async move {
            pending::put(&db, "state", "browser", begun()).await.unwrap();
            let found = pending::take(&db, "state", "browser", later(60)).await.unwrap();
            assert_eq!(found, Some(begun()));
            assert_eq!(pending::take(&db, "state", "browser", later(60)).await.unwrap(), None);
        });
    }

    fn nobody_comes_back_late_or_in_another_browser(scratch) {
        run(scratch, |db| async move {
            pending::put(&db, "s1", "browser", begun()).await.unwrap();
            assert_eq!(pending::take(&db, "s1", "other", later(1)).await.unwrap(), None);
            pending::put(&db, "s2", "browser", begun()).await.unwrap();
            assert_eq!(pending::take(&db, "s2", "browser", later(601)).await.unwrap(), None);
            pending::put(&db, "s3", "browser", begun()).await.unwrap();
            assert_eq!(pending::tidy(&db, later(601)).await.unwrap(), 1);
        });
    }

    fn what_works_once_works_once(scratch) {
        run(scratch, |db| async move {
            assert!(seen::first(&db, "code", later(600)).await.unwrap());
            assert!(!seen::first(&db, "code", later(600)).await.unwrap());
            assert!(seen::first(&db, "other", later(600)).await.unwrap());
            assert_eq!(seen::tidy(&db, later(601)).await.unwrap(), 2);
        });
    }

    fn sessions_are_found_by_the_providers_session_or_by_the_person(scratch) {
        run(scratch, |db| async move {
            let bound = |device: &str| Bound {
                account: AccountId::from_u128(1),
                device_id: device.to_owned(),
                started_at: later(0),
            };
            session::put(&db, "kraj", "anna", Some("s1"), bound("d1")).await.unwrap();
            session::put(&db, "kraj", "anna", Some("s2"), bound("d2")).await.unwrap();
            session::put(&db, "jiny", "anna", Some("s1"), bound("d3")).await.unwrap();
            let of = |subject, sid| session::of(&db, "kraj", subject, sid);
            assert_eq!(of(None, Some("s1")).await.unwrap(), [bound("d1")]);
            assert_eq!(of(Some("anna"), Some("s2")).await.unwrap(), [bound("d2")]);
            assert_eq!(of(Some("anna"), None).await.unwrap().len(), 2);
            assert_eq!(of(Some("eva"), Some("s1")).await.unwrap(), []);
        });
    }
}
