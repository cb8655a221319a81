//! Bots on an app, simulated servers, and a proxy between each pair.
//!
//! Every account says numbered messages through its simulator; a module hears them, and a
//! [`Ledger`] keeps the books.

mod account;
mod apart;
mod bots;
mod module;
mod report;
mod serve;
mod way;

use std::sync::Arc;
use std::time::Duration;

use mynah::app::{AppError, Gauge};
use mynah::config::{Loader, Registry};
use mynah::core::Bot;
use mynah::{App, Module};
use mynah_adapter_napcat::NapCatFactory;
use mynah_napcat_sim::SimBuilder;
use serde_json::{Value, json};
use tokio::process::Command;
use tokio::runtime::Handle;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

pub use account::Account;
use apart::Apart;
use bots::Bots;
use module::Met;
pub use module::hearing;
pub use report::Busy;
pub use serve::serve;
pub use way::Way;

use crate::ledger::{Ledger, PATIENCE};
use crate::proxy::Door;

/// How often something is looked at that tells nobody when it changes.
const OFTEN: Duration = Duration::from_millis(2);

/// A rig that is being set up.
pub struct Builder {
    ways: Vec<Way>,
    keys: Value,
    settings: Value,
    server: fn(SimBuilder) -> SimBuilder,
    modules: Vec<Module>,
    hears: bool,
    answers: bool,
    apart: Option<Command>,
    door: Door,
}

/// Bots on an app, simulated servers, and a proxy between each pair.
pub struct Rig {
    /// The accounts, in the order of their ways.
    pub accounts: Vec<Account>,
    /// The books.
    pub ledger: Arc<Ledger>,
    /// How much the app has to do, where it runs in this process.
    pub gauge: Gauge,
    app: Running,
}

/// The app that runs.
enum Running {
    Here(CancellationToken, JoinHandle<Result<(), AppError>>),
    Apart(Arc<Apart>),
}

impl Rig {
    /// One account for each of these ways.
    pub fn of(ways: impl IntoIterator<Item = Way>) -> Builder {
        Builder {
            ways: ways.into_iter().collect(),
            keys: json!({}),
            settings: json!({}),
            server: |server| server,
            modules: Vec::new(),
            hears: true,
            answers: false,
            apart: None,
            door: Door::Open,
        }
    }

    /// The account, where there is one.
    pub fn account(&self) -> &Account {
        &self.accounts[0]
    }

    /// Waits until every account is ready.
    pub async fn ready(&self) {
        for account in &self.accounts {
            account.ready().await;
        }
    }

    /// How much the app has to do; all it did before is in the books by then.
    pub async fn busy(&self) -> Busy {
        if let Running::Apart(apart) = &self.app {
            return apart.busy().await;
        }
        let load = self.gauge.read();
        Busy {
            conversations: load.conversations,
            waiting: load.waiting,
            dropped: load.dropped,
            calls: self.accounts.iter().map(|account| account.stats().calls_under_way).sum(),
            tasks: Handle::current().metrics().num_alive_tasks(),
        }
    }

    /// Waits until the app has nothing to do.
    pub async fn idle(&self) {
        let waiting = async {
            while !self.busy().await.is_idle() {
                tokio::time::sleep(OFTEN).await;
            }
        };
        assert!(timeout(PATIENCE, waiting).await.is_ok(), "waited in vain for: nothing to do");
    }

    /// The process in which the bots run.
    pub fn process(&self) -> u32 {
        match &self.app {
            Running::Here(..) => std::process::id(),
            Running::Apart(apart) => apart.process(),
        }
    }

    /// Stops the app, which has to end well.
    ///
    /// # Panics
    ///
    /// When it does not, or not in time.
    pub async fn stop(self) {
        match &self.app {
            Running::Here(stop, _) => stop.cancel(),
            Running::Apart(apart) => return apart.stop().await,
        }
        self.ended().await.expect("the app ends well");
    }

    /// Waits until the app ends by itself.
    ///
    /// # Errors
    ///
    /// Those of [`App::run`].
    ///
    /// # Panics
    ///
    /// When it runs in a process of its own.
    pub async fn ended(self) -> Result<(), AppError> {
        let Running::Here(_, app) = self.app else { panic!("the app runs elsewhere") };
        let ended = timeout(PATIENCE, app).await.expect("the app ends in time");
        ended.expect("the app does not panic")
    }
}

impl Builder {
    /// Further keys of every bot.
    pub fn keys(mut self, keys: Value) -> Self {
        way::merge(&mut self.keys, keys);
        self
    }

    /// Keys of the configuration beside the bots.
    pub fn settings(mut self, settings: Value) -> Self {
        way::merge(&mut self.settings, settings);
        self
    }

    /// Sets every server up.
    pub fn server(mut self, server: fn(SimBuilder) -> SimBuilder) -> Self {
        self.server = server;
        self
    }

    /// A module beside the one that hears.
    pub fn module(mut self, module: Module) -> Self {
        self.modules.push(module);
        self
    }

    /// Leaves hearing to the modules that are added.
    pub fn deaf(mut self) -> Self {
        self.hears = false;
        self
    }

    /// Has every message answered, and keeps the books of the answers as well.
    pub fn answering(mut self) -> Self {
        self.answers = true;
        self
    }

    /// Has the first account stand behind such a door from the beginning.
    pub fn behind(mut self, door: Door) -> Self {
        self.door = door;
        self
    }

    /// Runs the bots in a process of their own: a program that does nothing but [`serve`].
    pub fn apart(mut self, program: Command) -> Self {
        self.apart = Some(program);
        self
    }

    /// Starts the servers and the app, and waits until every account is ready.
    pub async fn start(self) -> Rig {
        let rig = self.begin().await;
        rig.ready().await;
        rig
    }

    /// Starts the servers and the app.
    pub async fn begin(self) -> Rig {
        let ledger = Arc::new(Ledger::default());
        let mut accounts: Vec<Account> = Vec::new();
        let mut sections = Vec::new();
        for (number, way) in (0..).zip(&self.ways) {
            let keys = json!({ "name": format!("bot{number}") });
            let (account, mut section) = Account::open(*way, number, self.server, &ledger).await;
            way::merge(&mut section, keys);
            way::merge(&mut section, self.keys.clone());
            sections.push(json!({ "NapCat": section }));
            accounts.push(account);
        }
        for proxy in [accounts[0].proxy(), accounts[0].calls()] {
            proxy.door(self.door).await;
        }
        let mut document = json!({ "lang": "en", "bots": sections });
        way::merge(&mut document, self.settings.clone());
        let (bots, gauge, app) = self.run(&document, &ledger).await;
        for account in &accounts {
            account.run_by(&bots);
        }
        Rig { accounts, ledger, gauge, app }
    }

    async fn run(self, document: &Value, ledger: &Arc<Ledger>) -> (Bots, Gauge, Running) {
        if let Some(program) = self.apart {
            assert!(self.modules.is_empty() && self.answers, "apart there is only who answers");
            let apart = Apart::start(program, document, ledger).await;
            return (Bots::Apart(Arc::clone(&apart)), Gauge::default(), Running::Apart(apart));
        }
        let met = Arc::new(Met::default());
        let mut modules = vec![module::meeting(&met)];
        modules.extend(self.hears.then(|| hearing(Arc::clone(ledger) as _, self.answers)));
        modules.extend(self.modules);
        let app = app(document, modules);
        let (gauge, stop) = (app.gauge(), CancellationToken::new());
        let app = tokio::spawn(app.run(stop.clone().cancelled_owned()));
        (Bots::Here(met), gauge, Running::Here(stop, app))
    }
}

/// The app of a configuration, which is JSON and therefore YAML.
fn app(document: &Value, modules: Vec<Module>) -> App {
    let registry = Registry::new().with(NapCatFactory);
    let built = Loader::new().env([]).text("rig.yaml", document.to_string()).build(&registry);
    let (config, bots): (_, Vec<Bot>) =
        built.unwrap_or_else(|errors| panic!("the configuration of a rig is wrong: {errors}"));
    let app = bots.into_iter().fold(App::new(), App::bot).settings(&config.settings);
    modules.into_iter().fold(app, App::module)
}

/// Waits until `holds`, looking again and again; for what tells nobody when it changes.
///
/// # Panics
///
/// When that does not happen within [`PATIENCE`].
pub async fn until(what: &str, holds: impl Fn() -> bool) {
    let waiting = async {
        while !holds() {
            tokio::time::sleep(OFTEN).await;
        }
    };
    assert!(timeout(PATIENCE, waiting).await.is_ok(), "waited in vain for: {what}");
}
