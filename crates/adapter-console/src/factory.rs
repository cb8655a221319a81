//! How a console is made from its section of the configuration.

use std::sync::Arc;

use mynah_core::config::Description;
use mynah_core::{Adapter, AdapterFactory, Section, SectionError};

use crate::config::ConsoleConfig;
use crate::handle::{Console, NAME};
use crate::texts::TEXTS;

/// Makes consoles on the terminal the process runs in.
///
/// ```
/// use mynah_adapter_console::ConsoleFactory;
/// use mynah_core::AdapterFactory;
///
/// assert_eq!(ConsoleFactory.name(), "Console");
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct ConsoleFactory;

impl AdapterFactory for ConsoleFactory {
    fn name(&self) -> &'static str {
        NAME
    }

    fn build(&self, section: &Section) -> Result<Arc<dyn Adapter>, SectionError> {
        let config: ConsoleConfig = section.parse()?;
        Ok(Arc::new(Console::new(config)?))
    }

    fn describe(&self) -> Option<Description> {
        Some(Description::of::<ConsoleConfig>(&TEXTS))
    }
}

#[cfg(test)]
mod tests {
    use mynah_core::Lang;

    use super::*;

    #[test]
    fn every_key_is_explained_and_nobody_is_named() {
        let described = ConsoleFactory.describe().unwrap();
        assert_eq!(described.unexplained(), [""; 0]);
        let user = described.keys(&Lang::english()).into_iter().find(|key| key.name == "user");
        assert_eq!(user.unwrap().default, None);
    }
}
