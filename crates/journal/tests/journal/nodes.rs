//! Several nodes on one journal, and nodes that wait.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use hlaska_journal::{Append, AppendError, Node, Views};
use hlaska_testkit::{Engine, Scratch, on_both_engines, within};

use crate::ledger::{Ledger, append, db, ledger, listening, node, options, paid, pay, verdict};

fn other_node(scratch: &Scratch) -> Node {
    let views = Views::default().with::<Ledger>();
    Node::start(db(scratch), views, options("there", "1", u64::MAX), |_| {}).unwrap()
}

fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
        .block_on(work)
}

on_both_engines! {
    fn two_nodes_write_one_journal(scratch) {
        let nodes = [node(scratch), other_node(scratch)];
        let writers: Vec<_> = (0..16).map(|writer| {
            let node = nodes[writer % 2].clone();
            thread::spawn(move || for _ in 0..10 {
                pay(&node, &format!("account/{}", writer / 2), 1);
            })
        }).collect();
        for writer in writers {
            writer.join().unwrap();
        }
        for node in &nodes {
            within(Duration::from_secs(5), "all entries", || (node.applied() == 160).then_some(()));
        }
        assert_eq!(ledger(&nodes[0]), ledger(&nodes[1]));
        assert!(ledger(&nodes[0]).balances.values().all(|balance| *balance == 20));
        assert_eq!(verdict(nodes[0].db()).finding, None);
    }

    fn a_claim_taken_on_one_node_is_taken_on_the_other(scratch) {
        let nodes = [node(scratch), other_node(scratch)];
        let rivals: Vec<_> = (0..32).map(|rival| {
            let node = nodes[rival % 2].clone();
            thread::spawn(move || {
                let claims = vec![format!("key:{}", rival / 4)];
                let events = vec![paid(&format!("account/{rival}"), 1)];
                node.append_blocking(Append { claims, ..append(u64::MAX, events) }).is_ok()
            })
        }).collect();
        let won = rivals.into_iter().filter(|_| true).map(|rival| rival.join().unwrap());
        assert_eq!(won.filter(|won| *won).count(), 8);
        block_on(async {
            assert!(nodes[1].claimed("key:0").await.unwrap().is_some());
            assert_eq!(nodes[1].claimed("key:none").await.unwrap(), None);
        });
    }

    fn an_entry_of_another_node_can_be_waited_for(scratch) {
        let (here, there) = (node(scratch), other_node(scratch));
        let last = pay(&there, "account/a", 7).last;
        block_on(here.wait_for(last));
        assert_eq!(ledger(&here).balances["account/a"], 7);
    }

    /// Otherwise a decision would be refused again and again until the next look at the journal.
    fn after_a_conflict_a_node_can_learn_at_once_what_happened(scratch) {
        let (here, there) = (node(scratch), other_node(scratch));
        for round in 1..=5 {
            let seen = here.applied();
            pay(&there, "account/a", 1);
            let mine = append(seen, vec![paid("account/a", 1)]);
            let conflict = here.append_blocking(mine);
            if here.applied() == seen {
                assert!(matches!(conflict, Err(AppendError::Conflict { .. })));
            }
            let asked = Instant::now();
            block_on(here.catch_up()).unwrap();
            assert!(asked.elapsed() < Duration::from_millis(150), "{:?}", asked.elapsed());
            assert!(here.applied() >= 2 * round - 1);
            here.append_blocking(append(here.applied(), vec![paid("account/a", 1)])).unwrap();
            block_on(there.catch_up()).unwrap();
        }
        assert_eq!(ledger(&here).balances["account/a"], 10);
    }

    fn the_listener_hears_every_entry_once_and_after_the_views(scratch) {
        let (node, heard) = listening(scratch);
        for _ in 0..50 {
            pay(&node, "account/a", 1);
        }
        let all = || heard.lock().unwrap().iter().map(|e| e.meta.seq).collect::<Vec<_>>();
        within(Duration::from_secs(5), "fifty entries", || (all().len() >= 50).then_some(()));
        assert_eq!(all(), (1..=50).collect::<Vec<_>>());
    }

    fn a_reader_never_sees_half_a_batch_out_of_order(scratch) {
        let node = node(scratch);
        let stop = Arc::new(AtomicBool::new(false));
        let reader = {
            let (node, stop) = (node.clone(), Arc::clone(&stop));
            thread::spawn(move || while !stop.load(Ordering::Relaxed) {
                let world = node.world();
                let lines = world.view::<Ledger>().lines.len() as u64;
                assert_eq!(lines, world.seq(), "views and their place belong together");
            })
        };
        for _ in 0..100 {
            pay(&node, "account/a", 1);
        }
        stop.store(true, Ordering::Relaxed);
        reader.join().unwrap();
    }
}

#[test]
fn a_page_may_ask_for_the_views_again_while_it_holds_them() {
    let scratch = Scratch::new(Engine::Sqlite);
    let node = node(&scratch);
    let first = node.world();
    let writer = {
        let node = node.clone();
        thread::spawn(move || pay(&node, "account/a", 1))
    };
    thread::sleep(Duration::from_millis(100)); // the tail now waits for the guard
    assert_eq!(node.world().seq(), first.seq());
    drop(first);
    writer.join().unwrap();
}
