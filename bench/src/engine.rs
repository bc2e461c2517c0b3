use hlaska_store::{Db, Location};
use hlaska_testkit::Engine;
use hlaska_testkit::pg::{Cluster, Database, Durability};
use tempfile::TempDir;

use crate::disk;

/// An empty database on the disk, with the promises of operation.
pub struct Place {
    pub engine: Engine,
    pub folder: TempDir,
    database: Option<Database>,
}

pub const BOTH: [Engine; 2] = [Engine::Sqlite, Engine::Postgres];

impl Place {
    pub fn new(engine: Engine, cluster: &Cluster) -> Self {
        let database = (engine == Engine::Postgres).then(|| cluster.database());
        Self { engine, folder: disk::folder(), database }
    }

    pub fn location(&self) -> Location {
        match &self.database {
            Some(database) => Location::Postgres(database.url().to_owned()),
            None => Location::Sqlite(self.folder.path().join("hlaska.sqlite")),
        }
    }

    pub fn open(&self) -> Db {
        Db::open(&self.location()).expect("a database")
    }

    pub fn name(&self) -> &'static str {
        match self.engine {
            Engine::Sqlite => "sqlite",
            Engine::Postgres => "postgres",
        }
    }
}

/// A private server that syncs, in a folder the server's user may enter.
pub fn cluster() -> Cluster {
    Cluster::private(Durability::Synced)
}
