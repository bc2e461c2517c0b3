//! An installation whose clock the test holds.

use std::sync::Arc;

use hlaska_audit::{Asset, Audit, Filter, Verdict, verify};
use hlaska_kernel::{Env, ManualClock, SystemRandom, Timestamp};
use hlaska_store::{Conn, Db, Location};
use hlaska_testkit::Scratch;

pub struct House {
    pub audit: Audit,
    pub db: Db,
    pub clock: Arc<ManualClock>,
    runtime: tokio::runtime::Runtime,
}

impl House {
    pub fn new(scratch: &Scratch) -> Self {
        Self::at(scratch, "2026-11-22T12:00:00Z")
    }

    pub fn at(scratch: &Scratch, start: &str) -> Self {
        let clock = Arc::new(ManualClock::at(start.parse::<Timestamp>().unwrap()));
        let env = Env::new(clock.clone(), Arc::new(SystemRandom));
        let location = scratch.at(Location::Sqlite, Location::Postgres);
        let db = Db::open(&location).unwrap();
        let asset = Asset::load(scratch.dir(), &env, "build-1").unwrap();
        let audit = Audit::open(&db, &env, asset).unwrap();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        Self { audit, db, clock, runtime }
    }

    pub fn wait<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    pub fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        self.runtime.spawn(work);
    }

    pub fn seqs(&self, filter: &Filter) -> Vec<u64> {
        let found = self.wait(self.audit.page(filter, None, 1_000)).unwrap();
        found.into_iter().map(|entry| entry.seq).collect()
    }

    pub fn verdict(&self) -> Verdict {
        self.db.read_blocking(|conn| Ok(verify(conn))).unwrap()
    }

    /// SQL behind the audit's back.
    pub fn behind(&self, sql: &'static str) {
        let work = move |conn: &mut Conn| conn.batch(sql);
        self.db.write_blocking(work).unwrap();
    }
}
