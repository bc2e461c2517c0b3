use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use hlaska_access::{Accounts, PolicyTable};
use hlaska_journal::{Node, NodeOptions, Views};
use hlaska_kernel::{AccountId, Env};
use hlaska_live::Hub;
use hlaska_oidc::{ProviderConfig, Providers};
use hlaska_store::{Db, Location};
use hlaska_territory::Gazetteer;
use hlaska_testkit::http::Client;
use hlaska_testkit::{Engine, Scratch};
use hlaska_web::audit::{Asset, Audit};
use hlaska_web::module::Services;
use hlaska_web::portal::{Parts, Portal, Settings};
use hlaska_web::serve::{Caps, serve};
use hlaska_web::{Job, Module, Route, Sessions, glue};
use std::sync::Arc;
use tokio::runtime::Runtime;

/// What the provider and the portal share.
pub const SECRET: &str = "a-secret-only-for-tests-0123456789";

/// As much of `hlaska.toml` as is needed here.
#[derive(serde::Deserialize)]
struct File {
    oidc: Vec<ProviderConfig>,
}

/// A portal that listens on this machine; it ends with the test.
pub struct Site {
    pub portal: Portal,
    pub url: String,
    pub runtime: Runtime,
    _scratch: Scratch,
}

/// A port of this machine that was free a moment ago.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("loopback can be bound");
    listener.local_addr().expect("a bound socket has an address").port()
}

/// The portal's address is known before it opens: the provider must be told of it.
pub fn url_of(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}

impl Site {
    /// At this port, with a provider `kraj` of this issuer and these further lines of settings.
    pub fn open(port: u16, issuer: &str, more: &str) -> Self {
        Self::opened(port, &settings(port, issuer, more), false)
    }

    /// The same as if served through https.
    pub fn secure(port: u16, issuer: &str) -> Self {
        Self::opened(port, &settings(port, issuer, "allow_administration = true"), true)
    }

    fn opened(port: u16, config: &str, secure: bool) -> Self {
        let scratch = Scratch::new(Engine::Sqlite);
        std::fs::write(scratch.dir().join("kraj.secret"), SECRET).expect("a secret on disk");
        let file: File = toml::from_str(config).expect("sound settings");
        let providers = Providers::load(file.oidc, scratch.dir()).expect("a sound provider");
        let db = Db::open(&scratch.at(Location::Sqlite, Location::Postgres)).expect("a database");
        let mut modules =
            [hlaska_territory::module(), hlaska_access::module(), hlaska_oidc::module()];
        let portal = portal(&db, providers, &mut modules, secure);
        let runtime = Runtime::new().expect("threads");
        let routes: Vec<Route> =
            modules.iter_mut().flat_map(|m| std::mem::take(&mut m.routes)).collect();
        let jobs: Vec<Job> = modules.iter_mut().flat_map(|m| std::mem::take(&mut m.jobs)).collect();
        for job in jobs.into_iter().filter(|job| job.name.starts_with("oidc")) {
            runtime.spawn((job.run)(portal.clone()));
        }
        let router = glue::router(&portal, routes);
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let listener = runtime.block_on(async { hlaska_web::serve::bind(address) });
        let listener = listener.expect("the port is still free");
        runtime.spawn(serve(listener, router, Caps::default(), std::future::pending::<()>()));
        Self { portal, url: url_of(port), runtime, _scratch: scratch }
    }

    pub fn visitor(&self) -> Client {
        Client::to(&self.url)
    }

    /// `role territory` of each grant, and the organisation, of everybody with this name.
    pub fn holds(&self, name: &str) -> Vec<(Vec<String>, String)> {
        let account = self.account(name);
        let Some(actor) = self.portal.actor(account) else { return Vec::new() };
        let grants = actor.grants.iter().map(|g| format!("{} {:?}", g.role.name(), g.territory));
        vec![(grants.collect(), actor.organisation_name)]
    }

    pub fn account(&self, name: &str) -> AccountId {
        let found = self.accounts().into_iter().find(|(_, called)| called == name);
        found.unwrap_or_else(|| panic!("nobody is called {name}")).0
    }

    /// Everybody with an account, by name.
    pub fn accounts(&self) -> Vec<(AccountId, String)> {
        let world = self.portal.world();
        let everybody = hlaska_kernel::Grant {
            role: hlaska_kernel::Role::Administrator,
            territory: hlaska_kernel::Territory::Region,
        };
        let viewer = hlaska_kernel::Actor {
            account: AccountId::from_u128(0),
            name: String::new(),
            organisation: hlaska_kernel::OrganisationId::from_u128(0),
            organisation_name: String::new(),
            grants: vec![everybody],
            clearance: hlaska_kernel::Marking::Open,
            lists: Vec::new(),
        }
        .viewer(hlaska_kernel::Lang::Cs);
        let accounts = world.view::<Accounts>().accounts_visible(&viewer);
        accounts.into_iter().map(|one| (one.id, one.name.clone())).collect()
    }

    /// Kinds of everything in the journal, in order.
    pub fn journal(&self) -> Vec<String> {
        let kinds = self.portal.node().db().read_blocking(|conn| {
            conn.query("SELECT kind FROM journal_entry ORDER BY seq", &[], |row| {
                row.get::<String>(0)
            })
        });
        kinds.expect("the journal can be read")
    }
}

/// A `[[oidc]]` of `hlaska.toml` for a portal at this port, with further lines of settings.
pub fn settings(port: u16, issuer: &str, more: &str) -> String {
    format!(
        r#"
        [[oidc]]
        id = "kraj"
        label = "účet kraje"
        issuer = "{issuer}"
        portal_url = "{}"
        client_id = "hlaska"
        client_secret_file = "kraj.secret"
        {more}
        [[oidc.mapping]]
        claim = "groups"
        value = "krizove-rizeni"
        role = "region_manager"
        territory = "kraj"
        organisation = "Krajský úřad Jihočeského kraje"
        [[oidc.mapping]]
        claim = "groups"
        value = "starostove"
        role = "mayor"
        territory_claim = "obec"
        organisation_claim = "ico"
        [[oidc.mapping]]
        claim = "groups"
        value = "spravci"
        role = "administrator"
        territory = "kraj"
        organisation = "Správa portálu"
        [[oidc.organisation]]
        code = "00000019"
        name = "Obec Plav"
        "#,
        url_of(port)
    )
}

fn portal(db: &Db, providers: Providers, modules: &mut [Module], secure: bool) -> Portal {
    let env = Env::system();
    for schema in [hlaska_web::session::SCHEMA, hlaska_web::watermark::SCHEMA] {
        db.migrate(schema).expect("tables");
    }
    for migration in modules.iter().flat_map(|module| &module.schema) {
        db.migrate(*migration).expect("tables");
    }
    let mut views = Views::default();
    modules.iter().filter_map(|module| module.views).for_each(|add| add(&mut views));
    let options = NodeOptions {
        env: env.clone(),
        origin: "test".to_owned(),
        build: "test".to_owned(),
        snapshot_every: 1_000_000,
    };
    let hub = Hub::start(1, Box::new(|_| "{}".to_owned())).expect("a hub");
    let actions = modules.iter().flat_map(|module| module.actions.clone()).collect();
    let asset = Asset { id: env.uuid(), host: "test".to_owned(), build: "test".to_owned() };
    Portal::new(Parts {
        node: Node::start(db.clone(), views, options, |_| {}).expect("a node"),
        audit: Audit::open(db, &env, asset).expect("a record"),
        hub,
        sessions: Sessions::new(db.clone(), env.clone()),
        services: Services::default()
            .with(Arc::new(hlaska_access::Gate::new(&env).expect("a gate")))
            .with(Arc::new(PolicyTable(actions)))
            .with(Gazetteer::builtin())
            .with(Arc::new(providers)),
        env,
        menu: modules.iter_mut().flat_map(|m| std::mem::take(&mut m.menu)).collect(),
        panels: modules.iter_mut().flat_map(|m| std::mem::take(&mut m.panels)).collect(),
        chronicles: Vec::new(),
        identity: hlaska_access::identity,
        standing: hlaska_access::standing,
        machine: hlaska_web::machine::no_machines,
        settings: Settings { build: "test".to_owned(), secure, ..Settings::default() },
    })
}
