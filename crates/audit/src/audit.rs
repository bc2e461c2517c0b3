use std::sync::Arc;
use std::time::Duration;

use hlaska_kernel::{Env, Timestamp};
use hlaska_store::{Conn, Db, Location, Result};

use crate::append::{append, lock_head};
use crate::asset::Asset;
use crate::content::{Content, Entry};
use crate::export::{Export, Format};
use crate::filter::Filter;
use crate::notes::Notes;
use crate::prune::{self, Retention};
use crate::read;
use crate::record::Record;
use crate::schema::SCHEMA;
use crate::verify::{Verdict, verify};

/// The audit. Cheap to clone; the last clone writes what waits.
#[derive(Clone)]
pub struct Audit {
    inner: Arc<Inner>,
}

struct Inner {
    db: Db,
    env: Env,
    asset: Asset,
    notes: Notes,
}

/// At the end of the process, for the notes to be written.
const PATIENCE: Duration = Duration::from_secs(10);

/// The database as the audit wants it. On `PostgreSQL` a connection of its own: the portal's writer
/// puts several pieces into one transaction, and two nodes that lock the heads of journal and audit
/// in different order would wait for each other. `SQLite` has one writer anyway.
pub fn database(location: &Location, db: &Db) -> Result<Db> {
    match location {
        Location::Sqlite(_) => Ok(db.clone()),
        Location::Postgres(_) => Db::open(location),
    }
}

impl Audit {
    /// Opens the audit and makes its tables; `db` as [`database`] gives it. Blocks.
    pub fn open(db: &Db, env: &Env, asset: Asset) -> Result<Self> {
        db.migrate(SCHEMA)?;
        let notes = Notes::start(db.clone())?;
        let inner = Inner { db: db.clone(), env: env.clone(), asset, notes };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Writes one record; answers its place when it is on the disk. For what must not be done
    /// without a record: privileged acts, changes of rights, reading what is sensitive.
    pub async fn write(&self, record: Record) -> Result<u64> {
        self.write_all(vec![record]).await
    }

    /// Writes several records, all or none, in order; answers the place of the last.
    pub async fn write_all(&self, records: Vec<Record>) -> Result<u64> {
        let contents = self.stamp(records);
        self.inner.db.write(move |conn| append(conn, &contents)).await
    }

    /// Writes the records in one transaction with `first`, or neither: nothing is written when it
    /// answers false. No other node writes meanwhile, so `first` may look before it decides.
    pub async fn write_if(
        &self,
        records: Vec<Record>,
        first: impl FnOnce(&mut Conn) -> Result<bool> + Send + 'static,
    ) -> Result<bool> {
        let contents = self.stamp(records);
        let work = move |conn: &mut Conn| {
            lock_head(conn)?;
            if !first(conn)? {
                return Ok(false);
            }
            append(conn, &contents).map(|_| true)
        };
        self.inner.db.write(work).await
    }

    /// The same for code outside the async world.
    pub fn write_blocking(&self, record: Record) -> Result<u64> {
        let contents = self.stamp(vec![record]);
        self.inner.db.write_blocking(move |conn| append(conn, &contents))
    }

    /// Takes the record and returns at once; it is on the disk within about a tenth of a second.
    /// For what happens often: denials, sign-ins, reads. In a flood equal records become one with
    /// a count.
    pub fn note(&self, record: Record) {
        self.inner.notes.push(Content::of(record, &self.inner.asset, &self.inner.env));
    }

    /// Waits until everything noted so far is on the disk; false when it took too long.
    pub async fn flush(&self) -> bool {
        let this = self.clone();
        tokio::task::spawn_blocking(move || this.flush_blocking()).await.unwrap_or(false)
    }

    /// The same for code outside the async world.
    pub fn flush_blocking(&self) -> bool {
        self.inner.notes.flush(PATIENCE)
    }

    /// Records that match, newest first; those before the place `before`, or the newest.
    pub async fn page(
        &self,
        filter: &Filter,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<Entry>> {
        let filter = filter.clone();
        self.inner.db.read(move |conn| read::page(conn, &filter, before, limit)).await
    }

    /// Records that match after the place `after`, oldest first: for whoever follows the audit.
    pub async fn after(&self, filter: &Filter, after: u64, limit: u32) -> Result<Vec<Entry>> {
        let filter = filter.clone();
        self.inner.db.read(move |conn| read::after(conn, &filter, after, u64::MAX, limit)).await
    }

    /// One record, also when its content was dropped.
    pub async fn get(&self, seq: u64) -> Result<Option<Entry>> {
        self.inner.db.read(move |conn| read::get(conn, seq)).await
    }

    /// How many records match.
    pub async fn count(&self, filter: &Filter) -> Result<u64> {
        let filter = filter.clone();
        self.inner.db.read(move |conn| read::count(conn, &filter)).await
    }

    /// Place of the newest record; 0 when there is none.
    pub async fn head(&self) -> Result<u64> {
        Ok(self.inner.db.read(crate::append::head).await?.seq)
    }

    /// Everything that matches now, oldest first, piece by piece.
    pub async fn export(&self, filter: &Filter, format: Format) -> Result<Export> {
        let head = self.head().await?;
        Ok(Export::new(self.inner.db.clone(), filter.clone(), format, head))
    }

    /// Drops the content of records older than `retention`; answers how many were dropped. What
    /// was not yet forwarded to a target in use stays. That it was done is a record, too.
    pub async fn prune(&self, retention: Retention) -> Result<u64> {
        let (now, asset, env) = (self.now(), self.inner.asset.clone(), self.inner.env.clone());
        let told = move |record| Content::of(record, &asset, &env);
        self.inner.db.write(move |conn| prune::prune(conn, retention, now, told)).await
    }

    /// Walks the whole chain.
    pub async fn verify(&self) -> Result<Verdict> {
        self.inner.db.read(|conn| Ok(verify(conn))).await
    }

    pub fn asset(&self) -> &Asset {
        &self.inner.asset
    }

    pub(crate) fn db(&self) -> &Db {
        &self.inner.db
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.inner.env.now()
    }

    fn stamp(&self, records: Vec<Record>) -> Vec<Content> {
        let (asset, env) = (&self.inner.asset, &self.inner.env);
        records.into_iter().map(|record| Content::of(record, asset, env)).collect()
    }
}
