//! The commands, one file each.

mod call;
mod check;
mod config;
mod demo;
mod download;
mod explain;
mod help;
mod modules;
mod run;
mod sim;
mod status;
mod tail;
mod upload;

use std::future::Future;

use crate::args::{Args, Command};
use crate::failure::Failure;
use crate::texts::{Reader, text};

/// The fewest threads the work is done on.
const FEWEST_THREADS: usize = 4;

/// Carries out the command; without one, the demo.
pub(crate) fn run(args: Args, reader: &Reader) -> Result<(), Failure> {
    match args.command.unwrap_or(Command::Demo(crate::args::Demo::default())) {
        Command::Demo(args) => on_runtime(demo::run(args, reader.localizer())),
        Command::Run(args) => on_runtime(run::run(args, reader)),
        Command::Check(args) => check::run(&args, reader),
        Command::Config(args) => config::run(args, &reader.lang()),
        Command::Modules(args) => modules::run(args, reader),
        Command::Call(args) => on_runtime(call::run(args, reader)),
        Command::Tail(args) => on_runtime(tail::run(args, reader)),
        Command::Explain(args) => explain::run(args, reader),
        Command::Upload(args) => on_runtime(upload::run(args, reader)),
        Command::Download(args) => on_runtime(download::run(args, reader)),
        Command::Status(args) => on_runtime(status::run(args, reader)),
        Command::Sim(args) => on_runtime(sim::run(args, reader.localizer())),
        Command::Help(args) => help::run(&args, &reader.lang()),
    }
}

/// How many threads the work is done on: on a machine with a single core, one module that blocks
/// its thread would otherwise stop all others.
fn threads() -> usize {
    std::thread::available_parallelism()
        .map_or(FEWEST_THREADS, |cores| cores.get().max(FEWEST_THREADS))
}

fn on_runtime(command: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(threads())
        .enable_all()
        .build()
        .map_err(Failure::io(text("no-runtime")))?;
    let outcome = runtime.block_on(command);
    // A thread that waits for a line from the terminal cannot be ended, and need not be waited for.
    runtime.shutdown_background();
    outcome
}
