//! Reading the sections of modules.

use mynah_core::Section;
use mynah_core::config::{known_names, nearest};

use super::Registry;
use crate::config::error::ConfigErrorKind;
use crate::config::modules::OWN;
use crate::config::overrides::same;
use crate::config::problem::Problem;
use crate::config::{Config, ModuleSection};
use crate::module::Module;
use crate::texts::text;

impl Registry {
    /// The modules that are known, in the order in which they became known.
    pub fn modules(&self) -> &[Module] {
        &self.modules
    }

    /// Reads the sections of modules, keeps those that can be meant, and adds what is wrong with
    /// the others to what is already known to be wrong.
    pub(in crate::config) fn read_modules(&self, config: &mut Config, problems: &mut Vec<Problem>) {
        for section in std::mem::take(&mut config.modules) {
            match self.read_module(section) {
                Ok(Some(section)) => config.modules.push(section),
                Ok(None) => {}
                Err(found) => Problem::add_new(problems, found),
            }
        }
    }

    fn read_module(&self, given: ModuleSection) -> Result<Option<ModuleSection>, Vec<Problem>> {
        // Who knows no module leaves the sections to the app.
        if self.modules.is_empty() && given.placed.value.as_dict().is_some() {
            return Ok(Some(given));
        }
        let known = self.modules.iter().find(|module| same(module.name(), &given.name));
        let Some(module) = known else {
            return Err(vec![self.unknown_module(&given)]);
        };
        let Some(reader) = &module.config else {
            return match given.placed.value.as_dict() {
                Some(dict) if dict.is_empty() => Ok(None),
                _ => Err(vec![takes_nothing(&given)]),
            };
        };
        let section = given.placed.read(true, |value| {
            let section = Section::from(value.clone());
            reader.check(&section).map(|()| section)
        })?;
        Ok(Some(ModuleSection { name: module.name().to_owned(), section, ..given }))
    }

    fn unknown_module(&self, given: &ModuleSection) -> Problem {
        let names = || OWN.into_iter().chain(self.modules.iter().map(Module::name));
        let message = text("unknown-module")
            .with("module", given.name.clone())
            .with("known", known_names(names()));
        Problem::new(ConfigErrorKind::UnknownModule, given.placed.path.clone(), message)
            .suggest(nearest(&given.name, names()))
    }
}

fn takes_nothing(given: &ModuleSection) -> Problem {
    let message = text("module-takes-nothing");
    Problem::new(ConfigErrorKind::Invalid, given.placed.path.clone(), message)
}
