//! `verify` finds whatever was changed behind the journal's back and names the first bad entry.

use hlaska_journal::{Finding, Verdict};
use hlaska_store::Db;
use hlaska_testkit::{Scratch, on_both_engines};

use crate::ledger::{db, fold_in, node, pay, sql, verdict};

const ENTRIES: u64 = 20;

/// A journal of twenty sound entries and nobody using it.
fn journal(scratch: &Scratch) -> Db {
    let node = node(scratch);
    for n in 0..20 {
        pay(&node, &format!("account/{}", n % 3), n);
    }
    assert_eq!(verdict(node.db()).finding, None);
    db(scratch)
}

/// What `verify` says after this was done to the tables.
fn after(scratch: &Scratch, damage: &[&str]) -> Verdict {
    let db = journal(scratch);
    let touched: u64 = damage.iter().map(|statement| sql(&db, statement)).sum();
    assert!(touched > 0, "{damage:?} changed nothing");
    verdict(&db)
}

fn finding(scratch: &Scratch, damage: &[&str]) -> Finding {
    after(scratch, damage).finding.unwrap_or_else(|| panic!("not found: {damage:?}"))
}

on_both_engines! {
    fn a_sound_journal_is_sound(scratch) {
        let db = journal(scratch);
        let verdict = verdict(&db);
        assert_eq!((verdict.entries, verdict.erased, verdict.finding), (ENTRIES, 0, None));
        assert_eq!(verdict.hash, crate::ledger::head(&db).hash);
    }

    fn an_empty_journal_is_sound(scratch) {
        assert_eq!(verdict(node(scratch).db()).finding, None);
    }

    fn a_changed_payload_is_found(scratch) {
        let change = "UPDATE journal_entry SET payload = '{\"paid\":{\"amount\":8}}' WHERE seq = 8";
        assert_eq!(finding(scratch, &[change]), Finding::Payload { seq: 8 });
    }

    fn a_payload_changed_together_with_its_digest_is_found(scratch) {
        let change = "UPDATE journal_entry SET payload = (SELECT payload FROM journal_entry WHERE
            seq = 9), digest = (SELECT digest FROM journal_entry WHERE seq = 9) WHERE seq = 8";
        assert_eq!(finding(scratch, &[change]), Finding::Chain { seq: 8 });
    }

    fn every_field_of_the_envelope_is_guarded(scratch) {
        let db = journal(scratch);
        let fields = [
            ("stream", "'account/9'"), ("version", "version + 1"), ("kind", "'ledger.paid '"),
            ("actor", "'test'"), ("actor", "'system:tesT'"), ("on_behalf", "''"),
            ("origin", "'heRe'"), ("occurred_at", "occurred_at + 1"),
            ("recorded_at", "recorded_at - 1"), ("exercise", "NOT exercise"),
        ];
        for (field, value) in fields {
            sql(&db, "CREATE TABLE kept AS SELECT * FROM journal_entry WHERE seq = 8");
            sql(&db, &format!("UPDATE journal_entry SET {field} = {value} WHERE seq = 8"));
            let found = verdict(&db).finding;
            assert_eq!(found, Some(Finding::Chain { seq: 8 }), "{field} = {value}");
            sql(&db, &format!("UPDATE journal_entry SET {field} =
                (SELECT kept.{field} FROM kept) WHERE seq = 8"));
            sql(&db, "DROP TABLE kept");
            assert_eq!(verdict(&db).finding, None);
        }
    }

    fn a_payload_removed_without_an_erasure_is_found(scratch) {
        let change = "UPDATE journal_entry SET payload = NULL WHERE seq = 8";
        assert_eq!(finding(scratch, &[change]), Finding::Missing { seq: 8 });
    }

    fn a_removed_entry_is_found(scratch) {
        let gap = finding(scratch, &["DELETE FROM journal_entry WHERE seq = 8"]);
        assert_eq!(gap, Finding::Gap { expected: 8, found: 9 });
    }

    fn a_removed_entry_whose_gap_was_closed_is_found(scratch) {
        let found = finding(scratch, &[
            "DELETE FROM journal_entry WHERE seq = 8",
            "UPDATE journal_entry SET seq = -seq WHERE seq > 8",
            "UPDATE journal_entry SET seq = -seq - 1 WHERE seq < 0",
            "UPDATE journal_head SET seq = 19",
        ]);
        assert_eq!(found, Finding::Chain { seq: 8 });
    }

    fn removed_last_entries_are_found(scratch) {
        let found = finding(scratch, &["DELETE FROM journal_entry WHERE seq > 15"]);
        assert_eq!(found, Finding::Head { head: 20, found: 15 });
    }

    fn an_entry_inserted_in_the_middle_is_found(scratch) {
        let found = finding(scratch, &[
            "UPDATE journal_entry SET seq = -seq WHERE seq >= 8",
            "UPDATE journal_entry SET seq = -seq + 1 WHERE seq < 0",
            &copy_of(12, 8),
        ]);
        assert_eq!(found, Finding::Chain { seq: 8 });
    }

    fn an_entry_added_at_the_end_is_found(scratch) {
        assert_eq!(finding(scratch, &[&copy_of(20, 21)]), Finding::Chain { seq: 21 });
    }

    fn an_entry_slipped_in_before_the_first_is_found(scratch) {
        assert_eq!(finding(scratch, &[&copy_of(20, 0)]), Finding::Outside { count: 1 });
        assert_eq!(finding(&Scratch::new(scratch.engine()), &[&copy_of(20, -7)]),
            Finding::Outside { count: 1 });
    }

    fn swapped_entries_are_found(scratch) {
        let found = finding(scratch, &[
            "UPDATE journal_entry SET seq = -8 WHERE seq = 8",
            "UPDATE journal_entry SET seq = 8 WHERE seq = 9",
            "UPDATE journal_entry SET seq = 9 WHERE seq = -8",
        ]);
        assert_eq!(found, Finding::Chain { seq: 8 });
    }

    fn a_moved_head_is_found(scratch) {
        let db = journal(scratch);
        sql(&db, "UPDATE journal_head SET seq = 21");
        assert_eq!(verdict(&db).finding, Some(Finding::Head { head: 21, found: 20 }));
        sql(&db, "UPDATE journal_head SET seq = 20, hash =
            (SELECT hash FROM journal_entry WHERE seq = 19)");
        assert_eq!(verdict(&db).finding, Some(Finding::Head { head: 20, found: 20 }));
        sql(&db, "DELETE FROM journal_head");
        assert_eq!(verdict(&db).finding, Some(Finding::Head { head: 0, found: 20 }));
    }

    fn a_changed_hash_is_found(scratch) {
        let change = "UPDATE journal_entry SET hash = digest WHERE seq = 20";
        assert_eq!(finding(scratch, &[change]), Finding::Chain { seq: 20 });
    }

    fn of_several_bad_entries_the_first_is_named(scratch) {
        let found = finding(scratch, &[
            "DELETE FROM journal_entry WHERE seq = 17",
            "UPDATE journal_entry SET payload = '' WHERE seq = 11",
            "UPDATE journal_entry SET kind = 'x.y' WHERE seq = 5",
        ]);
        assert_eq!(found, Finding::Chain { seq: 5 });
    }

    fn an_unreadable_entry_is_named_exactly(scratch) {
        let verdict = after(scratch, &["UPDATE journal_entry SET hash = payload_of WHERE seq = 13"
            .replace("payload_of", if scratch.postgres_url().is_some() { "'\\x00'" } else { "x'00'" })
            .as_str()]);
        let Some(Finding::Unreadable { after: 12, .. }) = verdict.finding else {
            panic!("{verdict:?}");
        };
        assert_eq!(verdict.entries, 12);
    }

    fn a_wrong_position_of_a_stream_is_found(scratch) {
        let first = |found| Some(Finding::Stream { stream: found });
        let db = journal(scratch);
        for (damage, cure) in [
            ("version = version - 1", "version = version + 1"),
            ("last_seq = last_seq - 3, version = version - 1",
             "last_seq = last_seq + 3, version = version + 1"),
            ("last_seq = last_seq + 1", "last_seq = last_seq - 1"),
        ] {
            let of = "WHERE stream = 'account/1'";
            sql(&db, &format!("UPDATE journal_stream SET {damage} {of}"));
            assert_eq!(verdict(&db).finding, first("account/1".to_owned()), "{damage}");
            sql(&db, &format!("UPDATE journal_stream SET {cure} {of}"));
            assert_eq!(verdict(&db).finding, None, "{cure}");
        }
        sql(&db, "DELETE FROM journal_stream WHERE stream = 'account/2'");
        assert_eq!(verdict(&db).finding, first("account/2".to_owned()));
    }

    fn a_claim_of_an_entry_that_does_not_exist_is_found(scratch) {
        let found = finding(scratch, &["INSERT INTO journal_claim VALUES ('name:x', 21)"]);
        assert_eq!(found, Finding::Claim { claim: "name:x".to_owned(), seq: 21 });
    }

    fn an_erased_payload_is_no_damage_but_its_digest_is_guarded(scratch) {
        let db = journal(scratch);
        db.write_blocking(|conn| hlaska_journal::erase(conn, 8)).unwrap();
        assert_eq!((verdict(&db).erased, verdict(&db).finding), (1, None));
        sql(&db, "UPDATE journal_entry SET digest = hash WHERE seq = 8");
        assert_eq!(verdict(&db).finding, Some(Finding::Chain { seq: 8 }));
    }
}

fn copy_of(seq: u64, to: i64) -> String {
    format!(
        "INSERT INTO journal_entry SELECT {to}, stream, version, kind, actor, on_behalf, origin,
         occurred_at, recorded_at, exercise, payload, digest, hash FROM journal_entry
         WHERE seq = {seq}"
    )
}

/// Every seventh byte of every entry, each changed on its own in the file.
#[test]
fn a_byte_changed_in_the_file_is_found() {
    let scratch = Scratch::new(hlaska_testkit::Engine::Sqlite);
    drop(journal(&scratch));
    let path = scratch.dir().join("hlaska.sqlite");
    fold_in(&scratch);
    let folded = std::fs::read(&path).unwrap();
    let payloads = places_of(&folded, b"{\"paid\":{\"amount\":");
    assert!(payloads.len() >= 20);
    let mut missed = Vec::new();
    let around = |(nth, start): (usize, &usize)| (start - 60 + nth % 7..start + 80).step_by(7);
    for place in payloads.iter().enumerate().flat_map(around) {
        let mut changed = folded.clone();
        changed[place] ^= 0x01;
        std::fs::write(&path, &changed).unwrap();
        let db = hlaska_store::Db::open(&hlaska_store::Location::Sqlite(path.clone()));
        let found = db.is_ok_and(|db| verdict(&db).finding.is_some());
        if !found {
            missed.push(place);
        }
    }
    assert!(missed.is_empty(), "bytes changed without being found: {missed:?}");
}

fn places_of(bytes: &[u8], pattern: &[u8]) -> Vec<usize> {
    let windows = bytes.windows(pattern.len()).enumerate();
    windows.filter(|(_, window)| *window == pattern).map(|(place, _)| place).collect()
}
