use std::net::{IpAddr, Ipv4Addr};

use hlaska_store::{Db, Location};
use hlaska_testkit::on_both_engines;

use super::log::{Line, Outcome};
use super::*;
use crate::event::LinkPurpose;

const WHO: AccountId = AccountId::from_u128(1);
const OTHER: AccountId = AccountId::from_u128(2);
const HOME: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7));

fn now() -> Timestamp {
    "2026-11-22T16:06:00Z".parse().unwrap()
}

fn later(seconds: i64) -> Timestamp {
    moment(now().as_second() + seconds)
}

fn run<F: Future>(scratch: &hlaska_testkit::Scratch, story: impl FnOnce(Db) -> F) -> F::Output {
    let db = Db::open(&scratch.at(Location::Sqlite, Location::Postgres)).unwrap();
    db.migrate(SCHEMA).unwrap();
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(story(db))
}

on_both_engines! {
    fn the_last_password_counts_and_takes_links_with_it(scratch) {
        run(scratch, |db| async move {
            link::put(&db, "t1", WHO, LinkPurpose::SetPassword, later(60)).await.unwrap();
            assert_eq!(credential::find(&db, WHO).await.unwrap(), None);
            credential::set(&db, WHO, "one".to_owned(), now()).await.unwrap();
            credential::set(&db, WHO, "two".to_owned(), now()).await.unwrap();
            assert_eq!(credential::find(&db, WHO).await.unwrap().as_deref(), Some("two"));
            assert_eq!(link::find(&db, "t1", now()).await.unwrap(), None);
            assert!(credential::any(&db, &[OTHER, WHO]).await.unwrap());
            assert!(!credential::any(&db, &[OTHER]).await.unwrap());
        });
    }

    fn a_link_ends_in_time_and_when_another_is_issued(scratch) {
        run(scratch, |db| async move {
            let purpose = LinkPurpose::SetPassword;
            link::put(&db, "t1", WHO, purpose, later(60)).await.unwrap();
            assert_eq!(link::find(&db, "t1", later(59)).await.unwrap(), Some(WHO));
            assert_eq!(link::find(&db, "t1", later(60)).await.unwrap(), None);
            link::put(&db, "t2", WHO, purpose, later(60)).await.unwrap();
            assert_eq!(link::find(&db, "t1", now()).await.unwrap(), None);
            assert_eq!(link::find(&db, "t2", now()).await.unwrap(), Some(WHO));
            link::revoke(&db, WHO).await.unwrap();
            assert_eq!(link::find(&db, "t2", now()).await.unwrap(), None);
        });
    }

    fn a_token_is_not_in_the_database(scratch) {
        run(scratch, |db| async move {
            link::put(&db, "secret", WHO, LinkPurpose::SetPassword, later(60)).await.unwrap();
            let kept: String = db
                .read(|conn| {
                    conn.query_first("SELECT digest FROM access_link", &[], |row| row.get(0))
                })
                .await
                .unwrap()
                .unwrap();
            assert_ne!(kept, "secret");
            assert_eq!(kept.len(), 64);
        });
    }

    fn sign_ins_are_remembered_and_forgotten_in_time(scratch) {
        run(scratch, |db| async move {
            let line = |at, account, outcome| Line {
                at, account, peer: HOME, device: "Firefox, Linux".to_owned(), outcome,
            };
            log::write(&db, line(now(), Some(WHO), Outcome::SignedIn)).await.unwrap();
            log::write(&db, line(later(5), Some(WHO), Outcome::Refused)).await.unwrap();
            log::write(&db, line(later(6), None, Outcome::Refused)).await.unwrap();
            let mine = log::recent(&db, WHO, 10).await.unwrap();
            let told: Vec<_> = mine.iter().map(|seen| (seen.at, seen.outcome)).collect();
            assert_eq!(told, [(later(5), Outcome::Refused), (now(), Outcome::SignedIn)]);
            assert_eq!(mine[0].peer, "192.0.2.7");
            assert_eq!(log::tidy(&db, later(500 * 86_400)).await.unwrap(), 0);
            assert_eq!(log::tidy(&db, later(600 * 86_400)).await.unwrap(), 3);
        });
    }

    fn tidying_takes_only_links_past_their_time(scratch) {
        run(scratch, |db| async move {
            let purpose = LinkPurpose::SetPassword;
            let third = AccountId::from_u128(3);
            link::put(&db, "old", WHO, purpose, later(-91 * 86_400)).await.unwrap();
            link::put(&db, "late", third, purpose, later(-1)).await.unwrap();
            link::put(&db, "new", OTHER, purpose, later(60)).await.unwrap();
            assert_eq!(link::tidy(&db, now()).await.unwrap(), 1);
            assert_eq!(link::find(&db, "new", now()).await.unwrap(), Some(OTHER));
            // one that came late opens nothing, but whose it was is known
            assert_eq!(link::find(&db, "late", now()).await.unwrap(), None);
            assert_eq!(link::owner(&db, "late").await.unwrap(), Some(third));
            assert_eq!(link::owner(&db, "old").await.unwrap(), None);
        });
    }
}
