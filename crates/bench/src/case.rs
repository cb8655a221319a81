//! What is measured.

mod accounts;
mod latency;
mod members;
mod metrics;
mod order;
mod pace;
mod paced;
mod rate;
mod start;
mod steady;
mod subject;
mod taken;

use std::rc::Rc;
use std::time::{Duration, Instant};

use clap::ValueEnum;

use crate::generator::{Connections, Generator, Mix, Problem};
use crate::process::{self, Start};

pub(crate) use metrics::{CORE_SHARED, GENERATOR_BUSY, GENERATOR_LATE, Metrics};
use subject::Subject;
use taken::Taken;

/// One thing that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Case {
    /// 100,000 group messages at once, of which 1 in 20 is a command to answer.
    Flood,
    /// 2,000 and 10,000 messages a second: what an event costs, and how long an answer takes.
    Paced,
    /// Every message is a command to answer.
    Every,
    /// Every message is a command, given in one group and in fifty: how many answers are out of order.
    Order,
    /// One command at a time.
    Latency,
    /// A list of 10,000 members, asked for and read into its type.
    Members,
    /// A flood, with 10 and with 10,000 commands registered.
    Handlers,
    /// A flood over 1 and 100 accounts in one process, and 1,000 accounts at rest.
    Accounts,
    /// From the start of the process to the first answer, and the memory at rest.
    Start,
    /// 2,000 messages a second for as long as is said: whether memory stays level.
    Steady,
}

impl Case {
    /// Everything that can be measured.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        Self::value_variants().iter().copied()
    }

    /// What is measured unless something is named: all but what takes as long as one says.
    pub(crate) fn usual() -> impl Iterator<Item = Self> {
        Self::all().filter(|case| *case != Self::Steady)
    }

    /// The clients it is about, of those that are compared.
    pub(crate) fn clients(self, compared: &[Start]) -> Result<Vec<Start>, Problem> {
        let own = |name, more: &[&str]| Ok::<_, Problem>(Start::own("mynah", more)?.named(name));
        Ok(match self {
            Self::Handlers | Self::Accounts if !compared.iter().any(|of| of.name == "mynah") => {
                Vec::new()
            }
            Self::Handlers => vec![
                own("10 commands", &["--commands", "10"])?,
                own("10,000 commands", &["--commands", "10000"])?,
            ],
            Self::Accounts => [("1 account", 1), ("100 accounts", 100), ("1,000 at rest", 1000)]
                .into_iter()
                .map(|(name, accounts)| {
                    let start = own(name, &["--accounts", &accounts.to_string()])?;
                    Ok::<_, Problem>(Start { accounts, ..start })
                })
                .collect::<Result<_, _>>()?,
            _ => compared.to_vec(),
        })
    }

    /// Measures one client once; what is steady is for as long as `time`.
    pub(crate) fn measure(self, client: &Start, time: Duration) -> Result<Metrics, Problem> {
        let (generator_core, client_core) = process::cores();
        let generator = Generator::listen()?;
        let start = Instant::now();
        let mut running = client.run(generator.port(), client_core)?;
        let process = Some(running.process());
        let subject = Subject { core: client_core, process, start, accounts: client.accounts };
        generator.run(
            generator_core,
            async move |connections| self.run(connections, subject, time).await,
            || running.ended(),
        )
    }

    /// Measures whoever connects, as so many accounts, to the port that `listening` is told.
    pub(crate) fn serve(
        self,
        time: Duration,
        accounts: usize,
        listening: impl FnOnce(u16),
    ) -> Result<Metrics, Problem> {
        let subject = Subject { core: None, process: None, start: Instant::now(), accounts };
        let (core, _) = process::cores();
        let generator = Generator::listen()?;
        listening(generator.port());
        generator.run(
            core,
            async move |connections| self.run(connections, subject, time).await,
            || None,
        )
    }

    async fn run(
        self,
        all: Rc<Connections>,
        subject: Subject,
        time: Duration,
    ) -> Result<Metrics, Problem> {
        match self {
            Self::Flood | Self::Handlers => rate::run(&all, &subject, Mix::new(100_000, 20)).await,
            Self::Every => rate::run(&all, &subject, Mix::new(100_000, 1)).await,
            Self::Order => order::run(&all, &subject).await,
            Self::Paced => paced::run(&all, &subject).await,
            Self::Latency => latency::run(&all, &subject).await,
            Self::Members => members::run(&all, &subject).await,
            Self::Accounts if subject.accounts == 1000 => accounts::at_rest(&all, &subject).await,
            Self::Accounts => accounts::flood(&all, &subject).await,
            Self::Start => start::run(&all, &subject).await,
            Self::Steady => steady::run(&all, &subject, time).await,
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
            Self::Every => ("answers/s", true),
            Self::Order => ("answers/s in one group", true),
            Self::Paced => ("cpu µs/event at 10,000/s", false),
            Self::Steady => ("last third MB", false),
            Self::Latency => ("p50 µs", false),
            Self::Members | Self::Start => ("ms", false),
        }
    }
}
