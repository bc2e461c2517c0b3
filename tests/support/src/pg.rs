//! A private PostgreSQL of Debian's package, started and stopped by the tests.
//!
//! All processes of a nextest run share one cluster. Whoever needs it first starts it together
//! with a keeper: a shell that holds the server and, when the run's leader is gone (ended, killed
//! or crashed), stops the server and removes its folder. So nothing has to be set up beforehand
//! and nothing is left behind. Setup scripts of nextest could do half of that, are experimental,
//! and would leave plain `cargo test` without a database.

mod cluster;
mod database;
mod user;

pub use cluster::{Cluster, Durability};
pub use database::Database;
