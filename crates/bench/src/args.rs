//! What can be said on the command line.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Parser, Subcommand};

use crate::case::Case;
use crate::compare::Peer;
use crate::generator::Problem;
use crate::{compare, instructions, layout, report, soak};

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
        #[command(flatten)]
        length: Length,
        /// How many accounts will connect, for the case that is about them.
        #[arg(long, default_value_t = 1)]
        accounts: usize,
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
    /// Records what the programs run and compares it with what is noted for the linker; needs
    /// valgrind, and the release build to mean anything.
    Layout(layout::Layout),
    /// Draws the chart of the results of a comparison.
    Chart(Chart),
    /// Prints the tables of the results of a comparison.
    Tables {
        /// The results as JSON.
        results: PathBuf,
    },
    /// Writes the results of a comparison into the tables of `docs/performance.md`.
    Numbers {
        /// The results as JSON.
        results: PathBuf,
        /// The pages whose tables are filled in.
        #[arg(required = true)]
        pages: Vec<PathBuf>,
    },
}

/// How clients are compared.
#[derive(Debug, clap::Args)]
pub(crate) struct Compare {
    /// What to measure; everything but `steady` unless some are named.
    #[arg(value_enum)]
    pub(crate) cases: Vec<Case>,
    /// How often each client is measured.
    #[arg(long, default_value_t = 5)]
    pub(crate) rounds: usize,
    /// Measures only these of the clients, by name.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(crate) client: Vec<String>,
    /// Leaves Kovi out, which is built first otherwise.
    #[arg(long)]
    pub(crate) without_kovi: bool,
    /// One more client, as `NAME=COMMAND`; `{port}` in the command stands for where to connect. The
    /// command has to be the client itself, not a program that starts it, as it is its time and
    /// memory that are measured.
    #[arg(long, value_name = "NAME=COMMAND")]
    pub(crate) peer: Vec<Peer>,
    #[command(flatten)]
    pub(crate) length: Length,
    /// Writes the results to this file as JSON; what it has of other cases stays.
    #[arg(long, value_name = "FILE")]
    pub(crate) json: Option<PathBuf>,
}

/// How long something steady is measured.
#[derive(Debug, clap::Args)]
pub(crate) struct Length {
    /// For how many minutes `steady` runs.
    #[arg(long, default_value = "0.25", value_parser = minutes)]
    minutes: Duration,
}

impl Length {
    /// The time.
    pub(crate) fn time(&self) -> Duration {
        self.minutes
    }
}

fn minutes(text: &str) -> Result<Duration, String> {
    let minutes: f64 = text.parse().map_err(|_| "minutes are a number, as 10 or 0.5".to_owned())?;
    let time = Duration::try_from_secs_f64(minutes * 60.0).map_err(|error| error.to_string())?;
    // Thirds of less say nothing.
    if time < Duration::from_secs(3) {
        return Err("0.05 minutes is the least that can be told anything of".to_owned());
    }
    Ok(time)
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
            Command::Serve { case, length, accounts } => {
                compare::serve(*case, length.time(), *accounts)
            }
            Command::Soak(soak) => soak.run(),
            Command::SoakBots(bots) => bots.run(),
            Command::Instructions(instructions) => instructions.run(),
            Command::Piece(piece) => piece.run(),
            Command::Layout(layout) => layout.run(),
            Command::Tables { results } => report::tables(results),
            Command::Numbers { results, pages } => report::fill(results, pages),
            Command::Chart(chart) => report::draw(&chart.results, &chart.drawing),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_makes_sense() {
        Args::command().debug_assert();
    }

    #[test]
    fn minutes_are_a_number_long_enough_for_thirds() {
        assert_eq!(minutes("0.5"), Ok(Duration::from_secs(30)));
        assert_eq!(minutes("10"), Ok(Duration::from_mins(10)));
        for wrong in ["0", "0.01", "-1", "ten", "NaN", "inf"] {
            assert!(minutes(wrong).is_err(), "{wrong}");
        }
    }
}
