//! Bots on an app, simulated servers, and a proxy between each pair.
//!
//! Every account says numbered messages through its simulator; a module hears them, and a
//! [`Ledger`] keeps the books.

mod account;
mod module;
mod way;

use std::sync::Arc;

use mynah::app::{AppError, Gauge};
use mynah::config::{Loader, Registry};
use mynah::core::Bot;
use mynah::{App, Module};
use mynah_adapter_napcat::NapCatFactory;
use mynah_napcat_sim::SimBuilder;
use serde_json::{Value, json};
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

pub use account::Account;
use module::Met;
pub use module::hearing;
pub use way::Way;

use crate::ledger::{Ledger, PATIENCE};

/// A rig that is being set up.
pub struct Builder {
    ways: Vec<Way>,
    keys: Value,
    settings: Value,
    server: fn(SimBuilder) -> SimBuilder,
    modules: Vec<Module>,
    hears: bool,
    answers: bool,
}

/// Bots on an app, simulated servers, and a proxy between each pair.
pub struct Rig {
    /// The accounts, in the order of their ways.
    pub accounts: Vec<Account>,
    /// The books.
    pub ledger: Arc<Ledger>,
    /// How much the app has to do.
    pub gauge: Gauge,
    stop: CancellationToken,
    app: JoinHandle<Result<(), AppError>>,
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

    /// Waits until the app has nothing to do.
    pub async fn idle(&self) {
        until("nothing to do", || {
            let load = self.gauge.read();
            let calls: usize =
                self.accounts.iter().map(|account| account.stats().calls_under_way).sum();
            load.conversations + load.waiting + calls == 0
        })
        .await;
    }

    /// Stops the app, which has to end well.
    ///
    /// # Panics
    ///
    /// When it does not, or not in time.
    pub async fn stop(self) {
        self.stop.cancel();
        self.ended().await.expect("the app ends well");
    }

    /// Waits until the app ends by itself.
    ///
    /// # Errors
    ///
    /// Those of [`App::run`].
    pub async fn ended(self) -> Result<(), AppError> {
        let ended = timeout(PATIENCE, self.app).await.expect("the app ends in time");
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

    /// Starts the servers and the app, and waits until every account is ready.
    pub async fn start(self) -> Rig {
        let rig = self.begin().await;
        rig.ready().await;
        rig
    }

    /// Starts the servers and the app.
    pub async fn begin(self) -> Rig {
        let (ledger, met) = (Arc::new(Ledger::default()), Arc::new(Met::default()));
        let mut accounts = Vec::new();
        let mut sections = Vec::new();
        for (number, way) in (0..).zip(&self.ways) {
            let keys = json!({ "name": format!("bot{number}") });
            let (account, mut section) =
                Account::open(*way, number, self.server, &ledger, &met).await;
            way::merge(&mut section, keys);
            way::merge(&mut section, self.keys.clone());
            sections.push(json!({ "NapCat": section }));
            accounts.push(account);
        }
        let mut document = json!({ "lang": "en", "bots": sections });
        way::merge(&mut document, self.settings);
        let mut modules = vec![module::meeting(&met)];
        modules.extend(self.hears.then(|| hearing(&ledger, self.answers)));
        modules.extend(self.modules);
        let app = app(&document, modules);
        let (gauge, stop) = (app.gauge(), CancellationToken::new());
        let app = tokio::spawn(app.run(stop.clone().cancelled_owned()));
        Rig { accounts, ledger, gauge, stop, app }
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
            tokio::time::sleep(std::time::Duration::from_millis(2)).await;
        }
    };
    assert!(timeout(PATIENCE, waiting).await.is_ok(), "waited in vain for: {what}");
}
