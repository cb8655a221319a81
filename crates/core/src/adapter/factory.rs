//! How an adapter is made from its section of the configuration.

use std::fmt;
use std::sync::Arc;

use super::Adapter;
use crate::config::{Description, Section, SectionError};

/// Makes the bots of one adapter from their sections of the configuration.
pub trait AdapterFactory: fmt::Debug + Send + Sync {
    /// The name of the adapter, which is the key of its sections; case does not matter there.
    fn name(&self) -> &'static str;

    /// Makes a bot without connecting it.
    ///
    /// # Errors
    ///
    /// When the section cannot be meant: an unknown key, a malformed value. Everything that can
    /// be known before connecting is found out here.
    fn build(&self, section: &Section) -> Result<Arc<dyn Adapter>, SectionError>;

    /// What may stand in a section, for editors and for a file to start from; `None` where
    /// nobody described it.
    fn describe(&self) -> Option<Description> {
        None
    }
}
