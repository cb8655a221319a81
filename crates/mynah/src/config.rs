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
mod overrides;
mod problem;
mod read;
mod redact;
mod registry;
mod settings;
mod sources;
mod syntax;

use std::sync::Arc;

use figment::value::Value;
use mynah_core::Section;

use convert::{Alternates, Path};
use sources::Sources;

pub use error::{ConfigError, ConfigErrorKind, ConfigErrors, Input};
pub use loader::Loader;
pub use registry::Registry;
pub use settings::{Commands, Handlers, Modules, Settings, Shutdown};

/// The whole configuration.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Config {
    /// What the framework itself is told.
    pub settings: Settings,
    /// The bots, in the order of the file.
    pub bots: Vec<BotSection>,
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
    path: Path,
    /// The section once more: what is wrong in it is found by taking it apart.
    value: Value,
    alternates: Alternates,
    sources: Arc<Sources>,
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
