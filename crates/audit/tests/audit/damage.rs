use hlaska_audit::{Finding, Outcome, Record, code};
use hlaska_kernel::AccountId;
use hlaska_testkit::{Scratch, on_both_engines};

use crate::house::House;

fn five_records(scratch: &Scratch) -> House {
    let house = House::new(scratch);
    for account in 1..=5 {
        let record = Record::new(code::LOGIN_FAIL).outcome(Outcome::Fail);
        let record = record.account(AccountId::from_u128(account)).detail("who tried it");
        house.wait(house.audit.write(record)).unwrap();
    }
    assert_eq!(house.verdict().finding, None);
    house
}

fn finding(scratch: &Scratch, damage: &'static str) -> Option<Finding> {
    let house = five_records(scratch);
    house.behind(damage);
    house.verdict().finding
}

on_both_engines! {
    fn a_changed_record_is_found(scratch) {
        let damage = "UPDATE audit_record SET content = replace(content, 'fail', 'ok') WHERE seq = 3";
        assert_eq!(finding(scratch, damage), Some(Finding::Content { seq: 3 }));
    }

    fn a_record_hidden_from_searching_is_found(scratch) {
        let damage = "UPDATE audit_record SET account = NULL WHERE seq = 2";
        assert_eq!(finding(scratch, damage), Some(Finding::Columns { seq: 2 }));
    }

    fn a_deleted_record_is_found(scratch) {
        let damage = "DELETE FROM audit_record WHERE seq = 3";
        assert_eq!(finding(scratch, damage), Some(Finding::Gap { expected: 3, found: 4 }));
    }

    fn a_cut_off_end_is_found(scratch) {
        let damage = "DELETE FROM audit_record WHERE seq > 3";
        assert_eq!(finding(scratch, damage), Some(Finding::Head { head: 5, found: 3 }));
    }

    fn a_moved_time_is_found(scratch) {
        let damage = "UPDATE audit_record SET at_us = at_us + 1 WHERE seq = 4";
        assert_eq!(finding(scratch, damage), Some(Finding::Chain { seq: 4 }));
    }

    fn content_dropped_by_hand_is_found(scratch) {
        let damage = "UPDATE audit_record SET content = NULL WHERE seq <= 2";
        assert_eq!(finding(scratch, damage), Some(Finding::Missing { seq: 2 }));
    }

    fn content_dropped_under_a_false_pretext_is_found(scratch) {
        let house = five_records(scratch);
        house.behind("UPDATE audit_record SET content = NULL WHERE seq <= 2");
        let pretext = Record::new(code::AUDIT_PRUNED).object("audit_up_to", 2);
        house.wait(house.audit.write(pretext)).unwrap();
        assert_eq!(house.verdict().finding, Some(Finding::TooSoon { seq: 2, by: 6 }));
    }

    fn a_record_slipped_in_below_is_found(scratch) {
        let damage = "INSERT INTO audit_record (seq, at_us, content, digest, hash)
            SELECT -1, at_us, content, digest, hash FROM audit_record WHERE seq = 1";
        assert_eq!(finding(scratch, damage), Some(Finding::Outside { count: 1 }));
    }
}
