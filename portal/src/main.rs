//! `hlaska`

use std::process::ExitCode;

/// Pages are thousands of short texts, a replay millions; this one takes half the time of the
/// system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    if hlaska_portal::run() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
