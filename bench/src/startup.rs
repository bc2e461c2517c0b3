//! How long a start takes with a million entries behind it.

use std::time::{Duration, Instant};

use hlaska_journal::{Node, NodeOptions, Views};
use hlaska_kernel::Env;
use hlaska_store::Db;
use hlaska_territory::Gazetteer;
use hlaska_testkit::Engine;
use hlaska_testkit::portal::Portal;

use crate::engine::{BOTH, Place, cluster};
use crate::figures::Figures;
use crate::{disk, history};

const ENTRIES: u64 = 1_000_000;
/// Entries in one decision while the history is written; people write one at a time.
const PIECE: usize = 1_000;

pub fn measure(figures: &mut Figures) {
    let cluster = cluster();
    for engine in BOTH {
        let place = Place::new(engine, &cluster);
        write_history(&place.open());
        fold(figures, &place);
        if engine == Engine::Sqlite {
            let file = place.folder.path().join("hlaska.sqlite");
            figures.note("sqlite_file_with_1m_entries_mb", disk::size_mb(&file));
            start_the_portal(figures, &place);
        }
    }
}

fn write_history(db: &Db) {
    let node = start(db, Views::default());
    let gazetteer = Gazetteer::builtin();
    let mut years = history::years(ENTRIES, &gazetteer);
    loop {
        let piece: Vec<_> = years.by_ref().take(PIECE).collect();
        if piece.is_empty() {
            return;
        }
        node.append_blocking(history::append(piece)).expect("space on the disk");
    }
}

fn start(db: &Db, views: Views) -> Node {
    let options = NodeOptions {
        env: Env::system(),
        origin: "bench".to_owned(),
        build: "bench".to_owned(),
        snapshot_every: u64::MAX,
    };
    Node::start(db.clone(), views, options, |_| {}).expect("a node")
}

/// The views of all modules.
fn views() -> Views {
    let mut views = Views::default();
    for module in hlaska_portal::modules::all() {
        if let Some(add) = module.views {
            add(&mut views);
        }
    }
    views
}

/// A full replay, and a start behind a snapshot, in this process.
fn fold(figures: &mut Figures, place: &Place) {
    let (db, name) = (place.open(), place.name());
    let (node, took) = timed(|| start(&db, views()));
    assert_eq!((node.applied(), node.world().degraded().len()), (ENTRIES, 0));
    figures.note(&format!("{name}_replay_1m_entries_s"), took.as_secs_f64());
    let rate = ENTRIES as f64 / took.as_secs_f64();
    figures.note(&format!("{name}_replay_entries_per_s"), rate);
    let (taken, took) = timed(|| node.snapshot().expect("a snapshot"));
    assert_eq!(taken, ENTRIES);
    figures.note(&format!("{name}_snapshot_1m_entries_s"), took.as_secs_f64());
    drop(node);
    let (node, took) = timed(|| start(&db, views()));
    assert_eq!(node.applied(), ENTRIES);
    let bar = "bar: 1 s";
    figures.note_with(&format!("{name}_start_behind_snapshot_s"), took.as_secs_f64(), bar);
    let verdict = db.read_blocking(|conn| {
        let (verdict, took) = timed(|| hlaska_journal::verify(conn));
        Ok((verdict, took))
    });
    let (verdict, took) = verdict.expect("a journal");
    assert_eq!(verdict.finding, None);
    figures.note_with(&format!("{name}_verify_1m_entries_s"), took.as_secs_f64(), "bar: 5 s");
}

/// The built binary, from the start of the process to its first answer.
fn start_the_portal(figures: &mut Figures, place: &Place) {
    let mut first = Portal::start(place.folder.path());
    assert!(first.stop(), "an orderly end saves the views");
    drop(first);
    let (portal, took) = timed(|| Portal::start(place.folder.path()));
    assert_eq!(portal.client().get("/health").status, 200);
    let name = "portal_start_behind_snapshot_1m_entries_s";
    figures.note_with(name, took.as_secs_f64(), "bar: 1 s");
    let memory = portal.peak_memory_kb() as f64 / 1_000.0;
    figures.note("portal_memory_peak_with_1m_entries_mb", memory);
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}
