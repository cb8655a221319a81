//! Why a module cannot be switched.

use std::fmt;

use mynah_core::config::{nearest, with_suggestion};
use mynah_core::i18n::Phrase;
use mynah_core::{Lang, Localize};

use super::Installed;
use crate::texts::text;

/// Why a module cannot be switched.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ModuleError {
    /// There is no such module.
    Unknown {
        /// The name that was given.
        name: String,
        /// The name that was probably meant.
        nearest: Option<&'static str>,
    },
    /// It is switched on, and cannot run.
    CannotRun {
        /// What keeps it.
        why: Phrase,
    },
}

impl ModuleError {
    pub(super) fn unknown(name: &str, modules: &[Installed]) -> Self {
        let nearest = nearest(name, modules.iter().map(|module| module.name));
        let nearest = modules.iter().map(|module| module.name).find(|name| Some(*name) == nearest);
        Self::Unknown { name: name.to_owned(), nearest }
    }
}

impl Localize for ModuleError {
    fn localize(&self, lang: &Lang) -> String {
        match self {
            Self::Unknown { name, nearest } => {
                let said = text("no-module-of-name").with("name", name.clone());
                with_suggestion(said, *nearest).localize(lang)
            }
            Self::CannotRun { why } => why.localize(lang),
        }
    }
}

impl fmt::Display for ModuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.localize(&Lang::english()))
    }
}

impl std::error::Error for ModuleError {}
