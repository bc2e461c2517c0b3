//! The figures of the README: `make bench`, or `cargo run --release -p hlaska-bench -- appends live`
//! for some of the sections only.
//!
//! Everything is measured on real parts: the journal on both engines on this disk, and the built
//! binary as a process of its own. Beside a figure stands the floor it can be compared with, taken
//! in the same run. Results go to `target/bench.json`: name → value, the unit in the name.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a measurement that cannot be made ends with the reason"
)]

mod appends;
mod disk;
mod engine;
mod figures;
mod history;
mod live;
mod pages;
mod region;
mod sign_in;
mod startup;
mod wire;

use figures::Figures;

/// The portal's own, so that what is folded here costs what it costs there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

type Section = (&'static str, fn(&mut Figures));

const SECTIONS: [Section; 5] = [
    ("appends", appends::measure),
    ("startup", startup::measure),
    ("pages", pages::measure),
    ("live", live::measure),
    ("sign_in", sign_in::measure),
];

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let unknown = wanted.iter().find(|name| SECTIONS.iter().all(|(known, _)| known != name));
    let known = SECTIONS.map(|(name, _)| name).join(", ");
    assert!(unknown.is_none(), "no section {unknown:?}; there are {known}");
    let mut figures = Figures::default();
    for (name, measure) in SECTIONS {
        if wanted.is_empty() || wanted.iter().any(|one| one == name) {
            figures::section(name);
            measure(&mut figures);
        }
    }
    figures.write();
}
