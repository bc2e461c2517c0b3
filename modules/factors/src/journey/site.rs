//! A portal of accounts and their ways of signing in, and people who visit it without a network.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hlaska_access::{Accounts, Gate, PolicyTable};
use hlaska_journal::{Node, NodeOptions, Views};
use hlaska_kernel::env::{ManualClock, SystemRandom};
use hlaska_kernel::{
    AccountId, Actor, Env, Grant, Lang, Marking, OrganisationId, Refusal, Role, Territory, Viewer,
};
use hlaska_live::Hub;
use hlaska_store::{Db, Location};
use hlaska_territory::Gazetteer;
use hlaska_testkit::Scratch;
use hlaska_testkit::page::{Form, Page};
use hlaska_testkit::passkey::SoftKey;
use hlaska_web::audit::{Asset, Audit};
use hlaska_web::portal::{Parts, Settings};
use hlaska_web::{Access, Answer, Cx, Module, Portal, Route, Services, Sessions, glue};
use http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::Value;
use tokio::runtime::Runtime;
use tower::ServiceExt;

use crate::{FactorService, Factors, Held, SignInConfig, Vault};

pub(super) const PASSWORD: &str = "voda v Plavu stoupa";
pub(super) const ORIGIN: &str = "http://localhost";

pub(super) struct Site {
    pub portal: Portal,
    pub clock: Arc<ManualClock>,
    router: Router,
    runtime: Runtime,
}

/// Something weighty: a form that tells what came, once somebody has proven who they are.
fn weighty() -> Module {
    async fn post(cx: Cx) -> Result<Answer, Refusal> {
        let key = cx.key().unwrap_or_default().to_owned();
        Ok(Answer::typed("text/plain", format!("{} {key}", cx.form.get("text"))))
    }
    async fn get(_: Cx) -> Result<Answer, Refusal> {
        Ok(Answer::typed("text/plain", "weighty page"))
    }
    let routes = vec![
        Route::get("/vaha", Access::SignedIn, get).fresh(),
        Route::post("/vaha", Access::SignedIn, post).fresh(),
        Route::get("/jen-spravce", Access::Roles(&[Role::Administrator]), get),
        Route::get("/zivy", Access::SignedIn, get).live(|_| Ok(Vec::new())),
    ];
    Module { name: "weighty", routes, ..Module::default() }
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
        let mut modules = vec![hlaska_access::module(), crate::module(), weighty()];
        for schema in [hlaska_web::session::SCHEMA, hlaska_web::watermark::SCHEMA] {
            db.migrate(schema).unwrap();
        }
        let mut views = Views::default();
        for module in &modules {
            module.schema.iter().for_each(|migration| db.migrate(*migration).unwrap());
            module.views.into_iter().for_each(|add| add(&mut views));
        }
        let (origin, build) = ("test".to_owned(), "test".to_owned());
        let options = NodeOptions { env: env.clone(), origin, build, snapshot_every: 1_000_000 };
        let asset = Asset { id: env.uuid(), host: "test".to_owned(), build: "test".to_owned() };
        let mut take = |list: fn(&mut Module) -> Vec<Route>| -> Vec<Route> {
            modules.iter_mut().flat_map(list).collect()
        };
        let routes = take(|module| std::mem::take(&mut module.routes));
        let portal = Portal::new(Parts {
            audit: Audit::open(&db, &env, asset).unwrap(),
            node: Node::start(db.clone(), views, options, |_| {}).unwrap(),
            hub: Hub::start(1, Box::new(|_| "{}".to_owned())).unwrap(),
            sessions: Sessions::new(db, env.clone()),
            services: services(scratch, &env),
            env,
            menu: Vec::new(),
            panels: modules.into_iter().flat_map(|module| module.panels).collect(),
            chronicles: Vec::new(),
            identity: hlaska_access::identity,
            standing: hlaska_access::standing,
            machine: hlaska_web::machine::no_machines,
            settings: Settings {
                build: "test".to_owned(),
                banner: None,
                secure,
                tile_hosts: Vec::new(),
                strong_roles: SignInConfig::default().second_factor,
            },
        });
        let router = glue::router(&portal, routes);
        Self { portal, clock, router, runtime: Runtime::new().unwrap() }
    }

    pub(super) fn wait<F: Future>(&self, work: F) -> F::Output {
        self.runtime.block_on(work)
    }

    /// The path of a one-time link of a fresh account.
    pub(super) fn invited(&self, login: &str, role: Role, territory: Territory) -> String {
        let added = hlaska_access::add_account(&self.portal, login, login, role, territory);
        self.wait(added).unwrap()
    }

    pub(super) fn id(&self, login: &str) -> AccountId {
        let world = self.portal.world();
        let everything = operator_of_everything();
        let accounts = world.view::<Accounts>();
        let mut all = accounts.accounts_visible(&everything).into_iter();
        all.find(|account| account.login == login).unwrap().id
    }

    /// Somebody with an account and [`PASSWORD`], signed in by the link just now.
    pub(super) fn person(&self, login: &str, role: Role, territory: Territory) -> Visitor<'_> {
        let link = self.invited(login, role, territory);
        let visitor = self.visitor();
        let form = visitor.get(&link).page().form("Nastavit heslo a přihlásit se");
        let form = form.fill("Nové heslo", PASSWORD).fill("Nové heslo ještě jednou", PASSWORD);
        visitor.send(&form).leads_to();
        visitor
    }

    pub(super) fn visitor(&self) -> Visitor<'_> {
        let address = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7));
        Visitor { site: self, address, cookies: RefCell::default() }
    }

    pub(super) fn held(&self, login: &str) -> Held {
        let id = self.id(login);
        self.portal.world().view::<Factors>().of(id).clone()
    }
}

/// Sees every account.
fn operator_of_everything() -> Viewer {
    let grants = vec![Grant { role: Role::Administrator, territory: Territory::Region }];
    let (account, organisation) = (AccountId::from_u128(0), OrganisationId::from_u128(0));
    let (name, organisation_name) = (String::new(), String::new());
    let clearance = Marking::Open;
    let lists = Vec::new();
    let actor = Actor { account, name, organisation, organisation_name, grants, clearance, lists };
    actor.viewer(Lang::Cs)
}

fn services(scratch: &Scratch, env: &Env) -> Services {
    let vault = Vault::open(scratch.dir(), env).unwrap();
    let service = FactorService::new(&SignInConfig::default(), vault).unwrap();
    Services::default()
        .with(Arc::new(Gate::new(env).unwrap().then(crate::second_step)))
        .with(Arc::new(PolicyTable(Vec::new())))
        .with(Arc::new(service))
        .with(Gazetteer::builtin())
}

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

impl Visitor<'_> {
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
