use std::net::SocketAddr;
use std::time::Duration;

use hlaska_audit::{Record, code};
use hlaska_demo::Standin;
use hlaska_kernel::{Env, Said};
use hlaska_store::Db;
use hlaska_web::Portal;
use hlaska_web::portal::Settings;
use hlaska_web::serve::{Caps, Entrance, Tls, bind, redirect, serve};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::signal::unix::{SignalKind, signal};

use crate::assemble::{Assembled, BUILD, assemble};
use crate::cli::Serve;
use crate::config::Config;
use crate::console::say;
use crate::descriptors;
use crate::error::CommandError;
use crate::way::Way;

/// Before a job that broke down is tried again.
const JOB_PAUSE: Duration = Duration::from_secs(10);
/// At the end, work under way on other threads has this long.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// Runs the portal until it is asked to stop.
pub fn run(options: &Serve) -> Result<(), CommandError> {
    let mut config = Config::load(&options.place.data)?;
    let way = Way::decide(options, &config)?;
    let tls = way.tls.clone().map(|files| Tls::open(files, Env::system())).transpose()?;
    // Only the runtime's own threads may be async: opening the database waits for the disk.
    let runtime = Runtime::new().map_err(CommandError::Runtime)?;
    if options.demo {
        play_flood(&runtime, options.speed, &mut config)?;
    }
    let settings = Settings {
        build: BUILD.to_owned(),
        banner: options.demo.then(exercise_banner),
        secure: way.secure,
        tile_hosts: hlaska_map::tile_hosts(&config.basemap),
        // Passwords of a demonstration are printed; a second factor would only be in the way.
        strong_roles: if options.demo { Vec::new() } else { config.sign_in.second_factor.clone() },
    };
    let assembled = assemble(&options.place, config, settings)?;
    let portal = assembled.portal.clone();
    portal.audit().write_blocking(Record::new(code::SYSTEM_STARTED).detail(BUILD))?;
    runtime.block_on(listen(options, assembled, way, tls))?;
    portal.audit().flush_blocking();
    portal.audit().write_blocking(Record::new(code::SYSTEM_STOPPED))?;
    runtime.shutdown_timeout(LAST_WORDS);
    // A saved state makes the next start quick; losing it costs only time.
    if let Err(error) = portal.node().snapshot() {
        tracing::warn!(%error, "the views could not be saved");
    }
    drop(portal);
    if let Err(error) = Db::fold_in(&options.place.location()) {
        tracing::warn!(%error, "the write-ahead log stays; keep it with the database");
    }
    Ok(())
}

fn exercise_banner() -> Said {
    Said::new("CVIČENÍ – syntetická data", "EXERCISE – synthetic data")
}

/// Starts the stand-in of ČHMÚ's service and has the portal read from it.
fn play_flood(runtime: &Runtime, speed: f64, config: &mut Config) -> Result<(), CommandError> {
    let standin = runtime
        .block_on(Standin::start(Env::system(), speed))
        .map_err(|source| CommandError::Listen { address: "127.0.0.1:0".to_owned(), source })?;
    let feed = &mut config.feeds.chmi_hydrology;
    feed.base_url = standin.base_url();
    feed.every_seconds = seconds_between_rounds(speed);
    Ok(())
}

/// The scenario's ten minutes, but not more often than every two seconds.
fn seconds_between_rounds(speed: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 1 and 600"
    )]
    let seconds = (600.0 / speed) as u32;
    seconds.clamp(2, 600)
}

async fn listen(
    options: &Serve,
    assembled: Assembled,
    way: Way,
    tls: Option<Tls>,
) -> Result<(), CommandError> {
    let Assembled { portal, routes, jobs } = assembled;
    let listener = bound(options.listen)?;
    let address = listener.local_addr().unwrap_or(options.listen);
    let connections = descriptors::connections(options.connections);
    let caps = Caps { connections, per_address: options.per_address };
    if let Some(plain) = way.redirect_from {
        tokio::spawn(redirect(bound(plain)?, address.port(), caps));
    }
    if let Some(tls) = tls.clone() {
        tokio::spawn(tls.watch());
    }
    welcome(&portal, &format!("{}://{address}", way.scheme()), options).await?;
    for job in jobs {
        tokio::spawn(job.keep_running(portal.clone(), JOB_PAUSE));
    }
    let entrance = Entrance { caps, trusted: way.trusted, only_https: way.secure, tls };
    let router = hlaska_web::glue::router(&portal, routes);
    serve(listener, router, entrance, asked_to_stop()).await;
    Ok(())
}

fn bound(address: SocketAddr) -> Result<TcpListener, CommandError> {
    bind(address).map_err(|source| CommandError::Listen { address: address.to_string(), source })
}

/// Tells the operator where the portal is and how to get in.
async fn welcome(portal: &Portal, url: &str, options: &Serve) -> Result<(), CommandError> {
    if options.demo {
        demo_accounts(portal).await?;
        hlaska_directory::demo_contacts(portal).await.map_err(refused)?;
    } else if let Some(path) = hlaska_access::first_start(portal).await.map_err(refused)? {
        say("No administrator yet. This link works once:");
        say(&format!("  {url}{path}"));
    }
    say(&format!("Hláska listens on {url}"));
    Ok(())
}

async fn demo_accounts(portal: &Portal) -> Result<(), CommandError> {
    let accounts = hlaska_access::demo_accounts(portal).await.map_err(refused)?;
    say("CVIČENÍ – syntetická data. One account for each role (login / password):");
    for account in accounts {
        say(&format!(
            "  {:<27} {:<12} {:<24} {}, {}",
            account.role.name(),
            account.login,
            account.password,
            account.name,
            account.organisation
        ));
    }
    Ok(())
}

fn refused(refusal: impl std::fmt::Display) -> CommandError {
    CommandError::Refused(refusal.to_string())
}

/// Ctrl+C or the service manager's polite signal.
async fn asked_to_stop() {
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => (),
        _ = terminate.recv() => (),
    }
}
