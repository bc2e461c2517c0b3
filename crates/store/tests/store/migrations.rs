//! Tables are brought up to date in order, once, and never backwards.

use std::thread;

use hlaska_store::{Db, Migration};
use hlaska_testkit::on_both_engines;

use crate::{location, open};

const FIRST: Migration =
    Migration { component: "book", steps: &["CREATE TABLE book (id BIGINT PRIMARY KEY)"] };
const SECOND: Migration = Migration {
    component: "book",
    steps: &[FIRST.steps[0], "ALTER TABLE book ADD COLUMN title TEXT NOT NULL DEFAULT '?'"],
};
const SHELF: Migration =
    Migration { component: "shelf", steps: &["CREATE TABLE shelf (id BIGINT PRIMARY KEY)"] };
const BROKEN: Migration =
    Migration { component: "shelf", steps: &[SHELF.steps[0], "CREATE NONSENSE"] };

fn titles(db: &Db) -> hlaska_store::Result<Vec<String>> {
    db.read_blocking(|conn| conn.query("SELECT title FROM book", &[], |row| row.get(0)))
}

on_both_engines! {
    fn steps_run_once_and_in_order(scratch) {
        let db = open(scratch);
        db.migrate(FIRST).unwrap();
        db.write_blocking(|conn| conn.execute("INSERT INTO book (id) VALUES (1)", &[])).unwrap();
        db.migrate(FIRST).unwrap();
        assert!(titles(&db).is_err(), "the second step has not been asked for");
        db.migrate(SECOND).unwrap();
        db.migrate(SECOND).unwrap();
        assert_eq!(titles(&db).unwrap(), ["?"]);
    }

    fn an_empty_database_gets_every_step(scratch) {
        let db = open(scratch);
        db.migrate(SECOND).unwrap();
        assert!(titles(&db).unwrap().is_empty());
    }

    fn a_step_that_fails_leaves_nothing_behind(scratch) {
        let db = open(scratch);
        db.migrate(BROKEN).unwrap_err();
        db.migrate(SHELF).unwrap();
    }

    fn a_database_of_a_newer_portal_is_left_alone(scratch) {
        let db = open(scratch);
        db.migrate(SECOND).unwrap();
        let refused = db.migrate(FIRST).unwrap_err().to_string();
        assert!(refused.contains("book") && refused.contains("newer"), "{refused}");
        db.migrate(SECOND).unwrap();
    }

    fn two_nodes_may_start_at_once(scratch) {
        let place = location(scratch);
        let nodes: Vec<_> = (0..12).map(|_| {
            let place = place.clone();
            thread::spawn(move || Db::open(&place).and_then(|db| db.migrate(SECOND)))
        }).collect();
        for node in nodes {
            node.join().unwrap().unwrap();
        }
    }
}

const TUNED: Migration = Migration {
    component: "tuned",
    steps: &[
        "CREATE TABLE tuned (id {key}, data {blob} NOT NULL)",
        "{postgres}ALTER TABLE tuned ALTER COLUMN data SET STORAGE EXTERNAL",
    ],
};

on_both_engines! {
    fn an_engine_may_be_tuned_without_the_other_noticing(scratch) {
        let db = open(scratch);
        db.migrate(TUNED).unwrap();
        let put = |id: i64| db.write_blocking(move |conn| {
            conn.execute("INSERT INTO tuned VALUES ($1, $2)", &[&id, &vec![7_u8; 3]])
        });
        put(1).unwrap();
        assert!(put(1).is_err(), "a key is a key on both");
    }
}
