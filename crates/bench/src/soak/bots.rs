//! The process in which the bots run.

use std::fs::File;
use std::path::{Path, PathBuf};

use mynah_tests::rig;
use tokio::process::Command;

use crate::generator::Problem;

/// How the bots are run.
#[derive(Debug, clap::Args)]
pub(crate) struct Bots {
    /// Writes the log to this file; it is written in any case.
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,
}

/// This program, to run the bots.
pub(super) fn program(log: Option<&Path>) -> Result<Command, Problem> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("soak-bots");
    if let Some(log) = log {
        command.arg("--log").arg(log);
    }
    Ok(command)
}

impl Bots {
    /// Runs them as an operator would, with the log on, until the input ends.
    pub(crate) fn run(&self) -> Result<(), Problem> {
        let log = tracing_subscriber::fmt().with_ansi(false).log_internal_errors(false);
        match &self.log {
            Some(file) => log.with_writer(File::create(file)?).init(),
            None => log.with_writer(std::io::sink).init(),
        }
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let served = runtime.block_on(rig::serve());
        // The thread that reads the input may wait for one more line.
        runtime.shutdown_background();
        Ok(served?)
    }
}
