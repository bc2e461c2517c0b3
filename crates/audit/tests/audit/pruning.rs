use hlaska_audit::{Filter, Record, Retention, code};
use hlaska_testkit::on_both_engines;

use crate::house::House;

const DAY: i64 = 24 * 3_600;

on_both_engines! {
    fn old_content_goes_and_the_chain_still_holds(scratch) {
        let house = House::new(scratch);
        for _ in 0..3 {
            house.wait(house.audit.write(Record::new(code::LOGIN_OK).detail("old"))).unwrap();
        }
        house.clock.advance_seconds(400 * DAY);
        house.wait(house.audit.write(Record::new(code::LOGIN_OK).detail("young"))).unwrap();
        assert_eq!(house.wait(house.audit.prune(Retention::default())).unwrap(), 0);

        house.clock.advance_seconds(200 * DAY);
        assert_eq!(house.wait(house.audit.prune(Retention::default())).unwrap(), 3);
        assert_eq!(house.wait(house.audit.prune(Retention::default())).unwrap(), 0);

        assert_eq!(house.seqs(&Filter::default()), [5, 4]);
        let gone = house.wait(house.audit.get(1)).unwrap().unwrap();
        assert_eq!(gone.content, None);
        let told = house.wait(house.audit.get(5)).unwrap().unwrap().content.unwrap();
        assert_eq!((told.code.as_str(), told.fields.object_id.as_deref()), ("audit.prune", Some("3")));
        let verdict = house.verdict();
        assert_eq!((verdict.records, verdict.pruned, verdict.finding), (5, 3, None));
    }

    fn a_longer_retention_keeps_more(scratch) {
        let house = House::new(scratch);
        house.wait(house.audit.write(Record::new(code::LOGIN_OK))).unwrap();
        house.clock.advance_seconds(800 * DAY);
        let kept = Retention::months(36).unwrap();
        assert_eq!(house.wait(house.audit.prune(kept)).unwrap(), 0);
        assert_eq!(house.wait(house.audit.prune(Retention::default())).unwrap(), 1);
    }

    fn later_pruning_covers_the_record_of_earlier_pruning(scratch) {
        let house = House::new(scratch);
        for _ in 0..3 {
            house.wait(house.audit.write(Record::new(code::LOGIN_OK))).unwrap();
            house.clock.advance_seconds(700 * DAY);
            assert_eq!(house.verdict().finding, None);
            house.wait(house.audit.prune(Retention::default())).unwrap();
        }
        let verdict = house.verdict();
        assert_eq!((verdict.pruned, verdict.finding), (5, None));
    }
}
