use thiserror::Error;

/// The database did not do what was asked.
#[derive(Debug, Error)]
pub enum StoreError {
    #[error("SQLite: {0}")]
    Sqlite(#[from] rusqlite::Error),
    #[error("PostgreSQL: {}", postgres_text(.0))]
    Postgres(#[from] postgres::Error),
    #[error("cannot open {path}: {source}")]
    Open { path: String, source: std::io::Error },
    /// The writer has stopped; the process is ending.
    #[error("the database is closed")]
    Closed,
    /// The piece of work was fine but the commit it shared failed; nothing of it is stored.
    #[error("the commit failed, nothing was stored: {0}")]
    Commit(String),
    /// What is stored does not make sense; the message says where.
    #[error("damaged data: {0}")]
    Damaged(String),
    /// The caller's own reason to roll its piece back.
    #[error("{0}")]
    Rejected(String),
}

fn postgres_text(error: &postgres::Error) -> String {
    match error.as_db_error() {
        Some(db) => format!("{}: {}", db.severity(), db.message()),
        None => error.to_string(),
    }
}
