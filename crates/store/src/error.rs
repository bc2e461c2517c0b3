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
    /// An older portal must not write to tables it does not know.
    #[error(
        "the tables of {component} were made by a newer portal (step {found}, this one knows \
         {known}); start that version, or restore the backup made before it"
    )]
    Newer { component: &'static str, found: usize, known: usize },
    /// The writer has stopped; the process is ending.
    #[error("the database is closed")]
    Closed,
    /// The piece of work was fine but the commit it shared failed. Nothing of it is stored, unless
    /// the connection broke between the commit and its answer; then nobody can know, and the
    /// caller repeats the request under the same key.
    #[error("the change could not be stored: {0}")]
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
