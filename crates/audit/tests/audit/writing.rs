use std::collections::BTreeSet;
use std::thread;

use hlaska_audit::{Filter, Outcome, Record, code};
use hlaska_kernel::AccountId;
use hlaska_testkit::on_both_engines;

use crate::house::House;

on_both_engines! {
    fn what_is_written_is_there_after_a_restart_under_its_number(scratch) {
        let record = || Record::new(code::ROLE_GRANTED).account(AccountId::from_u128(7));
        {
            let house = House::new(scratch);
            assert_eq!(house.wait(house.audit.write(record())).unwrap(), 1);
            assert_eq!(house.wait(house.audit.write(record())).unwrap(), 2);
        }
        let house = House::new(scratch);
        assert_eq!(house.wait(house.audit.write(record())).unwrap(), 3);
        assert_eq!(house.seqs(&Filter::default()), [3, 2, 1]);
        assert_eq!((house.verdict().records, house.verdict().finding), (3, None));
    }

    fn the_six_fields_of_the_law_are_kept(scratch) {
        let house = House::at(scratch, "2026-07-01T12:00:00.000123Z");
        let record = Record::new(code::LOGIN_FAIL).outcome(Outcome::Fail).reason("wrong_password");
        let record = record.account(AccountId::from_u128(7)).device("d-17");
        house.wait(house.audit.write(record)).unwrap();
        let entry = house.wait(house.audit.get(1)).unwrap().unwrap();
        let content = entry.content.unwrap();
        assert_eq!(content.at().to_string(), "2026-07-01T12:00:00.000123Z");
        assert_eq!(content.offset_min, 120);
        assert_eq!(content.code, "auth.login.fail");
        assert_eq!(content.asset, house.audit.asset().id);
        assert_eq!(content.fields.account, Some(AccountId::from_u128(7)));
        assert_eq!(content.fields.device.as_deref(), Some("d-17"));
        assert_eq!(content.outcome, Outcome::Fail);
    }

    fn two_nodes_write_one_chain_without_gaps(scratch) {
        let houses = [House::new(scratch), House::new(scratch)];
        let seqs: BTreeSet<u64> = thread::scope(|scope| {
            let writers: Vec<_> = (0..8).map(|writer| {
                let audit = houses[writer % 2].audit.clone();
                scope.spawn(move || (0..25).map(|_| {
                    audit.note(Record::new(code::AUDIT_READ));
                    audit.write_blocking(Record::new(code::LOGIN_OK)).unwrap()
                }).collect::<Vec<_>>())
            }).collect();
            writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
        });
        assert_eq!(seqs.len(), 200);
        for house in &houses {
            assert!(house.wait(house.audit.flush()));
        }
        let verdict = houses[0].verdict();
        assert_eq!((verdict.records, verdict.finding), (400, None));
    }

    fn notes_are_written_without_waiting_and_none_is_lost(scratch) {
        let house = House::new(scratch);
        for number in 0..5_000 {
            house.audit.note(Record::new(code::DENIED).outcome(Outcome::Deny).request(number));
        }
        assert!(house.wait(house.audit.flush()));
        assert_eq!(house.wait(house.audit.count(&Filter::default())).unwrap(), 5_000);
        assert_eq!(house.verdict().finding, None);
    }

    fn the_end_of_the_process_writes_what_waits(scratch) {
        let house = House::new(scratch);
        house.audit.note(Record::new(code::SYSTEM_STOPPED));
        drop(house);
        let house = House::new(scratch);
        assert_eq!(house.seqs(&Filter::default()), [1]);
    }

    fn a_flood_is_counted_and_nothing_of_it_lost(scratch) {
        let house = House::new(scratch);
        for _ in 0..40_000 {
            house.audit.note(Record::new(code::DENIED).outcome(Outcome::Deny).reason("no_role"));
        }
        assert!(house.wait(house.audit.flush()));
        let mut all = Vec::new();
        loop {
            let before = all.last().map(|entry: &hlaska_audit::Entry| entry.seq);
            let more = house.wait(house.audit.page(&Filter::default(), before, 5_000)).unwrap();
            if more.is_empty() { break }
            all.extend(more);
        }
        let total: u64 = all.iter().filter_map(|entry| Some(entry.content.as_ref()?.count)).sum();
        assert_eq!(total, 40_000);
        assert_eq!(house.verdict().finding, None);
    }
}
