//! Whom the portal takes somebody for, with and without a proxy in front.

use std::io::{Read, Write};
use std::net::TcpStream;

use hlaska_testkit::eventually;
use hlaska_web::serve::{Caps, Entrance};

use crate::house::{House, request, talk};

const PROXY: [u8; 4] = [127, 0, 0, 2];
const STRANGER: [u8; 4] = [127, 0, 0, 3];

fn behind_proxy(caps: Caps) -> House {
    let trusted = vec!["127.0.0.2".parse().unwrap()];
    House::open(Entrance { caps, trusted, only_https: true, tls: None })
}

#[test]
fn a_proxy_is_believed_who_its_client_is() {
    let house = behind_proxy(Caps::default());
    let seen = |said: &str| house.ask_from(PROXY, "/who", said);
    assert!(seen("X-Forwarded-For: 192.0.2.1\r\n").contains("you are 192.0.2.1, 0 said"));
    let claimed = seen("X-Forwarded-For: 198.51.100.66, 192.0.2.1\r\n");
    assert!(claimed.contains("you are 192.0.2.1,"), "the client's own word is no proof: {claimed}");
    assert!(seen("").contains("you are 127.0.0.2,"));
}

#[test]
fn nobody_else_is_believed() {
    let house = behind_proxy(Caps::default());
    let lie =
        "X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: https\r\nForwarded: for=1.2.3.4\r\n";
    let seen = house.ask_from(STRANGER, "/who", lie);
    assert!(seen.contains("you are 127.0.0.3, 0 said"), "{seen}");
    let open = House::open(Caps::default());
    let seen = open.ask_from(PROXY, "/who", lie);
    assert!(seen.contains("you are 127.0.0.2, 0 said"), "by default no proxy is trusted: {seen}");
}

#[test]
fn what_the_proxy_took_in_the_clear_goes_to_https() {
    let house = behind_proxy(Caps::default());
    let led = house.ask_from(PROXY, "/who?x=1", "X-Forwarded-Proto: http\r\n");
    assert!(led.starts_with("HTTP/1.1 308"), "{led}");
    assert!(led.contains("location: https://hlaska.example/who?x=1\r\n"), "{led}");
    assert!(house.ask_from(PROXY, "/who", "X-Forwarded-Proto: https\r\n").contains("you are"));
    let form = request("POST", "/form", "X-Forwarded-Proto: http\r\nContent-Length: 0\r\n");
    assert!(talk(house.connect_from(PROXY), &form).starts_with("HTTP/1.1 403"));
}

/// An open stream of a client behind the proxy.
fn stream_of(house: &House, client: &str) -> (TcpStream, String) {
    let mut socket = house.connect_from(PROXY);
    let said = format!("X-Forwarded-For: {client}\r\n");
    socket.write_all(request("GET", "/stream", &said).as_bytes()).unwrap();
    let mut start = [0; 12];
    socket.read_exact(&mut start).unwrap();
    (socket, String::from_utf8_lossy(&start).into_owned())
}

#[test]
fn caps_behind_a_proxy_count_clients_and_not_the_proxy() {
    let house = behind_proxy(Caps { connections: 40, per_address: 3 });
    let busy: Vec<_> = (0..3).map(|_| stream_of(&house, "192.0.2.1")).collect();
    assert!(busy.iter().all(|(_, start)| start == "HTTP/1.1 200"));
    let (_, fourth) = stream_of(&house, "192.0.2.1");
    assert_eq!(fourth, "HTTP/1.1 429", "a client has three places");
    let others: Vec<_> = (2..12).map(|n| stream_of(&house, &format!("192.0.2.{n}"))).collect();
    assert!(others.iter().all(|(_, start)| start == "HTTP/1.1 200"), "the proxy has all of them");
    drop(busy);
    eventually("a free place", || {
        (stream_of(&house, "192.0.2.1").1 == "HTTP/1.1 200").then_some(())
    });
}

#[test]
fn a_stranger_beside_the_proxy_is_counted_by_his_own_address() {
    let house = behind_proxy(Caps { connections: 40, per_address: 2 });
    let held: Vec<_> = (0..2).map(|_| house.connect_from(STRANGER)).collect();
    let many = "X-Forwarded-For: 192.0.2.77\r\n";
    eventually("both places to be taken", || {
        house.ask_from(STRANGER, "/who", many).is_empty().then_some(())
    });
    assert!(house.ask_from(PROXY, "/who", many).contains("you are 192.0.2.77"));
    drop(held);
}
