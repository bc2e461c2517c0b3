//! After the end of work the database file alone is the whole database.

use hlaska_store::{Db, Location};
use hlaska_testkit::{Engine, Scratch};

use crate::{location, note, notes, open};

#[test]
fn a_copy_of_the_file_has_everything() {
    let scratch = Scratch::new(Engine::Sqlite);
    let db = open(&scratch);
    (1..=200).for_each(|id| assert_eq!(note(&db, id).unwrap(), 1));
    let log = scratch.dir().join("hlaska.sqlite-wal");
    assert!(std::fs::metadata(&log).unwrap().len() > 0, "until then it stands in the log");
    // Readers of the pool are still there, as at the end of a process.
    assert_eq!(notes(&db).len(), 200);
    Db::fold_in(&location(&scratch)).unwrap();
    assert_eq!(std::fs::metadata(&log).map_or(0, |log| log.len()), 0);

    let copy = scratch.dir().join("copy.sqlite");
    std::fs::copy(scratch.dir().join("hlaska.sqlite"), &copy).unwrap();
    assert_eq!(notes(&Db::open(&Location::Sqlite(copy)).unwrap()).len(), 200);
    note(&db, 201).unwrap();
}

#[test]
fn a_reader_in_the_middle_of_it_is_waited_for() {
    let scratch = Scratch::new(Engine::Sqlite);
    let db = open(&scratch);
    note(&db, 1).unwrap();
    let place = location(&scratch);
    let folding = db
        .read_blocking(|conn| {
            conn.batch("BEGIN")?;
            conn.query("SELECT id FROM note", &[], |row| row.get::<i64>(0))?;
            let folding = std::thread::spawn(move || Db::fold_in(&place));
            std::thread::sleep(std::time::Duration::from_millis(300));
            conn.batch("COMMIT")?;
            Ok(folding)
        })
        .unwrap();
    folding.join().unwrap().unwrap();
    let log = scratch.dir().join("hlaska.sqlite-wal");
    assert_eq!(std::fs::metadata(&log).map_or(0, |log| log.len()), 0);
}
