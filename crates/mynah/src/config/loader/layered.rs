//! The layers, on the way to a configuration.

use std::sync::Arc;

use figment::value::{Dict, Value};
use mynah_core::{Lang, Section};

use crate::config::bots::{Entry, entries, select};
use crate::config::convert::{Alternates, Converted, Path};
use crate::config::error::ConfigErrorKind;
use crate::config::layers::merge;
use crate::config::overrides::{Given, Override, nest};
use crate::config::placed::Placed;
use crate::config::problem::Problem;
use crate::config::read::Reading;
use crate::config::sources::Sources;
use crate::config::{BotSection, ModuleSection, Settings, modules};
use crate::texts::text;

/// What the layers say, and what is wrong with them.
#[derive(Default)]
pub(super) struct Layered {
    file: Dict,
    alternates: Alternates,
    pub(super) overrides: Vec<Override>,
    modules: Vec<(String, Value)>,
    pub(super) problems: Vec<Problem>,
}

/// A bot's section, all layers of it.
pub(super) struct Bot {
    entry: Entry,
    alternates: Alternates,
}

impl Layered {
    /// The lowest layer over the defaults.
    pub(super) fn take_file(&mut self, file: Value, said: Converted, sources: &mut Sources) {
        self.alternates = said.alternates;
        self.problems = said.problems;
        sources.secrets = said.secrets;
        match file {
            Value::Dict(_, dict) => self.file = dict,
            Value::Empty(..) => {}
            _ => self.problems.push(Problem::new(
                ConfigErrorKind::WrongType,
                Vec::new(),
                text("file-is-a-mapping"),
            )),
        }
    }

    /// The bots, with what is given for each laid over it.
    pub(super) fn bots(&mut self, sources: &mut Sources) -> Vec<Bot> {
        let (ours, others) = std::mem::take(&mut self.overrides)
            .into_iter()
            .partition::<Vec<_>, _>(|given| same_key(given, "bots"));
        self.overrides = others;
        let (whole, parts) = ours.into_iter().partition::<Vec<_>, _>(|given| given.path.len() == 1);
        let mut list = self.file.remove("bots");
        for mut given in whole {
            given.resolve(&["bots"], 1, &Value::from(Dict::new()));
            if let Some(said) = self.take(&given, sources) {
                list = Some(said);
            }
        }
        let mut entries = entries(list, &mut self.problems);
        for given in parts {
            self.apply(given, &mut entries, sources);
        }
        entries.into_iter().map(|entry| self.finish(entry)).collect()
    }

    /// The keys of the framework itself.
    pub(super) fn settings(&mut self, sources: &mut Sources) -> Option<Settings> {
        let mut value = Value::from(std::mem::take(&mut self.file));
        for mut given in std::mem::take(&mut self.overrides) {
            given.resolve(&[], 0, &value);
            if let Some(said) = self.take(&given, sources) {
                value = merge([value, nest(&given.path, said)]).into();
            }
        }
        sources.lang = lang_in(&value);
        self.modules = modules::take(&mut value);
        let reading =
            Reading { value, base: &[], alternates: &self.alternates, forgive_empty: true };
        match reading.run(|value| Section::from(value.clone()).parse()) {
            Ok(settings) => Some(settings),
            Err(problems) => {
                Problem::add_new(&mut self.problems, problems);
                None
            }
        }
    }

    /// The sections of modules, once the keys of the framework were read.
    pub(super) fn modules(&mut self, sources: &Arc<Sources>) -> Vec<ModuleSection> {
        let modules = std::mem::take(&mut self.modules).into_iter();
        modules
            .map(|(name, value)| {
                let path = vec!["modules".to_owned(), name.clone()];
                let alternates = self.alternates_in(&path);
                let section = Section::from(value.clone());
                let placed = Placed { path, value, alternates, sources: Arc::clone(sources) };
                ModuleSection { name, section, placed }
            })
            .collect()
    }

    /// Lays what is given for one bot over it.
    fn apply(&mut self, mut given: Override, entries: &mut [Entry], sources: &mut Sources) {
        let (entry, len) = match select(entries, &given) {
            Ok(selected) => selected,
            Err(problem) => return self.problems.push(*problem),
        };
        let index = entry.index.to_string();
        given.resolve(&["bots", &index, &entry.adapter], len, &entry.section);
        if let Some(said) = self.take(&given, sources) {
            let base = std::mem::replace(&mut entry.section, Value::from(false));
            entry.section = merge([base, nest(&given.path[3..], said)]).into();
        }
    }

    /// What `given` says, noted with where it came from.
    fn take(&mut self, given: &Override, sources: &mut Sources) -> Option<Value> {
        sources.inputs.push((given.path.clone(), given.input.clone()));
        let Given { value, alternates, secrets } = given.read(&mut self.problems)?;
        // What the file could also have meant is covered.
        self.alternates.retain(|path, _| !path.starts_with(&given.path));
        self.alternates.extend(alternates);
        sources.secrets.extend(secrets);
        Some(value)
    }

    fn finish(&self, entry: Entry) -> Bot {
        let alternates = self.alternates_in(&entry.path());
        Bot { entry, alternates }
    }

    /// The other readings of what is at `base` or below.
    fn alternates_in(&self, base: &Path) -> Alternates {
        let below = self.alternates.iter().filter(|(path, _)| path.starts_with(base));
        below.map(|(path, value)| (path.clone(), value.clone())).collect()
    }
}

impl Bot {
    pub(super) fn finish(self, sources: &Arc<Sources>) -> BotSection {
        let path = self.entry.path();
        let Entry { adapter, index, section: value } = self.entry;
        let section = Section::from(value.clone());
        let sources = Arc::clone(sources);
        let placed = Placed { path, value, alternates: self.alternates, sources };
        BotSection { adapter, index, section, placed }
    }
}

/// The language that is asked for, whatever else is wrong.
fn lang_in(value: &Value) -> Option<Lang> {
    value.find_ref("lang")?.as_str()?.parse().ok()
}

fn same_key(given: &Override, key: &str) -> bool {
    given.path.first().is_some_and(|first| match given.input {
        crate::config::Input::Variable(_) => first.eq_ignore_ascii_case(key),
        crate::config::Input::Argument(_) | crate::config::Input::NthArgument(_) => first == key,
    })
}
