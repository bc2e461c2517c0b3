//! A stand-in of ČHMÚ's hydrology service on loopback: same addresses, same bytes, any damage.
//!
//! The test programs whole series and sets the hour; the stand-in shows what ČHMÚ would show at
//! that hour: today's file from midnight UTC to now, a file for each earlier day, the forecast
//! issued last.

mod damage;
mod files;
mod gauge;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use jiff::{SignedDuration, Timestamp};

pub use damage::Damage;
pub use gauge::{Gauge, Quantity};

use crate::server::{Request, Response, Server};

/// The running stand-in.
pub struct Standin {
    state: Arc<Mutex<State>>,
    server: Server,
}

/// What the service knows; all series in full, shown up to `now`.
struct State {
    now: Timestamp,
    stations: BTreeMap<String, Station>,
    list_damage: Option<Damage>,
    /// Stations served as files and kept out of the list.
    unlisted: Vec<String>,
}

#[derive(Default)]
struct Station {
    gauge: Option<Gauge>,
    observed: BTreeMap<Quantity, BTreeMap<Timestamp, Option<f64>>>,
    /// By the time of issue.
    forecasts: BTreeMap<Quantity, BTreeMap<Timestamp, Vec<Option<f64>>>>,
    damage: Option<Damage>,
}

impl Standin {
    /// A service without stations, at the given hour (`2026-10-02T19:00:00Z`).
    pub fn at(now: &str) -> Self {
        let state = State {
            now: moment(now),
            stations: BTreeMap::new(),
            list_damage: None,
            unlisted: Vec::new(),
        };
        let state = Arc::new(Mutex::new(state));
        let asked = Arc::clone(&state);
        let server = Server::start(move |request| answer(&hold(&asked), request));
        Self { state, server }
    }

    /// The base address to give to the connector.
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// Everything asked so far.
    pub fn requests(&self) -> Vec<Request> {
        self.server.requests()
    }

    pub fn forget_requests(&self) {
        self.server.forget_requests();
    }

    pub fn set_now(&self, now: &str) {
        self.hold().now = moment(now);
    }

    /// Lists a station (again, with new thresholds, if it is listed already).
    pub fn list(&self, gauge: Gauge) {
        let id = gauge.id.clone();
        self.with(&id, |station| station.gauge = Some(gauge));
    }

    /// Takes a station from the list; its files stay.
    pub fn unlist(&self, id: &str) {
        self.hold().unlisted.push(id.to_owned());
    }

    /// Observed values every ten minutes from `first`; `None` is ČHMÚ's `null`.
    pub fn observe<V: Into<Option<f64>>>(
        &self,
        id: &str,
        quantity: Quantity,
        first: &str,
        values: impl IntoIterator<Item = V>,
    ) {
        let times = every(moment(first), SignedDuration::from_mins(10));
        self.with(id, |station| {
            let series = station.observed.entry(quantity).or_default();
            series.extend(times.zip(values.into_iter().map(Into::into)));
        });
    }

    /// One observed value at its own time.
    pub fn observe_one(
        &self,
        id: &str,
        quantity: Quantity,
        at: &str,
        value: impl Into<Option<f64>>,
    ) {
        self.observe(id, quantity, at, [value]);
    }

    /// Forecast values every hour from the time of issue.
    pub fn forecast<V: Into<Option<f64>>>(
        &self,
        id: &str,
        quantity: Quantity,
        issued: &str,
        values: impl IntoIterator<Item = V>,
    ) {
        let values = values.into_iter().map(Into::into).collect();
        self.with(id, |station| {
            station.forecasts.entry(quantity).or_default().insert(moment(issued), values);
        });
    }

    /// Damages the files of one station.
    pub fn damage(&self, id: &str, damage: Damage) {
        self.with(id, |station| station.damage = Some(damage));
    }

    pub fn repair(&self, id: &str) {
        self.with(id, |station| station.damage = None);
    }

    /// Damages the station list.
    pub fn damage_list(&self, damage: impl Into<Option<Damage>>) {
        self.hold().list_damage = damage.into();
    }

    fn with(&self, id: &str, change: impl FnOnce(&mut Station)) {
        change(self.hold().stations.entry(id.to_owned()).or_default());
    }

    fn hold(&self) -> MutexGuard<'_, State> {
        hold(&self.state)
    }
}

fn hold(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().expect("no test thread died here")
}

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap_or_else(|why| panic!("{text} is no time: {why}"))
}

fn every(first: Timestamp, step: SignedDuration) -> impl Iterator<Item = Timestamp> {
    std::iter::successors(Some(first), move |last| last.checked_add(step).ok())
}

fn answer(state: &State, request: &Request) -> Response {
    let path = request.path.trim_start_matches("/hydrology");
    if path == "/now/metadata/meta1.json" {
        return deliver(request, &files::list(state), state.list_damage, state.now);
    }
    let found = files::parse_path(path, state.now).and_then(|(id, day)| {
        let station = state.stations.get(id)?;
        Some((files::day(id, station, day, state.now)?, station.damage))
    });
    match found {
        Some((body, damage)) => deliver(request, &body, damage, state.now),
        None => damage::not_found(),
    }
}

/// A sound file is answered with a tag, and not sent again to whom has it; a damaged one as the
/// damage wants it.
fn deliver(request: &Request, body: &str, damage: Option<Damage>, now: Timestamp) -> Response {
    let response = match damage {
        Some(damage) => damage.response(body),
        None => sound(request, body),
    };
    response.with("Date", now.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string())
}

fn sound(request: &Request, body: &str) -> Response {
    let tag = files::tag(body);
    if request.header("if-none-match") == Some(&tag) {
        return Response::new(304, "application/json", "").with("ETag", tag);
    }
    Response::new(200, "application/json", body).with("ETag", tag)
}
