//! The database goes away and comes back.

use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use hlaska_store::{Db, Location, StoreError};
use hlaska_testkit::cable::Cable;
use hlaska_testkit::{Engine, Scratch, eventually};

use crate::{note, notes, open};

/// What a restart of the server does to those who are connected.
fn end_connections(scratch: &Scratch) {
    let other = Db::open(&crate::location(scratch)).unwrap();
    other
        .write_blocking(|conn| {
            conn.query(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                 WHERE datname = current_database() AND pid <> pg_backend_pid()",
                &[],
                |_| Ok(()),
            )
        })
        .unwrap();
}

fn port_of(url: &str) -> u16 {
    url.rsplit_once(':').and_then(|(_, rest)| rest.split('/').next()?.parse().ok()).unwrap()
}

/// A database at the other end of a cable.
fn cabled(scratch: &Scratch) -> (Cable, Db) {
    let url = scratch.postgres_url().unwrap();
    let cable = Cable::to(port_of(url));
    let url = url.replace(&format!(":{}/", port_of(url)), &format!(":{}/", cable.port()));
    let db = Db::open(&Location::Postgres(url)).unwrap();
    db.migrate(crate::NOTES).unwrap();
    (cable, db)
}

#[test]
fn a_restarted_server_is_not_even_noticed_by_the_next_writer_and_reader() {
    let scratch = Scratch::new(Engine::Postgres);
    let db = open(&scratch);
    note(&db, 1).unwrap();
    assert_eq!(notes(&db), [1]);
    end_connections(&scratch);
    thread::sleep(Duration::from_millis(1_200));
    note(&db, 2).unwrap();
    assert_eq!(notes(&db), [1, 2]);
}

#[test]
fn a_piece_cut_off_in_the_middle_is_not_acknowledged() {
    let scratch = Scratch::new(Engine::Postgres);
    let db = open(&scratch);
    let (open_door, door) = channel::<()>();
    let cut = {
        let db = db.clone();
        thread::spawn(move || {
            db.write_blocking(move |conn| {
                conn.execute("INSERT INTO note VALUES (1, 'x')", &[])?;
                door.recv().unwrap();
                Ok(())
            })
        })
    };
    thread::sleep(Duration::from_millis(100));
    end_connections(&scratch);
    open_door.send(()).unwrap();
    assert!(matches!(cut.join().unwrap(), Err(StoreError::Commit(_))));
    note(&db, 2).unwrap();
    assert_eq!(notes(&db), [2]);
}

#[test]
fn an_outage_is_told_soon_and_ends_by_itself() {
    let scratch = Scratch::new(Engine::Postgres);
    let (cable, db) = cabled(&scratch);
    note(&db, 1).unwrap();
    cable.cut();
    let asked = Instant::now();
    assert!(matches!(note(&db, 2), Err(StoreError::Commit(_))));
    assert!(db.read_blocking(|conn| conn.query("SELECT 1", &[], |_| Ok(()))).is_err());
    assert!(asked.elapsed() < Duration::from_secs(12), "{:?}", asked.elapsed());
    cable.plug();
    eventually("the writer's return", || note(&db, 3).ok());
    assert_eq!(notes(&db), [1, 3]);
}

#[test]
fn an_address_that_leads_nowhere_is_told_at_once() {
    let nowhere = Location::Postgres("postgres://hlaska@127.0.0.1:1/none".to_owned());
    let Err(error) = Db::open(&nowhere) else { panic!("there is no database") };
    assert!(error.to_string().contains("PostgreSQL"), "{error}");
}

#[test]
fn a_password_is_never_printed() {
    let place = Location::Postgres("postgres://hlaska:secret@db.example/x".to_owned());
    assert!(!place.to_string().contains("secret"));
}
