//! Reading all the layers.

mod layered;

use std::path::PathBuf;
use std::sync::Arc;

use mynah_core::Bot;
use mynah_core::i18n::Phrase;

use super::convert::Converter;
use super::document::{Document, Position};
use super::error::{ConfigError, ConfigErrorKind, ConfigErrors};
use super::interpolate::Variables;
use super::overrides::Override;
use super::problem::Problem;
use super::sources::Sources;
use super::{Config, Registry, syntax};
use crate::texts::text;
use layered::Layered;

/// Loads a [`Config`] from a file, the environment and arguments, each over the one before it.
///
/// ```
/// use mynah::config::Loader;
///
/// let config = Loader::new()
///     .text("example.yaml", "log: debug\nbots:\n  - Console:\n")
///     .env([("MYNAH__LANG".to_owned(), "en".to_owned())])
///     .set("log=warn")
///     .load()
///     .unwrap();
/// assert_eq!(config.settings.log, "warn");
/// assert_eq!(config.bots[0].adapter, "Console");
/// ```
#[derive(Default)]
pub struct Loader {
    file: Option<File>,
    variables: Option<Variables>,
    arguments: Vec<String>,
}

enum File {
    Path(PathBuf),
    Text(PathBuf, String),
}

impl Loader {
    /// Loads the defaults, until told of more.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads this file.
    pub fn file(mut self, path: impl Into<PathBuf>) -> Self {
        self.file = Some(File::Path(path.into()));
        self
    }

    /// Reads this text as if it were the file `name`.
    pub fn text(mut self, name: impl Into<PathBuf>, yaml: impl Into<String>) -> Self {
        self.file = Some(File::Text(name.into(), yaml.into()));
        self
    }

    /// Takes these for the variables of the environment, instead of those of the process.
    pub fn env(mut self, variables: impl IntoIterator<Item = (String, String)>) -> Self {
        self.variables = Some(variables.into_iter().collect());
        self
    }

    /// Sets a key over everything else, for example `shutdown.deadline=20s` or `bots.main.lang=en`.
    ///
    /// What counts is the last of several. The value is a scalar, or a list or mapping in brackets.
    pub fn set(mut self, assignment: impl Into<String>) -> Self {
        self.arguments.push(assignment.into());
        self
    }

    /// Loads the configuration.
    ///
    /// # Errors
    ///
    /// Everything found to be wrong, except in the sections of bots and modules: they are read by
    /// who knows them, see [`build`](Self::build).
    pub fn load(self) -> Result<Config, ConfigErrors> {
        let (config, problems) = self.read()?;
        Arc::clone(&config.sources).unless(problems, config)
    }

    /// Loads the configuration, makes its bots and reads the sections of the modules that the
    /// registry knows, to find everything wrong at once.
    ///
    /// # Errors
    ///
    /// Those of [`load`](Self::load) and of [`Registry::build`].
    pub fn build(self, registry: &Registry) -> Result<(Config, Vec<Bot>), ConfigErrors> {
        let (mut config, mut problems) = self.read()?;
        let bots = registry.make(&config, &mut problems);
        registry.read_modules(&mut config, &mut problems);
        Arc::clone(&config.sources).unless(problems, (config, bots))
    }

    fn read(self) -> Result<(Config, Vec<Problem>), ConfigErrors> {
        let variables = self.variables.unwrap_or_else(of_process);
        let mut sources = Sources::default();
        let mut layered = Layered::default();
        let mut unreadable = None;
        match self.file.map(File::read) {
            None => {}
            Some(Ok((name, document))) => {
                let converter = Converter::new(&document, Vec::new(), Some(&variables));
                let (value, said) = converter.run();
                layered.take_file(value, said, &mut sources);
                sources.file = Some(name);
                sources.document = Some(document);
            }
            // In which language to say so may still be given from outside.
            Some(Err(error)) => unreadable = Some(*error),
        }
        for given in overrides(&variables, &self.arguments) {
            match given {
                Ok(given) => layered.overrides.push(given),
                Err(problem) => layered.problems.push(*problem),
            }
        }
        let bots = layered.bots(&mut sources);
        let settings = layered.settings(&mut sources);
        if let Some(error) = unreadable {
            return Err(ConfigErrors::new(vec![error], sources.lang));
        }
        let sources = Arc::new(sources);
        let config = Config {
            settings: settings.unwrap_or_default(),
            bots: bots.into_iter().map(|bot| bot.finish(&sources)).collect(),
            modules: layered.modules(&sources),
            sources,
        };
        Ok((config, layered.problems))
    }
}

/// The variables of the process that are texts.
fn of_process() -> Variables {
    let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
        Some((name.into_string().ok()?, value.into_string().ok()?))
    };
    std::env::vars_os().filter_map(text).collect()
}

/// What is given from outside the file, in the order in which it counts.
fn overrides<'a>(
    variables: &'a Variables,
    arguments: &'a [String],
) -> impl Iterator<Item = Result<Override, Box<Problem>>> + 'a {
    let variables = variables.iter().filter_map(|(name, text)| Override::from_variable(name, text));
    let arguments = arguments
        .iter()
        .enumerate()
        .map(|(index, argument)| Override::from_argument(index + 1, argument));
    variables.chain(arguments)
}

impl File {
    fn read(self) -> Result<(PathBuf, Document), Box<ConfigError>> {
        let (name, bytes) = match self {
            Self::Text(name, text) => (name, text.into_bytes()),
            Self::Path(path) => match std::fs::read(&path) {
                Ok(bytes) => (path, bytes),
                Err(error) => return Err(whole_file(path, unreadable(&error), None)),
            },
        };
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let at = syntax::not_utf8(error.as_bytes(), error.utf8_error());
                let kind = ConfigErrorKind::NotUtf8;
                let message = text("not-utf8");
                return Err(whole_file(name, (kind, message), Some(at)));
            }
        };
        // Editors on Windows put a byte order mark there; it counts as no column.
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned();
        match Document::parse(text.clone()) {
            Ok(document) => Ok((name, document)),
            Err(error) => {
                let (at, message) = syntax::explain(&error, &text);
                Err(whole_file(name, (ConfigErrorKind::Syntax, message), at))
            }
        }
    }
}

fn unreadable(error: &std::io::Error) -> (ConfigErrorKind, Phrase) {
    let message = match error.kind() {
        std::io::ErrorKind::NotFound => text("no-such-file"),
        kind => text("unreadable").with("reason", Phrase::from(kind)),
    };
    (ConfigErrorKind::Unreadable, message)
}

/// Something that keeps the whole file from being read.
fn whole_file(
    name: PathBuf,
    (kind, message): (ConfigErrorKind, Phrase),
    at: Option<Position>,
) -> Box<ConfigError> {
    let sources = Sources { file: Some(name), ..Sources::default() };
    let problem = Problem::new(kind, Vec::new(), message);
    Box::new(sources.error(Problem { at, ..problem }))
}
