//! The layers, on the way to a configuration.

use std::sync::Arc;

use figment::value::{Dict, Value};
use mynah_core::{Lang, Section};

use crate::config::bots::{Entry, entries, select};
use crate::config::convert::{Alternates, Converted};
use crate::config::error::ConfigErrorKind;
use crate::config::layers::merge;
use crate::config::overrides::{Given, Override, nest};
use crate::config::problem::Problem;
use crate::config::read::Reading;
use crate::config::sources::Sources;
use crate::config::{BotSection, Settings};
use crate::texts::text;

/// What the layers say, and what is wrong with them.
#[derive(Default)]
pub(super) struct Layered {
    file: Dict,
    alternates: Alternates,
    pub(super) overrides: Vec<Override>,
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
        let base = entry.path();
        let alternates = self
            .alternates
            .iter()
            .filter(|(path, _)| path.starts_with(&base))
            .map(|(path, value)| (path.clone(), value.clone()))
            .collect();
        Bot { entry, alternates }
    }
}

impl Bot {
    pub(super) fn finish(self, sources: &Arc<Sources>) -> BotSection {
        let path = self.entry.path();
        let Entry { adapter, index, section } = self.entry;
        BotSection {
            adapter,
            index,
            section: Section::from(section.clone()),
            path,
            value: section,
            alternates: self.alternates,
            sources: Arc::clone(sources),
        }
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
