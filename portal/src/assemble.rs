//! From a database and a list of modules to a portal.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use hlaska_audit::{Asset, Audit};
use hlaska_journal::{Entry, Node, NodeOptions, Views, World};
use hlaska_kernel::{AccountId, Actor, Env, OrganisationId};
use hlaska_live::Hub;
use hlaska_store::{Db, Location};
use hlaska_web::module::{Job, Services};
use hlaska_web::portal::{Parts, Portal, Settings};
use hlaska_web::{Module, Route, Sessions};

use crate::cli::Place;
use crate::config::Config;
use crate::error::CommandError;

/// Changes with every build.
pub const BUILD: &str = env!("HLASKA_BUILD");
/// Often enough that a start replays at most a second's worth of history.
const SNAPSHOT_EVERY: u64 = 50_000;

/// A portal with what the server still needs of its modules.
pub struct Assembled {
    pub portal: Portal,
    pub routes: Vec<Route>,
    pub jobs: Vec<Job>,
}

/// Opens the database, folds the journal and wires the modules.
pub fn assemble(
    place: &Place,
    config: Config,
    settings: Settings,
) -> Result<Assembled, CommandError> {
    let env = Env::system();
    let location = place.location();
    let db = Db::open(&location)?;
    let mut modules = crate::modules::all();
    db.migrate(hlaska_web::session::SCHEMA)?;
    db.migrate(hlaska_web::watermark::SCHEMA)?;
    db.migrate(hlaska_ingest::LEASES)?;
    for migration in modules.iter().flat_map(|module| &module.schema) {
        db.migrate(*migration)?;
    }
    let audit = open_audit(place, &location, &db, &env)?;
    let applied = Arc::new(AtomicU64::new(0));
    let hub = start_hub(&env, Arc::clone(&applied))?;
    let node = start_node(db.clone(), &env, &modules, &hub, Arc::clone(&applied))?;
    applied.fetch_max(node.applied(), Ordering::SeqCst);
    let services = services(place, &db, &env, &modules, config)?;
    let (routes, jobs) = take_routes_and_jobs(&mut modules);
    let portal = Portal::new(Parts {
        sessions: Sessions::new(db, env.clone()),
        node,
        audit,
        hub,
        env,
        services,
        menu: modules.iter_mut().flat_map(|module| std::mem::take(&mut module.menu)).collect(),
        panels: modules.iter_mut().flat_map(|module| std::mem::take(&mut module.panels)).collect(),
        chronicles: modules
            .iter_mut()
            .flat_map(|module| std::mem::take(&mut module.chronicles))
            .collect(),
        identity,
        standing: hlaska_access::standing,
        machine: hlaska_machines::machine,
        settings,
    });
    Ok(Assembled { portal, routes, jobs })
}

/// Who an account is, with the lists of entitled persons it stands on; or a machine.
fn identity(world: &World, id: AccountId, acting_for: Option<OrganisationId>) -> Option<Actor> {
    let Some(mut actor) = hlaska_access::identity(world, id, acting_for) else {
        return hlaska_machines::identity(world, id);
    };
    actor.lists = hlaska_special_facts::lists_of(world, id);
    Some(actor)
}

/// The identity of this installation in the record of who did what lies in its folder.
fn open_audit(
    place: &Place,
    location: &Location,
    db: &Db,
    env: &Env,
) -> Result<Audit, CommandError> {
    let asset = Asset::load(&place.data, env, BUILD)?;
    Ok(Audit::open(&hlaska_audit::database(location, db)?, env, asset)?)
}

fn take_routes_and_jobs(modules: &mut [Module]) -> (Vec<Route>, Vec<Job>) {
    let mut routes = Vec::new();
    let mut jobs = Vec::new();
    for module in modules {
        routes.append(&mut module.routes);
        jobs.append(&mut module.jobs);
    }
    (routes, jobs)
}

/// Heartbeats tell the journal entry that pages stand at.
fn start_hub(env: &Env, applied: Arc<AtomicU64>) -> Result<Hub, CommandError> {
    let revision = u64::try_from(env.now().as_millisecond()).unwrap_or(0);
    let clock = env.clone();
    let beat = move |_| {
        let (now, entry) = (clock.now().to_string(), applied.load(Ordering::SeqCst));
        serde_json::json!({ "now": now, "rev": entry, "build": BUILD }).to_string()
    };
    Hub::start(revision, Box::new(beat)).map_err(CommandError::Runtime)
}

/// Every entry touches its module's topic and its own stream's.
fn start_node(
    db: Db,
    env: &Env,
    modules: &[Module],
    hub: &Hub,
    applied: Arc<AtomicU64>,
) -> Result<Node, CommandError> {
    let mut views = Views::default();
    modules.iter().filter_map(|module| module.views).for_each(|add| add(&mut views));
    let options = NodeOptions {
        env: env.clone(),
        origin: origin(env),
        build: BUILD.to_owned(),
        snapshot_every: SNAPSHOT_EVERY,
    };
    let hub = Mutex::new(hub.clone());
    let listener = move |entries: &[Entry]| {
        if let Some(last) = entries.last() {
            applied.store(last.meta.seq, Ordering::SeqCst);
        }
        let topics = entries.iter().flat_map(|entry| {
            let module = entry.meta.kind.split('.').next().unwrap_or_default().to_owned();
            [module, entry.meta.stream.clone()]
        });
        if let Ok(hub) = hub.lock() {
            hub.touch(topics);
        }
    };
    Ok(Node::start(db, views, options, listener)?)
}

/// The node's name in the envelope: the machine's, where it has one.
fn origin(env: &Env) -> String {
    let name = std::fs::read_to_string("/etc/hostname").unwrap_or_default();
    let name = name.trim();
    if name.is_empty() { env.uuid().to_string() } else { name.chars().take(64).collect() }
}

fn services(
    place: &Place,
    db: &Db,
    env: &Env,
    modules: &[Module],
    config: Config,
) -> Result<Services, CommandError> {
    let gazetteer = hlaska_territory::load(db)?;
    let actions = modules.iter().flat_map(|module| module.actions.clone()).collect();
    config.audit.retention()?;
    let gauges = hlaska_sensors::Gauges::load(db, env, &gazetteer, config.feeds.chmi_hydrology)?;
    let vault = hlaska_factors::Vault::open(&place.data, env)?;
    let factors = hlaska_factors::FactorService::new(&config.sign_in, vault)?;
    Ok(Services::default()
        .with(Arc::new(gauges))
        .with(Arc::new(hlaska_machines::Turnstile::default()))
        .with(Arc::new(hlaska_auditing::Alarms::default()))
        .with(gazetteer)
        .with(Arc::new(hlaska_access::Gate::new(env)?.then(hlaska_factors::second_step)))
        .with(Arc::new(factors))
        .with(Arc::new(config.audit.beside(&place.data)))
        .with(Arc::new(hlaska_oidc::Providers::load(config.oidc, &place.data)?))
        .with(Arc::new(hlaska_access::PolicyTable(actions)))
        .with(Arc::new(hlaska_map::Basemaps(config.basemap))))
}
