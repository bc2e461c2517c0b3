//! One SQL text on `SQLite` and `PostgreSQL`.
//!
//! Callers write one statement with `$1 …` placeholders, numbered in order of first use, and the
//! types `BIGINT`, `TEXT`, `BOOLEAN`, `DOUBLE PRECISION`, `{blob}` and `{key}`; times are whole
//! numbers.
//! A write is a closure that runs on the one writer thread: everything queued while the disk was
//! busy shares the next commit, each piece in a savepoint of its own.
//! No transaction can be held across an `.await`.

mod conn;
mod db;
mod error;
mod location;
mod migrate;
mod pool;
mod postgres_conn;
mod postgres_tls;
mod sqlite_conn;
mod value;
mod writer;

pub use conn::{Conn, Row};
pub use db::Db;
pub use error::StoreError;
pub use location::{Engine, Location};
pub use migrate::Migration;
pub use value::{Arg, Col};

pub type Result<T> = std::result::Result<T, StoreError>;
