//! Pieces of work share a commit and nothing else.

use std::pin::Pin;
use std::sync::mpsc::channel;
use std::task::{Context, Waker};
use std::thread;
use std::time::Duration;

use hlaska_store::{Conn, Db, Engine, Result, StoreError};
use hlaska_testkit::{Scratch, on_both_engines};

use crate::{note, notes, open};

type Piece = Box<dyn FnOnce(&mut Conn) -> Result<u64> + Send>;

fn insert(id: i64) -> Piece {
    Box::new(move |conn| conn.execute("INSERT INTO note VALUES ($1, 'x')", &[&id]))
}

/// Runs the pieces in one and the same transaction: the first one keeps the writer busy until all
/// the others wait.
fn in_one_commit(db: &Db, pieces: Vec<Piece>) -> Vec<Result<u64>> {
    let (open_door, door) = channel::<()>();
    let (enter, entered) = channel::<()>();
    let mut blocker = Box::pin(db.write(move |_| {
        enter.send(()).unwrap();
        door.recv().unwrap();
        Ok(())
    }));
    stands_in_line(&mut blocker);
    entered.recv().unwrap();
    let mut waiting: Vec<_> = pieces.into_iter().map(|piece| Box::pin(db.write(piece))).collect();
    waiting.iter_mut().for_each(stands_in_line);
    open_door.send(()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(blocker).unwrap();
    waiting.into_iter().map(|piece| runtime.block_on(piece)).collect()
}

/// A write is queued when it is first asked how it goes.
fn stands_in_line<T>(write: &mut Pin<Box<impl Future<Output = T>>>) {
    let asked = write.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    assert!(asked.is_pending(), "nobody has opened the door yet");
}

fn transaction_of(conn: &mut Conn) -> Result<i64> {
    let all = conn.query("SELECT CAST(txid_current() AS BIGINT)", &[], |row| row.get(0))?;
    Ok(all[0])
}

on_both_engines! {
    fn a_piece_that_refuses_takes_only_its_own_changes_back(scratch) {
        let db = open(scratch);
        let refuses: Piece = Box::new(|conn| {
            conn.execute("INSERT INTO note VALUES (2, 'never')", &[])?;
            Err(StoreError::Rejected("thought better of it".to_owned()))
        });
        let done = in_one_commit(&db, vec![insert(1), refuses, insert(3)]);
        assert!(done[0].is_ok() && done[2].is_ok());
        assert_eq!(done[1].as_ref().unwrap_err().to_string(), "thought better of it");
        assert_eq!(notes(&db), [1, 3]);
    }

    fn a_piece_that_panics_takes_only_its_own_changes_back(scratch) {
        let db = open(scratch);
        let panics: Piece = Box::new(|conn| {
            conn.execute("INSERT INTO note VALUES (2, 'never')", &[])?;
            panic!("a defect")
        });
        let done = in_one_commit(&db, vec![insert(1), panics, insert(3)]);
        assert!(done[0].is_ok() && done[1].is_err() && done[2].is_ok());
        assert_eq!(notes(&db), [1, 3]);
        note(&db, 4).unwrap();
    }

    fn a_statement_that_fails_takes_only_its_own_piece_back(scratch) {
        let db = open(scratch);
        let done = in_one_commit(&db, vec![insert(1), insert(1), insert(3)]);
        assert!(done[0].is_ok() && done[1].is_err() && done[2].is_ok());
        assert_eq!(notes(&db), [1, 3]);
    }

    /// PostgreSQL forbids the commit of such a piece, SQLite allows it. What counts: the answer
    /// tells the truth and the neighbours are left in peace.
    fn a_piece_that_swallows_a_failure_is_told_the_truth(scratch) {
        let db = open(scratch);
        let swallows = || -> Piece { Box::new(|conn| {
            conn.execute("INSERT INTO note VALUES (2, 'x')", &[])?;
            let _ = conn.execute("INSERT INTO note VALUES (2, 'again')", &[]);
            Ok(1)
        }) };
        let done = in_one_commit(&db, vec![insert(1), swallows(), insert(3)]);
        assert!(done[0].is_ok() && done[2].is_ok(), "{done:?}");
        assert_eq!(done[1].is_ok(), notes(&db).contains(&2));
        assert_eq!(notes(&db).contains(&2), db.engine() == Engine::Sqlite);

        let other = db.write_blocking(|conn| {
            conn.execute("INSERT INTO note VALUES (4, 'x')", &[])?;
            let _ = conn.execute("INSERT INTO note VALUES (4, 'again')", &[]);
            Ok(())
        });
        assert_eq!(other.is_ok(), notes(&db).contains(&4), "alone in its transaction");
    }

    fn a_commit_that_fails_is_told_to_all_and_the_next_one_works(scratch) {
        let db = open(scratch);
        let dangling: Piece =
            Box::new(|conn| conn.execute("INSERT INTO echo VALUES (1, 99)", &[]));
        let done = in_one_commit(&db, vec![insert(1), dangling]);
        assert!(done.iter().all(|one| matches!(one, Err(StoreError::Commit(_)))), "{done:?}");
        assert_eq!(notes(&db), Vec::<i64>::new());
        note(&db, 5).unwrap();
        assert_eq!(notes(&db), [5]);
    }

    fn what_waits_together_is_committed_together(scratch) {
        let db = open(scratch);
        if db.engine() == Engine::Sqlite {
            return; // told by the number of commits below, which SQLite does not number
        }
        let ask = || -> Piece { Box::new(|conn| Ok(transaction_of(conn)?.unsigned_abs())) };
        let done = in_one_commit(&db, vec![ask(), ask(), ask()]);
        let ids: Vec<u64> = done.into_iter().map(|id| id.unwrap()).collect();
        assert!(ids.windows(2).all(|pair| pair[0] == pair[1]), "{ids:?}");
    }

    fn nobody_sees_a_piece_before_its_commit(scratch) {
        let db = open(scratch);
        let (open_door, door) = channel::<()>();
        let writing = {
            let db = db.clone();
            thread::spawn(move || db.write_blocking(move |conn| {
                conn.execute("INSERT INTO note VALUES (1, 'x')", &[])?;
                door.recv().unwrap();
                Ok(())
            }))
        };
        thread::sleep(Duration::from_millis(100));
        assert_eq!(notes(&db), Vec::<i64>::new());
        open_door.send(()).unwrap();
        writing.join().unwrap().unwrap();
        assert_eq!(notes(&db), [1]);
    }

    fn hundreds_of_writers_lose_nothing(scratch) {
        let db = open(scratch);
        let writers: Vec<_> = (0..16).map(|writer| {
            let db = db.clone();
            thread::spawn(move || { for n in 0..20 { note(&db, writer * 100 + n).unwrap(); } })
        }).collect();
        for writer in writers {
            writer.join().unwrap();
        }
        assert_eq!(notes(&db).len(), 320);
    }
}

/// A full disk makes SQLite give up the whole transaction by itself; later pieces must not slip
/// into the database outside of one.
#[test]
fn a_transaction_sqlite_gave_up_is_acknowledged_to_nobody() {
    let scratch = Scratch::new(hlaska_testkit::Engine::Sqlite);
    let db = open(&scratch);
    let gives_up: Piece = Box::new(|conn| {
        conn.batch("ROLLBACK")?; // what SQLite does by itself when the disk is full
        Ok(0)
    });
    let done = in_one_commit(&db, vec![insert(1), gives_up, insert(3)]);
    assert!(done.iter().all(Result::is_err), "{done:?}");
    assert_eq!(notes(&db), Vec::<i64>::new());
    note(&db, 4).unwrap();
    assert_eq!(notes(&db), [4]);
}

#[test]
fn a_full_disk_refuses_and_space_heals() {
    let scratch = Scratch::new(hlaska_testkit::Engine::Sqlite);
    let db = open(&scratch);
    let pages = |count: &'static str| {
        db.write_blocking(move |conn| {
            conn.query(&format!("PRAGMA max_page_count = {count}"), &[], |_| Ok(()))
        })
        .unwrap();
    };
    pages("12");
    let large = "x".repeat(100_000);
    let big: Piece =
        Box::new(move |conn| conn.execute("INSERT INTO note VALUES (9, $1)", &[&large.as_str()]));
    let done = in_one_commit(&db, vec![insert(1), big, insert(3)]);
    let kept = notes(&db);
    for (id, outcome) in [1, 9, 3].into_iter().zip(&done) {
        assert_eq!(outcome.is_ok(), kept.contains(&id), "{id}: {outcome:?}, kept {kept:?}");
    }
    assert!(done[1].is_err());
    pages("1000000");
    note(&db, 4).unwrap();
    assert!(notes(&db).contains(&4));
}
