use std::net::Ipv4Addr;
use std::sync::Arc;

use hlaska_kernel::env::{Clock, ManualClock};

use super::*;

const HOME: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7));
const ELSEWHERE: IpAddr = IpAddr::V4(Ipv4Addr::new(198, 51, 100, 1));

struct Door {
    clock: Arc<ManualClock>,
    throttle: Throttle,
}

impl Door {
    fn new() -> Self {
        let start = "2026-11-22T16:06:00Z".parse().unwrap();
        Self { clock: Arc::new(ManualClock::at(start)), throttle: Throttle::default() }
    }
    fn fail(&mut self, name: &str, peer: IpAddr) -> Result<(), Wait> {
        let attempt = self.throttle.enter(name, peer, self.clock.now())?;
        self.throttle.failed(&attempt, self.clock.now());
        Ok(())
    }
    fn later(&self, seconds: i64) {
        self.clock.advance_seconds(seconds);
    }
}

#[test]
fn three_mistakes_are_free_and_then_the_pause_grows() {
    let mut door = Door::new();
    for _ in 0..3 {
        door.fail("starosta", HOME).unwrap();
    }
    let mut pauses = Vec::new();
    for _ in 0..7 {
        let wait = door.fail("starosta", HOME).unwrap_err().seconds;
        pauses.push(wait);
        door.later(wait);
        door.fail("starosta", HOME).unwrap();
    }
    assert_eq!(pauses, [1, 2, 4, 8, 16, 30, 30]);
}

#[test]
fn the_owner_elsewhere_does_not_wait_for_a_guesser() {
    let mut door = Door::new();
    for _ in 0..3 {
        door.fail("starosta", HOME).unwrap();
    }
    assert!(door.fail("starosta", HOME).is_err());
    assert!(door.fail("starosta", ELSEWHERE).is_ok());
    assert!(door.fail("tajemnik", HOME).is_ok());
}

#[test]
fn a_right_password_wipes_the_slate() {
    let mut door = Door::new();
    door.fail("starosta", HOME).unwrap();
    door.fail("starosta", HOME).unwrap();
    let attempt = door.throttle.enter("starosta", HOME, door.clock.now()).unwrap();
    door.throttle.succeeded(attempt);
    for _ in 0..3 {
        door.fail("starosta", HOME).unwrap();
    }
}

#[test]
fn guesses_sent_at_once_count_before_they_are_checked() {
    let mut door = Door::new();
    let under_way: Vec<_> =
        (0..5).map(|_| door.throttle.enter("starosta", HOME, door.clock.now())).collect();
    assert_eq!(under_way.iter().filter(|attempt| attempt.is_ok()).count(), 3);
}

#[test]
fn an_address_that_tries_many_names_runs_out_of_attempts() {
    let mut door = Door::new();
    for number in 0..60 {
        door.fail(&format!("jmeno{number}"), HOME).unwrap();
    }
    assert_eq!(door.fail("jmeno60", HOME), Err(Wait { seconds: 1, first: true }));
    assert_eq!(door.fail("jmeno60", HOME), Err(Wait { seconds: 1, first: false }));
    assert!(door.fail("jmeno60", ELSEWHERE).is_ok());
    door.later(1);
    assert!(door.fail("jmeno60", HOME).is_ok());
}

#[test]
fn a_thousand_people_behind_one_address_sign_in_at_once() {
    let mut door = Door::new();
    for number in 0..1000 {
        let name = format!("clovek{number}");
        let attempt = door.throttle.enter(&name, HOME, door.clock.now()).unwrap();
        door.throttle.succeeded(attempt);
    }
}

#[test]
fn a_customer_with_many_addresses_is_one_source() {
    let mut door = Door::new();
    let address = |last: u16| IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 1, 2, 0, 0, 0, last));
    for last in 0..3 {
        door.fail("starosta", address(last)).unwrap();
    }
    assert!(door.fail("starosta", address(9)).is_err());
}

#[test]
fn memory_stays_bounded() {
    let mut door = Door::new();
    for number in 0..(NAMES + 10) {
        let peer = IpAddr::V4(Ipv4Addr::from_bits(u32::try_from(number).unwrap()));
        let _ = door.fail("kdokoli", peer);
        door.later(i64::from(number % 100 == 0));
    }
    assert!(door.throttle.names.len() <= NAMES, "{}", door.throttle.names.len());
}
