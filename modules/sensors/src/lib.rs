//! River gauges: what was measured, what was forecast, and which limits were reached.
//!
//! A reached limit is an observation. It is never shown or stored as a declared flood activity
//! level, which is a decision of a flood authority.

pub mod amount;
mod builtin;
pub mod chmi;
mod config;
mod event;
#[cfg(test)]
mod fake;
mod gauges;
mod http;
pub mod hysteresis;
mod job;
mod judge;
pub mod level;
pub mod page;
pub mod reading;
pub mod round;
pub mod series;
pub mod station;
pub mod storage;
pub mod text;
pub mod trend;
mod view;
mod words;

pub use builtin::builtin_stations;
pub use config::FeedConfig;
pub use event::SensorEvent;
pub use gauges::{FEED, Gauge, Gauges};
pub use hysteresis::{Crossing, Hysteresis};
pub use job::{FeedFigures, feed_figures, feed_once, health_json};
pub use level::{Level, Limits, ObservedSpa};
pub use page::overview::{Point, Standing, at_limit, points, standing};
pub use reading::{ForecastRun, Reading, Sample};
pub use series::{Forecasts, Series};
pub use station::{Position, Quantity, Station, StationId, Thresholds};
pub use storage::SensorStore;
pub use trend::{Direction, Trend};
pub use view::Crossings;

use hlaska_kernel::Role;
use hlaska_web::{Access, Job, MenuItem, Module, Route};

/// Everybody who takes part in operations.
const OPERATIONAL: &[Role] =
    &[Role::RegionManager, Role::OrpSecretary, Role::Mayor, Role::Operator, Role::Reader];

pub fn module() -> Module {
    let operational = Access::Roles(OPERATIONAL);
    Module {
        name: "sensors",
        routes: vec![
            Route::get("/stavy", operational, http::list).live(http::list_parts),
            Route::get("/stavy/{id}", operational, http::station).live(http::station_parts),
            Route::get("/zdroje", Access::SignedIn, http::feeds).live(http::feeds_parts),
            Route::get("/api/v1/gauges", operational, http::api),
        ],
        menu: vec![
            MenuItem {
                path: "/stavy",
                order: 50,
                label: |lang| words::words(lang).gauges(),
                roles: OPERATIONAL,
            },
            MenuItem {
                path: "/zdroje",
                order: 80,
                label: |lang| words::words(lang).feeds(),
                roles: &Role::ALL,
            },
        ],
        views: Some(hlaska_journal::Views::add::<Crossings>),
        jobs: vec![Job { name: "chmi-hydrology", run: |portal| Box::pin(job::follow(portal)) }],
        ..Module::default()
    }
}
