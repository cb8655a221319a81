//! The `mynah` command: bots from a configuration file, a demo without one, and tools to look at
//! a live server.

mod args;
mod bots;
mod command;
mod connection;
mod demo;
mod failure;
mod logging;
mod output;
mod prompt;
mod signals;
mod texts;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let args = args::Args::parse();
    match command::run(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output::error(&failure);
            failure.exit_code()
        }
    }
}
