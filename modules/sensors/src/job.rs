//! The feed's job: a round, then memory, then judgement, then the live pages.

use hlaska_ingest::{
    AllowedOrigins, Counts, FeedHealth, FeedState, FetchSettings, Fetcher, NotAnAddress, Origin,
    lease,
};
use hlaska_journal::{Author, NewEvent};
use hlaska_kernel::{Env, Place, Refusal, Said, Timestamp};
use hlaska_signals::{NewSignal, SignalId, Urgency, raise};
use hlaska_territory::Gazetteer;
use hlaska_web::{Decision, Portal};
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::config::FeedConfig;
use crate::event::SensorEvent;
use crate::gauges::{FEED, Gauges, place_of};
use crate::http::TOPIC;
use crate::judge::Judge;
use crate::level::STALE_AFTER_MINUTES;
use crate::page::feeds::counts;
use crate::round::{RoundOptions, RoundReport, run_round};
use crate::view::Crossings;

/// A node that fell over loses the feed after this.
const LEASE_SECONDS: i64 = 120;
/// Longest pause in which a node that does not read the feed looks at what another has stored.
const FOLLOW_SECONDS: u32 = 30;

/// Reads the feed until the process ends; on one node of several.
pub async fn follow(portal: Portal) {
    let gauges = portal.service::<Gauges>();
    if !gauges.config.enabled {
        return;
    }
    let fetcher = match fetcher(&gauges.config, portal.env()) {
        Ok(fetcher) => fetcher,
        Err(reason) => {
            tracing::error!(reason, "the feed {FEED} cannot be read; correct its address");
            return;
        }
    };
    let holder = portal.env().uuid().to_string();
    let mut judge = Judge::default();
    loop {
        let now = portal.env().now();
        let seconds = LEASE_SECONDS.max(2 * i64::from(gauges.config.every_seconds));
        let leads = lease(portal.node().db(), FEED, &holder, seconds, now).await.unwrap_or(false);
        if leads {
            read(&portal, &gauges, &fetcher, now).await;
        }
        refresh(&portal, &gauges, now).await;
        if leads {
            judge.look(&portal, portal.env().now()).await;
            watch_silence(&portal, &gauges).await;
        }
        portal.hub().touch([TOPIC]);
        let pause = if leads {
            gauges.config.every_seconds
        } else {
            gauges.config.every_seconds.min(FOLLOW_SECONDS)
        };
        tokio::time::sleep(std::time::Duration::from_secs(u64::from(pause.max(1)))).await;
    }
}

/// Outgoing requests reach the configured host and no other.
fn fetcher(config: &FeedConfig, env: &Env) -> Result<Fetcher, String> {
    let origin: Origin =
        config.base_url.parse().map_err(|error: NotAnAddress| error.to_string())?;
    let mut settings = FetchSettings::new(AllowedOrigins::new([origin]));
    settings.parallelism = config.parallelism.clamp(1, 16);
    Fetcher::new(settings, env.clone()).map_err(|error| error.to_string())
}

async fn read(portal: &Portal, gauges: &Gauges, fetcher: &Fetcher, now: Timestamp) {
    let options = options(portal, &gauges.config);
    let report =
        run_round(fetcher, &gauges.config.base_url, &gauges.store, portal.env(), &options).await;
    let next = now + SignedDuration::from_secs(i64::from(gauges.config.every_seconds));
    let mut health = gauges.state().health.clone();
    health.record(now, next, counts_of(&report), report.problems);
    gauges.set_health(health);
}

fn options(portal: &Portal, config: &FeedConfig) -> RoundOptions {
    let gazetteer = portal.service::<Gazetteer>();
    if config.all_stations {
        return RoundOptions::default();
    }
    RoundOptions::only(move |station| place_of(station, &gazetteer).is_some())
}

fn counts_of(report: &RoundReport) -> Counts {
    Counts {
        fetched: report.fetched,
        not_modified: report.not_modified,
        failed: report.failed,
        values_new: report.stored.samples_new + report.stored.forecasts_new,
    }
}

/// What other nodes and this one have stored of late.
async fn refresh(portal: &Portal, gauges: &Gauges, now: Timestamp) {
    let gazetteer = portal.service::<Gazetteer>();
    let empty = gauges.state().all().next().is_none();
    let back = if empty { 24 * crate::gauges::DAYS_IN_MEMORY } else { 36 };
    let from = now - SignedDuration::from_hours(back);
    if let Err(error) = gauges.refresh(from, &gazetteer).await {
        tracing::warn!(%error, "stored samples cannot be read");
    }
}

/// A feed that falls silent is a signal too; so is its return.
async fn watch_silence(portal: &Portal, gauges: &Gauges) {
    let now = portal.env().now();
    let state = gauges.state().health.state(now, limit());
    let was_silent = portal.world().view::<Crossings>().is_silent(FEED);
    let silent = state == FeedState::Silent;
    if silent == was_silent || state == FeedState::Waiting {
        return;
    }
    if let Err(refusal) = tell_silence(portal, silent, now).await {
        tracing::error!(%refusal, "the silence of {FEED} was not recorded");
    }
}

fn limit() -> SignedDuration {
    SignedDuration::from_mins(STALE_AFTER_MINUTES)
}

async fn tell_silence(portal: &Portal, silent: bool, now: Timestamp) -> Result<(), Refusal> {
    let id = SignalId::fresh(portal.env());
    let exercise = portal.settings().banner.is_some();
    let feed = FEED.to_owned();
    let event =
        if silent { SensorEvent::FeedSilent { feed } } else { SensorEvent::FeedRestored { feed } };
    let decide = |world: &hlaska_journal::World| {
        let mut decision: Decision = raise(world, silence_signal(silent, exercise, now), id);
        decision.events.push(NewEvent::new(format!("feed/{FEED}"), &event).exercise(exercise));
        Ok(decision)
    };
    portal.execute(Author::System(FEED.to_owned()), None, decide).await.map(drop)
}

fn silence_signal(silent: bool, exercise: bool, now: Timestamp) -> NewSignal {
    let (title, urgency) = if silent {
        (
            Said::new("Zdroj ČHMÚ – hydrologie mlčí", "The feed ČHMÚ – hydrology is silent"),
            Urgency::Alert,
        )
    } else {
        (
            Said::new(
                "Zdroj ČHMÚ – hydrologie opět chodí",
                "The feed ČHMÚ – hydrology speaks again",
            ),
            Urgency::Info,
        )
    };
    NewSignal {
        source: FEED.to_owned(),
        subject: format!("feed:{FEED}"),
        title,
        detail: Said::new(
            "Dokud mlčí, stav na tocích neznáme: volejte hlídkovou službu a Povodí.",
            "While it is silent the state of the rivers is unknown: call the patrol service and Povodí.",
        ),
        place: Place::Region,
        urgency,
        rising: silent,
        observed_at: now,
        exercise,
        link: "/zdroje".to_owned(),
        hint: String::new(),
        dedup: format!("feed:{FEED}:{silent}:{}", now.as_second()),
    }
}

/// One round by hand: `hlaska feed once chmi-hydrology`.
pub async fn feed_once(
    gauges: &Gauges,
    gazetteer: std::sync::Arc<Gazetteer>,
    env: &Env,
    config: &FeedConfig,
) -> Result<RoundReport, String> {
    let fetcher = fetcher(config, env)?;
    let options = if config.all_stations {
        RoundOptions::default()
    } else {
        RoundOptions::only(move |station| place_of(station, &gazetteer).is_some())
    };
    Ok(run_round(&fetcher, &config.base_url, &gauges.store, env, &options).await)
}

/// Figures of one feed, for `/metrics`.
#[derive(Debug, Clone, PartialEq)]
pub struct FeedFigures {
    pub feed: String,
    /// Since the last successful round; not a number before the first.
    pub age_seconds: f64,
    pub problems: f64,
    pub stations: f64,
    pub stale: f64,
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub fn feed_figures(portal: &Portal, now: Timestamp) -> Vec<FeedFigures> {
    let gauges = portal.service::<Gauges>();
    let state = gauges.state();
    let (stations, stale) = counts(&state, now);
    vec![FeedFigures {
        feed: FEED.to_owned(),
        age_seconds: state.health.age(now).map_or(f64::NAN, |age| age.as_secs_f64()),
        problems: state.health.problems.len() as f64,
        stations: stations as f64,
        stale: stale as f64,
    }]
}

/// Each feed, for `/health`.
pub fn health_json(portal: &Portal, now: Timestamp) -> Value {
    let gauges = portal.service::<Gauges>();
    let state = gauges.state();
    let (stations, stale) = counts(&state, now);
    json!([feed_json(&state.health, now, stations, stale)])
}

fn feed_json(health: &FeedHealth, now: Timestamp, stations: usize, stale: usize) -> Value {
    json!({
        "feed": health.feed,
        "state": health.state(now, limit()),
        "last_success": health.last_success.map(|at| at.to_string()),
        "age_seconds": health.age(now).map(|age| age.as_secs()),
        "problems": health.problems.len(),
        "stations": stations,
        "stale": stale,
    })
}
