use std::sync::Arc;
use std::time::{Duration, Instant};

use hlaska_kernel::Env;
use hlaska_store::{Db, Result, StoreError};
use parking_lot::{Condvar, Mutex, RwLock, RwLockReadGuard};
use tokio::sync::watch;

use crate::append::{Append, AppendError, Appended, Appender};
use crate::entry::Entry;
use crate::read::Head;
use crate::snapshot::{self, Snapshot};
use crate::tail;
use crate::world::{Views, World};
use crate::{SCHEMA, chain, erase};

/// What a node needs to know to start.
pub struct NodeOptions {
    pub env: Env,
    /// Name of this node in the envelope.
    pub origin: String,
    /// Changes with every build; snapshots of other builds are not read.
    pub build: String,
    /// A snapshot is taken after this many entries.
    pub snapshot_every: u64,
}

/// How long an answer waits for the views to contain what it speaks of.
const PATIENCE: Duration = Duration::from_secs(10);

/// One running copy of the portal's state.
#[derive(Clone)]
pub struct Node {
    inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) db: Db,
    pub(crate) world: RwLock<World>,
    appender: Appender,
    head: watch::Sender<Head>,
    news: (Mutex<bool>, Condvar),
    build: String,
    snapshot_every: u64,
    last_snapshot: Mutex<u64>,
    /// Entries whose content was gone before the views were folded.
    erasures: u64,
}

impl Node {
    /// Opens the journal, brings the views up to date and starts to follow it. `listener` hears of
    /// every batch of entries after the views contain it.
    pub fn start(
        db: Db,
        views: Views,
        options: NodeOptions,
        listener: impl Fn(&[Entry]) + Send + Sync + 'static,
    ) -> Result<Self> {
        db.migrate(SCHEMA)?;
        let mut world = World::new(views);
        let erasures = db.read_blocking(erase::erasures)?;
        snapshot::restore(&db, &options.build, &mut world)?;
        let seq = world.seq();
        let inner = Arc::new(Inner {
            appender: Appender::start(db.clone(), options.env, options.origin)?,
            db,
            world: RwLock::new(world),
            head: watch::Sender::new(Head { seq, hash: chain::GENESIS }),
            news: (Mutex::new(false), Condvar::new()),
            build: options.build,
            snapshot_every: options.snapshot_every.max(1),
            last_snapshot: Mutex::new(seq),
            erasures,
        });
        tail::fold(&inner)?;
        tail::start(&inner, Box::new(listener))
            .map_err(|source| StoreError::Open { path: "tail thread".to_owned(), source })?;
        let node = Self { inner };
        node.snapshot_when_due();
        Ok(node)
    }

    pub fn db(&self) -> &Db {
        &self.inner.db
    }

    /// The views. Hold the guard shortly: the journal waits for it. A page may ask again while it
    /// holds one, so a waiting writer never stands between the two.
    pub fn world(&self) -> RwLockReadGuard<'_, World> {
        self.inner.world.read_recursive()
    }

    /// The last entry the views contain.
    pub fn applied(&self) -> u64 {
        self.inner.applied()
    }

    /// Writes one decision and answers when it is durable and in this node's views.
    pub async fn append(&self, append: Append) -> std::result::Result<Appended, AppendError> {
        let answer = self.inner.appender.submit(append)?;
        let appended = answer.await.map_err(|_| AppendError::Closed)??;
        self.inner.knock();
        // It is durable: an answer must not depend on views that are held up.
        let _ = tokio::time::timeout(PATIENCE, self.wait_for(appended.last)).await;
        self.snapshot_when_due();
        Ok(appended)
    }

    /// The same for code outside the async world.
    pub fn append_blocking(&self, append: Append) -> std::result::Result<Appended, AppendError> {
        let answer = self.inner.appender.submit(append)?;
        let appended = answer.blocking_recv().map_err(|_| AppendError::Closed)??;
        self.inner.knock();
        let start = Instant::now();
        while self.applied() < appended.last && start.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_micros(200));
        }
        self.snapshot_when_due();
        Ok(appended)
    }

    /// Takes in at once what other nodes have written; without it they are heard of within a
    /// fraction of a second.
    pub async fn catch_up(&self) -> Result<()> {
        let head = self.inner.db.read(crate::read::head).await?;
        self.inner.knock();
        let _ = tokio::time::timeout(PATIENCE, self.wait_for(head.seq)).await;
        Ok(())
    }

    /// The entry under which the key was claimed, if it was: a repeated request.
    pub async fn claimed(&self, claim: &str) -> Result<Option<u64>> {
        let claim = claim.to_owned();
        self.inner.db.read(move |conn| crate::read::claimed(conn, &claim)).await
    }

    /// Waits until the views contain the entry, e.g. one written through another node.
    pub async fn wait_for(&self, seq: u64) {
        let mut head = self.inner.head.subscribe();
        let _ = head.wait_for(|head| head.seq >= seq).await;
    }

    /// Saves the views now, e.g. at an orderly end.
    pub fn snapshot(&self) -> Result<u64> {
        let snapshot = {
            let world = self.inner.world.read();
            let Some(hash) = self.hash_at(world.seq())? else { return Ok(0) };
            Snapshot::of(&world, hash, self.inner.erasures)?
        };
        let seq = snapshot.seq();
        *self.inner.last_snapshot.lock() = seq;
        snapshot.store(&self.inner.db, &self.inner.build)?;
        Ok(seq)
    }

    fn hash_at(&self, seq: u64) -> Result<Option<[u8; 32]>> {
        let before = seq.saturating_sub(1);
        let found = self.inner.db.read_blocking(|conn| crate::read::after(conn, before, 1))?;
        Ok(found.first().filter(|entry| entry.meta.seq == seq).map(|entry| entry.hash))
    }

    fn snapshot_when_due(&self) {
        let seq = self.applied();
        let mut last = self.inner.last_snapshot.lock();
        if seq < last.saturating_add(self.inner.snapshot_every) {
            return;
        }
        *last = seq;
        let node = self.clone();
        std::thread::spawn(move || {
            if let Err(error) = node.snapshot() {
                tracing::warn!(%error, "the views could not be saved; start-up will take longer");
            }
        });
    }
}

impl Inner {
    pub(crate) fn applied(&self) -> u64 {
        self.head.borrow().seq
    }

    pub(crate) fn set_applied(&self, seq: u64, hash: [u8; 32]) {
        self.head.send_replace(Head { seq, hash });
    }

    fn knock(&self) {
        *self.news.0.lock() = true;
        self.news.1.notify_one();
    }

    pub(crate) fn wait_for_news(&self, at_most: Duration) {
        let mut news = self.news.0.lock();
        if !*news {
            self.news.1.wait_for(&mut news, at_most);
        }
        *news = false;
    }
}
