use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::pg::{Cluster, Database};

/// The two databases the portal runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// An empty folder and an empty database for one test; both gone when it ends.
pub struct Scratch {
    engine: Engine,
    dir: TempDir,
    database: Option<Database>,
}

impl Scratch {
    pub fn new(engine: Engine) -> Self {
        let database = (engine == Engine::Postgres).then(|| Cluster::shared().database());
        let dir = tempfile::tempdir().expect("a temporary folder can be made");
        Self { engine, dir, database }
    }

    pub fn engine(&self) -> Engine {
        self.engine
    }

    pub fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// `postgres://…` when this is PostgreSQL.
    pub fn postgres_url(&self) -> Option<&str> {
        self.database.as_ref().map(Database::url)
    }

    /// Runs SQL in the test's own database behind the portal's back; none on SQLite, whose file is
    /// at hand.
    pub fn sql(&self, statement: &str) -> Option<String> {
        self.database.as_ref().map(|database| database.sql(statement))
    }

    /// Where the database is, in the caller's own type, so that the kit depends on no crate it
    /// helps to test: `scratch.at(Location::Sqlite, Location::Postgres)`.
    pub fn at<L>(&self, sqlite: impl Fn(PathBuf) -> L, postgres: impl Fn(String) -> L) -> L {
        match self.postgres_url() {
            None => sqlite(self.dir().join("hlaska.sqlite")),
            Some(url) => postgres(url.to_owned()),
        }
    }
}

/// One test written once and run on SQLite and on PostgreSQL, as `name::sqlite` and
/// `name::postgres`:
///
/// ```ignore
/// on_both_engines! {
///     fn an_entry_is_still_there_after_a_restart(scratch) {
///         let db = Db::open(&scratch.at(Location::Sqlite, Location::Postgres)).unwrap();
///     }
/// }
/// ```
#[macro_export]
macro_rules! on_both_engines {
    ($($(#[$note:meta])* fn $name:ident($scratch:ident) $body:block)+) => {$(
        $(#[$note])*
        #[cfg(test)]
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            fn given($scratch: &$crate::Scratch) $body

            #[test]
            fn sqlite() {
                given(&$crate::Scratch::new($crate::Engine::Sqlite));
            }

            #[test]
            fn postgres() {
                given(&$crate::Scratch::new($crate::Engine::Postgres));
            }
        }
    )+};
}
