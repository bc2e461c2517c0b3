//! What the commands say to the person who started them. The log goes to the error output.

use tracing_subscriber::EnvFilter;

/// One line for the operator.
#[expect(clippy::print_stdout, reason = "the answer of a command")]
pub fn say(line: &str) {
    println!("{line}");
}

/// Why the command failed.
#[expect(clippy::print_stderr, reason = "the answer of a command that failed")]
pub fn complain(line: &str) {
    eprintln!("hlaska: {line}");
}

/// Level by `HLASKA_LOG`, e.g. `debug` or `hlaska_ingest=trace`.
pub fn log_to_stderr() {
    let filter = EnvFilter::try_from_env("HLASKA_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
