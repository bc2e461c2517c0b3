//! A portal of accounts and their ways of signing in, and people who visit it without a network.

use std::sync::Arc;

use axum::Router;
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
use hlaska_web::audit::{Asset, Audit};
use hlaska_web::portal::{Parts, Settings};
use hlaska_web::{Access, Answer, Cx, Module, Portal, Route, Services, Sessions, glue};
use tokio::runtime::Runtime;

use super::visitor::Visitor;
use crate::{FactorService, Factors, Held, SignInConfig, Vault};

pub(super) const PASSWORD: &str = "voda v Plavu stoupa";
pub(super) const ORIGIN: &str = "http://localhost";

pub(super) struct Site {
    pub portal: Portal,
    pub clock: Arc<ManualClock>,
    pub router: Router,
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
        Visitor::of(self)
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
