//! The `mynah` command: bots from a configuration file, a demo without one, and tools to look at
//! a live server.

mod args;
mod bots;
mod command;
mod connection;
mod demo;
mod failure;
mod help;
mod logging;
mod output;
mod progress;
mod prompt;
mod signals;
mod texts;
mod wrong_call;

use std::process::ExitCode;

use clap::FromArgMatches;

use args::Args;
use texts::Reader;

fn main() -> ExitCode {
    // Whoever asks for help, or calls wrongly, asks before the line is understood.
    let words = std::env::args_os().map(|word| word.to_string_lossy().into_owned());
    let reader = Reader::of(words);
    let matches = help::command(&reader.lang()).try_get_matches();
    let args = match matches.and_then(|matches| Args::from_arg_matches(&matches)) {
        Ok(args) => args,
        Err(error) => return output::wrong_call(&error, &reader.lang()),
    };
    match command::run(args, &reader) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output::error(&failure, &reader.lang());
            failure.exit_code()
        }
    }
}
