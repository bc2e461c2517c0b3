//! Readers do not wait for the writer, nor run the server out of connections.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use hlaska_store::Db;
use hlaska_testkit::on_both_engines;

use crate::{location, note, notes, open};

on_both_engines! {
    fn a_crowd_of_readers_shares_few_connections(scratch) {
        let db = open(scratch);
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let readers: Vec<_> = (0..64).map(|_| {
            let (db, now, most) = (db.clone(), Arc::clone(&now), Arc::clone(&most));
            thread::spawn(move || db.read_blocking(|conn| {
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                thread::sleep(Duration::from_millis(10));
                now.fetch_sub(1, Ordering::SeqCst);
                conn.query("SELECT 1", &[], |_| Ok(()))
            }).unwrap())
        }).collect();
        for reader in readers {
            reader.join().unwrap();
        }
        assert!(most.load(Ordering::SeqCst) <= 16, "{most:?} connections at once");
    }

    fn a_reader_that_panics_gives_its_place_back(scratch) {
        let db = open(scratch);
        for _ in 0..40 {
            let db = db.clone();
            let reader = thread::spawn(move || db.read_blocking::<()>(|_| panic!("a defect")));
            assert!(reader.join().is_err());
        }
        assert!(notes(&db).is_empty());
    }

    fn a_database_can_be_let_go_of_inside_the_async_world(scratch) {
        let place = location(scratch);
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build();
        runtime.unwrap().block_on(async {
            let db = tokio::task::spawn_blocking(move || Db::open(&place).unwrap()).await.unwrap();
            assert_eq!(db.read(|conn| conn.query("SELECT 1", &[], |_| Ok(7))).await.unwrap(), [7]);
            drop(db);
        });
    }

    fn what_was_acknowledged_is_there_after_opening_again(scratch) {
        let db = open(scratch);
        note(&db, 1).unwrap();
        drop(db);
        assert_eq!(notes(&Db::open(&location(scratch)).unwrap()), [1]);
    }
}
