use hlaska_audit::{Class, Filter, Format, Outcome, Record, code};
use hlaska_kernel::{AccountId, OrganisationId};
use hlaska_testkit::{Scratch, on_both_engines};

use crate::house::House;

const NOVAK: AccountId = AccountId::from_u128(1);

fn some_records(scratch: &Scratch) -> House {
    let house = House::new(scratch);
    let write = |record| house.wait(house.audit.write(record)).unwrap();
    write(Record::new(code::LOGIN_OK).account(NOVAK).address("192.0.2.1".parse().unwrap()));
    house.clock.advance_seconds(60);
    write(Record::new(code::LOGIN_FAIL).outcome(Outcome::Fail).reason("wrong_password"));
    write(
        Record::new(code::DENIED).outcome(Outcome::Deny).object("incident", "i-1").account(NOVAK),
    );
    house.clock.advance_seconds(60);
    write(
        Record::new(code::ROLE_GRANTED)
            .organisation(OrganisationId::from_u128(9))
            .detail("Starosta obce Hluboká; 100%_jistě"),
    );
    house
}

on_both_engines! {
    fn each_field_finds_its_records(scratch) {
        let house = some_records(scratch);
        let all = Filter::default;
        let found = |filter: Filter| house.seqs(&filter);
        assert_eq!(found(all()), [4, 3, 2, 1]);
        assert_eq!(found(Filter { class: Some(Class::A), ..all() }), [2, 1]);
        assert_eq!(found(Filter { code: Some("auth.".into()), ..all() }), [2, 1]);
        assert_eq!(found(Filter { code: Some("auth.login.ok".into()), ..all() }), [1]);
        assert_eq!(found(Filter { outcome: Some(Outcome::Deny), ..all() }), [3]);
        assert_eq!(found(Filter { account: Some(NOVAK), ..all() }), [3, 1]);
        assert_eq!(found(Filter { address: "192.0.2.1".parse().ok(), ..all() }), [1]);
        assert_eq!(found(Filter { organisation: Some(OrganisationId::from_u128(9)), ..all() }), [4]);
        let object = Filter { object_kind: Some("incident".into()), ..all() };
        assert_eq!(found(Filter { object_id: Some("i-1".into()), ..object }), [3]);
        let from = "2026-11-22T12:01:00Z".parse().ok();
        let until = "2026-11-22T12:02:00Z".parse().ok();
        assert_eq!(found(Filter { from, until, ..all() }), [3, 2]);
    }

    fn words_are_found_without_case_and_diacritics(scratch) {
        let house = some_records(scratch);
        let found = |text: &str| house.seqs(&Filter { text: Some(text.into()), ..Filter::default() });
        assert_eq!(found("hluboka STAROSTA"), [4]);
        assert_eq!(found("wrong_pass"), [2]);
        assert_eq!(found("100%_j"), [4]);
        assert_eq!(found("wrong%password"), Vec::<u64>::new());
        assert_eq!(found("%"), [4]);
        assert_eq!(found("' OR 1=1 --\0"), Vec::<u64>::new());
    }

    fn pages_follow_each_other(scratch) {
        let house = some_records(scratch);
        let page = |before| {
            let found = house.wait(house.audit.page(&Filter::default(), before, 3)).unwrap();
            found.into_iter().map(|entry| entry.seq).collect::<Vec<_>>()
        };
        assert_eq!(page(None), [4, 3, 2]);
        assert_eq!(page(Some(2)), [1]);
        assert_eq!(house.wait(house.audit.count(&Filter::default())).unwrap(), 4);
    }

    fn an_export_is_complete_and_every_line_can_be_read(scratch) {
        let house = some_records(scratch);
        for number in 0..2_500 {
            house.audit.note(Record::new(code::AUDIT_READ).request(number));
        }
        assert!(house.wait(house.audit.flush()));
        let whole = |format| house.wait(async {
            let mut export = house.audit.export(&Filter::default(), format).await.unwrap();
            let mut text = String::new();
            while let Some(piece) = export.next().await.unwrap() {
                text.push_str(&piece);
            }
            text
        });
        let lines: Vec<serde_json::Value> = whole(Format::JsonLines)
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let seqs: Vec<_> = lines.iter().map(|line| line["event.sequence"].as_u64().unwrap()).collect();
        assert_eq!(seqs, (1..=2_504).collect::<Vec<_>>());
        assert_eq!(lines[1]["event.outcome"], "failure");
        assert_eq!(lines[1]["event.created"], "2026-11-22T13:01:00.000000+01:00");
        assert_eq!(whole(Format::Csv).lines().count(), 2_505);
    }
}
