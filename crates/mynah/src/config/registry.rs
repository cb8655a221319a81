//! The adapters and modules that are known: making bots, and reading the sections of modules.

mod modules;

use std::sync::Arc;

use mynah_core::config::{known_names, nearest};
use mynah_core::{Adapter, AdapterFactory, Bot, Section};

use super::convert::Path;
use super::error::{ConfigErrorKind, ConfigErrors};
use super::problem::Problem;
use super::{BotSection, Config};
use crate::module::Module;
use crate::texts::text;

/// The adapters and modules that are known.
#[derive(Debug, Clone, Default)]
pub struct Registry {
    pub(super) adapters: Vec<Arc<dyn AdapterFactory>>,
    pub(super) modules: Vec<Module>,
}

impl Registry {
    /// Knows nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Knows one adapter more; of two of one name the first counts.
    pub fn with(mut self, factory: impl AdapterFactory + 'static) -> Self {
        self.adapters.push(Arc::new(factory));
        self
    }

    /// Knows one module more, whose section is then read by [`Loader::build`](super::Loader::build).
    /// Sections of modules are not looked at until one is known.
    pub fn module(mut self, module: &Module) -> Self {
        self.modules.push(module.clone());
        self
    }

    /// The adapter of this name; case does not matter.
    pub fn get(&self, name: &str) -> Option<&dyn AdapterFactory> {
        let factory = self
            .adapters
            .iter()
            .find(|factory| factory.name().to_lowercase() == name.to_lowercase());
        factory.map(AsRef::as_ref)
    }

    /// The names of the adapters, in the order in which they became known.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.adapters.iter().map(|factory| factory.name())
    }

    /// Makes the bots of a configuration, without connecting any.
    ///
    /// # Errors
    ///
    /// Everything found to be wrong: no bot at all, an adapter that is not known, a section that
    /// cannot be meant, two bots of one id.
    pub fn build(&self, config: &Config) -> Result<Vec<Bot>, ConfigErrors> {
        let mut problems = Vec::new();
        let adapters = self.make(config, &mut problems);
        config.sources.unless(problems, adapters)
    }

    /// Makes the bots that can be made, and adds what is wrong with the others to what is already
    /// known to be wrong.
    pub(super) fn make(&self, config: &Config, problems: &mut Vec<Problem>) -> Vec<Bot> {
        let mut built: Vec<(Arc<dyn Adapter>, &BotSection)> = Vec::new();
        // With something else wrong, the bots may be in what could not be read.
        if config.bots.is_empty() && problems.is_empty() {
            problems.push(self.no_bots());
        }
        for bot in &config.bots {
            match self.build_one(bot) {
                Ok(adapter) => {
                    let twin = built.iter().find(|(other, _)| other.id() == adapter.id());
                    problems.extend(twin.map(|(_, first)| duplicate(first, bot)));
                    built.push((adapter, bot));
                }
                Err(found) => Problem::add_new(problems, found),
            }
        }
        built.into_iter().map(|(adapter, _)| Bot::new(adapter)).collect()
    }

    fn build_one(&self, bot: &BotSection) -> Result<Arc<dyn Adapter>, Vec<Problem>> {
        let Some(factory) = self.get(&bot.adapter) else {
            return Err(vec![self.unknown(bot)]);
        };
        bot.placed.read(false, |value| factory.build(&Section::from(value.clone())))
    }

    fn unknown(&self, bot: &BotSection) -> Problem {
        let message = text("unknown-adapter")
            .with("adapter", bot.adapter.clone())
            .with("known", known_names(self.names()));
        Problem::new(ConfigErrorKind::UnknownAdapter, bot.placed.path.clone(), message)
            .suggest(nearest(&bot.adapter, self.names()))
    }

    fn no_bots(&self) -> Problem {
        let path: Path = vec!["bots".to_owned()];
        let message = text("no-bots").with("known", known_names(self.names()));
        Problem::new(ConfigErrorKind::NoBots, path, message)
    }
}

fn duplicate(first: &BotSection, second: &BotSection) -> Problem {
    let message = text("same-id").with("other", first.placed.sources.name_of(&first.placed.path));
    Problem::new(ConfigErrorKind::DuplicateBot, second.placed.path.clone(), message)
}
