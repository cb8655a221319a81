//! What can be said on the command line.
//!
//! What each part of it means is said in `texts/`, for readers of every language; see
//! [`help`](crate::help).

use std::fmt;
use std::path::PathBuf;

use clap::{Parser, Subcommand};
use mynah::core::config::HumanDuration;
use mynah::core::id::{GroupId, UserId};
use mynah::core::{Lang, Localize};
use mynah::i18n::{Filler, Phrase};
use mynah_adapter_napcat::action::RecordFormat;

use crate::texts::text;

#[derive(Debug, Parser)]
#[command(name = "mynah", version)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    #[arg(long, global = true, value_name = "LANG")]
    pub(crate) lang: Option<Lang>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Demo(Demo),
    Run(Config),
    Check(Config),
    Config(AboutConfig),
    Modules(Modules),
    Call(Call),
    Tail(Tail),
    Explain(Explain),
    Upload(Upload),
    Download(Download),
    Status(Status),
    Sim(Sim),
    Help(Help),
}

#[derive(Debug, Default, clap::Args)]
pub(crate) struct Demo {
    #[arg(long, value_name = "FILE")]
    pub(crate) script: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Config {
    #[arg(long, short, value_name = "FILE")]
    pub(crate) config: PathBuf,

    #[arg(long = "set", value_name = "KEY=VALUE")]
    pub(crate) set: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct AboutConfig {
    #[command(subcommand)]
    pub(crate) command: Option<ConfigCommand>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    Init(Init),
    Schema,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Init {
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    #[arg(long, requires = "output")]
    pub(crate) force: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Modules {
    #[arg(long, short, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Call {
    #[command(flatten)]
    pub(crate) config: Config,

    #[command(flatten)]
    pub(crate) bot: OneBot,

    pub(crate) action: String,

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
pub(crate) struct Explain {
    pub(crate) event: PathBuf,

    #[arg(long, short, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    #[arg(long = "set", value_name = "KEY=VALUE", requires = "config")]
    pub(crate) set: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Upload {
    #[command(flatten)]
    pub(crate) config: Config,

    #[command(flatten)]
    pub(crate) bot: OneBot,

    pub(crate) path: PathBuf,

    #[arg(long, value_name = "ID", conflicts_with = "user")]
    pub(crate) group: Option<GroupId>,

    #[arg(long, value_name = "ID", requires = "group")]
    pub(crate) folder: Option<String>,

    #[arg(long, value_name = "ID")]
    pub(crate) user: Option<UserId>,

    #[arg(long = "as", value_name = "NAME")]
    pub(crate) name: Option<String>,

    #[arg(long, value_name = "TIME", default_value = "1h")]
    pub(crate) keep: HumanDuration,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Download {
    #[command(flatten)]
    pub(crate) config: Config,

    #[command(flatten)]
    pub(crate) bot: OneBot,

    pub(crate) id: String,

    #[arg(long, short, value_name = "PATH", default_value = ".")]
    pub(crate) output: PathBuf,

    #[arg(long, conflicts_with = "record")]
    pub(crate) image: bool,

    #[arg(long, value_name = "FORMAT", value_parser = record_format)]
    pub(crate) record: Option<RecordFormat>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Status {
    #[command(flatten)]
    pub(crate) config: Config,

    #[command(flatten)]
    pub(crate) bot: OneBot,

    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct OneBot {
    #[arg(long, value_name = "NAME")]
    pub(crate) bot: Option<String>,

    #[arg(long, value_name = "SECONDS", default_value = "15")]
    pub(crate) connect_timeout: HumanDuration,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Sim {
    #[arg(long, value_name = "TRANSPORT", default_value = "ws", value_parser = transport)]
    pub(crate) transport: Transport,

    #[arg(long, value_name = "URL", required_if_eq_any = [("transport", "reverse"), ("transport", "post")])]
    pub(crate) url: Option<String>,

    #[arg(long, default_value = "3001", value_parser = port)]
    pub(crate) port: u16,

    #[arg(long, env = "NAPCAT_TOKEN", hide_env_values = true)]
    pub(crate) token: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Help {
    pub(crate) command: Option<String>,
}

/// How the simulated server and a bot find each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Transport {
    WebSocket,
    Reverse,
    Http,
    HttpWithWebSocket,
    Sse,
    Post,
}

impl Transport {
    const NAMES: [(&'static str, Self); 6] = [
        ("ws", Self::WebSocket),
        ("reverse", Self::Reverse),
        ("http", Self::Http),
        ("http-ws", Self::HttpWithWebSocket),
        ("sse", Self::Sse),
        ("post", Self::Post),
    ];

    /// Whether the server has to be told where the bot is.
    pub(crate) fn needs_url(self) -> bool {
        matches!(self, Self::Reverse | Self::Post)
    }
}

fn transport(given: &str) -> Result<Transport, WrongValue> {
    let known = Transport::NAMES.iter().find(|(name, _)| *name == given);
    known.map(|(_, transport)| *transport).ok_or_else(|| {
        let names = Filler::names(Transport::NAMES.map(|(name, _)| name.to_owned()));
        WrongValue(text("not-a-transport").with("transports", names))
    })
}

/// The formats voice messages can be had in.
const RECORD_FORMATS: [(&str, RecordFormat); 8] = [
    ("mp3", RecordFormat::Mp3),
    ("amr", RecordFormat::Amr),
    ("wma", RecordFormat::Wma),
    ("m4a", RecordFormat::M4a),
    ("spx", RecordFormat::Spx),
    ("ogg", RecordFormat::Ogg),
    ("wav", RecordFormat::Wav),
    ("flac", RecordFormat::Flac),
];

fn record_format(given: &str) -> Result<RecordFormat, WrongValue> {
    let known = RECORD_FORMATS.iter().find(|(name, _)| *name == given);
    known.map(|(_, format)| *format).ok_or_else(|| {
        let names = Filler::names(RECORD_FORMATS.map(|(name, _)| name.to_owned()));
        WrongValue(text("not-a-format").with("formats", names))
    })
}

/// Why a value on the command line cannot be meant.
#[derive(Debug)]
pub(crate) struct WrongValue(Phrase);

fn port(given: &str) -> Result<u16, WrongValue> {
    given.parse().map_err(|_| WrongValue(text("not-a-port")))
}

impl Localize for WrongValue {
    fn localize(&self, lang: &Lang) -> String {
        self.0.localize(lang)
    }
}

impl fmt::Display for WrongValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for WrongValue {}
