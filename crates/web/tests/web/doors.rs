//! The accept loop: slow and greedy visitors do not keep others out.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use hlaska_testkit::eventually;
use hlaska_web::serve::Caps;

use crate::site::{MANAGER, Plan, Site, sqlite};

/// Sends bytes as they are and reads to the end of the answer.
pub fn talk(port: u16, request: &str) -> String {
    String::from_utf8_lossy(&talk_bytes(port, request.as_bytes(), 10_000)).into_owned()
}

/// The same; reading ends also after so many milliseconds of silence.
pub fn talk_bytes(port: u16, request: &[u8], silence_ms: u64) -> Vec<u8> {
    let mut socket = connect(port);
    socket.write_all(request).unwrap();
    socket.set_read_timeout(Some(Duration::from_millis(silence_ms))).unwrap();
    let mut answer = Vec::new();
    let _ = socket.read_to_end(&mut answer);
    answer
}

fn connect(port: u16) -> TcpStream {
    TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).unwrap()
}

/// How long until the other side hangs up.
fn patience_of(mut socket: TcpStream) -> Duration {
    let start = Instant::now();
    socket.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let mut rest = Vec::new();
    let ended = socket.read_to_end(&mut rest);
    assert!(
        ended.is_ok() || ended.is_err_and(|error| error.kind() != std::io::ErrorKind::WouldBlock),
        "nobody hung up in {:?}",
        start.elapsed()
    );
    start.elapsed()
}

#[test]
fn a_sender_of_slow_headers_is_let_go_within_ten_seconds() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let silent = connect(site.port);
    let mut started = connect(site.port);
    started.write_all(b"GET /otevreno HTTP/1.1\r\nHost: x\r\n").unwrap();
    let mut trickling = connect(site.port);
    let mut dripping = trickling.try_clone().unwrap();
    let drip = std::thread::spawn(move || {
        dripping.write_all(b"GET /otevreno HTTP/1.1\r\n").ok();
        while dripping.write_all(b"X-A: b\r\n").is_ok() {
            std::thread::sleep(Duration::from_millis(700));
        }
    });
    site.visitor().get("/otevreno").expect(200);
    for socket in [silent, started] {
        assert!(patience_of(socket) < Duration::from_secs(10));
    }
    trickling.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let mut rest = Vec::new();
    let _ = trickling.read_to_end(&mut rest);
    trickling.shutdown(Shutdown::Both).ok();
    drip.join().unwrap();
}

#[test]
fn headers_beyond_all_measure_are_refused() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let request = format!("GET /otevreno HTTP/1.1\r\nHost: x\r\nX: {}\r\n\r\n", "y".repeat(60_000));
    let answer = talk(site.port, &request);
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
    site.visitor().get("/otevreno").expect(200);
}

#[test]
fn nonsense_instead_of_a_request_harms_nobody() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    for nonsense in [&b"\x16\x03\x01\x02\x00"[..], b"\0\0\0\0\r\n\r\n", b"GET\r\n\r\n", b"\r\n\r\n"]
    {
        let answer = talk_bytes(site.port, nonsense, 500);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 400"), "{answer}");
    }
    site.visitor().get("/otevreno").expect(200);
}

#[test]
fn one_address_cannot_take_all_places() {
    let scratch = sqlite();
    let caps = Caps { connections: 100, per_address: 3 };
    let site = Site::planned(&scratch, Plan { caps, ..Plan::default() });
    let held: Vec<_> = (0..3).map(|_| keep_alive(site.port)).collect();
    let refused = talk_bytes(site.port, b"GET /otevreno HTTP/1.1\r\nHost: x\r\n\r\n", 2_000);
    assert!(refused.is_empty(), "{}", String::from_utf8_lossy(&refused));
    assert!(from_other_address(site.port).starts_with("HTTP/1.1 200"), "others are let in");
    drop(held);
    eventually("a free place", || {
        let request = b"GET /otevreno HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        talk_bytes(site.port, request, 2_000).starts_with(b"HTTP/1.1 200").then_some(())
    });
}

/// A connection that has been served and stays.
fn keep_alive(port: u16) -> TcpStream {
    let mut socket = connect(port);
    socket.write_all(b"GET /otevreno HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    let mut start = [0; 12];
    socket.read_exact(&mut start).unwrap();
    assert_eq!(&start, b"HTTP/1.1 200");
    socket
}

/// All of 127.0.0.0/8 is this machine, so a visitor can come from another address of it.
fn from_other_address(port: u16) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let socket = tokio::net::TcpSocket::new_v4().unwrap();
        socket.bind(SocketAddr::from(([127, 0, 0, 9], 0))).unwrap();
        let mut socket = socket.connect(SocketAddr::from(([127, 0, 0, 1], port))).await.unwrap();
        let request = b"GET /otevreno HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        socket.write_all(request).await.unwrap();
        let mut answer = String::new();
        socket.read_to_string(&mut answer).await.unwrap();
        answer
    })
}

#[test]
fn a_body_that_breaks_off_does_nothing() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let token = site.token(MANAGER);
    let mut socket = connect(site.port);
    let head = format!(
        "POST /lide HTTP/1.1\r\nHost: x\r\nCookie: session={token}\r\nContent-Length: 900\r\n\r\n"
    );
    socket.write_all(head.as_bytes()).unwrap();
    socket.write_all(b"text=half").unwrap();
    let before = site.portal.node().applied();
    drop(socket);
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(site.portal.node().applied(), before);
}
