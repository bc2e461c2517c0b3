//! How many entries a second are acknowledged as durable.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use hlaska_journal::{Append, Node, NodeOptions, Views};
use hlaska_kernel::Env;
use tokio::runtime::Runtime;

use crate::engine::{BOTH, Place, cluster};
use crate::figures::Figures;
use crate::{disk, history};

const TIME: Duration = Duration::from_secs(4);

pub fn measure(figures: &mut Figures) {
    let cluster = cluster();
    let folder = disk::folder();
    let fsyncs = disk::fsyncs_per_s(folder.path(), Duration::from_secs(1));
    figures.note("disk_fsyncs_per_s", fsyncs);
    for engine in BOTH {
        let place = Place::new(engine, &cluster);
        for writers in [1, 64] {
            let rate = appends_per_s(&place, writers);
            let name = format!("{}_appends_{writers}_writers_per_s", place.name());
            figures.note_against(&name, rate, "disk_fsync", fsyncs);
        }
    }
}

/// Each writer appends one entry, waits until it is durable and in the views, and goes on.
fn appends_per_s(place: &Place, writers: u64) -> f64 {
    let options = NodeOptions {
        env: Env::system(),
        origin: "bench".to_owned(),
        build: "bench".to_owned(),
        snapshot_every: u64::MAX,
    };
    let views = Views::default().with::<hlaska_incident::Incidents>();
    let node = Node::start(place.open(), views, options, |_| {}).expect("a node");
    let runtime = Runtime::new().expect("threads");
    let written = Arc::new(AtomicU64::new(0));
    let start = Instant::now();
    let tasks: Vec<_> = (0..writers)
        .map(|writer| {
            let (node, written) = (node.clone(), Arc::clone(&written));
            runtime.spawn(async move {
                while start.elapsed() < TIME {
                    node.append(entry_of(writer)).await.expect("a durable entry");
                    written.fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    for task in tasks {
        runtime.block_on(task).expect("a writer that ends");
    }
    written.load(Ordering::Relaxed) as f64 / start.elapsed().as_secs_f64()
}

fn entry_of(writer: u64) -> Append {
    history::append(vec![history::log_entry(&history::incident_id(writer), 1)])
}
