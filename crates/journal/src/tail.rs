//! One thread a node reads the journal in order, applies it to the views and tells the listener.

use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Weak};
use std::time::Duration;

use hlaska_store::{Db, StoreError};

use crate::entry::Entry;
use crate::node::Inner;
use crate::read;

/// How many entries are applied under one write lock: short enough not to be noticed by readers.
const CHUNK: u32 = 1_000;
/// Another process may write to the same journal, so it is looked at even when nobody knocks.
const POLL: Duration = Duration::from_millis(200);

pub(crate) type Listener = Box<dyn Fn(&[Entry]) + Send + Sync>;

pub(crate) fn start(node: &Arc<Inner>, listener: Listener) -> std::io::Result<()> {
    let node = Arc::downgrade(node);
    std::thread::Builder::new()
        .name("journal-tail".to_owned())
        .spawn(move || run(&node, &listener))
        .map(drop)
}

fn run(node: &Weak<Inner>, listener: &Listener) {
    while let Some(node) = node.upgrade() {
        match catch_up(&node, listener) {
            Ok(()) => node.wait_for_news(POLL),
            Err(error) => {
                tracing::warn!(%error, "the journal cannot be read, trying again");
                std::thread::sleep(Duration::from_secs(1));
            }
        }
    }
}

/// Applies everything written before the start, reading on while the views are folded.
pub(crate) fn fold(node: &Inner) -> hlaska_store::Result<()> {
    std::thread::scope(|scope| {
        let (read, pieces) = sync_channel(2);
        let from = node.applied();
        let reading = scope.spawn(move || read_on(&node.db, from, &read));
        for entries in pieces {
            apply(node, &entries);
        }
        reading.join().unwrap_or_else(|_| Err(StoreError::Closed))
    })
}

fn read_on(db: &Db, mut from: u64, read: &SyncSender<Vec<Entry>>) -> hlaska_store::Result<()> {
    loop {
        let entries = db.read_blocking(|conn| read::after(conn, from, CHUNK))?;
        let Some(last) = entries.last() else { return Ok(()) };
        from = last.meta.seq;
        if read.send(entries).is_err() {
            return Ok(());
        }
    }
}

fn apply(node: &Inner, entries: &[Entry]) {
    let Some(last) = entries.last() else { return };
    {
        let mut world = node.world.write();
        for entry in entries {
            world.apply(entry);
        }
    }
    node.set_applied(last.meta.seq, last.hash);
}

/// Applies everything written since and tells the listener.
fn catch_up(node: &Inner, listener: &Listener) -> hlaska_store::Result<()> {
    loop {
        let from = node.applied();
        let entries = node.db.read_blocking(|conn| read::after(conn, from, CHUNK))?;
        if entries.is_empty() {
            return Ok(());
        }
        apply(node, &entries);
        listener(&entries);
    }
}
