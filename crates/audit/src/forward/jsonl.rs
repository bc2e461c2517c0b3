//! To a file of JSON lines. The file itself tells how far it got, so a crash between the line and
//! the cursor neither loses nor repeats a line.

use std::fs::{self, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;

use uuid::Uuid;

use super::{ForwardError, Result, Sink};
use crate::config::JsonlConfig;
use crate::content::Entry;
use crate::export::json_line;

pub(crate) struct File {
    name: String,
    path: PathBuf,
    max_bytes: u64,
}

impl File {
    pub(crate) fn new(config: &JsonlConfig, asset: Uuid) -> Self {
        Self {
            name: format!("jsonl:{asset}:{}", config.path.display()),
            path: config.path.clone(),
            max_bytes: config.max_megabytes.max(1) * 1_000_000,
        }
    }

    fn failed(&self, doing: &'static str) -> impl Fn(io::Error) -> ForwardError + '_ {
        move |source| ForwardError::Io { target: self.name.clone(), doing, source }
    }

    fn open(&self) -> io::Result<fs::File> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(&self.path)
    }

    /// The sequence of the last whole line; half a line, left by a crash, is cut off.
    fn last_line(&self) -> io::Result<Option<u64>> {
        let mut file = self.open()?;
        let length = file.metadata()?.len();
        let start = length.saturating_sub(TAIL);
        file.seek(SeekFrom::Start(start))?;
        let mut tail = Vec::new();
        file.read_to_end(&mut tail)?;
        let whole = tail.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        if whole < tail.len() {
            file.set_len(start + whole as u64)?;
        }
        let last = tail[..whole].split(|byte| *byte == b'\n').rfind(|line| !line.is_empty());
        Ok(last.and_then(sequence))
    }

    /// Puts a file that is full aside under the number of its last record.
    fn rotate(&self, last: u64) -> io::Result<()> {
        if fs::metadata(&self.path)?.len() < self.max_bytes {
            return Ok(());
        }
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        let aside = self.path.with_file_name(format!("{stem}-{last:012}.jsonl"));
        fs::rename(&self.path, aside)
    }
}

/// Longer than any line; a record's texts are bounded.
const TAIL: u64 = 64 * 1_024;

fn sequence(line: &[u8]) -> Option<u64> {
    serde_json::from_slice::<serde_json::Value>(line).ok()?.get("event.sequence")?.as_u64()
}

impl Sink for File {
    fn name(&self) -> &str {
        &self.name
    }

    fn resume(&self, cursor: u64) -> Result<u64> {
        let last = self.last_line().map_err(self.failed("reading its end"))?;
        if last.is_some_and(|last| last <= cursor) {
            self.rotate(cursor).map_err(self.failed("putting it aside"))?;
        }
        Ok(last.map_or(cursor, |last| last.max(cursor)))
    }

    fn deliver(&self, entries: &[Entry]) -> Result<usize> {
        let lines: String = entries.iter().map(|entry| json_line(entry) + "\n").collect();
        let mut file = self.open().map_err(self.failed("opening"))?;
        file.write_all(lines.as_bytes()).map_err(self.failed("writing"))?;
        file.sync_data().map_err(self.failed("writing"))?;
        Ok(entries.len())
    }
}
