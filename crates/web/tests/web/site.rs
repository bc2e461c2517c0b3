//! A site of a handful of routes: a list of people, live, and a few pages that misbehave.

use std::collections::BTreeMap;
use std::sync::Arc;

use hlaska_journal::{
    Author, Entry, Event, NewEvent, Node, NodeOptions, Recorded, View, Views, World,
};
use hlaska_kernel::{
    AccountId, Actor, Cisorp, Env, Grant, ManualClock, Marking, OrganisationId, Refusal, Role,
    Said, SystemRandom, Territory,
};
use hlaska_live::Hub;
use hlaska_store::{Db, Location};
use hlaska_testkit::http::Client;
use hlaska_testkit::{Engine, Scratch};
use hlaska_web::portal::Parts;
use hlaska_web::serve::{Caps, serve};
use hlaska_web::{
    Access, Answer, Cx, Decision, Lifetime, LiveCx, Part, Portal, Route, Services, Sessions,
    Settings, glue,
};
use serde::{Deserialize, Serialize};
use tokio::runtime::Runtime;

/// Who may act, by account number; `None` after leaving.
#[derive(Default, Serialize, Deserialize)]
pub struct People {
    pub roles: BTreeMap<AccountId, Option<Role>>,
    pub notes: Vec<String>,
}

#[derive(Serialize, Deserialize)]
pub enum Told {
    Granted { account: AccountId, role: Option<Role> },
    Noted(String),
}

impl Event for Told {
    fn kind(&self) -> &'static str {
        "people.told"
    }
}

impl View for People {
    const NAME: &'static str = "people";
    type Event = Told;
    fn apply(&mut self, recorded: Recorded<'_, Told>) {
        match recorded.event {
            Told::Granted { account, role } => drop(self.roles.insert(account, role)),
            Told::Noted(text) => self.notes.push(text),
        }
    }
}

fn identity(world: &World, account: AccountId, _: Option<OrganisationId>) -> Option<Actor> {
    let role = (*world.view::<People>().roles.get(&account)?)?;
    let territory = match role {
        Role::OrpSecretary => Territory::Orp(Cisorp(3102)),
        _ => Territory::Region,
    };
    Some(Actor {
        account,
        name: "Jana Nováková".to_owned(),
        organisation: OrganisationId::from_u128(1),
        organisation_name: "Jihočeský kraj".to_owned(),
        grants: vec![Grant { role, territory }],
        clearance: Marking::Sensitive,
        lists: Vec::new(),
    })
}

/// One running node of the site.
pub struct Site {
    pub portal: Portal,
    pub clock: Arc<ManualClock>,
    pub port: u16,
    pub runtime: Runtime,
}

pub const LIFE: Lifetime = Lifetime { idle_seconds: 3_600, absolute_seconds: 12 * 3_600 };
pub const MANAGER: AccountId = AccountId::from_u128(1);
pub const SECRETARY: AccountId = AccountId::from_u128(2);

/// What differs from test to test.
#[derive(Clone, Copy, Default)]
pub struct Plan {
    pub caps: Caps,
    pub secure: bool,
}

pub fn sqlite() -> Scratch {
    Scratch::new(Engine::Sqlite)
}

impl Site {
    pub fn open(scratch: &Scratch) -> Self {
        Self::planned(scratch, Plan::default())
    }

    pub fn planned(scratch: &Scratch, plan: Plan) -> Self {
        let clock = Arc::new(ManualClock::at("2026-11-22T16:06:00Z".parse().unwrap()));
        let env = Env::new(clock.clone(), Arc::new(SystemRandom));
        let portal = portal(scratch, &env, plan.secure);
        let runtime = Runtime::new().unwrap();
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let port = listener.local_addr().unwrap().port();
        let router = glue::router(&portal, routes());
        runtime.spawn(serve(listener, router, plan.caps, std::future::pending()));
        let site = Self { portal, clock, port, runtime };
        site.grant(MANAGER, Some(Role::RegionManager));
        site.grant(SECRETARY, Some(Role::OrpSecretary));
        site
    }

    pub fn grant(&self, account: AccountId, role: Option<Role>) {
        self.tell(&Told::Granted { account, role });
    }

    pub fn tell(&self, told: &Told) {
        let decide = |_: &World| Ok(Decision::from(vec![NewEvent::new("people/all", told)]));
        let author = Author::System("test".to_owned());
        self.runtime.block_on(self.portal.execute(author, None, decide)).unwrap();
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub fn visitor(&self) -> Client {
        Client::to(self.url())
    }

    pub fn token(&self, account: AccountId) -> String {
        self.runtime
            .block_on(
                self.portal
                    .sessions()
                    .start(hlaska_web::SignIn::by_password(account, "test", LIFE)),
            )
            .unwrap()
    }

    pub fn signed_in(&self, account: AccountId) -> Client {
        self.with_token(&self.token(account))
    }

    pub fn with_token(&self, token: &str) -> Client {
        self.visitor().with("Cookie", &format!("session={token}"))
    }
}

fn portal(scratch: &Scratch, env: &Env, secure: bool) -> Portal {
    let db = Db::open(&scratch.at(Location::Sqlite, Location::Postgres)).unwrap();
    db.migrate(hlaska_web::session::SCHEMA).unwrap();
    db.migrate(hlaska_web::watermark::SCHEMA).unwrap();
    let hub = Hub::start(1_000, Box::new(|revision| format!("{{\"rev\":{revision}}}"))).unwrap();
    let told = hub.clone();
    let options = NodeOptions {
        env: env.clone(),
        origin: "test".to_owned(),
        build: "1".to_owned(),
        snapshot_every: u64::MAX,
    };
    let listener = move |entries: &[Entry]| {
        told.touch(entries.iter().map(|entry| entry.meta.kind.split('.').next().unwrap()));
    };
    let views = Views::default().with::<People>();
    let node = Node::start(db.clone(), views, options, listener).unwrap();
    let asset = hlaska_web::audit::Asset {
        id: env.uuid(),
        host: "test".to_owned(),
        build: "test".to_owned(),
    };
    let audit = hlaska_web::audit::Audit::open(&db, env, asset).unwrap();
    Portal::new(Parts {
        sessions: Sessions::new(db, env.clone()),
        node,
        audit,
        hub,
        env: env.clone(),
        services: Services::default(),
        menu: Vec::new(),
        panels: Vec::new(),
        chronicles: Vec::new(),
        identity,
        standing: |actor, _| actor.organisation_name.clone(),
        machine: hlaska_web::machine::no_machines,
        settings: Settings {
            build: "1".to_owned(),
            banner: None,
            secure,
            strong_roles: Vec::new(),
            tile_hosts: vec!["https://ags.example".to_owned()],
        },
    })
}

fn routes() -> Vec<Route> {
    const MANAGERS: &[Role] = &[Role::RegionManager];
    vec![
        Route::get("/prihlaseni", Access::Open, hello),
        Route::get("/otevreno", Access::Open, hello).live(notes_parts),
        Route::get("/lide", Access::SignedIn, hello).live(notes_parts),
        Route::get("/lide/{id}", Access::SignedIn, person),
        Route::get("/kraj", Access::Roles(MANAGERS), hello),
        Route::post("/lide", Access::SignedIn, note),
        Route::post("/vypadek", Access::SignedIn, outage),
        Route::get("/panika", Access::Open, panics),
        Route::get("/api/v1/panika", Access::Open, panics),
    ]
}

async fn hello(cx: Cx) -> Result<Answer, Refusal> {
    let name = cx.maybe_actor().map_or("nobody", |actor| actor.name.as_str());
    Ok(Answer::typed("text/plain; charset=utf-8", format!("hello {name} {}", cx.form.get("text"))))
}

async fn person(cx: Cx) -> Result<Answer, Refusal> {
    let account: AccountId = cx.params.parse("id")?;
    let found = cx.world().view::<People>().roles.contains_key(&account);
    if found { hello(cx).await } else { Err(Refusal::NotFound) }
}

async fn panics(cx: Cx) -> Result<Answer, Refusal> {
    assert!(cx.path.is_empty(), "a defect of a page");
    hello(cx).await
}

async fn outage(_: Cx) -> Result<Answer, Refusal> {
    Err(Refusal::Unavailable(Said::new("Teď to neuložím.", "It cannot be stored now.")))
}

/// A note may be written only while there is none like it.
async fn note(cx: Cx) -> Result<Answer, Refusal> {
    let text = cx.form.get("text").to_owned();
    let done = cx
        .execute(|world, _| {
            if world.view::<People>().notes.contains(&text) {
                return Err(Refusal::Conflict(Said::new("Už je zapsáno.", "Already noted.")));
            }
            Ok(vec![NewEvent::new("people/all", &Told::Noted(text.clone()))].into())
        })
        .await?;
    Ok(Answer::redirect(&format!("/lide?seq={}&repeated={}", done.seq, done.repeated)))
}

fn notes_parts(live: &LiveCx) -> Result<Vec<Part>, Refusal> {
    let cx = live.clone();
    let render = move || {
        let world = cx.world();
        let people = world.view::<People>();
        format!("<p id=\"notes\">{} {:?}</p>", people.notes.join(","), cx.viewer.grants())
    };
    Ok(vec![Part::html("notes", ["people"], render)])
}
