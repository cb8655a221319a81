//! The sections of modules.

use std::fmt;

use figment::value::{Dict, Value};
use mynah_core::Section;

use super::placed::Placed;

/// The keys below `modules` that are no modules.
pub(super) const OWN: [&str; 1] = ["disable"];

/// What one module is told: `modules.NAME`.
#[derive(Clone)]
#[non_exhaustive]
pub struct ModuleSection {
    /// The name of the module.
    pub name: String,
    /// What it is told.
    pub section: Section,
    pub(super) placed: Placed,
}

/// Without values: they may be secrets.
impl fmt::Debug for ModuleSection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ModuleSection")
            .field("name", &self.name)
            .field("section", &self.section)
            .finish_non_exhaustive()
    }
}

/// Takes the sections of modules out of the keys of the framework.
pub(super) fn take(settings: &mut Value) -> Vec<(String, Value)> {
    let Value::Dict(_, settings) = settings else { return Vec::new() };
    let Some(Value::Dict(_, modules)) = settings.get_mut("modules") else { return Vec::new() };
    let all = std::mem::take(modules);
    let (own, sections): (Dict, Dict) =
        all.into_iter().partition(|(key, _)| OWN.contains(&key.as_str()));
    *modules = own;
    let filled = |(name, value)| match value {
        Value::Empty(..) => (name, Dict::new().into()),
        value => (name, value),
    };
    sections.into_iter().map(filled).collect()
}
