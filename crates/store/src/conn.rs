use rusqlite::Connection;

use crate::postgres_conn::PostgresConn;
use crate::sqlite_conn;
use crate::{Arg, Col, Engine, Location, Result};

/// One connection; inside [`crate::Db::write`] also one transaction.
pub enum Conn {
    #[doc(hidden)]
    Sqlite(Connection),
    #[doc(hidden)]
    Postgres(Box<PostgresConn>),
}

/// One row of an answer.
pub enum Row<'a> {
    #[doc(hidden)]
    Sqlite(&'a rusqlite::Row<'a>),
    #[doc(hidden)]
    Postgres(&'a postgres::Row),
}

impl Row<'_> {
    pub fn get<T: Col>(&self, column: usize) -> Result<T> {
        match self {
            Self::Sqlite(row) => Ok(row.get(column)?),
            Self::Postgres(row) => Ok(row.try_get(column)?),
        }
    }
}

impl Conn {
    pub(crate) fn open(location: &Location) -> Result<Self> {
        match location {
            Location::Sqlite(path) => sqlite_conn::open(path).map(Self::Sqlite),
            Location::Postgres(url) => {
                PostgresConn::open(url).map(|conn| Self::Postgres(Box::new(conn)))
            }
        }
    }

    pub fn engine(&self) -> Engine {
        match self {
            Self::Sqlite(_) => Engine::Sqlite,
            Self::Postgres(_) => Engine::Postgres,
        }
    }

    /// Runs one statement; answers how many rows it touched.
    pub fn execute(&mut self, sql: &str, args: &[&dyn Arg]) -> Result<u64> {
        match self {
            Self::Sqlite(db) => {
                let args: Vec<&dyn rusqlite::ToSql> = args.iter().map(|a| *a as _).collect();
                Ok(db.prepare_cached(sql)?.execute(args.as_slice())? as u64)
            }
            Self::Postgres(db) => db.execute(sql, args),
        }
    }

    /// Runs one query and reads every row.
    pub fn query<T>(
        &mut self,
        sql: &str,
        args: &[&dyn Arg],
        mut read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        match self {
            Self::Sqlite(db) => {
                let args: Vec<&dyn rusqlite::ToSql> = args.iter().map(|a| *a as _).collect();
                let mut statement = db.prepare_cached(sql)?;
                let mut rows = statement.query(args.as_slice())?;
                let mut found = Vec::new();
                while let Some(row) = rows.next()? {
                    found.push(read(&Row::Sqlite(row))?);
                }
                Ok(found)
            }
            Self::Postgres(db) => {
                db.query(sql, args)?.iter().map(|row| read(&Row::Postgres(row))).collect()
            }
        }
    }

    /// The first row, if there is one.
    pub fn query_first<T>(
        &mut self,
        sql: &str,
        args: &[&dyn Arg],
        read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        Ok(self.query(sql, args, read)?.into_iter().next())
    }

    /// Runs statements that take no arguments, separated by semicolons. `{blob}` stands for the
    /// engine's name of a byte string, `{key}` for its best whole-number primary key. A text that
    /// begins with `{postgres}` tunes that engine only.
    pub fn batch(&mut self, sql: &str) -> Result<()> {
        let tuning = sql.strip_prefix("{postgres}");
        if tuning.is_some() && self.engine() != Engine::Postgres {
            return Ok(());
        }
        let sql = tuning.unwrap_or(sql);
        let own = |blob, key| sql.replace("{blob}", blob).replace("{key}", key);
        match self {
            Self::Sqlite(db) => Ok(db.execute_batch(&own("BLOB", "INTEGER PRIMARY KEY"))?),
            Self::Postgres(db) => db.batch(&own("BYTEA", "BIGINT PRIMARY KEY")),
        }
    }

    /// Opens a transaction.
    pub(crate) fn begin(&mut self) -> Result<()> {
        self.batch(match self {
            // Takes the write lock at once, so that nobody writes between our reading and writing.
            Self::Sqlite(_) => "BEGIN IMMEDIATE",
            Self::Postgres(_) => "BEGIN",
        })
    }

    /// Did something in the running transaction go wrong in a way that forbids its commit?
    pub(crate) fn has_failed(&self) -> bool {
        match self {
            // SQLite goes on after a statement that failed, but gives up the whole transaction by
            // itself when e.g. the disk is full.
            Self::Sqlite(db) => db.is_autocommit(),
            Self::Postgres(db) => db.has_failed(),
        }
    }

    /// Can the connection still be used, as far as is known?
    pub(crate) fn is_alive(&self) -> bool {
        match self {
            Self::Sqlite(_) => true,
            Self::Postgres(db) => db.is_alive(),
        }
    }

    /// The same, asking the server.
    pub(crate) fn answers(&mut self) -> bool {
        match self {
            Self::Sqlite(_) => true,
            Self::Postgres(db) => db.answers(),
        }
    }
}
