use std::sync::Arc;

use crate::pool::Pool;
use crate::writer::Writer;
use crate::{
    Conn, Engine, Location, Migration, Result, StoreError, migrate, postgres_conn, sqlite_conn,
};

/// The database. Cheap to clone; the last clone closes it.
#[derive(Clone)]
pub struct Db {
    engine: Engine,
    writer: Arc<Writer>,
    readers: Arc<Pool>,
}

impl Db {
    pub fn open(location: &Location) -> Result<Self> {
        create_folder(location)?;
        warn_of_listeners(location);
        let conn = Conn::open(location)?;
        let engine = conn.engine();
        let writer = Writer::start(location.clone(), conn)?;
        Ok(Self {
            engine,
            writer: Arc::new(writer),
            readers: Arc::new(Pool::new(location.clone())),
        })
    }

    /// At the end of work: leaves one file that is the whole database, as people expect who copy
    /// it. A server looks after itself.
    pub fn fold_in(location: &Location) -> Result<()> {
        match location {
            Location::Sqlite(path) => sqlite_conn::fold_in(path),
            Location::Postgres(_) => Ok(()),
        }
    }

    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Reads on the calling thread. Not for async code: use [`Db::read`] there.
    pub fn read_blocking<T>(&self, work: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        self.readers.read(work)
    }

    /// Reads on a thread that may wait for the disk.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let readers = Arc::clone(&self.readers);
        tokio::task::spawn_blocking(move || readers.read(work))
            .await
            .map_err(|_| StoreError::Closed)?
    }

    /// Writes in a transaction and answers when it is durable. An error of the work rolls back
    /// its own changes and nobody else's.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.writer.submit(work)?.await.map_err(|_| StoreError::Closed)?
    }

    /// The same for code outside the async world.
    pub fn write_blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.writer.submit(work)?.blocking_recv().map_err(|_| StoreError::Closed)?
    }

    /// Brings the tables of one component up to date.
    pub fn migrate(&self, migration: Migration) -> Result<()> {
        if self.write_blocking(migrate::make_book).is_err() {
            // Another node was making it at this very moment; now it is there.
            self.write_blocking(migrate::make_book)?;
        }
        self.write_blocking(move |conn| migrate::migrate(conn, migration))
    }
}

fn warn_of_listeners(location: &Location) {
    if let Location::Postgres(url) = location
        && postgres_conn::is_readable_on_the_way(url)
    {
        tracing::warn!(
            "the connection to PostgreSQL is not encrypted; add sslmode=require to --db"
        );
    }
}

fn create_folder(location: &Location) -> Result<()> {
    let Location::Sqlite(path) = location else { return Ok(()) };
    let Some(folder) = path.parent() else { return Ok(()) };
    std::fs::create_dir_all(folder)
        .map_err(|source| StoreError::Open { path: folder.display().to_string(), source })
}
