//! The portal ends in an orderly way: what is under way is finished, and one file is the whole
//! database.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use hlaska_journeys::{Region, steps, who};
use hlaska_testkit::portal::hlaska;
use hlaska_testkit::{Engine, Scratch};

use crate::tls;

#[test]
fn after_the_end_a_copy_of_one_file_is_the_whole_journal() {
    let scratch = Scratch::new(Engine::Sqlite);
    let mut region = Region::on(&scratch).with(&[who::OPERATOR]).open();
    let operator = region.sign_in(who::OPERATOR);
    let event = steps::open_by_hand(&operator, "Povodeň na Malši", "Roudné").path;
    steps::note(&operator, &event, "poslední zápis").expect(200);
    let stream = operator.listen("/zive/podnety");
    let asked = Instant::now();
    assert!(region.portal.stop());
    assert!(asked.elapsed() < Duration::from_secs(9), "open pages do not hold it up");
    stream.wait_for_end(Duration::from_secs(1));

    let log = scratch.dir().join("hlaska.sqlite-wal");
    assert_eq!(std::fs::metadata(&log).map_or(0, |log| log.len()), 0, "the log is folded in");
    let copy = tempfile::tempdir().expect("a folder");
    std::fs::copy(scratch.dir().join("hlaska.sqlite"), copy.path().join("hlaska.sqlite"))
        .expect("one file");
    let bytes = std::fs::read(copy.path().join("hlaska.sqlite")).expect("one file");
    let last = "poslední zápis".as_bytes();
    assert!(bytes.windows(last.len()).any(|window| window == last));
    let done = hlaska(&["verify", "--data", &copy.path().to_string_lossy()]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn a_form_under_way_is_carried_out() {
    let scratch = Scratch::new(Engine::Sqlite);
    let mut region = Region::on(&scratch).with(&[who::OPERATOR]).open();
    let operator = region.sign_in(who::OPERATOR);
    let event = steps::open_by_hand(&operator, "Povodeň na Malši", "Roudné").path;
    let form = operator.open(&event).expect(200).page().form("Zapsat").tick("Poznámka");
    let form = form.fill("Doslovné znění", "odesláno při vypnutí");
    let fields: Vec<String> = form
        .fields()
        .iter()
        .map(|(name, value)| format!("{name}={}", tls::encoded(value)))
        .collect();
    let body = fields.join("&");
    let head = format!(
        "POST {} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: session={}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        form.action(),
        operator.cookie("session").expect("signed in"),
        body.len()
    );
    let (first, second) = body.split_at(body.len() / 2);
    let mut socket = TcpStream::connect(("127.0.0.1", region.portal.port())).expect("connected");
    socket.write_all(format!("{head}{first}").as_bytes()).expect("sent");
    std::thread::sleep(Duration::from_millis(300));
    let rest = second.to_owned();
    let sender = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_secs(1));
        socket.write_all(rest.as_bytes()).expect("the portal still listens to it");
        let mut answer = String::new();
        socket.read_to_string(&mut answer).expect("an answer");
        answer
    });
    assert!(region.portal.stop());
    let answer = sender.join().expect("sent");
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    region.portal.restart();
    operator.open(&event).expect(200).page().assert_says("odesláno při vypnutí");
}
