//! What is remembered of the files read before, so that unchanged ones are not sent again.

use hlaska_kernel::Timestamp;
use hlaska_store::{Conn, Result};

use super::{SensorStore, time};

const FIND: &str = "SELECT etag, last_modified, fetched_s FROM feed_file WHERE url = $1";
const SAVE: &str = "
    INSERT INTO feed_file (url, etag, last_modified, fetched_s) VALUES ($1, $2, $3, $4)
    ON CONFLICT (url) DO UPDATE SET etag = excluded.etag,
        last_modified = excluded.last_modified, fetched_s = excluded.fetched_s";
const PRUNE: &str = "DELETE FROM feed_file WHERE fetched_s < $1";

/// The marks a server gave with a file, sent back with the next request for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileState {
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    /// When the file was last asked for and answered, changed or not.
    pub fetched_at: Timestamp,
}

impl SensorStore {
    pub async fn file_state(&self, url: String) -> Result<Option<FileState>> {
        self.db.read(move |conn| find(conn, &url)).await
    }
    pub async fn save_file_state(&self, url: String, state: FileState) -> Result<()> {
        self.db.write(move |conn| save(conn, &url, &state)).await
    }
    /// Forgets files not asked for since a moment; daily files leave their addresses behind.
    pub async fn forget_files_before(&self, oldest: Timestamp) -> Result<u64> {
        let oldest = oldest.as_second();
        self.db.write(move |conn| conn.execute(PRUNE, &[&oldest])).await
    }
}

fn find(conn: &mut Conn, url: &str) -> Result<Option<FileState>> {
    conn.query_first(FIND, &[&url], |row| {
        Ok(FileState {
            etag: row.get(0)?,
            last_modified: row.get(1)?,
            fetched_at: time(row.get(2)?),
        })
    })
}

pub(super) fn save(conn: &mut Conn, url: &str, state: &FileState) -> Result<()> {
    let fetched = state.fetched_at.as_second();
    conn.execute(SAVE, &[&url, &state.etag, &state.last_modified, &fetched]).map(drop)
}
