//! The portal put together: a list of modules, their wiring, and the commands that run them.

pub mod assemble;
pub mod cli;
mod command;
mod config;
mod console;
mod descriptors;
mod error;
pub mod modules;
mod way;

use clap::Parser;

use cli::{Cli, Command};

/// Carries out what the command line says; false when it failed.
pub fn run() -> bool {
    let cli = Cli::parse();
    console::log_to_stderr();
    let outcome = match cli.command {
        Command::Serve(options) => command::serve::run(&options),
        Command::Verify(place) => command::verify::run(&place),
        Command::Import(options) => command::import::run(&options),
        Command::Feed(options) => command::feed::run(&options),
        Command::Account(options) => command::account::run(&options),
    };
    if let Err(error) = &outcome {
        console::complain(&error.to_string());
    }
    outcome.is_ok()
}
