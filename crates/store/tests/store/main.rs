//! What callers of the store rely on, the same on both engines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod encryption;
mod folding;
mod migrations;
mod outage;
mod pieces;
mod reading;
mod values;

use hlaska_store::{Db, Location, Migration};
use hlaska_testkit::Scratch;

const NOTES: Migration = Migration {
    component: "note",
    steps: &["CREATE TABLE note (id BIGINT PRIMARY KEY, text TEXT NOT NULL);
              CREATE TABLE echo (id BIGINT PRIMARY KEY,
                  note BIGINT REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED)"],
};

fn location(scratch: &Scratch) -> Location {
    scratch.at(Location::Sqlite, Location::Postgres)
}

fn open(scratch: &Scratch) -> Db {
    let db = Db::open(&location(scratch)).unwrap();
    db.migrate(NOTES).unwrap();
    db
}

fn note(db: &Db, id: i64) -> hlaska_store::Result<u64> {
    db.write_blocking(move |conn| conn.execute("INSERT INTO note VALUES ($1, 'x')", &[&id]))
}

/// The ids in the table, in order.
fn notes(db: &Db) -> Vec<i64> {
    db.read_blocking(|conn| conn.query("SELECT id FROM note ORDER BY id", &[], |row| row.get(0)))
        .unwrap()
}
