//! The command `mynah-bench`: see `mynah-bench --help` and `docs/performance.md`.

mod args;
mod case;
mod compare;
mod generator;
mod instructions;
mod layout;
mod level;
mod process;
mod report;
mod soak;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match args::Args::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            mynah_bench::complain(&error);
            ExitCode::FAILURE
        }
    }
}
