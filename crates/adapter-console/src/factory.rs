//! How a console is made from its section of the configuration.

use std::sync::Arc;

use mynah_core::{Adapter, AdapterFactory, Section, SectionError};

use crate::config::ConsoleConfig;
use crate::handle::{Console, NAME};

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
}
