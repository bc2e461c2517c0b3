use hlaska_journal::{Author, Entry, Meta, Views};
use hlaska_kernel::Timestamp;

use super::*;

const ACCOUNT: AccountId = AccountId::from_u128(1);
const KEY: PasskeyId = PasskeyId::from_u128(2);

fn given(events: &[FactorEvent]) -> World {
    let mut world = World::new(Views::default().with::<Factors>());
    for (event, seq) in events.iter().zip(1..) {
        let new = NewEvent::new(event.stream(), event);
        let meta = Meta {
            seq,
            stream: event.stream(),
            version: seq,
            kind: new.kind().to_owned(),
            author: Author::Account(ACCOUNT),
            on_behalf: None,
            origin: "test".to_owned(),
            occurred_at: Timestamp::UNIX_EPOCH,
            recorded_at: Timestamp::UNIX_EPOCH,
            exercise: false,
        };
        let payload = Some(new.payload().to_owned());
        world.apply(&Entry { meta, payload, digest: [0; 32], hash: [0; 32] });
    }
    assert!(world.degraded().is_empty());
    world
}

fn key() -> FactorEvent {
    FactorEvent::PasskeyAdded { account: ACCOUNT, passkey: KEY, name: "Telefon".to_owned() }
}

fn kinds(decision: &Decision) -> Vec<&str> {
    decision.events.iter().map(NewEvent::kind).collect()
}

#[test]
fn the_last_strong_way_stays_with_those_who_need_one() {
    let world = given(&[key()]);
    assert!(matches!(remove_passkey(&world, ACCOUNT, KEY, true), Err(Refusal::Conflict(_))));
    assert!(remove_passkey(&world, ACCOUNT, KEY, false).is_ok());
    let world = given(&[key(), FactorEvent::CodesTurnedOn { account: ACCOUNT }]);
    let removed = remove_passkey(&world, ACCOUNT, KEY, true).unwrap();
    assert_eq!(kinds(&removed), ["factors.passkey_removed"]);
    assert!(turn_codes_off(&world, ACCOUNT, true).is_ok());
    let world = given(&[FactorEvent::CodesTurnedOn { account: ACCOUNT }]);
    assert!(matches!(turn_codes_off(&world, ACCOUNT, true), Err(Refusal::Conflict(_))));
}

#[test]
fn nobody_touches_a_key_of_somebody_else() {
    let world = given(&[key()]);
    let stranger = AccountId::from_u128(9);
    assert_eq!(rename_passkey(&world, stranger, KEY, "x").err(), Some(Refusal::NotFound));
    assert_eq!(remove_passkey(&world, stranger, KEY, false).err(), Some(Refusal::NotFound));
}

#[test]
fn the_same_name_again_is_no_change() {
    let world = given(&[key()]);
    assert!(rename_passkey(&world, ACCOUNT, KEY, "Telefon").unwrap().events.is_empty());
    let renamed = rename_passkey(&world, ACCOUNT, KEY, "Klíčenka").unwrap();
    assert_eq!(kinds(&renamed), ["factors.passkey_renamed"]);
}

#[test]
fn there_is_an_end_to_keys() {
    let many: Vec<_> = (0..20)
        .map(|number| FactorEvent::PasskeyAdded {
            account: ACCOUNT,
            passkey: PasskeyId::from_u128(number),
            name: number.to_string(),
        })
        .collect();
    let added = |world| add_passkey(&world, ACCOUNT, KEY, "Telefon").is_ok();
    assert!(added(given(&many[..19])));
    assert!(!added(given(&many)));
}

#[test]
fn a_reset_leaves_nothing_and_survives_a_snapshot() {
    let on = FactorEvent::CodesTurnedOn { account: ACCOUNT };
    let papers = FactorEvent::RecoveryIssued { account: ACCOUNT, count: 10 };
    let used = FactorEvent::RecoveryUsed { account: ACCOUNT };
    let world = given(&[key(), on.clone(), papers.clone(), used.clone()]);
    let held = world.view::<Factors>().of(ACCOUNT);
    assert_eq!((held.ways(), held.recovery_left), (2, 9));
    let bytes = postcard::to_stdvec(world.view::<Factors>()).unwrap();
    let read: Factors = postcard::from_bytes(&bytes).unwrap();
    assert_eq!(read.of(ACCOUNT), held);
    let reset = FactorEvent::Reset { account: ACCOUNT, reason: "R".to_owned() };
    let world = given(&[key(), on, papers, used, reset]);
    assert_eq!(*world.view::<Factors>().of(ACCOUNT), Held::default());
}
