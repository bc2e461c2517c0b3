//! A loopback web server small enough to misbehave in every way a test asks for: the answer is
//! given as bytes and a promise of length that need not be kept.

mod wire;

use std::collections::BTreeMap;
use std::io::{BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What was asked. Header names are lower-case; the body is read but not kept.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: String,
    /// Path and query as sent.
    pub path: String,
    pub headers: BTreeMap<String, String>,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }
}

/// What is answered.
#[derive(Clone, Debug)]
pub struct Response {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// Waits so long before the first byte.
    pub delay: Duration,
    /// Promises so many bytes more than it sends, then hangs up.
    pub missing_bytes: usize,
}

impl Response {
    pub fn new(status: u16, kind: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![("Content-Type".to_owned(), kind.to_owned())];
        Self { status, headers, body: body.into(), delay: Duration::ZERO, missing_bytes: 0 }
    }

    pub fn html(body: impl Into<Vec<u8>>) -> Self {
        Self::new(200, "text/html; charset=utf-8", body)
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }
}

/// A running server; it ends with the test.
pub struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    pub fn start(answer: impl Fn(&Request) -> Response + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("loopback can be bound");
        let port = listener.local_addr().expect("a bound socket has an address").port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (log, answer) = (Arc::clone(&asked), Arc::new(answer));
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let (log, answer) = (Arc::clone(&log), Arc::clone(&answer));
                std::thread::spawn(move || serve(&client, &log, &*answer));
            }
        });
        Self { port, asked }
    }

    /// One HTML page, whatever the path.
    pub fn page(html: &str) -> Self {
        let html = html.to_owned();
        Self::start(move |_| Response::html(html.clone()))
    }

    /// `http://127.0.0.1:PORT`
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Everything asked so far, in order.
    pub fn requests(&self) -> Vec<Request> {
        self.asked.lock().expect("no test thread died here").clone()
    }

    pub fn forget_requests(&self) {
        self.asked.lock().expect("no test thread died here").clear();
    }
}

/// Serves one connection until either side has had enough.
fn serve(client: &TcpStream, log: &Mutex<Vec<Request>>, answer: &dyn Fn(&Request) -> Response) {
    let mut reader = BufReader::new(client);
    while let Some(request) = wire::read(&mut reader) {
        log.lock().expect("no test thread died here").push(request.clone());
        let response = answer(&request);
        std::thread::sleep(response.delay);
        let mut writer = client;
        let sent = writer.write_all(&wire::write(&response));
        if sent.is_err() || response.missing_bytes > 0 {
            return;
        }
    }
}
