//! `hlaska`: one binary, a list of modules and the commands that run them.

mod assemble;
mod cli;
mod command;
mod config;
mod console;
mod error;
mod modules;

use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Command};

fn main() -> ExitCode {
    let cli = Cli::parse();
    console::log_to_stderr();
    let outcome = match cli.command {
        Command::Serve(options) => command::serve::run(&options),
        Command::Verify(place) => command::verify::run(&place),
        Command::Import(options) => command::import::run(&options),
        Command::Feed(options) => command::feed::run(&options),
        Command::Account(options) => command::account::run(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            console::complain(&error.to_string());
            ExitCode::FAILURE
        }
    }
}
