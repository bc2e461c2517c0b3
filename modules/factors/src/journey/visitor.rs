//! People who visit the site without a network.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::body::Body;
use axum::extract::ConnectInfo;
use hlaska_testkit::page::{Form, Page};
use hlaska_testkit::passkey::SoftKey;
use http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

use super::site::{ORIGIN, Site};

/// A browser.
pub(super) struct Visitor<'a> {
    pub site: &'a Site,
    address: IpAddr,
    pub cookies: RefCell<BTreeMap<String, String>>,
}

/// What came back.
pub(super) struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl<'a> Visitor<'a> {
    pub(super) fn of(site: &'a Site) -> Self {
        let address = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7));
        Self { site, address, cookies: RefCell::default() }
    }

    pub(super) fn signs_in(&self, login: &str, password: &str) -> Reply {
        self.post("/prihlaseni", &[("login", login), ("password", password)])
    }

    pub(super) fn get(&self, path: &str) -> Reply {
        self.call(Method::GET, path, Body::empty())
    }

    pub(super) fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.call(Method::POST, path, Body::from(body))
    }

    pub(super) fn send(&self, form: &Form) -> Reply {
        let fields = form.fields();
        let fields: Vec<_> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        self.post(form.action(), &fields)
    }

    /// Asks for a challenge, lets the device answer it and sends the form.
    pub(super) fn answers(
        &self,
        ask: &str,
        action: &str,
        further: &[(&str, &str)],
        device: impl FnOnce(&Value) -> String,
    ) -> Reply {
        let asked = self.post(ask, &[]);
        assert_eq!(asked.status, StatusCode::OK, "{}", asked.text);
        let challenge: Value = serde_json::from_str(&asked.text).unwrap();
        let answer = device(&challenge["options"]);
        let token = challenge["token"].as_str().unwrap();
        let fields = [&[("token", token), ("answer", &answer)], further].concat();
        self.post(action, &fields)
    }

    /// Adds a passkey to the account that is signed in.
    pub(super) fn adds_key(&self, name: &str) -> SoftKey {
        let mut key = SoftKey::at(ORIGIN);
        let made = |options: &Value| key.create(options);
        let reply = self.answers("/ucet/klice/vyzva", "/ucet/klice", &[("name", name)], made);
        assert_eq!(reply.leads_to(), "/ucet#zpusoby");
        key
    }

    pub(super) fn enters_by(&self, key: &mut SoftKey) -> Reply {
        let signed = |options: &Value| key.get(options);
        self.answers("/prihlaseni/klic/vyzva", "/prihlaseni/klic", &[], signed)
    }

    pub(super) fn proves_by(&self, key: &mut SoftKey, further: &[(&str, &str)]) -> Reply {
        let signed = |options: &Value| key.get(options);
        self.answers("/overeni/klic/vyzva", "/overeni/klic", further, signed)
    }

    pub(super) fn token(&self) -> Option<String> {
        self.cookies.borrow().get("session").cloned()
    }

    pub(super) fn is_signed_in(&self) -> bool {
        self.get("/ucet").status == StatusCode::OK
    }

    fn request(&self, method: Method, path: &str, body: Body) -> Request<Body> {
        let cookies = self.cookies.borrow();
        let cookies: Vec<_> =
            cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        Request::builder()
            .method(method)
            .uri(path)
            .header(COOKIE, cookies.join("; "))
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .extension(ConnectInfo(SocketAddr::new(self.address, 40_000)))
            .body(body)
            .unwrap()
    }

    fn call(&self, method: Method, path: &str, body: Body) -> Reply {
        let response = self.opens(self.request(method, path, body));
        let (head, body) = response.into_parts();
        for cookie in head.headers.get_all(SET_COOKIE) {
            self.keep(cookie.to_str().unwrap());
        }
        let bytes = self.site.wait(body.collect()).unwrap().to_bytes();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        Reply { status: head.status, headers: head.headers, text }
    }

    fn opens(&self, request: Request<Body>) -> axum::response::Response {
        self.site.wait(self.site.router.clone().oneshot(request)).unwrap()
    }

    /// Starts to listen to a live page; the answer's body ends when the portal lets go.
    pub(super) fn listens(&self, path: &str) -> axum::response::Response {
        self.opens(self.request(Method::GET, path, Body::empty()))
    }

    fn keep(&self, line: &str) {
        let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
        if line.contains("Max-Age=0") {
            self.cookies.borrow_mut().remove(name);
        } else {
            self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
        }
    }
}

impl Reply {
    #[track_caller]
    pub(super) fn page(&self) -> Page {
        self.page_with(StatusCode::OK)
    }

    #[track_caller]
    pub(super) fn page_with(&self, status: StatusCode) -> Page {
        let page = Page::parse(&self.text);
        assert_eq!(self.status, status, "{}", page.text());
        page
    }

    #[track_caller]
    pub(super) fn leads_to(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.text);
        self.headers[LOCATION].to_str().unwrap()
    }
}
