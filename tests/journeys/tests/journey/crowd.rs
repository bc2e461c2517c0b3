//! Those who come only to occupy a place: everybody else is served all the while, and they are
//! shown out.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

use hlaska_journeys::{Region, who};
use hlaska_testkit::http::Client;
use hlaska_testkit::portal::Portal;
use hlaska_testkit::{Engine, Scratch};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::runtime::Runtime;
use tokio::task::JoinSet;

use crate::tls;

const ATTACKERS: usize = 4_000;
/// Within so long everybody is shown out.
const PATIENCE: Duration = Duration::from_secs(10);
/// Nobody else waits longer than this.
const ANSWER: Duration = Duration::from_secs(1);

/// What one attacker sends: at once, and then again and again.
#[derive(Clone, Copy)]
struct Manner {
    first: &'static [u8],
    then: &'static [u8],
}

const SLOW_HEADERS: Manner =
    Manner { first: b"GET /prihlaseni HTTP/1.1\r\nHost: x\r\n", then: b"X-A: b\r\n" };
/// The beginning of a record that never comes whole.
const SLOW_HANDSHAKE: Manner = Manner { first: b"\x16\x03\x01\x40\x00\x01\x00", then: b"\0" };

/// How long each attacker's connection lived.
fn attack(port: u16, manner: Manner, addresses: u8) -> impl FnOnce() -> Vec<Duration> {
    move || {
        let runtime = Runtime::new().expect("a runtime");
        runtime.block_on(async {
            let mut attackers = JoinSet::new();
            for number in 0..ATTACKERS {
                let last = u8::try_from(number % usize::from(addresses)).expect("few addresses");
                attackers.spawn(one_attacker([127, 0, 0, 2 + last].into(), port, manner));
            }
            attackers.join_all().await
        })
    }
}

/// All of 127.0.0.0/8 is this machine, so a crowd can come from many addresses of it.
async fn one_attacker(from: Ipv4Addr, port: u16, manner: Manner) -> Duration {
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.bind(SocketAddr::from((from, 0))).expect("an address of this machine");
    let to = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let Ok(socket) = socket.connect(to).await else { return Duration::ZERO };
    let start = Instant::now();
    let _ = tokio::time::timeout(3 * PATIENCE, pester(socket, manner)).await;
    start.elapsed()
}

/// Until the other side hangs up.
async fn pester(mut socket: TcpStream, manner: Manner) {
    if socket.write_all(manner.first).await.is_err() {
        return;
    }
    let mut answer = [0; 512];
    loop {
        tokio::select! {
            read = socket.read(&mut answer) => if matches!(read, Ok(0) | Err(_)) { return },
            () = tokio::time::sleep(Duration::from_millis(900)) => {
                if socket.write_all(manner.then).await.is_err() {
                    return;
                }
            }
        }
    }
}

/// Asks again and again, each time on a new connection, until the attack is over. So many of the
/// attackers find a place; the others are refused at the door.
fn endured(places: usize, attack: impl FnOnce() -> Vec<Duration> + Send + 'static, ask: impl Fn()) {
    let attack = std::thread::spawn(attack);
    let mut answers = Vec::new();
    while !attack.is_finished() {
        let start = Instant::now();
        ask();
        answers.push(start.elapsed());
        std::thread::sleep(Duration::from_millis(50));
    }
    let lives = attack.join().expect("the attack ended");
    assert_eq!(lives.len(), ATTACKERS);
    let longest = lives.iter().max().copied().unwrap_or_default();
    assert!(longest < PATIENCE, "somebody was there for {longest:?}");
    let slowest = answers.iter().max().copied().unwrap_or_default();
    let held = lives.iter().filter(|life| **life > Duration::from_secs(2)).count();
    println!("{} answers, the slowest in {slowest:?}; {held} held for {longest:?}", answers.len());
    assert!(held.abs_diff(places) < 100, "{held} attackers found a place, {places} should have");
    assert!(answers.len() > 20, "only {} answers", answers.len());
    assert!(slowest < ANSWER, "somebody waited {slowest:?}");
}

fn plain_portal_endures(further: &[&str], addresses: u8, places: usize) {
    let scratch = Scratch::new(Engine::Sqlite);
    let region = Region::on(&scratch).with(&[who::OPERATOR]).serve_with(further).open();
    let operator = region.sign_in(who::OPERATOR);
    let cookie = format!("session={}", operator.cookie("session").expect("signed in"));
    let url = region.portal.url();
    endured(places, attack(region.portal.port(), SLOW_HEADERS, addresses), || {
        let visitor = Client::to(url.clone()).with("Cookie", &cookie);
        visitor.get("/udalosti").expect(200);
    });
}

#[test]
fn four_thousand_slow_senders_from_many_addresses_keep_nobody_out() {
    plain_portal_endures(&[], 16, ATTACKERS);
}

#[test]
fn four_thousand_slow_senders_from_one_address_keep_nobody_out() {
    plain_portal_endures(&[], 1, 400);
}

/// Whoever has asked for nothing makes room for newcomers.
#[test]
fn four_thousand_slow_senders_at_a_thousand_places_keep_nobody_out() {
    plain_portal_endures(&["--connections", "1000"], 16, 1_000);
}

/// The head of a form comes at once, its body for ever.
const SLOW_BODY: Manner = Manner {
    first: b"POST /prihlaseni HTTP/1.1\r\nHost: x\r\nContent-Length: 4000\r\n\r\n",
    then: b"x",
};

#[test]
fn a_form_that_comes_too_slowly_is_not_waited_for() {
    let scratch = Scratch::new(Engine::Sqlite);
    let region = Region::on(&scratch).open();
    let runtime = Runtime::new().expect("a runtime");
    let attacker = one_attacker([127, 0, 0, 2].into(), region.portal.port(), SLOW_BODY);
    let life = runtime.block_on(attacker);
    assert!(life < Duration::from_secs(25), "it was there for {life:?}");
    region.portal.client().get("/prihlaseni").expect(200);
}

#[test]
fn four_thousand_slow_handshakes_keep_nobody_out() {
    let scratch = Scratch::new(Engine::Sqlite);
    let certificate = tls::renew(scratch.dir());
    let options = tls::options(scratch.dir());
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let portal = Portal::start_with(scratch.dir(), &options);
    // Of an address's 400 places half are for handshakes.
    endured(16 * 200, attack(portal.port(), SLOW_HANDSHAKE, 16), || {
        let answer = tls::ask(portal.port(), &certificate, &tls::get("/prihlaseni", ""));
        assert!(answer.is_ok_and(|answer| answer.starts_with("HTTP/1.1 200")));
    });
}
