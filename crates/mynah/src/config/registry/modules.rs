//! Reading the sections of modules.

use mynah_core::Section;
use mynah_core::config::{known_names, nearest};

use super::Registry;
use crate::config::error::ConfigErrorKind;
use crate::config::modules::OWN;
use crate::config::overrides::same;
use crate::config::problem::Problem;
use crate::config::{Config, ModuleSection, Settings};
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
        Problem::add_new(problems, self.strangers(&config.settings));
    }

    /// Names of modules that are none, where a module is spoken of: what is said there would count
    /// for nobody.
    fn strangers(&self, settings: &Settings) -> Vec<Problem> {
        let off = settings.modules.disable.iter().enumerate();
        let off =
            off.map(|(at, name)| (["modules".into(), "disable".into(), at.to_string()], name));
        let policies = settings.policy.modules.keys();
        let policies =
            policies.map(|name| (["policy".into(), "modules".into(), name.clone()], name));
        let names = || self.modules.iter().map(Module::name);
        let unknown = off.chain(policies).filter(|(_, name)| !names().any(|known| known == *name));
        let problem = |(path, name): ([String; 3], &String)| {
            let message = text("unknown-module").with("module", name.clone());
            let message = message.with("known", known_names(names()));
            Problem::new(ConfigErrorKind::UnknownModule, path.to_vec(), message)
                .suggest(nearest(name, names()))
        };
        // Who knows no module cannot tell.
        if self.modules.is_empty() { Vec::new() } else { unknown.map(problem).collect() }
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
