//! Snapshots make the start fast and are never trusted further than they deserve.

use std::time::Duration;

use hlaska_store::Db;
use hlaska_testkit::{on_both_engines, within};

use crate::ledger::{append, db, ledger, node, node_of, paid, pay, sql};

fn count(db: &Db, of: &str) -> i64 {
    let sql = format!("SELECT COUNT(DISTINCT seq) FROM journal_snapshot WHERE {of}");
    db.read_blocking(|conn| conn.query_first(&sql, &[], |row| row.get(0))).unwrap().unwrap()
}

fn pieces_of(db: &Db, of: &str) -> i64 {
    let sql = format!("SELECT COUNT(*) FROM journal_snapshot WHERE {of}");
    db.read_blocking(|conn| conn.query_first(&sql, &[], |row| row.get(0))).unwrap().unwrap()
}

/// Makes the entries unreadable for whoever folds from the start, so that a start that works shows
/// that the snapshot was used.
fn spoil_entries(db: &Db, upto: u64) {
    sql(db, &format!("UPDATE journal_entry SET payload = '{{}}' WHERE seq <= {upto}"));
}

on_both_engines! {
    fn a_start_behind_a_snapshot_gives_equal_views(scratch) {
        let first = node(scratch);
        for n in 0..10 {
            pay(&first, &format!("account/{}", n % 3), n);
        }
        assert_eq!(first.snapshot().unwrap(), 10);
        for n in 0..5 {
            pay(&first, "account/a", n);
        }
        let before = ledger(&first);
        drop(first);
        spoil_entries(&db(scratch), 10);
        let second = node(scratch);
        assert_eq!((second.applied(), ledger(&second)), (15, before));
        assert!(second.world().degraded().is_empty(), "the spoiled entries were not folded");
    }

    fn a_snapshot_of_another_build_is_not_read(scratch) {
        let first = node_of(scratch, "1", u64::MAX);
        for n in 0..10 {
            pay(&first, "account/a", n);
        }
        first.snapshot().unwrap();
        let before = ledger(&first);
        sql(first.db(), "UPDATE journal_snapshot SET build = 'x'");
        drop(first);
        let second = node_of(scratch, "1", u64::MAX);
        assert_eq!(ledger(&second), before);
        spoil_entries(second.db(), 10);
        assert_eq!(node_of(scratch, "2", u64::MAX).world().degraded().len(), 10);
    }

    fn a_damaged_snapshot_is_not_read_and_the_older_one_is(scratch) {
        let first = node(scratch);
        pay(&first, "account/a", 1);
        first.snapshot().unwrap();
        pay(&first, "account/a", 2);
        first.snapshot().unwrap();
        let before = ledger(&first);
        for damage in [
            "UPDATE journal_snapshot SET data = (SELECT hash FROM journal_entry WHERE seq = 1)
             WHERE seq = 2 AND view = 'ledger'",
            "DELETE FROM journal_snapshot WHERE seq = 2 AND view = 'ledger'",
            "UPDATE journal_snapshot SET data = (SELECT hash FROM journal_entry WHERE seq = 1)
             WHERE view = '#manifest'",
        ] {
            assert!(sql(first.db(), damage) > 0);
            assert_eq!(ledger(&node(scratch)), before, "{damage}");
        }
    }

    fn a_snapshot_of_a_journal_that_is_gone_is_not_read(scratch) {
        let first = node(scratch);
        pay(&first, "account/a", 1);
        pay(&first, "account/a", 2);
        first.snapshot().unwrap();
        drop(first);
        let database = db(scratch);
        sql(&database, "DELETE FROM journal_entry WHERE seq = 2");
        assert_eq!(node(scratch).applied(), 1, "the journal decides, not the snapshot");
    }

    fn snapshots_come_by_themselves_and_old_ones_go(scratch) {
        let node = node_of(scratch, "1", 5);
        for round in 1..=4_i64 {
            for n in 0..5 {
            pay(&node, "account/a", n);
        }
            within(Duration::from_secs(5), "a snapshot", || {
                (count(node.db(), &format!("seq >= {}", round * 5)) > 0).then_some(())
            });
        }
        assert_eq!(count(node.db(), "1 = 1"), 2);
    }

    fn a_large_view_comes_back_from_its_pieces(scratch) {
        let first = node(scratch);
        let long = |n: i64| format!("account/{n}/{}", "x".repeat(900));
        for n in 0..4_000 {
            if n % 500 == 0 {
                let events = (n..n + 500).map(|n| paid(&long(n), n)).collect();
                first.append_blocking(append(u64::MAX, events)).unwrap();
            }
        }
        first.snapshot().unwrap();
        let before = ledger(&first);
        drop(first);
        let pieces = "view = 'ledger'";
        let database = db(scratch);
        assert!(pieces_of(&database, pieces) > 5);
        spoil_entries(&database, 4_000);
        assert_eq!(ledger(&node(scratch)), before);
        sql(&database, "DELETE FROM journal_snapshot WHERE view = 'ledger' AND piece = 3");
        assert_eq!(node(scratch).world().degraded().len(), 4_000, "read anew, and found spoiled");
    }

    fn a_snapshot_without_its_manifest_counts_for_nothing(scratch) {
        let first = node(scratch);
        pay(&first, "account/a", 1);
        first.snapshot().unwrap();
        sql(first.db(), "DELETE FROM journal_snapshot WHERE view = '#manifest'");
        spoil_entries(first.db(), 1);
        assert_eq!(node(scratch).world().degraded(), [1]);
    }

    fn a_running_node_does_not_save_what_was_erased(scratch) {
        let first = node(scratch);
        pay(&first, "account/secret", 111);
        first.snapshot().unwrap();
        first.db().write_blocking(|conn| hlaska_journal::erase(conn, 1)).unwrap();
        pay(&first, "account/a", 1);
        let refused = first.snapshot().unwrap_err().to_string();
        assert!(refused.contains("erased"), "{refused}");
        drop(first);
        let second = node(scratch);
        assert!(!ledger(&second).balances.contains_key("account/secret"));
        assert_eq!(second.snapshot().unwrap(), 2);
        assert_eq!(ledger(&node(scratch)), ledger(&second));
    }

    fn an_empty_journal_needs_no_snapshot(scratch) {
        let node = node(scratch);
        assert_eq!(node.snapshot().unwrap(), 0);
        assert_eq!(count(node.db(), "1 = 1"), 0);
    }
}
