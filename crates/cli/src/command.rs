//! The commands, one file each.

mod call;
mod check;
mod demo;
mod run;
mod sim;
mod tail;

use std::future::Future;

use crate::args::{Args, Command};
use crate::failure::Failure;
use crate::texts;

/// Carries out the command; without one, the demo.
pub(crate) fn run(args: Args) -> Result<(), Failure> {
    let texts = texts::for_reader(args.lang.as_ref());
    match args.command.unwrap_or(Command::Demo(crate::args::Demo::default())) {
        Command::Demo(args) => on_runtime(demo::run(args, texts)),
        Command::Run(args) => on_runtime(run::run(args)),
        Command::Check(args) => check::run(&args, &texts),
        Command::Call(args) => on_runtime(call::run(args)),
        Command::Tail(args) => on_runtime(tail::run(args)),
        Command::Sim(args) => on_runtime(sim::run(args, texts)),
    }
}

fn on_runtime(command: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Failure::io("the runtime could not start"))?;
    let outcome = runtime.block_on(command);
    // A thread that waits for a line from the terminal cannot be ended, and need not be waited for.
    runtime.shutdown_background();
    outcome
}
