//! The configuration: what may be in it, and reading it from a file, the environment and arguments.
//!
//! Four layers, each over the one before it: the defaults; a file in YAML; variables of the
//! environment such as `MYNAH__SHUTDOWN__DEADLINE`, with two underscores between the levels; and
//! arguments such as `shutdown.deadline=20s`.
//! A bot is named in the last two by its number or by its `name`: `MYNAH__BOTS__0__TOKEN`,
//! `bots.main.token=…`.
//! In the texts of the file, `${NAME}` and `${NAME:-default}` are filled in from the environment.
//!
//! [`Loader`] reads the layers, [`Registry`] makes bots of what they say.
//! What is wrong is a [`ConfigError`] with its place, and no value is ever part of one.

mod bots;
mod convert;
mod document;
mod error;
mod interpolate;
mod layers;
mod loader;
mod modules;
mod overrides;
mod placed;
mod problem;
mod read;
mod redact;
mod registry;
mod settings;
mod sources;
mod syntax;
mod template;
mod watch;

use std::sync::Arc;

use mynah_core::Section;

use crate::policy::Policies;
use placed::Placed;
use sources::Sources;

pub use error::{ConfigError, ConfigErrorKind, ConfigErrors, Input};
pub use loader::Loader;
pub use modules::ModuleSection;
pub use registry::Registry;
pub use settings::{Commands, Handlers, Modules, Settings, Shutdown};
pub use watch::FileWatch;

/// The whole configuration.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Config {
    /// What the framework itself is told.
    pub settings: Settings,
    /// The bots, in the order of the file.
    pub bots: Vec<BotSection>,
    /// The sections of modules, in the order of their names.
    pub modules: Vec<ModuleSection>,
    sources: Arc<Sources>,
}

/// One entry of `bots`.
#[derive(Clone)]
#[non_exhaustive]
pub struct BotSection {
    /// The adapter, as it is written.
    pub adapter: String,
    /// Which entry it is, counted from 0.
    pub index: usize,
    /// What the adapter is told.
    pub section: Section,
    placed: Placed,
}

impl Config {
    /// Whether `newer` says something else than this, beside what can change while an app runs:
    /// which modules are on, what they are told, whom the bot answers to which prefixes, and
    /// whether the file is read again when it changes.
    pub fn needs_restart_for(&self, newer: &Self) -> bool {
        let rest = |config: &Self| {
            let (mut settings, bots) = (config.settings.clone(), config.bots.iter());
            settings.modules = Modules::default();
            settings.policy = Policies::default();
            settings.commands = Commands::default();
            settings.reload = false;
            (
                settings,
                bots.map(|bot| (bot.adapter.clone(), bot.section.clone())).collect::<Vec<_>>(),
            )
        };
        rest(self) != rest(newer)
    }
}

/// Without values: they may be secrets.
impl std::fmt::Debug for BotSection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BotSection")
            .field("adapter", &self.adapter)
            .field("index", &self.index)
            .field("section", &self.section)
            .finish_non_exhaustive()
    }
}
