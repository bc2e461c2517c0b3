//! `hlaska`

use std::process::ExitCode;

fn main() -> ExitCode {
    if hlaska_portal::run() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
