//! The commands, one file each.

mod call;
mod check;
mod demo;
mod help;
mod run;
mod sim;
mod tail;

use std::future::Future;

use crate::args::{Args, Command};
use crate::failure::Failure;
use crate::texts::{Reader, text};

/// Carries out the command; without one, the demo.
pub(crate) fn run(args: Args, reader: &Reader) -> Result<(), Failure> {
    match args.command.unwrap_or(Command::Demo(crate::args::Demo::default())) {
        Command::Demo(args) => on_runtime(demo::run(args, reader.localizer())),
        Command::Run(args) => on_runtime(run::run(args, reader)),
        Command::Check(args) => check::run(&args, reader),
        Command::Call(args) => on_runtime(call::run(args, reader)),
        Command::Tail(args) => on_runtime(tail::run(args, reader)),
        Command::Sim(args) => on_runtime(sim::run(args, reader.localizer())),
        Command::Help(args) => help::run(&args, &reader.lang()),
    }
}

fn on_runtime(command: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Failure::io(text("no-runtime")))?;
    let outcome = runtime.block_on(command);
    // A thread that waits for a line from the terminal cannot be ended, and need not be waited for.
    runtime.shutdown_background();
    outcome
}
