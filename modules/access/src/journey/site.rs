//! A portal of this module alone, and people who visit it without a network.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hlaska_journal::{Node, NodeOptions, Views};
use hlaska_kernel::env::{ManualClock, SystemRandom};
use hlaska_kernel::{Env, Role, Territory};
use hlaska_live::Hub;
use hlaska_store::{Db, Location};
use hlaska_territory::Gazetteer;
use hlaska_testkit::Scratch;
use hlaska_testkit::page::{Form, Page};
use hlaska_web::portal::{Parts, Settings};
use hlaska_web::{Portal, Services, Sessions, glue};
use http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt;
use tokio::runtime::Runtime;
use tower::ServiceExt;

use crate::event::AccessEvent;
use crate::gate::password::Cost;
use crate::storage::credential;
use crate::{Accounts, Gate, PolicyTable};

pub(super) const HOME: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 7);
pub(super) const ELSEWHERE: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 1);
pub(super) const PASSWORD: &str = "voda v Plavu stoupa";

pub(super) struct Site {
    pub portal: Portal,
    pub clock: Arc<ManualClock>,
    router: Router,
    pub runtime: Runtime,
}

impl Site {
    pub(super) fn new(scratch: &Scratch) -> Self {
        Self::served(scratch, false)
    }

    /// The same behind https.
    pub(super) fn secure(scratch: &Scratch) -> Self {
        Self::served(scratch, true)
    }

    fn served(scratch: &Scratch, secure: bool) -> Self {
        let clock = Arc::new(ManualClock::at("2026-11-22T16:06:00Z".parse().unwrap()));
        let env = Env::new(clock.clone(), Arc::new(SystemRandom));
        let db = Db::open(&scratch.at(Location::Sqlite, Location::Postgres)).unwrap();
        let module = crate::module();
        let schemas = [hlaska_web::session::SCHEMA, hlaska_web::watermark::SCHEMA];
        for migration in schemas.into_iter().chain(module.schema) {
            db.migrate(migration).unwrap();
        }
        let options = NodeOptions {
            env: env.clone(),
            origin: "test".to_owned(),
            build: "test".to_owned(),
            snapshot_every: 1_000_000,
        };
        let mut views = Views::default();
        module.views.unwrap()(&mut views);
        // The cheapest hash there is: what it costs is tested elsewhere.
        let gate = Gate::with_cost(&env, Cost { kib: 8, passes: 1 }).unwrap();
        let asset = hlaska_web::audit::Asset {
            id: env.uuid(),
            host: "test".to_owned(),
            build: "test".to_owned(),
        };
        let audit = hlaska_web::audit::Audit::open(&db, &env, asset).unwrap();
        let portal = Portal::new(Parts {
            audit,
            node: Node::start(db.clone(), views, options, |_| {}).unwrap(),
            hub: Hub::start(1, Box::new(|_| "{}".to_owned())).unwrap(),
            sessions: Sessions::new(db, env.clone()),
            env,
            services: Services::default()
                .with(Arc::new(gate))
                .with(Arc::new(PolicyTable(module.actions)))
                .with(Gazetteer::builtin()),
            menu: module.menu,
            panels: Vec::new(),
            chronicles: Vec::new(),
            identity: crate::identity,
            standing: crate::standing,
            machine: hlaska_web::machine::no_machines,
            settings: Settings {
                build: "test".to_owned(),
                banner: None,
                secure,
                tile_hosts: Vec::new(),
                strong_roles: Vec::new(),
            },
        });
        let router = glue::router(&portal, module.routes);
        Self { portal, clock, router, runtime: Runtime::new().unwrap() }
    }

    pub(super) fn wait<F: Future>(&self, work: F) -> F::Output {
        self.runtime.block_on(work)
    }

    /// Somebody with an account and [`PASSWORD`], made by the program.
    pub(super) fn account(&self, login: &str, role: Role, territory: Territory) {
        let added = crate::add_account(&self.portal, login, login, role, territory);
        self.wait(added).unwrap();
        let id = self.portal.world().view::<Accounts>().by_login(login).unwrap().id;
        let gate: Arc<Gate> = self.portal.service();
        let phc = self.wait(gate.passwords.hash(self.portal.env(), PASSWORD)).unwrap();
        let now = self.portal.env().now();
        self.wait(credential::set(self.portal.node().db(), id, phc, now)).unwrap();
    }

    pub(super) fn administrator(&self) -> Visitor<'_> {
        self.account("spravce", Role::Administrator, Territory::Region);
        self.visitor().signed_in("spravce")
    }

    pub(super) fn visitor(&self) -> Visitor<'_> {
        self.visitor_from(HOME)
    }

    pub(super) fn visitor_from(&self, address: Ipv4Addr) -> Visitor<'_> {
        Visitor { site: self, address: IpAddr::V4(address), cookies: RefCell::default() }
    }

    /// Everything the journal holds of this module.
    pub(super) fn journal(&self) -> Vec<AccessEvent> {
        let payloads = self.portal.node().db().read_blocking(|conn| {
            conn.query("SELECT payload FROM journal_entry ORDER BY seq", &[], |row| {
                row.get::<String>(0)
            })
        });
        payloads.unwrap().iter().map(|json| serde_json::from_str(json).unwrap()).collect()
    }
}

/// A browser.
pub(super) struct Visitor<'a> {
    site: &'a Site,
    address: IpAddr,
    pub cookies: RefCell<BTreeMap<String, String>>,
}

/// What came back.
pub(super) struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Visitor<'_> {
    pub(super) fn signed_in(self, login: &str) -> Self {
        assert_eq!(self.signs_in(login, PASSWORD).status, StatusCode::SEE_OTHER);
        self
    }

    pub(super) fn signs_in(&self, login: &str, password: &str) -> Reply {
        self.post("/prihlaseni", &[("login", login), ("password", password)])
    }

    pub(super) fn get(&self, path: &str) -> Reply {
        self.call(Method::GET, path, Body::empty())
    }

    pub(super) fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let escape = |text: &str| {
            text.bytes().fold(String::new(), |out, byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out + &char::from(byte).to_string(),
                _ => out + &format!("%{byte:02X}"),
            })
        };
        let pairs: Vec<_> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", escape(name), escape(value)))
            .collect();
        self.call(Method::POST, path, Body::from(pairs.join("&")))
    }

    pub(super) fn send(&self, form: &Form) -> Reply {
        let fields = form.fields();
        let fields: Vec<_> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        self.post(form.action(), &fields)
    }

    pub(super) fn token(&self) -> Option<String> {
        self.cookies.borrow().get("session").cloned()
    }

    pub(super) fn is_signed_in(&self) -> bool {
        self.get("/ucet").status == StatusCode::OK
    }

    pub(super) fn request(&self, method: Method, path: &str, body: Body) -> Request<Body> {
        let cookies = self.cookies.borrow();
        let cookies: Vec<_> =
            cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        Request::builder()
            .method(method)
            .uri(path)
            .header(COOKIE, cookies.join("; "))
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("host", "hlaska.example")
            .header("user-agent", "Firefox/140.0 (Windows NT 10.0)")
            .extension(ConnectInfo(SocketAddr::new(self.address, 40_000)))
            .body(body)
            .unwrap()
    }

    fn call(&self, method: Method, path: &str, body: Body) -> Reply {
        self.answered(self.request(method, path, body))
    }

    fn answered(&self, request: Request<Body>) -> Reply {
        let response = self.site.wait(self.site.router.clone().oneshot(request)).unwrap();
        let (head, body) = response.into_parts();
        for cookie in head.headers.get_all(SET_COOKIE) {
            self.keep(cookie.to_str().unwrap());
        }
        let bytes = self.site.wait(body.collect()).unwrap().to_bytes();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        Reply { status: head.status, headers: head.headers, text }
    }

    fn keep(&self, line: &str) {
        let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
        if line.contains("Max-Age=0") {
            self.cookies.borrow_mut().remove(name);
        } else {
            self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
        }
    }

    /// A form with one file.
    pub(super) fn upload(&self, path: &str, name: &str, bytes: &[u8]) -> Reply {
        let head = format!(
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
        );
        let body = [head.as_bytes(), bytes, b"\r\n--x--\r\n"].concat();
        let mut request = self.request(Method::POST, path, Body::from(body));
        let kind = http::HeaderValue::from_static("multipart/form-data; boundary=x");
        request.headers_mut().insert(CONTENT_TYPE, kind);
        self.answered(request)
    }

    /// A form on its way at the same time as others.
    pub(super) async fn sends_later(&self, path: &str, encoded: &str) -> StatusCode {
        let request = self.request(Method::POST, path, Body::from(encoded.to_owned()));
        self.site.router.clone().oneshot(request).await.unwrap().status()
    }

    /// Starts to listen to a live page; the answer's body ends when the portal lets go.
    pub(super) fn listens(&self, path: &str) -> axum::response::Response {
        let request = self.request(Method::GET, path, Body::empty());
        self.site.wait(self.site.router.clone().oneshot(request)).unwrap()
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
