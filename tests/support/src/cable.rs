//! A network cable the test can pull out. The browser's own "offline" switch does not reach
//! service workers, and does not look like an outage to a connection that is already open; this
//! does both.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Forwards a loopback port to another one while it is plugged in.
pub struct Cable {
    port: u16,
    state: Arc<Mutex<State>>,
    /// Bytes that came from the server.
    came: Arc<AtomicU64>,
}

#[derive(Default)]
struct State {
    cut: bool,
    /// Both ends of everything that runs through.
    open: Vec<TcpStream>,
}

impl Cable {
    /// A plugged-in cable to the server on `to_port`.
    pub fn to(to_port: u16) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("loopback can be bound");
        let port = listener.local_addr().expect("a bound socket has an address").port();
        let state = Arc::new(Mutex::new(State::default()));
        let came = Arc::new(AtomicU64::new(0));
        let (held, counted) = (Arc::clone(&state), Arc::clone(&came));
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                forward(client, to_port, &held, &counted);
            }
        });
        Self { port, state, came }
    }

    /// Bytes that came through from the server since last asked, whoever wanted them: the page,
    /// its worker, its stream.
    pub fn bytes_came(&self) -> u64 {
        self.came.swap(0, Ordering::Relaxed)
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// `http://127.0.0.1:PORT`
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Ends what is open and lets nothing new through.
    pub fn cut(&self) {
        let mut state = self.state.lock().expect("no test thread died here");
        state.cut = true;
        for end in state.open.drain(..) {
            end.shutdown(Shutdown::Both).ok();
        }
    }

    pub fn plug(&self) {
        self.state.lock().expect("no test thread died here").cut = false;
    }
}

fn forward(client: TcpStream, to_port: u16, state: &Arc<Mutex<State>>, came: &Arc<AtomicU64>) {
    let mut held = state.lock().expect("no test thread died here");
    if held.cut {
        return; // dropped: the caller sees a dead line
    }
    let Ok(server) = TcpStream::connect((Ipv4Addr::LOCALHOST, to_port)) else { return };
    let went = Arc::new(AtomicU64::new(0));
    for (from, to, count) in [(&client, &server, &went), (&server, &client, came)] {
        let (Ok(from), Ok(to)) = (from.try_clone(), to.try_clone()) else { return };
        let count = Arc::clone(count);
        std::thread::spawn(move || pump(from, to, &count));
    }
    held.open.extend([client, server]);
}

fn pump(mut from: TcpStream, mut to: TcpStream, bytes: &AtomicU64) {
    from.set_nodelay(true).ok();
    to.set_write_timeout(Some(Duration::from_secs(10))).ok();
    let mut buffer = [0; 16 * 1024];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        bytes.fetch_add(count as u64, Ordering::Relaxed);
        if to.write_all(&buffer[..count]).is_err() {
            break;
        }
    }
    from.shutdown(Shutdown::Both).ok();
    to.shutdown(Shutdown::Both).ok();
}
