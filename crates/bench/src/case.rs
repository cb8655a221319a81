//! What is measured.

mod accounts;
mod latency;
mod members;
mod paced;
mod rate;
mod start;

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use clap::ValueEnum;

use crate::generator::{Connections, Generator, Mix, Problem};
use crate::process::{self, Running, Start, megabytes};

/// What was measured, by name and unit.
pub(crate) type Metrics = BTreeMap<&'static str, f64>;

/// One thing that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Case {
    /// 100,000 group messages at once, of which 1 in 20 is a command to answer.
    Flood,
    /// As many messages a second as a busy bot hears: what an event costs.
    Paced,
    /// Every message is a command to answer.
    Every,
    /// Every message is a command, and all are given in one group.
    Order,
    /// One command at a time.
    Latency,
    /// A list of 10,000 members, asked for and read into its type.
    Members,
    /// A flood, with 10 and with 10,000 commands registered.
    Handlers,
    /// A flood over 1 and 100 accounts in one process, and 1,000 accounts at rest.
    Accounts,
    /// From the start of the process to the first answer.
    Start,
}

/// The client that is measured, as the generator sees it.
#[derive(Debug, Clone)]
pub(crate) struct Subject {
    /// Process and time of start, once it was started.
    started: Arc<OnceLock<(u32, Instant)>>,
    /// As how many accounts it connects.
    pub(crate) accounts: usize,
}

impl Subject {
    /// How long it has computed.
    pub(crate) fn cpu(&self) -> std::time::Duration {
        process::cpu(self.process())
    }

    /// The most memory it has had, in MB.
    pub(crate) fn peak_rss(&self) -> f64 {
        megabytes(process::peak_rss(self.process()))
    }

    /// The memory it has, in MB.
    pub(crate) fn rss(&self) -> f64 {
        megabytes(process::rss(self.process()))
    }

    /// When it was started.
    pub(crate) fn start(&self) -> Instant {
        self.started.wait().1
    }

    fn process(&self) -> u32 {
        self.started.wait().0
    }
}

impl Case {
    /// The clients it is about, of those that are compared.
    pub(crate) fn clients(self, compared: &[Start]) -> Result<Vec<Start>, Problem> {
        Ok(match self {
            Self::Handlers => vec![
                Start::own("mynah", &["--commands", "10"])?.named("10 commands"),
                Start::own("mynah", &["--commands", "10000"])?.named("10,000 commands"),
            ],
            Self::Accounts => [("1 account", 1), ("100 accounts", 100), ("1,000 at rest", 1000)]
                .into_iter()
                .map(|(name, accounts)| {
                    let start = Start::own("mynah", &["--accounts", &accounts.to_string()])?;
                    Ok::<_, Problem>(Start { accounts, ..start.named(name) })
                })
                .collect::<Result<_, _>>()?,
            _ => compared.to_vec(),
        })
    }

    /// Measures one client once.
    pub(crate) fn measure(self, client: &Start) -> Result<Metrics, Problem> {
        let (generator_core, client_core) = process::cores();
        let subject = Subject { started: Arc::default(), accounts: client.accounts };
        let seen = subject.clone();
        let generator = Generator::start(generator_core, async move |connections| {
            self.run(connections, seen).await
        })?;
        let begin = Instant::now();
        let running: Running = client.run(generator.port, client_core)?;
        let _ = subject.started.set((running.process(), begin));
        generator.finish()
    }

    /// Measures whoever connects to the port that `listening` is told.
    pub(crate) fn serve(self, listening: impl FnOnce(u16)) -> Result<Metrics, Problem> {
        // What the process costs is not known then.
        let started = Arc::new(OnceLock::from((0, Instant::now())));
        let subject = Subject { started, accounts: 1 };
        let (core, _) = process::cores();
        let generator =
            Generator::start(core, async move |connections| self.run(connections, subject).await)?;
        listening(generator.port);
        generator.finish()
    }

    async fn run(self, all: Rc<Connections>, subject: Subject) -> Result<Metrics, Problem> {
        match self {
            Self::Flood | Self::Handlers => rate::run(&all, &subject, Mix::new(100_000, 20)).await,
            Self::Every => rate::run(&all, &subject, Mix::new(100_000, 1)).await,
            Self::Order => rate::run(&all, &subject, Mix::new(50_000, 1).in_one_group()).await,
            Self::Paced => paced::run(&all, &subject).await,
            Self::Latency => latency::run(&all).await,
            Self::Members => members::run(&all, &subject).await,
            Self::Accounts if subject.accounts == 1000 => accounts::at_rest(&all, &subject).await,
            Self::Accounts => accounts::flood(&all, &subject).await,
            Self::Start => start::run(&all, &subject).await,
        }
    }

    /// What it is called.
    pub(crate) fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }

    /// What the clients are compared by, and whether more is better.
    pub(crate) fn headline(self) -> (&'static str, bool) {
        match self {
            Self::Flood | Self::Handlers | Self::Accounts => ("events/s", true),
            Self::Every | Self::Order => ("answers/s", true),
            Self::Paced => ("cpu µs/event", false),
            Self::Latency => ("p50 µs", false),
            Self::Members | Self::Start => ("ms", false),
        }
    }
}
