use std::sync::atomic::{AtomicU32, Ordering};

use super::Cluster;

/// A database of one test, empty at the start, dropped at the end.
pub struct Database {
    cluster: Cluster,
    name: String,
    url: String,
}

impl Database {
    pub(super) fn create(cluster: &Cluster) -> Self {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let name = format!("t{}_{number}", std::process::id());
        cluster.sql(&format!("CREATE DATABASE {name} TEMPLATE template0"));
        let url = cluster.url(&name);
        Self { cluster: cluster.clone(), name, url }
    }

    /// `postgres://hlaska@127.0.0.1:PORT/NAME`
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Runs SQL through `psql` and answers what it prints, one row a line, columns parted by `|`.
    pub fn sql(&self, statement: &str) -> String {
        self.cluster.psql(&self.name, statement)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // The whole cluster goes at the end of the run; a failed drop must not hide a test's result.
        self.cluster.try_sql(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name)).ok();
    }
}
