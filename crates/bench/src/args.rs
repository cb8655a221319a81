//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::case::Case;
use crate::generator::Problem;
use crate::{compare, instructions, report, soak};

/// Measures Mynah beside hand-written clients and other frameworks.
#[derive(Debug, Parser)]
#[command(name = "mynah-bench", version)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Measures all clients in turn, several times, and prints medians, spread and ratios.
    Compare(Compare),
    /// Runs a generator for one case and waits for a client, to look into a client with other tools.
    Serve {
        /// What to send.
        #[arg(value_enum)]
        case: Case,
    },
    /// Runs the whole of Mynah over simulated servers with one fault after another, and counts
    /// what is lost, doubled or out of order.
    Soak(soak::Soak),
    /// Runs the bots of a soak, which starts this by itself.
    #[command(hide = true)]
    SoakBots(soak::Bots),
    /// Counts the instructions of small pieces of work and compares them with what is noted; needs
    /// valgrind, and the release build to mean anything.
    Instructions(instructions::Instructions),
    /// Does one such piece of work again and again.
    #[command(hide = true)]
    Piece(instructions::Piece),
    /// Draws the chart of the results of a comparison.
    Chart(Chart),
}

/// How clients are compared.
#[derive(Debug, clap::Args)]
pub(crate) struct Compare {
    /// What to measure; everything unless some are named.
    #[arg(value_enum)]
    pub(crate) cases: Vec<Case>,
    /// How often each client is measured.
    #[arg(long, default_value_t = 5)]
    pub(crate) rounds: usize,
    /// Leaves Kovi out, which is built first otherwise.
    #[arg(long)]
    pub(crate) without_kovi: bool,
    /// One more client, as `NAME=COMMAND`; `{port}` in the command stands for where to connect.
    #[arg(long, value_name = "NAME=COMMAND")]
    pub(crate) peer: Vec<String>,
    /// Writes the results to this file as JSON.
    #[arg(long, value_name = "FILE")]
    pub(crate) json: Option<PathBuf>,
}

/// What the chart is drawn from.
#[derive(Debug, clap::Args)]
struct Chart {
    /// The results as JSON.
    results: PathBuf,
    /// Where the drawing goes.
    drawing: PathBuf,
}

impl Args {
    /// Does what was asked for.
    pub(crate) fn run(&self) -> Result<(), Problem> {
        match &self.command {
            Command::Compare(compare) => compare::run(compare),
            Command::Serve { case } => compare::serve(*case),
            Command::Soak(soak) => soak.run(),
            Command::SoakBots(bots) => bots.run(),
            Command::Instructions(instructions) => instructions.run(),
            Command::Piece(piece) => piece.run(),
            Command::Chart(chart) => report::draw(&chart.results, &chart.drawing),
        }
    }
}
