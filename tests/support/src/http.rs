//! A person without a browser: keeps cookies, follows redirects, sends forms, listens to a stream.

mod stream;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

use ureq::Agent;
use ureq::http::{HeaderMap, Request, Response};

pub use stream::Stream;

use crate::page::{Form, Page};

const FORM: &str = "application/x-www-form-urlencoded";

/// One visitor of one site.
pub struct Client {
    base: String,
    agent: Agent,
    cookies: RefCell<BTreeMap<String, String>>,
    headers: BTreeMap<String, String>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// Path and query that gave this answer, after redirects.
    pub path: String,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Client {
    /// A visitor of `http://127.0.0.1:PORT`.
    pub fn to(base: impl Into<String>) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_connect(Some(Duration::from_secs(5)))
            .timeout_recv_response(Some(Duration::from_secs(30)))
            .build();
        let (cookies, headers) = (RefCell::default(), BTreeMap::new());
        Self { base: base.into(), agent: Agent::new_with_config(config), cookies, headers }
    }

    /// Sends this header with everything (`Accept-Language`, `Accept-Encoding` …).
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.insert(name.to_owned(), value.to_owned());
        self
    }

    /// One request, redirects not followed.
    pub fn get(&self, path: &str) -> Answer {
        let request = self.request("GET", path).body(()).expect("a well-formed request");
        self.answer(path, self.agent.run(request))
    }

    /// One request of which only the head is read: for what answers without end.
    pub fn knock(&self, path: &str) -> Answer {
        let request = self.request("GET", path).body(()).expect("a well-formed request");
        let got = self.agent.run(request).unwrap_or_else(|why| panic!("{path}: {why}"));
        let (head, _) = got.into_parts();
        let (status, headers) = (head.status.as_u16(), head.headers);
        Answer { status, path: path.to_owned(), headers, body: Vec::new() }
    }

    /// One form sent, redirects not followed.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_body(path, FORM, encode(fields).into_bytes())
    }

    /// One body of any kind sent, redirects not followed.
    pub fn post_body(&self, path: &str, kind: &str, body: Vec<u8>) -> Answer {
        let sent = self.agent.run(self.sending(path, kind, body));
        self.answer(path, sent)
    }

    /// One form sent to a server that may die meanwhile: the status, if there was an answer.
    pub fn try_post(&self, path: &str, fields: &[(&str, &str)]) -> Option<u16> {
        let sent = self.agent.run(self.sending(path, FORM, encode(fields).into_bytes()));
        sent.ok().map(|response| response.status().as_u16())
    }

    fn sending(&self, path: &str, kind: &str, body: Vec<u8>) -> Request<Vec<u8>> {
        let request = self.request("POST", path).header("Content-Type", kind);
        let request = request.header("Origin", &self.base).header("Sec-Fetch-Site", "same-origin");
        request.body(body).expect("a well-formed request")
    }

    /// Opens an address as a browser does.
    pub fn open(&self, path: &str) -> Answer {
        self.follow(self.get(path))
    }

    /// Presses the form's button as a browser does.
    pub fn submit(&self, form: &Form) -> Answer {
        let fields = form.fields();
        let fields: Vec<_> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        let first = match form.method() {
            "post" => self.post(form.action(), &fields),
            _ => self.get(&format!("{}?{}", form.action(), encode(&fields))),
        };
        self.follow(first)
    }

    /// Starts listening to a stream of server-sent events.
    pub fn listen(&self, path: &str) -> Stream {
        let request = self.request("GET", path).header("Accept", "text/event-stream");
        let request = request.body(()).expect("a well-formed request");
        let response = self.agent.run(request).unwrap_or_else(|why| panic!("{path}: {why}"));
        assert_eq!(response.status().as_u16(), 200, "{path} is no stream");
        Stream::over(response.into_body().into_reader())
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.borrow().get(name).cloned()
    }

    fn follow(&self, mut answer: Answer) -> Answer {
        for _ in 0..10 {
            let Some(next) = answer.location() else { return answer };
            answer = self.get(&next);
        }
        panic!("redirects without end at {}", answer.path);
    }

    fn request(&self, method: &str, path: &str) -> ureq::http::request::Builder {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.base));
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let cookies = self.cookies.borrow();
        let cookies: Vec<_> =
            cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if cookies.is_empty() { request } else { request.header("Cookie", cookies.join("; ")) }
    }

    fn answer(&self, path: &str, got: Result<Response<ureq::Body>, ureq::Error>) -> Answer {
        let response = got.unwrap_or_else(|why| panic!("{}{path}: {why}", self.base));
        let (head, mut body) = response.into_parts();
        for cookie in head.headers.get_all("set-cookie") {
            self.keep_cookie(&String::from_utf8_lossy(cookie.as_bytes()));
        }
        let body = body.with_config().limit(1 << 30).read_to_vec();
        let body = body.unwrap_or_else(|why| panic!("{path}: {why}"));
        Answer { status: head.status.as_u16(), path: path.to_owned(), headers: head.headers, body }
    }

    fn keep_cookie(&self, line: &str) {
        let mut parts = line.split(';').map(str::trim);
        let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else {
            return;
        };
        let gone = value.is_empty() || parts.any(|part| part.eq_ignore_ascii_case("max-age=0"));
        let mut kept = self.cookies.borrow_mut();
        if gone {
            kept.remove(name);
        } else {
            kept.insert(name.to_owned(), value.to_owned());
        }
    }
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Path and query a redirect leads to.
    pub fn location(&self) -> Option<String> {
        let target = self.header("location").filter(|_| (300..400).contains(&self.status))?;
        let path = target
            .split_once("://")
            .map_or(target, |(_, rest)| rest.find('/').map_or("/", |start| &rest[start..]));
        Some(path.split('#').next().unwrap_or_default().to_owned())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|why| panic!("{} gave no JSON ({why}): {}", self.path, self.text()))
    }

    pub fn page(&self) -> Page {
        Page::parse(&self.text())
    }

    /// Fails, with what the page said, unless the status is this one.
    pub fn expect(self, status: u16) -> Self {
        let said = || self.page().text().chars().take(600).collect::<String>();
        assert_eq!(self.status, status, "{} said: {}", self.path, said());
        self
    }
}

fn encode(fields: &[(&str, &str)]) -> String {
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn escape(text: &str) -> String {
    text.bytes().fold(String::new(), |out, byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
            out + &char::from(byte).to_string()
        }
        b' ' => out + "+",
        _ => out + &format!("%{byte:02X}"),
    })
}
