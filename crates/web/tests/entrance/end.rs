//! The portal ends in an orderly way.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use hlaska_web::serve::Caps;

use crate::house::{House, request};

#[test]
fn requests_under_way_are_finished_and_streams_are_let_go() {
    let mut house = House::open(Caps::default());
    let mut busy = house.connect();
    busy.write_all(request("GET", "/slow", "").as_bytes()).unwrap();
    let mut listening = house.connect();
    listening.write_all(request("GET", "/stream", "").as_bytes()).unwrap();
    listening.read_exact(&mut [0; 12]).unwrap();
    let mut idle = house.connect();
    idle.write_all(b"GET /who HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    idle.read_exact(&mut [0; 12]).unwrap();

    let asked = Instant::now();
    house.ask_to_stop();
    let mut rest = String::new();
    idle.read_to_string(&mut rest).unwrap();
    listening.read_to_string(&mut rest).unwrap();
    assert!(rest.ends_with("0\r\n\r\n"), "the stream ends as a whole: {rest}");
    assert!(asked.elapsed() < Duration::from_secs(1), "nobody waits for those who only listen");
    let mut answer = String::new();
    busy.read_to_string(&mut answer).unwrap();
    assert!(answer.contains("done in peace"), "{answer}");
    house.wait_for_end();
    assert!(asked.elapsed() < Duration::from_secs(4), "it ends when the last one is served");
}

#[test]
fn one_who_does_not_finish_is_not_waited_for_long() {
    let mut house = House::open(Caps::default());
    let mut half = house.connect();
    let head = "POST /form HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nhalf";
    half.write_all(head.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    let asked = Instant::now();
    house.ask_to_stop();
    house.wait_for_end();
    let waited = asked.elapsed();
    assert!((Duration::from_secs(4)..Duration::from_secs(7)).contains(&waited), "{waited:?}");
}
