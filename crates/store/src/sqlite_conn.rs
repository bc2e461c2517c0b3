use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode};

use crate::{Result, StoreError};

/// Durability is not negotiable: an answer that says "stored" means "on the disk". What is erased
/// is overwritten, and a damaged or foreign file is not trusted further than necessary.
const SETTINGS: &str = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = FAST; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
    PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000;";

pub(crate) fn open(path: &Path) -> Result<Connection> {
    create_private(path)?;
    let db = Connection::open(path)?;
    db.busy_timeout(PATIENCE)?;
    let mode = write_ahead(&db)?;
    if mode != "wal" {
        return Err(StoreError::Rejected(format!(
            "{} lies on a file system on which SQLite cannot keep its promises; use a local disk",
            path.display()
        )));
    }
    db.execute_batch(SETTINGS)?;
    db.set_prepared_statement_cache_capacity(128);
    Ok(db)
}

/// Brings everything from the write-ahead log into the file itself and empties the log, so that
/// the file alone is the whole database. Waits for readers.
pub(crate) fn fold_in(path: &Path) -> Result<()> {
    let db = open(path)?;
    let busy: i64 = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy == 0 {
        return Ok(());
    }
    Err(StoreError::Rejected(format!("{} is in use by another program", path.display())))
}

/// How long to wait for somebody else who writes to the same file.
const PATIENCE: Duration = Duration::from_secs(10);

/// Asks for a write-ahead log; answers what it got. While another process turns the same new file
/// over, SQLite refuses at once instead of waiting, so the waiting is done here.
fn write_ahead(db: &Connection) -> Result<String> {
    let start = Instant::now();
    loop {
        match db.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0)) {
            Err(error)
                if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
                    && start.elapsed() < PATIENCE =>
            {
                std::thread::sleep(Duration::from_millis(20));
            }
            outcome => return Ok(outcome?),
        }
    }
}

/// Personal data: nobody but the portal's own user reads the file. SQLite gives the same rights to
/// the files beside it.
fn create_private(path: &Path) -> Result<()> {
    let made = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path);
    made.map(drop).map_err(|source| StoreError::Open { path: path.display().to_string(), source })
}
