//! Appending: whole decisions, in one order, without gaps, each claim once.

use std::thread;

use hlaska_journal::{Append, AppendError, Author, NewEvent};
use hlaska_kernel::{AccountId, OrganisationId};
use hlaska_store::StoreError;
use hlaska_testkit::{eventually, on_both_engines};

use crate::ledger::{append, head, ledger, listening, node, paid, pay, verdict};

on_both_engines! {
    fn sixty_four_writers_at_once_leave_one_order_without_gaps(scratch) {
        let node = node(scratch);
        let writers: Vec<_> = (0..64).map(|writer| {
            let node = node.clone();
            thread::spawn(move || for _ in 0..8 {
                pay(&node, &format!("account/{writer}"), 1);
            })
        }).collect();
        for writer in writers {
            writer.join().unwrap();
        }
        let ledger = ledger(&node);
        let places: Vec<u64> = ledger.lines.iter().map(|line| line.1).collect();
        assert_eq!(places, (1..=512).collect::<Vec<_>>());
        assert!(ledger.balances.values().all(|balance| *balance == 8));
        for account in ledger.balances.keys() {
            let versions = ledger.lines.iter().filter(|line| line.0 == *account).map(|line| line.2);
            assert_eq!(versions.collect::<Vec<_>>(), (1..=8).collect::<Vec<_>>());
        }
        assert_eq!((verdict(node.db()).entries, verdict(node.db()).finding), (512, None));
    }

    fn an_answer_means_that_the_views_contain_it(scratch) {
        let node = node(scratch);
        for amount in 1..=20 {
            let appended = pay(&node, "account/a", amount);
            assert!(node.applied() >= appended.last);
            assert_eq!(ledger(&node).lines.last().unwrap().3, amount);
        }
    }

    fn a_decision_is_written_whole_or_not_at_all(scratch) {
        let node = node(scratch);
        pay(&node, "account/b", 5);
        let both = append(0, vec![paid("account/a", -5), paid("account/b", 5)]);
        let refused = node.append_blocking(both).unwrap_err();
        assert!(matches!(refused, AppendError::Conflict { stream } if stream == "account/b"));
        assert_eq!(head(node.db()).seq, 1);
        let both = append(1, vec![paid("account/a", -5), paid("account/b", 5)]);
        let appended = node.append_blocking(both).unwrap();
        assert_eq!((appended.first, appended.last), (2, 3));
    }

    fn a_decision_made_before_the_stream_moved_is_refused(scratch) {
        let node = node(scratch);
        let seen = pay(&node, "account/a", 1).last;
        pay(&node, "account/other", 1);
        node.append_blocking(append(seen, vec![paid("account/a", 2)])).unwrap();
        let late = node.append_blocking(append(seen, vec![paid("account/a", 3)]));
        assert!(matches!(late, Err(AppendError::Conflict { .. })));
        assert_eq!(ledger(&node).balances["account/a"], 3);
    }

    fn of_two_decisions_on_one_view_of_the_world_one_wins(scratch) {
        let node = node(scratch);
        let seen = pay(&node, "account/a", 1).last;
        let rivals: Vec<_> = (0..32).map(|_| {
            let node = node.clone();
            thread::spawn(move || node.append_blocking(append(seen, vec![paid("account/a", 1)])))
        }).collect();
        let won = rivals.into_iter().filter_map(|rival| rival.join().unwrap().ok()).count();
        assert_eq!((won, ledger(&node).balances["account/a"]), (1, 2));
    }

    fn a_claim_is_taken_exactly_once(scratch) {
        let node = node(scratch);
        let rivals: Vec<_> = (0..64).map(|rival| {
            let node = node.clone();
            thread::spawn(move || {
                let claims = vec![format!("name:{}", rival % 8)];
                let events = vec![paid(&format!("account/{rival}"), 1)];
                node.append_blocking(Append { claims, ..append(u64::MAX, events) })
            })
        }).collect();
        let outcomes: Vec<_> = rivals.into_iter().map(|rival| rival.join().unwrap()).collect();
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 8);
        for outcome in outcomes {
            let Err(error) = outcome else { continue };
            let AppendError::Claimed { claim, seq } = error else { panic!("{error}") };
            assert!(claim.starts_with("name:") && (1..=8).contains(&seq));
        }
    }

    fn a_claim_repeated_within_one_request_disturbs_nobody(scratch) {
        let node = node(scratch);
        let twice = vec!["name:x".to_owned(), "name:x".to_owned()];
        let request = Append { claims: twice, ..append(0, vec![paid("account/a", 1)]) };
        assert_eq!(node.append_blocking(request).unwrap().last, 1);
        pay(&node, "account/a", 1);
    }

    fn what_one_engine_cannot_store_is_refused_alone(scratch) {
        let node = node(scratch);
        let oddities = [
            Append { claims: vec!["key:\0".to_owned()], ..append(9, vec![paid("account/a", 1)]) },
            Append { claims: vec!["k".repeat(9_000)], ..append(9, vec![paid("account/a", 1)]) },
            Append { on_behalf: Some("\0".to_owned()), ..append(9, vec![paid("account/a", 1)]) },
            append(9, vec![paid("account/\0", 1)]),
        ];
        let waiting: Vec<_> = oddities.into_iter().map(|oddity| {
            let (odd, sound) = (node.clone(), node.clone());
            let sound = thread::spawn(move || pay(&sound, "account/sound", 1));
            (thread::spawn(move || odd.append_blocking(oddity)), sound)
        }).collect();
        for (odd, sound) in waiting {
            sound.join().unwrap();
            let refused = odd.join().unwrap().unwrap_err();
            assert!(matches!(refused, AppendError::Store(StoreError::Rejected(_))), "{refused}");
        }
        assert_eq!(ledger(&node).balances["account/sound"], 4);
        assert_eq!(verdict(node.db()).finding, None);
    }

    fn a_decision_that_only_claims_leaves_no_entry(scratch) {
        let node = node(scratch);
        let claim = || Append { claims: vec!["key:1".to_owned()], ..append(0, vec![]) };
        node.append_blocking(claim()).unwrap();
        assert_eq!(head(node.db()).seq, 0);
        let again = node.append_blocking(claim()).unwrap_err();
        assert!(matches!(again, AppendError::Claimed { seq: 0, .. }), "{again}");
    }

    fn the_envelope_comes_back_as_it_was_written(scratch) {
        let (node, heard) = listening(scratch);
        let happened = "1890-09-03T04:05:06.789012Z".parse().unwrap();
        let event = paid("account/ž'\"", 1).occurred(happened).exercise(true);
        let author = Author::Account(AccountId::from_u128(42));
        let on_behalf = Some("Hluboká nad Vltavou".to_owned());
        node.append_blocking(Append { author, on_behalf, ..append(0, vec![event]) }).unwrap();
        let entry = eventually("the listener", || heard.lock().unwrap().first().cloned());
        let meta = &entry.meta;
        assert_eq!((meta.seq, meta.version, meta.exercise), (1, 1, true));
        assert_eq!((meta.stream.as_str(), meta.kind.as_str()), ("account/ž'\"", "ledger.paid"));
        assert_eq!(meta.author, Author::Account(AccountId::from_u128(42)));
        assert_eq!(meta.on_behalf.as_deref(), Some("Hluboká nad Vltavou"));
        assert_eq!((meta.origin.as_str(), meta.occurred_at), ("here", happened));
        assert_eq!(meta.recorded_at, "2026-11-22T16:06:00Z".parse().unwrap());
        assert_eq!(entry.payload.as_deref(), Some(r#"{"paid":{"amount":1}}"#));
        assert_eq!(verdict(node.db()).hash, entry.hash);
    }
}

#[test]
fn an_author_has_one_text_form() {
    let id = AccountId::from_u128(0xABCD);
    let member = Author::Member(id, OrganisationId::from_u128(0xEF));
    for author in [Author::Account(id), member, Author::System("feed".to_owned())] {
        assert_eq!(Author::from(author.to_string().as_str()), author);
    }
    let upper = format!("account:{}", id.to_string().to_uppercase());
    for changed in [upper.as_str(), "feed", "", "account:", "system"] {
        assert_ne!(Author::from(changed).to_string(), changed);
        assert_ne!(Author::from(changed), Author::Account(id));
        assert_ne!(Author::from(changed), Author::System("feed".to_owned()));
    }
}

#[test]
fn an_event_knows_what_it_is() {
    let event: NewEvent = paid("account/a", 7);
    assert_eq!((event.kind(), event.payload()), ("ledger.paid", r#"{"paid":{"amount":7}}"#));
}
