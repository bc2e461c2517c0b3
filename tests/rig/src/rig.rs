//! A portal of a few modules on a database of its own, spoken to without a network.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use axum::Router;
use axum::body::Body;
use hlaska_access::Accounts;
use hlaska_journal::{Author, Node, NodeOptions, Views, World};
use hlaska_kernel::{AccountId, Actor, Env, ManualClock, OrganisationId, Said, SeededRandom};
use hlaska_live::Hub;
use hlaska_store::{Db, Location};
use hlaska_territory::Gazetteer;
use hlaska_testkit::page::Form;
use hlaska_web::portal::Parts;
use hlaska_web::{Decision, Lifetime, Module, Portal, Services, Sessions, Settings, SignIn, glue};
use http::header::{CONTENT_TYPE, COOKIE};
use http::{HeaderValue, Method, Request, StatusCode};
use tokio::runtime::Runtime;
use tower::ServiceExt;

use crate::people::Person;
use crate::reply::Reply;
use crate::story::minute;

/// Who the accounts of all rigs of this process are: an account's number says everything.
static PEOPLE: LazyLock<Mutex<HashMap<AccountId, Actor>>> = LazyLock::new(Mutex::default);

fn identity(_: &World, account: AccountId, _: Option<OrganisationId>) -> Option<Actor> {
    PEOPLE.lock().unwrap().get(&account).cloned()
}

pub struct Rig {
    pub portal: Portal,
    pub clock: Arc<ManualClock>,
    router: Router,
    runtime: Runtime,
    _folder: tempfile::TempDir,
}

impl Rig {
    /// The modules with the built-in territory; the clock stands at [`minute`] 0.
    pub fn of(modules: Vec<Module>) -> Self {
        Self::with(modules, None)
    }

    /// The same in a demonstration or an exercise: every page bears the banner.
    pub fn drill(modules: Vec<Module>) -> Self {
        Self::with(modules, Some(Said::new("CVIČENÍ", "EXERCISE")))
    }

    fn with(modules: Vec<Module>, banner: Option<Said>) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the database");
        let clock = Arc::new(ManualClock::at(minute(0)));
        let env = Env::new(clock.clone(), Arc::new(SeededRandom::new(1)));
        let db = Db::open(&Location::Sqlite(folder.path().join("hlaska.db"))).unwrap();
        let mut views = Views::default().with::<Accounts>();
        let mut parts = Contribution::default();
        for module in modules {
            parts.take(module, &mut views, &db);
        }
        let portal = parts.portal(db, env, views, banner);
        let router = glue::router(&portal, std::mem::take(&mut parts.0.routes));
        let runtime = Runtime::new().expect("threads");
        Self { portal, clock, router, runtime, _folder: folder }
    }

    /// Signs somebody in.
    pub fn sign_in(&self, actor: Actor) -> Person {
        PEOPLE.lock().unwrap().insert(actor.account, actor.clone());
        let life = Lifetime { idle_seconds: 86_400, absolute_seconds: 86_400 };
        let start = self.portal.sessions().start(SignIn::by_password(actor.account, "test", life));
        let token = self.runtime.block_on(start).unwrap();
        Person { actor, cookie: format!("session={token}") }
    }

    /// Somebody who has not signed in.
    pub fn stranger(&self) -> Person {
        Person { actor: crate::people::reader(), cookie: String::new() }
    }

    /// The same person reading English.
    pub fn in_english(&self, person: &Person) -> Person {
        Person { actor: person.actor.clone(), cookie: format!("{}; lang=en", person.cookie) }
    }

    /// A part of the system writes something down.
    pub fn system(&self, name: &str, decide: impl Fn(&World) -> Decision) {
        let author = Author::System(name.to_owned());
        let done = self.portal.execute(author, None, |world| Ok(decide(world)));
        self.runtime.block_on(done).unwrap();
    }

    /// Many write at the same moment.
    pub fn systems<F: Fn(&World) -> Decision + Send + Sync + 'static>(
        &self,
        many: impl IntoIterator<Item = F>,
    ) {
        let tasks: Vec<_> = many
            .into_iter()
            .map(|decide| {
                let portal = self.portal.clone();
                let author = Author::System("test".to_owned());
                self.runtime.spawn(async move {
                    portal.execute(author, None, |world| Ok(decide(world))).await.unwrap();
                })
            })
            .collect();
        for task in tasks {
            self.runtime.block_on(task).unwrap();
        }
    }

    pub fn get(&self, person: &Person, address: &str) -> Reply {
        self.call(Self::request(person, Method::GET, address, Body::empty()))
    }

    /// What is answered, without waiting for the end of the body: streams have none.
    pub fn knock(&self, person: &Person, address: &str) -> StatusCode {
        let request = Self::request(person, Method::GET, address, Body::empty());
        let answer = self.runtime.block_on(self.router.clone().oneshot(request));
        answer.expect("the router answers").status()
    }

    pub fn post(&self, person: &Person, address: &str, fields: &[(&str, &str)]) -> Reply {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.call(Self::request(person, Method::POST, address, Body::from(body)))
    }

    /// Sends a form with one file, as a browser does.
    pub fn upload(&self, person: &Person, form: &Form, field: &str, file: (&str, &[u8])) -> Reply {
        const BOUNDARY: &str = "----hlaska-test";
        let part = |name: &str, more: &str| {
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n")
        };
        let mut body = Vec::new();
        for (name, value) in form.fields().iter().filter(|(name, _)| name != field) {
            body.extend(part(name, "").bytes().chain(value.bytes()).chain(*b"\r\n"));
        }
        body.extend(part(field, &format!("; filename=\"{}\"", file.0)).bytes());
        body.extend(file.1.iter().copied().chain(*b"\r\n"));
        body.extend(format!("--{BOUNDARY}--\r\n").bytes());
        let mut request = Self::request(person, Method::POST, form.action(), Body::from(body));
        let kind = HeaderValue::from_static("multipart/form-data; boundary=----hlaska-test");
        request.headers_mut().insert(CONTENT_TYPE, kind);
        self.call(request)
    }

    /// Sends a form of a page.
    pub fn send(&self, person: &Person, form: &Form) -> Reply {
        let fields = form.fields();
        let fields: Vec<_> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        self.post(person, form.action(), &fields)
    }

    /// Sends a form of a page with further headers, as a queue on a phone does.
    pub fn send_with(&self, person: &Person, form: &Form, headers: &[(&str, &str)]) -> Reply {
        let body =
            form_urlencoded::Serializer::new(String::new()).extend_pairs(form.fields()).finish();
        let mut request = Self::request(person, Method::POST, form.action(), Body::from(body));
        for (name, value) in headers {
            let name: http::HeaderName = name.parse().expect("a header's name");
            request.headers_mut().insert(name, value.parse().expect("a header's value"));
        }
        self.call(request)
    }

    /// Sends a form as htmx does: a fragment is enough for an answer.
    pub fn send_as_fragment(&self, person: &Person, form: &Form) -> Reply {
        let mut encoder = form_urlencoded::Serializer::new(String::new());
        let body = encoder.extend_pairs(form.fields()).finish();
        let mut request = Self::request(person, Method::POST, form.action(), Body::from(body));
        request.headers_mut().insert("hx-request", HeaderValue::from_static("true"));
        self.call(request)
    }

    fn request(person: &Person, method: Method, address: &str, body: Body) -> Request<Body> {
        Request::builder()
            .method(method)
            .uri(address)
            .header(COOKIE, &person.cookie)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(body)
            .expect("a sound request")
    }

    fn call(&self, request: Request<Body>) -> Reply {
        let router = self.router.clone();
        self.runtime.block_on(async {
            Reply::of(router.oneshot(request).await.expect("the router answers")).await
        })
    }
}

/// What the modules bring, taken together.
#[derive(Default)]
struct Contribution(Module);

impl Contribution {
    fn take(&mut self, module: Module, views: &mut Views, db: &Db) {
        if let Some(add) = module.views {
            add(views);
        }
        for migration in module.schema {
            db.migrate(migration).unwrap();
        }
        self.0.routes.extend(module.routes);
        self.0.menu.extend(module.menu);
        self.0.panels.extend(module.panels);
        self.0.chronicles.extend(module.chronicles);
    }

    fn portal(&mut self, db: Db, env: Env, views: Views, banner: Option<Said>) -> Portal {
        for schema in [hlaska_web::session::SCHEMA, hlaska_web::watermark::SCHEMA] {
            db.migrate(schema).unwrap();
        }
        let options = NodeOptions {
            env: env.clone(),
            origin: "test".to_owned(),
            build: "test".to_owned(),
            snapshot_every: 1_000_000,
        };
        let hub = Hub::start(1, Box::new(|_| "{}".to_owned())).unwrap();
        let node = Node::start(db.clone(), views, options, |_| {}).unwrap();
        let asset = hlaska_web::audit::Asset {
            id: env.uuid(),
            host: "test".to_owned(),
            build: "test".to_owned(),
        };
        let audit = hlaska_web::audit::Audit::open(&db, &env, asset).unwrap();
        Portal::new(Parts {
            node,
            audit,
            hub,
            sessions: Sessions::new(db, env.clone()),
            env,
            services: Services::default().with(Gazetteer::builtin()),
            menu: std::mem::take(&mut self.0.menu),
            panels: std::mem::take(&mut self.0.panels),
            chronicles: std::mem::take(&mut self.0.chronicles),
            identity,
            standing: |actor, _| actor.organisation_name.clone(),
            machine: hlaska_web::machine::no_machines,
            settings: Settings {
                build: "test".to_owned(),
                banner,
                secure: false,
                tile_hosts: Vec::new(),
                strong_roles: Vec::new(),
            },
        })
    }
}
