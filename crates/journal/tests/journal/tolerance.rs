//! What was written once stays, also when nobody can read it any more.

use hlaska_journal::{Entry, Event, NewEvent, Recorded, View, Views};
use hlaska_testkit::{on_both_engines, within};
use serde::{Deserialize, Serialize};

use crate::ledger::{
    Entered, Ledger, append, db, fold_in, ledger, node, node_of, paid, pay, sql, start, verdict,
};

/// An event of a module that was removed later.
#[derive(Serialize, Deserialize)]
struct Forgotten;

impl Event for Forgotten {
    fn kind(&self) -> &'static str {
        "removed.said"
    }
}

/// A second module, to see that one's trouble is not the other's.
#[derive(Default, Serialize, Deserialize)]
struct Notes(u32);

#[derive(Serialize, Deserialize)]
struct Noted;

impl Event for Noted {
    fn kind(&self) -> &'static str {
        "notes.noted"
    }
}

impl View for Notes {
    const NAME: &'static str = "notes";
    type Event = Noted;
    fn apply(&mut self, _: Recorded<'_, Noted>) {
        self.0 += 1;
    }
}

on_both_engines! {
    fn an_entry_of_a_module_that_is_gone_is_kept_and_passed_over(scratch) {
        let node = node(scratch);
        let event = NewEvent::new("removed/1", &Forgotten);
        node.append_blocking(append(0, vec![event])).unwrap();
        pay(&node, "account/a", 1);
        assert_eq!((node.applied(), ledger(&node).lines.len()), (2, 1));
        assert!(node.world().degraded().is_empty());
        assert_eq!(verdict(node.db()).finding, None);
    }

    fn an_unreadable_entry_is_reported_and_the_others_are_read(scratch) {
        let first = node(scratch);
        for n in 1..=3 {
            pay(&first, "account/a", n);
        }
        sql(first.db(), "UPDATE journal_entry SET payload = '{\"lent\":{}}' WHERE seq = 2");
        drop(first);
        let second = node(scratch);
        assert_eq!(second.world().degraded(), [2]);
        pay(&second, "account/a", 10);
        assert_eq!(ledger(&second).balances["account/a"], 14);
    }

    fn a_defect_of_one_view_stops_neither_the_tail_nor_the_other_view(scratch) {
        let views = || Views::default().with::<Ledger>().with::<Notes>();
        let node = start(db(scratch), views(), "1", u64::MAX);
        let poison = NewEvent::new("account/a", &Entered::Poisoned);
        node.append_blocking(append(0, vec![poison])).unwrap();
        node.append_blocking(append(9, vec![NewEvent::new("notes/1", &Noted)])).unwrap();
        pay(&node, "account/a", 1);
        assert_eq!(node.world().degraded(), [1]);
        assert_eq!((node.applied(), node.world().view::<Notes>().0), (3, 1));
    }

    fn what_could_not_be_read_is_remembered_by_the_snapshot(scratch) {
        let first = node(scratch);
        let poison = NewEvent::new("account/a", &Entered::Poisoned);
        first.append_blocking(append(0, vec![poison])).unwrap();
        pay(&first, "account/a", 1);
        first.snapshot().unwrap();
        drop(first);
        assert_eq!(node(scratch).world().degraded(), [1]);
    }

    fn an_erased_entry_leaves_no_content_and_a_chain_that_verifies(scratch) {
        let first = node(scratch);
        pay(&first, "account/secret", 111);
        pay(&first, "account/a", 222);
        first.snapshot().unwrap();
        let before = verdict(first.db());
        first.db().write_blocking(|conn| hlaska_journal::erase(conn, 1)).unwrap();
        let after = verdict(first.db());
        assert_eq!((after.erased, after.hash, after.finding), (1, before.hash, None));
        pay(&first, "account/a", 333);
        drop(first);
        let second = node(scratch);
        let amounts: Vec<i64> = ledger(&second).lines.iter().map(|line| line.3).collect();
        assert_eq!(amounts, [222, 333], "neither the journal nor a snapshot remembers");
        assert_eq!(verdict(second.db()).finding, None);
    }

    fn only_what_is_there_can_be_erased(scratch) {
        let node = node(scratch);
        pay(&node, "account/a", 1);
        let erase = |seq| node.db().write_blocking(move |conn| hlaska_journal::erase(conn, seq));
        assert!(erase(2).is_err());
        erase(1).unwrap();
        assert!(erase(1).unwrap_err().to_string().contains("erased already"));
    }

    fn the_views_do_not_depend_on_when_the_node_started(scratch) {
        let first = node(scratch);
        for n in 0..30 {
            pay(&first, &format!("account/{}", n % 4), n);
            if n % 10 == 0 {
                assert_eq!(ledger(&node_of(scratch, "late", u64::MAX)), ledger(&first));
            }
        }
    }
}

#[test]
fn erased_words_are_not_in_the_file_any_more() {
    let scratch = hlaska_testkit::Scratch::new(hlaska_testkit::Engine::Sqlite);
    let first = node(&scratch);
    let long = format!("account/{}", "x".repeat(900));
    let words = "Proboha-kdo-to-ma-mazat ".repeat(400);
    let event = NewEvent::new(long, &Saying(words));
    first.append_blocking(append(0, vec![event, paid("account/a", 1)])).unwrap();
    first.db().write_blocking(|conn| hlaska_journal::erase(conn, 1)).unwrap();
    let everything = || {
        let files = std::fs::read_dir(scratch.dir()).unwrap();
        files.flat_map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect::<Vec<u8>>()
    };
    let found = || everything().windows(12).any(|window| window == b"Proboha-kdo-");
    assert!(found(), "the log beside the file still has it until it is folded in");
    drop(first);
    fold_in(&scratch);
    assert!(!found());
}

#[derive(Serialize, Deserialize)]
struct Saying(String);

impl Event for Saying {
    fn kind(&self) -> &'static str {
        "removed.said"
    }
}

#[test]
fn an_entry_can_be_taken_in_without_a_database() {
    let mut world = hlaska_journal::World::new(Views::default().with::<Ledger>());
    let scratch = hlaska_testkit::Scratch::new(hlaska_testkit::Engine::Sqlite);
    let (node, heard) = crate::ledger::listening(&scratch);
    pay(&node, "account/a", 5);
    let entry: Entry = within(std::time::Duration::from_secs(5), "the entry", || {
        heard.lock().unwrap().first().cloned()
    });
    world.apply(&entry);
    assert_eq!((world.seq(), world.view::<Ledger>().balances["account/a"]), (1, 5));
}
