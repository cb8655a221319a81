//! What can be said on the command line.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Parser, Subcommand};
use mynah::core::Lang;

/// A multi-platform chat bot; without a command it opens the demo, which needs no account.
#[derive(Debug, Parser)]
#[command(name = "mynah", version)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    /// The language Mynah speaks to you: en or zh-CN [default: from LC_ALL or LANG]
    #[arg(long, global = true, value_name = "LANG")]
    pub(crate) lang: Option<Lang>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Talk to the shipped modules in a simulated group
    Demo(Demo),
    /// Run the bots of a configuration file
    Run(Config),
    /// Check a configuration file, and connect to nothing
    Check(Config),
    /// Make one call to a server and print its answer as JSON
    Call(Call),
    /// Print the events of a server as JSON, one a line
    Tail(Tail),
    /// Run a simulated NapCat server to try bots against
    Sim(Sim),
}

#[derive(Debug, Default, clap::Args)]
pub(crate) struct Demo {
    /// Play the conversation in this file, and fail when an answer differs
    #[arg(long, value_name = "FILE")]
    pub(crate) script: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Config {
    /// The configuration file
    #[arg(long, short, value_name = "FILE")]
    pub(crate) config: PathBuf,

    /// Set one key over the file and the environment, such as bots.main.lang=en
    #[arg(long = "set", value_name = "KEY=VALUE")]
    pub(crate) set: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Call {
    #[command(flatten)]
    pub(crate) config: Config,

    #[command(flatten)]
    pub(crate) bot: OneBot,

    /// What to call, such as get_group_info
    pub(crate) action: String,

    /// Its parameters: key=value pairs, or one JSON object
    pub(crate) params: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Tail {
    #[command(flatten)]
    pub(crate) config: Config,

    #[command(flatten)]
    pub(crate) bot: OneBot,
}

#[derive(Debug, clap::Args)]
pub(crate) struct OneBot {
    /// Which bot, when the file has several
    #[arg(long, value_name = "NAME")]
    pub(crate) bot: Option<String>,

    /// How long to wait for a connection, in seconds
    #[arg(long, value_name = "SECONDS", default_value = "15", value_parser = seconds)]
    pub(crate) connect_timeout: Duration,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Sim {
    /// The port to listen on; 0 takes a free one
    #[arg(long, default_value_t = 3001)]
    pub(crate) port: u16,

    /// The access token clients must give
    #[arg(long, env = "NAPCAT_TOKEN", hide_env_values = true)]
    pub(crate) token: Option<String>,
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number of seconds".to_owned())?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}
